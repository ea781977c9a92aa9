import { expect, test } from 'vitest';
import { dropFutureChanges } from '../../src/article/order.ts';
import type { Article } from '../../src/article/article.ts';
import { articleOf, sample } from './sample.ts';

test('drops updates, corrections and source revisions dated after the given time', () => {
  const day = (text: string) => new Date(text);
  const correction = { error: 'site' as const, text: 'x' };
  const article: Article = {
    ...articleOf(sample),
    updated: day('2026-12-01'),
    sourceRevised: day('2026-12-03'),
    corrections: [
      { ...correction, date: day('2026-11-30') },
      { ...correction, date: day('2026-12-02') },
    ],
  };
  expect(dropFutureChanges(article, day('2026-12-03'))).toEqual(article);
  const before = dropFutureChanges(article, day('2026-12-01'));
  expect(before.updated).toEqual(article.updated);
  expect(before.corrections).toEqual([{ ...correction, date: day('2026-11-30') }]);
  expect(before).not.toHaveProperty('sourceRevised');
  const first = dropFutureChanges(article, day('2026-11-29'));
  expect(first).toEqual(articleOf(sample));
  expect(first).not.toHaveProperty('corrections');
});

test('drops reviews and verifications dated after the given time', () => {
  const day = (text: string) => new Date(text);
  const person = { name: 'A. Sample', type: 'person' as const };
  const past = { ...person, work: ['reviewed' as const], date: day('2026-11-30') };
  const future = { ...person, work: ['edited' as const, 'reviewed' as const] };
  const article: Article = {
    ...articleOf(sample),
    translator: [past, { ...future, date: day('2026-12-02') }],
    verified: [{ name: 'B. Sample', date: day('2026-12-02') }, { name: 'C. Sample' }],
  };
  const now = day('2026-12-01');
  expect(dropFutureChanges(article, day('2026-12-02'))).toEqual(article);
  expect(dropFutureChanges(article, now)).toEqual({
    ...article,
    translator: [past, { ...person, work: ['edited'] }],
    verified: [{ name: 'C. Sample' }],
  });
  expect(Object.keys(dropFutureChanges(article, now))).toEqual(Object.keys(article));
  const first = dropFutureChanges(
    { ...article, translator: [past], verified: [{ name: 'B. Sample', date: now }] },
    day('2026-11-29'),
  );
  expect(first.translator).toBeNull();
  expect(first).not.toHaveProperty('verified');
  expect(dropFutureChanges({ ...article, translator: 'none', verified: 'none' }, now)).toEqual({
    ...article,
    translator: 'none',
    verified: 'none',
  });
});
