import { expect, test } from 'vitest';
import { compareNewestFirst, dropFutureChanges, isPublished } from '../../src/article/order.ts';
import type { Article } from '../../src/article/article.ts';
import { articleOf, sample } from './sample.ts';

test('drops updates, corrections and source revisions dated after the given time', () => {
  const correction = { error: 'site' as const, text: 'x' };
  const article: Article = {
    ...articleOf(sample),
    updated: '2026-12-01',
    sourceRevised: '2026-12-03',
    corrections: [
      { ...correction, date: '2026-11-30' },
      { ...correction, date: '2026-12-02' },
    ],
  };
  expect(dropFutureChanges(article, new Date('2026-12-03'))).toEqual(article);
  const before = dropFutureChanges(article, new Date('2026-12-01'));
  expect(before.updated).toEqual(article.updated);
  expect(before.corrections).toEqual([{ ...correction, date: '2026-11-30' }]);
  expect(before).not.toHaveProperty('sourceRevised');
  const first = dropFutureChanges(article, new Date('2026-11-29'));
  expect(first).toEqual(articleOf(sample));
  expect(first).not.toHaveProperty('corrections');
});

test('drops reviews and verifications dated after the given time', () => {
  const person = { name: 'A. Sample', type: 'person' as const };
  const past = { ...person, work: ['reviewed' as const], date: '2026-11-30' };
  const future = { ...person, work: ['edited' as const, 'reviewed' as const] };
  const article: Article = {
    ...articleOf(sample),
    translator: [past, { ...future, date: '2026-12-02' }],
    verified: [{ name: 'B. Sample', date: '2026-12-02' }, { name: 'C. Sample' }],
  };
  const now = new Date('2026-12-01');
  expect(dropFutureChanges(article, new Date('2026-12-02'))).toEqual(article);
  expect(dropFutureChanges(article, now)).toEqual({
    ...article,
    translator: [past, { ...person, work: ['edited'] }],
    verified: [{ name: 'C. Sample' }],
  });
  expect(Object.keys(dropFutureChanges(article, now))).toEqual(Object.keys(article));
  const first = dropFutureChanges(
    { ...article, translator: [past], verified: [{ name: 'B. Sample', date: '2026-12-01' }] },
    new Date('2026-11-29'),
  );
  expect(first.translator).toBeNull();
  expect(first).not.toHaveProperty('verified');
  expect(dropFutureChanges({ ...article, translator: 'none', verified: 'none' }, now)).toEqual({
    ...article,
    translator: 'none',
    verified: 'none',
  });
});

test('an article is published from the instant of its date', () => {
  const article = { ...articleOf(sample), published: '2026-11-26T01:00+03:00' };
  expect(isPublished(article, new Date('2026-11-25T21:59:59Z'))).toBe(false);
  expect(isPublished(article, new Date('2026-11-25T22:00:00Z'))).toBe(true);
  expect(isPublished({ ...article, draft: true }, new Date('2026-12-01'))).toBe(false);
});

test('articles are in the order of their instants, a date without time at the beginning of its day', () => {
  const published = (date: string) => ({ ...articleOf(sample), published: date });
  const sorted = [
    published('2026-11-26'),
    published('2026-11-26T01:00+03:00'),
    published('2026-11-26T09:30Z'),
  ].sort(compareNewestFirst);
  expect(sorted.map((article) => article.published)).toEqual([
    '2026-11-26T09:30Z',
    '2026-11-26',
    '2026-11-26T01:00+03:00',
  ]);
});
