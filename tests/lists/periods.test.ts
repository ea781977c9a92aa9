import { expect, test } from 'vitest';
import { groupByYear } from '../../src/lists/periods.ts';
import { articleOf, sample } from '../article/sample.ts';

const publishedOn = (day: string) => ({
  article: { ...articleOf(sample), published: new Date(day) },
});

test('groups articles by year and month in UTC, newest first', () => {
  const all = [
    publishedOn('2027-01-01T00:30:00+03:00'),
    publishedOn('2026-12-31'),
    publishedOn('2026-03-01'),
    publishedOn('2025-12-31T23:00:00-03:00'),
    publishedOn('2025-12-31'),
  ];
  const counted = groupByYear(all).map(({ period, articles, months }) => [
    period,
    articles.length,
    months.map((month) => `${month.period}: ${String(month.articles.length)}`),
  ]);
  expect(counted).toEqual([
    ['2026', 4, ['2026-12: 2', '2026-03: 1', '2026-01: 1']],
    ['2025', 1, ['2025-12: 1']],
  ]);
  expect(groupByYear([])).toEqual([]);
});
