import { expect, test } from 'vitest';
import { paginate } from '../../src/lists/pagination.ts';

/** Numbered articles, newest first. */
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
])('divides %i articles into pages of four, starting with the oldest', (count, pages) => {
  expect(paginate(newest(count), 4).map(({ items }) => items)).toEqual(pages);
});

test('lets the first page be shorter', () => {
  expect(paginate(newest(8), 4, 1).map(({ items }) => items.length)).toEqual([4, 4]);
  expect(paginate(newest(9), 4, 2).map(({ items }) => items.length)).toEqual([5, 4]);
  expect(paginate(newest(10), 4, 2).map(({ items }) => items.length)).toEqual([2, 4, 4]);
});

test('numbers pages from the oldest, except the newest, and links neighbours', () => {
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

test('a full page never changes when articles are added', () => {
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
