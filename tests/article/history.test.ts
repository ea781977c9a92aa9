import { describe, expect, test } from 'vitest';
import {
  listCautions,
  listCorrections,
  describeCorrections,
  describeDates,
} from '../../src/article/history.ts';
import type { Article } from '../../src/article/article.ts';
import { articleOf, sample } from './sample.ts';

const words = (article: Article, corrected?: string) =>
  describeDates(article, corrected)
    .map(({ text }) => text)
    .join('');

describe('describeDates', () => {
  const changed = (language: Article['language']): Article => ({
    ...articleOf(sample, language),
    updated: '2026-11-23',
    corrections: [
      { date: '2026-11-25', error: 'site', text: 'x' },
      { date: '2026-11-24', error: 'source', text: 'y' },
    ],
  });

  test.each([
    ['en', 'Published 22 November 2026 · Updated 23 November 2026 · Corrected 25 November 2026'],
    ['ar', 'نُشر في 22 نوفمبر 2026 · آخر تحديث في 23 نوفمبر 2026 · صُوِّب في 25 نوفمبر 2026'],
    [
      'ru',
      'Опубликовано 22 ноября 2026 г. · Обновлено 23 ноября 2026 г. · Исправлено 25 ноября 2026 г.',
    ],
  ] as const)(
    'names publication, update and last correction in the language of the article: %s',
    (language, expected) => {
      expect(words(changed(language))).toBe(expected);
    },
  );

  test('names only the publication of an unchanged article', () => {
    expect(words(articleOf(sample))).toBe('Published 22 November 2026');
    expect(words({ ...articleOf(sample), corrections: [] })).toBe('Published 22 November 2026');
  });

  test.each(['2026-11-22T23:30-05:00', '2026-11-22T01:00+03:00', '2026-11-22T12:00Z'])(
    'shows the day that is written: %s',
    (published) => {
      expect(words({ ...articleOf(sample), published })).toBe('Published 22 November 2026');
    },
  );

  test('links the correction only to a given address', () => {
    const links = (corrected?: string) =>
      describeDates(changed('en'), corrected).flatMap(({ href }) => href ?? []);
    expect(links('#corrections')).toEqual(['#corrections']);
    expect(links()).toEqual([]);
  });
});

const warnings = (article: Article, now: string) =>
  listCautions(article, new Date(now)).map((parts) => parts.map(({ text }) => text).join(''));

test.each([
  ['2026-11-22', '2027-11-22', 0],
  ['2026-11-22', '2027-11-22T00:00:01Z', 1],
  ['2024-02-29', '2025-02-28', 0],
  ['2024-02-29', '2025-03-01T00:00:01Z', 1],
  ['2026-11-22T23:30:00Z', '2027-11-22T23:00:00Z', 0],
])('an article of %s has an age warning on %s: %i', (published, now, count) => {
  const article = { ...articleOf(sample), published: published };
  expect(warnings(article, now)).toEqual(
    count === 0
      ? []
      : [`This article is more than a year old: it is from ${published.slice(0, 4)}.`],
  );
});

test.each([
  ['2026-11-21', undefined, []],
  ['2026-11-22', undefined, []],
  [
    '2026-11-23',
    undefined,
    [
      'The original was revised on 23 November 2026, after this text was published here. This text may not include the changes.',
    ],
  ],
  ['2026-11-23', '2026-11-23', []],
  ['2026-11-23', '2026-11-24', []],
  [
    '2026-11-21',
    '2026-11-20',
    [
      'The original was revised on 21 November 2026, after this text was last compared with it. This text may not include the changes.',
    ],
  ],
])(
  'the warnings about an original revised on %s and compared on %s',
  (revised, checked, expected) => {
    const article: Article = {
      ...articleOf(sample),
      sourceRevised: revised,
      ...(checked !== undefined && { sourceChecked: checked }),
    };
    expect(warnings(article, '2026-12-01')).toEqual(expected);
  },
);

test.each([
  ['a draft', { draft: true }],
  ['a scheduled article', { published: '2026-12-02' }],
])('the preview of %s says that it is not published yet', (_, fields) => {
  expect(warnings({ ...articleOf(sample), ...fields }, '2026-12-01')).toEqual([
    'Preview: this article is not published yet.',
  ]);
});

test('a correction keeps its id when others are added, even on the same day', () => {
  const one = { date: '2026-11-23', error: 'site' as const, text: 'One.' };
  const two = { ...one, text: 'Two.' };
  const later = { ...one, date: '2026-11-24', text: 'Later.' };
  const earlier = { ...one, date: '2026-11-22', text: 'Earlier.' };
  const ids = (...corrections: (typeof one)[]) =>
    describeCorrections({ ...articleOf(sample), corrections }).map(({ id, text }) => [text, id]);
  expect(ids(one)).toEqual([['One.', 'correction-2026-11-23']]);
  expect(ids(one, two, later, earlier)).toEqual([
    ['Later.', 'correction-2026-11-24'],
    ['Two.', 'correction-2026-11-23-2'],
    ['One.', 'correction-2026-11-23'],
    ['Earlier.', 'correction-2026-11-22'],
  ]);
});

test('lists the corrections of all articles, newest first', () => {
  const corrected = (slug: string, ...days: string[]) => ({
    article: {
      ...articleOf(sample, 'en', slug),
      corrections: days.map((day) => ({ date: day, error: 'site' as const, text: day })),
    },
  });
  const all = [corrected('a', '2026-11-23', '2026-11-26'), corrected('b', '2026-11-24')];
  expect(
    listCorrections([...all, { article: articleOf(sample) }]).map(({ article, text }) => [
      article.slug,
      text,
    ]),
  ).toEqual([
    ['a', '2026-11-26'],
    ['b', '2026-11-24'],
    ['a', '2026-11-23'],
  ]);
});
