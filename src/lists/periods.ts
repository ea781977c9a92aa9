import type { Article } from '../article/article.ts';

/** A year or month (UTC) and the articles published in it. */
export interface Period<T> {
  /** `2026` or `2026-11`. */
  period: string;
  articles: T[];
}

export interface Year<T> extends Period<T> {
  months: Period<T>[];
}

/** Groups articles by year and month, in the order given. */
export function groupByYear<T extends { article: Article }>(published: readonly T[]): Year<T>[] {
  return groupByDatePrefix(published, 4).map((year) => ({
    ...year,
    months: groupByDatePrefix(year.articles, 7),
  }));
}

function groupByDatePrefix<T extends { article: Article }>(
  published: readonly T[],
  length: number,
): Period<T>[] {
  const groups = Map.groupBy(published, ({ article }) =>
    article.published.toISOString().slice(0, length),
  );
  return [...groups].map(([period, articles]) => ({ period, articles }));
}
