import { expect, test } from 'vitest';
import { groupByYear } from '../../src/lists/periods.ts';
import { articleOf, sample } from '../article/sample.ts';

const publishedOn = (day: string) => ({
  article: { ...articleOf(sample), published: day },
});

test('groups articles by the year and month that are written, newest first', () => {
  const all = [
    publishedOn('2027-01-01T00:30:00+03:00'),
    publishedOn('2026-12-31'),
    publishedOn('2026-03-01'),
    // In this order of instants, an earlier year comes first.
    publishedOn('2024-12-31T23:00:00-03:00'),
    publishedOn('2025-01-01'),
  ];
  const counted = groupByYear(all).map(({ period, articles, months }) => [
    period,
    articles.length,
    months.map((month) => `${month.period}: ${String(month.articles.length)}`),
  ]);
  expect(counted).toEqual([
    ['2027', 1, ['2027-01: 1']],
    ['2026', 2, ['2026-12: 1', '2026-03: 1']],
    ['2025', 1, ['2025-01: 1']],
    ['2024', 1, ['2024-12: 1']],
  ]);
  expect(groupByYear([])).toEqual([]);
});
