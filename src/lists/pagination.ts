import type { PageNumber } from '../routes.ts';

/** A page of a list, and those beside it. */
export interface ListPage<T> {
  page: PageNumber;
  items: T[];
  /** Nothing where the list ends. */
  newer?: { page: PageNumber };
  older?: { page: PageNumber };
}

/**
 * Divides a list into pages that are numbered from the oldest: a full page never changes, however many articles come.
 * What is newer than the last full page but one is on the list's own page, so that it is never nearly empty.
 * @param items newest first
 * @param size how many items a numbered page has; the first has as many to twice as many, or all there are
 * @returns the newest first; one page at least
 */
export function paginate<T>(items: readonly T[], size: number): ListPage<T>[] {
  const numbered = Math.max(0, Math.floor(items.length / size) - 1);
  const first = items.length - numbered * size;
  return Array.from({ length: numbered + 1 }, (_, index): ListPage<T> => {
    const start = index === 0 ? 0 : first + (index - 1) * size;
    const number = (at: number): PageNumber => (at === 0 ? undefined : numbered - at + 1);
    return {
      page: number(index),
      items: items.slice(start, index === 0 ? first : start + size),
      ...(index > 0 && { newer: { page: number(index - 1) } }),
      ...(index < numbered && { older: { page: number(index + 1) } }),
    };
  });
}
