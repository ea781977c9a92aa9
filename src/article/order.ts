import type { Article } from './article.ts';

/** Whether the article is for readers at a point in time: no draft, and not in the future. */
export function isPublished(article: Article, now: Date): boolean {
  return article.draft !== true && article.published <= now;
}

/** The article as readers know it at a point in time: what is told of it with a later date has not happened yet. */
export function asOf(article: Article, now: Date): Article {
  const { updated, corrections, sourceRevised, ...rest } = article;
  const made = corrections?.filter(({ date }) => date <= now) ?? [];
  return {
    ...rest,
    ...(updated && updated <= now && { updated }),
    ...(made.length > 0 && { corrections: made }),
    ...(sourceRevised && sourceRevised <= now && { sourceRevised }),
  };
}

/** Newest first; equal times in the order of slugs, then of languages. */
export function newestFirst(a: Article, b: Article): number {
  return (
    b.published.getTime() - a.published.getTime() ||
    byCodeUnit(a.slug, b.slug) ||
    byCodeUnit(a.language, b.language)
  );
}

/** The order of UTF-16 units: the same on every machine, whatever its locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
