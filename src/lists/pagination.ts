import type { PageNumber } from '../routes.ts';

/** A page of a list, with links to its neighbours. */
export interface ListPage<T> {
  page: PageNumber;
  items: T[];
  newer?: { page: PageNumber };
  older?: { page: PageNumber };
}

/**
 * Divides a list into pages numbered from the oldest, so that new articles don't change full pages. The first page has no
 * number and the newest items: at least `shortest` and fewer than `shortest + size`, or all if there are fewer.
 * @param items newest first
 * @param size items on a numbered page
 * @returns the pages, newest first, at least one
 */
export function paginate<T>(items: readonly T[], size: number, shortest = size): ListPage<T>[] {
  const numberedCount = Math.max(0, Math.floor((items.length - shortest) / size));
  const firstLength = items.length - numberedCount * size;
  return Array.from({ length: numberedCount + 1 }, (_, index): ListPage<T> => {
    const start = index === 0 ? 0 : firstLength + (index - 1) * size;
    const pageNumber = (at: number): PageNumber => (at === 0 ? undefined : numberedCount - at + 1);
    return {
      page: pageNumber(index),
      items: items.slice(start, index === 0 ? firstLength : start + size),
      ...(index > 0 && { newer: { page: pageNumber(index - 1) } }),
      ...(index < numberedCount && { older: { page: pageNumber(index + 1) } }),
    };
  });
}
