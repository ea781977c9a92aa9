import type { Article } from './article.ts';

/** Checks that an article is neither a draft nor dated after `now`. */
export function isPublished(article: Article, now: Date): boolean {
  return article.draft !== true && article.published <= now;
}

/** Drops updates, corrections and source revisions dated after `now`, so that scheduled changes don't appear early. */
export function dropFutureChanges(article: Article, now: Date): Article {
  const { updated, corrections, sourceRevised, ...rest } = article;
  const pastCorrections = corrections?.filter(({ date }) => date <= now) ?? [];
  return {
    ...rest,
    ...(updated && updated <= now && { updated }),
    ...(pastCorrections.length > 0 && { corrections: pastCorrections }),
    ...(sourceRevised && sourceRevised <= now && { sourceRevised }),
  };
}

/** Sorts articles by date, newest first. Articles of the same time are sorted by slug, then by language. */
export function compareNewestFirst(a: Article, b: Article): number {
  return (
    b.published.getTime() - a.published.getTime() ||
    compareCodeUnits(a.slug, b.slug) ||
    compareCodeUnits(a.language, b.language)
  );
}

/** Sorts strings by UTF-16 code units: unlike `localeCompare`, the same on every machine. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
