import { namesOf, termSlug } from '../article/names.ts';
import { groupByStory } from '../article/versions.ts';
import type { LocatedArticle } from '../content/collection.ts';
import { quote, type Diagnostic, type Finding } from '../content/diagnostic.ts';
import { languageCodes } from '../language/languages.ts';
import { groupByTerm } from '../lists/terms.ts';
import { routes, taxonomies } from '../routes.ts';
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
 * Finds likely mistakes that need several articles or the date of today, such as texts that are there twice. They don't stop
 * the build.
 * @param articles newest first
 */
export function collectAdvice(articles: readonly CheckedArticle[], now: Date): Diagnostic[] {
  return [
    ...adviseOnNames(articles),
    ...articles.flatMap((article) => adviseOnYears(article, now)),
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
