import type { Article } from './article.ts';

/**
 * Memoizes a function of an article, for what several pages and formats ask of the same one. Callers must not change the
 * result.
 */
export function memoizePerArticle<T extends object>(
  make: (article: Article) => T,
): (article: Article) => T {
  const made = new WeakMap<Article, T>();
  return (article) => {
    const result = made.get(article) ?? make(article);
    made.set(article, result);
    return result;
  };
}
