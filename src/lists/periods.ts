import type { Article } from '../article/article.ts';

/** A year or a month, in UTC, with the articles published in it, in the order given. */
export interface Period<T> {
  /** `2026` or `2026-11`, as it stands in addresses. */
  period: string;
  articles: T[];
}

/** A year and its months. */
export interface Year<T> extends Period<T> {
  months: Period<T>[];
}

/**
 * The years and months in which articles were published.
 * @param published newest first, as the periods are then
 */
export function yearsOf<T extends { article: Article }>(published: readonly T[]): Year<T>[] {
  return periods(published, 4).map((year) => ({ ...year, months: periods(year.articles, 7) }));
}

function periods<T extends { article: Article }>(
  published: readonly T[],
  digits: number,
): Period<T>[] {
  const groups = Map.groupBy(published, ({ article }) =>
    article.published.toISOString().slice(0, digits),
  );
  return [...groups].map(([period, articles]) => ({ period, articles }));
}
