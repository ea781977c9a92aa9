import { expect, test } from 'vitest';
import {
  formatDate,
  getLanguageName,
  languages,
  formatNumber,
  formatPeriod,
  formatPageTitle,
} from '../../src/language/languages.ts';
import { checkMessages, formatPlural } from '../../src/language/messages.ts';

test('all languages have all messages, with their plural forms and placeholders', () => {
  expect(checkMessages(languages)).toEqual([]);
});

test.each([
  ['a missing message', { a: 'x' }, {}, ['ru: "a" is missing: translate it from en']],
  [
    'an extra message',
    {},
    { b: 'y' },
    ['ru: "b" is not in en, or no plural form of this language: remove it'],
  ],
  ['an empty message', { a: 'x' }, { a: ' ' }, ['ru: "a" is empty: translate it']],
  [
    'a lost placeholder',
    { a: { b: 'By {names}.' } },
    { a: { b: 'Текст.' } },
    ['ru: "a.b" has the placeholders "": expected "{names}"'],
  ],
  [
    'missing plural forms',
    { a: { one: '1', other: '2' } },
    { a: { one: '1', other: '2' } },
    ['few', 'many'].map((form) => `ru: "a.${form}" is missing: translate it from en`),
  ],
  [
    'an unused plural form',
    { a: { one: '1', other: '2' } },
    { a: { zero: '0', one: '1', few: '2', many: '5', other: '2' } },
    ['ru: "a.zero" is not in en, or no plural form of this language: remove it'],
  ],
  [
    'plural forms in one language only',
    { a: { one: '1', other: '2' } },
    { a: '2' },
    [
      ...['one', 'few', 'many', 'other'].map(
        (form) => `ru: "a.${form}" is missing: translate it from en`,
      ),
      'ru: "a" is not in en, or no plural form of this language: remove it',
    ],
  ],
])('reports %s', (_, en, ru, expected) => {
  const lines = checkMessages({
    en: { locale: 'en', messages: en },
    ru: { locale: 'ru', messages: ru },
  });
  expect(lines).toEqual(expected);
});

test.each([
  ['en', 1, '1 article'],
  ['en', 1200, '1,200 articles'],
  ['ru', 1, '1 статья'],
  ['ru', 3, '3 статьи'],
  ['ru', 25, '25 статей'],
  ['ar', 0, 'لا مقالات'],
  ['ar', 2, 'مقالان'],
  ['ar', 7, '7 مقالات'],
  ['ar', 11, '11 مقالًا'],
  ['ar', 100, '100 مقال'],
] as const)('counts articles in %s: %i', (language, count, words) => {
  const { locale, messages } = languages[language];
  expect(formatPlural(locale, messages.articleCount, count)).toBe(words);
});

test('formats days, in any time zone', () => {
  const late = '2026-11-22';
  expect(formatDate(late, 'en')).toBe('22 November 2026');
  expect(formatDate(late, 'ru')).toBe('22 ноября 2026 г.');
  expect(formatDate(late, 'ar')).toBe('22 نوفمبر 2026');
});

test('names languages in the reader’s language', () => {
  expect(getLanguageName('ru', 'en')).toBe('Russian');
  expect(getLanguageName('ru', 'ar')).toBe('الروسية');
  expect(getLanguageName('pt-BR', 'ru')).toBe('бразильский португальский');
});

test('formats years, months, numbers and page titles', () => {
  expect(formatPeriod('2026-11', 'en')).toBe('November 2026');
  expect(formatPeriod('2026-11', 'ar')).toBe('نوفمبر 2026');
  expect(formatPeriod('2026', 'en')).toBe('2026');
  expect(formatPeriod('2026-01', 'ru')).toBe('январь 2026 г.');
  expect(formatNumber(1200, 'ar')).toBe('1,200');
  expect(formatPageTitle('Syria {number}', 3, 'en')).toBe('Syria {number}, Page 3');
  expect(formatPageTitle('سوريا', 3, 'ar')).toBe('سوريا، الصفحة 3');
  expect(formatPageTitle('Syria', undefined, 'en')).toBe('Syria');
});

test.each(Object.entries(languages))(
  'a description that ends in a month ends with one full stop: %s',
  (code, { messages }) => {
    const language = code as keyof typeof languages;
    const description = messages.archive.periodDescription.replace(
      '{date}',
      formatPeriod('2026-01', language),
    );
    expect(description).not.toContain('..');
  },
);
