import type { Article } from '../article/article.ts';
import { groupByStory } from '../article/versions.ts';
import { quote } from '../content/diagnostic.ts';
import { languageCodes } from '../language/languages.ts';
import { groupByTerm } from '../lists/terms.ts';
import { taxonomies } from '../routes.ts';
import { findSimilarNames } from './similar-names.ts';

const MAX_LINES_PER_KIND = 20;

/**
 * Lists likely mistakes that don't stop the build, one per line.
 * @param articles newest first
 */
export function collectAdvice(articles: readonly Article[]): string[] {
  const items = articles.map((article) => ({ article }));
  return [adviseOnNames(items), adviseOnKeys(items)].flatMap(limitLines);
}

/** Keeps the first lines of one kind of advice, and counts the rest. */
export function limitLines(lines: readonly string[]): readonly string[] {
  const rest = lines.length - MAX_LINES_PER_KIND;
  if (rest <= 0) return lines;
  return [...lines.slice(0, MAX_LINES_PER_KIND), `and ${rest} more like these`];
}

function adviseOnNames(items: readonly { article: Article }[]): string[] {
  return languageCodes.flatMap((language) => {
    const edition = items.filter(({ article }) => article.language === language);
    return taxonomies.flatMap((taxonomy) => {
      const terms = Map.groupBy(groupByTerm(edition, taxonomy, language), ({ name }) => name);
      return findSimilarNames([...terms.keys()]).map((pair) => {
        const names = pair.map((name) => {
          const article = terms.get(name)?.[0]?.articles[0]?.article;
          return `${quote(name)} (${article === undefined ? '' : fileOf(article)})`;
        });
        return `${taxonomy} ${names.join(' and ')} look like the same name: if they are, spell both the same way`;
      });
    });
  });
}

/** Finds translation keys that only one article has. */
function adviseOnKeys(items: readonly { article: Article }[]): string[] {
  return [...groupByStory(items)].flatMap(([key, versions]) => {
    const [version] = versions;
    if (version === undefined || versions.length > 1) return [];
    return `translationKey ${quote(key)} is only in ${fileOf(version.article)}: check its spelling if the story has other versions`;
  });
}

/** Returns the file of an article, as advice names it. */
export function fileOf({ language, slug }: Article): string {
  return `articles/${language}/${slug}.md`;
}
