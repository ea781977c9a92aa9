import { describe, expect, test } from 'vitest';
import { datesInWords } from '../../src/article/history.ts';
import type { Article } from '../../src/article/schema.ts';
import { articleOf, sample } from './sample.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const words = (article: Article, corrected?: string) =>
  datesInWords(article, corrected)
    .map(({ text }) => text)
    .join('');

describe('the dates of an article', () => {
  const changed = (language: Article['language']): Article => ({
    ...articleOf(sample, language),
    updated: day('2026-11-23'),
    corrections: [
      { date: day('2026-11-25'), error: 'site', text: 'x' },
      { date: day('2026-11-24'), error: 'source', text: 'y' },
    ],
  });

  test.each([
    ['en', 'Published 22 November 2026 · Updated 23 November 2026 · Corrected 25 November 2026'],
    ['ar', 'نُشر في 22 نوفمبر 2026 · حُدِّث في 23 نوفمبر 2026 · صُحِّح في 25 نوفمبر 2026'],
    [
      'ru',
      'Опубликовано 22 ноября 2026 г. · Обновлено 23 ноября 2026 г. · Исправлено 25 ноября 2026 г.',
    ],
  ] as const)(
    'are told in its language, the last correction among them: %s',
    (language, expected) => {
      expect(words(changed(language))).toBe(expected);
    },
  );

  test('are one where nothing was changed', () => {
    expect(words(articleOf(sample))).toBe('Published 22 November 2026');
    expect(words({ ...articleOf(sample), corrections: [] })).toBe('Published 22 November 2026');
  });

  test('are days in UTC', () => {
    const late = { ...articleOf(sample), published: new Date('2026-11-22T23:59:59Z') };
    expect(words(late)).toBe('Published 22 November 2026');
  });

  test('lead to the corrections only where they are told on the same page', () => {
    const links = (corrected?: string) =>
      datesInWords(changed('en'), corrected).flatMap(({ href }) => href ?? []);
    expect(links('#corrections')).toEqual(['#corrections']);
    expect(links()).toEqual([]);
  });
});
