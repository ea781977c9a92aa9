import { expect, test } from 'vitest';
import { groupByYear } from '../../src/lists/periods.ts';

test('groups dates by the year and month that are written, newest first', () => {
  const all = [
    '2027-01-01T00:30:00+03:00',
    '2026-12-31',
    '2026-03-01',
    // In this order of instants, an earlier year comes first.
    '2024-12-31T23:00:00-03:00',
    '2025-01-01',
  ];
  const counted = groupByYear(all, (date) => date).map(({ period, items, months }) => [
    period,
    items.length,
    months.map((month) => `${month.period}: ${String(month.items.length)}`),
  ]);
  expect(counted).toEqual([
    ['2027', 1, ['2027-01: 1']],
    ['2026', 2, ['2026-12: 1', '2026-03: 1']],
    ['2025', 1, ['2025-01: 1']],
    ['2024', 1, ['2024-12: 1']],
  ]);
  expect(groupByYear([], String)).toEqual([]);
});
