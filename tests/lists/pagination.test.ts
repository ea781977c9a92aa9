import { expect, test } from 'vitest';
import { paginate } from '../../src/lists/pagination.ts';

/** Articles by their numbers, the newest first. */
const newest = (count: number) => Array.from({ length: count }, (_, index) => count - index);

test.each([
  [0, [[]]],
  [3, [[3, 2, 1]]],
  [7, [[7, 6, 5, 4, 3, 2, 1]]],
  [
    8,
    [
      [8, 7, 6, 5],
      [4, 3, 2, 1],
    ],
  ],
  [
    11,
    [
      [11, 10, 9, 8, 7, 6, 5],
      [4, 3, 2, 1],
    ],
  ],
  [
    13,
    [
      [13, 12, 11, 10, 9],
      [8, 7, 6, 5],
      [4, 3, 2, 1],
    ],
  ],
])('%i articles, four a page, are divided from the oldest', (count, pages) => {
  expect(paginate(newest(count), 4).map(({ items }) => items)).toEqual(pages);
});

test('pages are numbered from the oldest, the newest has no number, and each knows those beside it', () => {
  expect(
    paginate(newest(13), 4).map(({ page, newer, older }) => [page, newer?.page, older?.page]),
  ).toEqual([
    [undefined, undefined, 2],
    [2, undefined, 1],
    [1, 2, undefined],
  ]);
  const [first, second] = paginate(newest(13), 4);
  expect(first).not.toHaveProperty('newer');
  expect(second).toHaveProperty('newer');
});

test('a full page never changes, however many articles come', () => {
  const seen = new Map<number, number[]>();
  for (let count = 0; count < 60; count += 1) {
    const pages = paginate(newest(count), 4);
    expect(pages.flatMap(({ items }) => items)).toEqual(newest(count));
    for (const { page, items } of pages) {
      if (page === undefined) continue;
      expect(items).toEqual(seen.get(page) ?? items);
      seen.set(page, items);
    }
  }
  expect(seen.size).toBe(13);
});
