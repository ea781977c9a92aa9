import type { Article } from '../article/article.ts';
import { compareCodeUnits } from '../article/order.ts';

/** A year or month and the articles whose date, as written, lies in it. */
export interface Period<T> {
  /** `2026` or `2026-11`. */
  period: string;
  articles: T[];
}

export interface Year<T> extends Period<T> {
  months: Period<T>[];
}

/** Groups articles by year and month, newest first. In a group they keep their order. */
export function groupByYear<T extends { article: Article }>(published: readonly T[]): Year<T>[] {
  return groupByDatePrefix(published, 4).map((year) => ({
    ...year,
    months: groupByDatePrefix(year.articles, 7),
  }));
}

function groupByDatePrefix<T extends { article: Article }>(items: readonly T[], length: number) {
  const groups = Map.groupBy(items, ({ article }) => article.published.slice(0, length));
  // In another time zone, a later instant may have an earlier date.
  return [...groups]
    .sort(([a], [b]) => compareCodeUnits(b, a))
    .map(([period, articles]) => ({ period, articles }));
}
