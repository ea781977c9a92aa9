import { namesOf, termSlug } from '../article/names.ts';
import { groupByStory } from '../article/versions.ts';
import type { LocatedArticle } from '../content/collection.ts';
import { quote, type Diagnostic, type Finding, type Path } from '../content/diagnostic.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { languageCodes } from '../language/languages.ts';
import { groupByTerm } from '../lists/terms.ts';
import { routes, taxonomies } from '../routes.ts';
import { isMachineName } from './machines.ts';
import { advise } from './rule.ts';
import { findSimilarNames } from './similar-names.ts';
import { findSimilarTexts } from './similar-texts.ts';
import { adviseOnYears } from './years.ts';

/** An article, and what its text is compared by. */
interface CheckedArticle extends LocatedArticle {
  bodyLine: number;
  /** See `sketchText`. */
  sketch: readonly number[];
}

/**
 * Finds likely mistakes in fields, and texts that are there twice. They don't stop the build.
 * @param articles newest first
 */
export function collectAdvice(articles: readonly CheckedArticle[], now: Date): Diagnostic[] {
  return [
    ...adviseOnNames(articles),
    ...articles.flatMap((article) => [
      ...adviseOnEntries(article),
      ...adviseOnReview(article),
      ...adviseOnLists(article),
      ...adviseOnYears(article, now),
    ]),
    ...adviseOnKeys(articles),
    ...adviseOnTexts(articles),
  ];
}

function adviseOnNames(articles: readonly LocatedArticle[]): Diagnostic[] {
  return languageCodes.flatMap((language) => {
    const edition = articles.filter(({ article }) => article.language === language);
    return taxonomies.flatMap((taxonomy) => {
      const terms = groupByTerm(edition, taxonomy, language);
      const byName = new Map(terms.map((term) => [term.name, term]));
      const adviseOn = (name: string, other: string, describe: (other: string) => Finding) => {
        const located = byName.get(name)?.articles[0];
        const entry =
          located && namesOf(located.article, taxonomy).find(({ text }) => text === name);
        const file = byName.get(other)?.articles[0]?.file ?? '';
        return entry ? [advise(located, entry.path, describe(`${quote(other)} in ${file}`))] : [];
      };
      const similar = findSimilarNames([...byName.keys()]).flatMap(([name, other]) =>
        adviseOn(name, other, (it) => ({
          found: `${quote(name)}, which looks like ${it}`,
          expected: 'one spelling of a name',
          fix: 'if they are the same name, spell both the same way',
        })),
      );
      const moved = terms.flatMap(({ name, slug }) => {
        const plain = termSlug({ text: name }, taxonomy, {});
        const owner = terms.find((term) => term.slug === plain && term.name !== name);
        if (slug === plain || !owner || !slug.startsWith(`${plain}-`)) return [];
        return adviseOn(name, owner.name, (it) => ({
          found: `${quote(name)}, whose page is ${routes.term(language, taxonomy, slug)}, because ${it} has ${routes.term(language, taxonomy, plain)}`,
          expected: 'names whose letters give different addresses',
          fix: 'if they are the same name, spell both the same way; otherwise leave them as they are',
        }));
      });
      return [...similar, ...moved];
    });
  });
}

/** Finds names that look like none, which the mapping form accepts as written, and machines named as people. */
function adviseOnEntries(located: LocatedArticle): Diagnostic[] {
  const { source, translator, verified } = located.article;
  const find = <T extends { name: string }>(
    path: Path,
    entries: T[] | string | null | undefined,
    isMeant: (entry: T) => boolean,
    expected: string,
    fix: string,
  ) =>
    (Array.isArray(entries) ? entries : []).flatMap((entry, index) =>
      isMeant(entry)
        ? advise(located, [...path, index, 'name'], { found: quote(entry.name), expected, fix })
        : [],
    );
  const isNoName = ({ name }: { name: string }) => findNameStandIn(name) !== undefined;
  const isOutlet = (outlet: { name: string }) => !isNoName(outlet) || isDomain(outlet.name);
  const aName = 'a name, which this looks unlike';
  const noMachine = 'a person or an organization, and this looks like a machine';
  return [
    ...find(
      ['translator'],
      translator,
      isNoName,
      aName,
      'if it is none, write `translator: unknown`, or `translator: withheld` if it is deliberately not given',
    ),
    ...find(
      ['source', 'cites'],
      source.cites,
      (outlet) => !isOutlet(outlet),
      aName,
      'if it is none, write the name of the outlet',
    ),
    ...find(
      ['verified'],
      verified,
      isNoName,
      aName,
      'if it is none, write who verified the content',
    ),
    ...find(
      ['translator'],
      translator,
      ({ type, name }) => type !== 'machine' && isMachineName(name),
      noMachine,
      'if it is a machine, write `type: machine`',
    ),
    ...find(
      ['source', 'author'],
      source.author,
      ({ name }) => isMachineName(name),
      noMachine,
      'if a machine translated the text, name it under `translator` with `type: machine`',
    ),
  ];
}

