import { quote } from '../content/diagnostic.ts';
import type { Article } from '../article/article.ts';
import { taxonomies } from '../routes.ts';
import { termsOf } from '../lists/terms.ts';
import { stories } from '../article/versions.ts';
import { languageCodes } from '../language/languages.ts';
import { twins } from './twins.ts';

/** Of each kind enough to begin with: what is mended brings up the rest. */
const most = 20;

/**
 * What is likely a slip, and keeps no article from being published: a line each.
 * @param articles newest first
 */
export function adviceOf(articles: readonly Article[]): string[] {
  const all = articles.map((article) => ({ article }));
  const lonely = [...stories(all)].flatMap(([key, [version, ...others]]) =>
    version === undefined || others.length > 0
      ? []
      : [
          `translationKey ${quote(key)} stands in ${fileOf(version.article)} alone: ` +
            'correct it, if another version of the story has come out',
        ],
  );
  const doubles = languageCodes.flatMap((language) => {
    const edition = all.filter(({ article }) => article.language === language);
    return taxonomies.flatMap((taxonomy) => {
      const terms = termsOf(edition, taxonomy, language);
      const named = Map.groupBy(terms, ({ name }) => name);
      return twins([...named.keys()]).map((pair) => {
        const said = pair.map((name) => {
          const article = named.get(name)?.[0]?.articles[0]?.article;
          return `${quote(name)} (${article === undefined ? '' : fileOf(article)})`;
        });
        return `${taxonomy} ${said.join(' and ')} may be one: written alike, they share a page`;
      });
    });
  });
  return [doubles, lonely].flatMap((found) => {
    const rest = found.length - most;
    return rest > 0 ? [...found.slice(0, most), `and ${String(rest)} more like these`] : found;
  });
}

function fileOf({ language, slug }: Article): string {
  return `articles/${language}/${slug}.md`;
}
