import { namesOf } from '../article/names.ts';
import { groupByStory } from '../article/versions.ts';
import type { Article } from '../article/article.ts';
import type { LocatedArticle } from '../content/collection.ts';
import { quote, type Diagnostic, type Finding, type Path } from '../content/diagnostic.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { formatPath } from '../content/yaml.ts';
import { languageCodes } from '../language/languages.ts';
import { groupByTerm } from '../lists/terms.ts';
import { taxonomies } from '../routes.ts';
import { isMachineName } from './machines.ts';
import { findSimilarNames } from './similar-names.ts';

/**
 * Finds likely mistakes in fields, which don't stop the build.
 * @param articles newest first
 */
export function collectAdvice(articles: readonly LocatedArticle[]): Diagnostic[] {
  return [
    ...adviseOnNames(articles),
    ...articles.flatMap(adviseOnEntries),
    ...adviseOnKeys(articles),
  ];
}

/** Describes a likely mistake in a field. */
export function advise({ file, locate }: LocatedArticle, path: Path, finding: Finding): Diagnostic {
  return { file, ...locate(path), field: formatPath(path), ...finding, isAdvice: true };
}

function adviseOnNames(articles: readonly LocatedArticle[]): Diagnostic[] {
  return languageCodes.flatMap((language) => {
    const edition = articles.filter(({ article }) => article.language === language);
    return taxonomies.flatMap((taxonomy) => {
      const terms = new Map(
        groupByTerm(edition, taxonomy, language).map(({ name, articles: [first] }) => [
          name,
          first,
        ]),
      );
      return findSimilarNames([...terms.keys()]).flatMap(([name, other]) => {
        const located = terms.get(name);
        const entry =
          located && namesOf(located.article, taxonomy).find(({ text }) => text === name);
        if (!entry) return [];
        const otherFile = terms.get(other)?.file ?? '';
        return advise(located, entry.path, {
          found: `${quote(name)}, which looks like ${quote(other)} in ${otherFile}`,
          expected: 'one spelling of a name',
          fix: 'if they are the same name, spell both the same way',
        });
      });
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

/** Returns the file of an article, as advice names it. */
export function fileOf({ language, slug }: Pick<Article, 'language' | 'slug'>): string {
  return `articles/${language}/${slug}.md`;
}