/** Outlets such as Lenta.ru are named after their domain. */
function isDomain(name: string): boolean {
  return findNameStandIn(name) === 'address' && /^(?!www\.)[\p{L}\p{N}.-]+$/iu.test(name);
}

/** Finds the translations of machines that nobody reviewed. */
function adviseOnReview(located: LocatedArticle): Diagnostic[] {
  const { translator } = located.article;
  const entries = Array.isArray(translator) ? translator : [];
  if (entries.some(({ type, work }) => type !== 'machine' && work.includes('reviewed'))) return [];
  return entries.flatMap(({ type, work, name }, index) => {
    const isTranslation = work.includes('translated') || work.includes('summarised');
    if (type !== 'machine' || !isTranslation) return [];
    return advise(located, ['translator', index, 'name'], {
      found: `${quote(name)}, whose work nobody reviewed`,
      expected: 'a person or an organization with `work: [reviewed]`',
      fix: 'let somebody compare the text with the original, and name them in an entry of their own',
    });
  });
}

/** Separators of lists in several scripts. A slash can be part of a name: HIV/AIDS. */
const SEPARATORS =
  /\s*[،؛;、，；|]\s*|\s\/\s|(?<=[\p{Ll}\p{Lo}])\/(?=\p{L})|, (?=.*, )|(?<=, .*), /u;

/** Finds lists that are written as one topic or one name. */
function adviseOnLists(located: LocatedArticle): Diagnostic[] {
  const { author } = located.article.source;
  const authors = (Array.isArray(author) ? author : []).map(({ name }, index) => {
    return { text: name, path: ['source', 'author', index] };
  });
  const names = taxonomies.flatMap((taxonomy) => namesOf(located.article, taxonomy));
  return [...names, ...authors].flatMap(({ text, path }) => {
    const parts = text.split(SEPARATORS).filter((part) => part !== '');
    if (parts.length < 2) return [];
    return advise(located, path, {
      found: `${quote(text)}, which looks like a list`,
      expected: 'one topic or one name in each entry',
      fix: `if it is a list, write each entry on its own line after a hyphen, or with commas: [${parts.join(', ')}]`,
    });
  });
}

/** Finds translation keys that only one article has. */
function adviseOnKeys(articles: readonly LocatedArticle[]): Diagnostic[] {
  return [...groupByStory(articles)].flatMap(([key, [version, ...others]]) => {
    if (version === undefined || others.length > 0) return [];
    return advise(version, ['translationKey'], {
      found: `${quote(key)}, which no other article has`,
      expected: 'the same key in each version of a story',
      fix: 'check its spelling if the story has other versions',
    });
  });
}

/** Finds texts that are in two articles, although perhaps with some other words. */
function adviseOnTexts(articles: readonly CheckedArticle[]): Diagnostic[] {
  return findSimilarTexts(articles.map(({ sketch }) => sketch)).flatMap(([newer, older]) => {
    const [one, other] = [articles[newer], articles[older]];
    if (!one || !other) return [];
    return {
      ...{ file: one.file, line: one.bodyLine, column: 1, field: 'body', isAdvice: true as const },
      found: `nearly the same text as in ${other.file}`,
      expected: 'each text once',
      fix: 'keep one of the two articles, and add the address of the other to its `aliases`',
    };
  });
}
