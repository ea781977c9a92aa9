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

test('every message stands in every language, with the plural forms that the language has', () => {
  expect(checkMessages(languages)).toEqual([]);
});

test.each([
  ['a missing message', { a: 'x' }, {}, ['ru: "a" is missing']],
  [
    'a message of one language only',
    {},
    { b: 'y' },
    ['ru: "b" is in no other language: delete it, or add it to en'],
  ],
  ['an empty message', { a: 'x' }, { a: ' ' }, ['ru: "a" is empty']],
  [
    'a place that got lost in translation',
    { a: { b: 'By {names}.' } },
    { a: { b: 'Текст.' } },
    ['ru: "a.b" has the places "", not "{names}"'],
  ],
  [
    'missing plural forms',
    { a: { one: '1', other: '2' } },
    { a: { one: '1', other: '2' } },
    ['ru: "a" lacks the plural form "few"', 'ru: "a" lacks the plural form "many"'],
  ],
  [
    'a plural form that the language does not have',
    { a: { one: '1', other: '2' } },
    { a: { zero: '0', one: '1', few: '2', many: '5', other: '2' } },
    ['ru: "a" has the plural form "zero", which the language doesn\'t'],
  ],
])('names %s', (_, en, ru, problems) => {
  const found = checkMessages({
    en: { locale: 'en', messages: en },
    ru: { locale: 'ru', messages: ru },
  });
  expect(found).toEqual(problems);
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

test('dates are in words, in UTC, wherever the build runs', () => {
  const late = new Date('2026-11-22T23:30:00Z');
  expect(formatDate(late, 'en')).toBe('22 November 2026');
  expect(formatDate(late, 'ru')).toBe('22 ноября 2026 г.');
  expect(formatDate(late, 'ar')).toBe('22 نوفمبر 2026');
});

test('languages are named in the language of the reader', () => {
  expect(getLanguageName('ru', 'en')).toBe('Russian');
  expect(getLanguageName('ru', 'ar')).toBe('الروسية');
  expect(getLanguageName('pt-BR', 'ru')).toBe('бразильский португальский');
});

test('years, months, numbers and pages are in words of the language, in UTC', () => {
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
  'no sentence in %s ends twice where a month ends it',
  (code, { messages }) => {
    const language = code as keyof typeof languages;
    const said = messages.archive.periodDescription.replace(
      '{date}',
      formatPeriod('2026-01', language),
    );
    expect(said).not.toContain('..');
  },
);
