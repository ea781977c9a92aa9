import { compareCodeUnits } from '../article/order.ts';

/** A year or month and what has a date, as written, that lies in it. */
export interface Period<T> {
  /** `2026` or `2026-11`. */
  period: string;
  items: T[];
}

export interface Year<T> extends Period<T> {
  months: Period<T>[];
}

/** Groups by year and month, newest first. In a group, items keep their order. */
export function groupByYear<T>(items: readonly T[], dateOf: (item: T) => string): Year<T>[] {
  const group = (some: readonly T[], length: number): Period<T>[] => {
    const groups = Map.groupBy(some, (item) => dateOf(item).slice(0, length));
    // In another time zone, a later instant may have an earlier date.
    return [...groups]
      .sort(([a], [b]) => compareCodeUnits(b, a))
      .map(([period, own]) => ({ period, items: own }));
  };
  return group(items, 4).map((year) => ({ ...year, months: group(year.items, 7) }));
}
