import { expect, test } from 'vitest';
import { createSlug, isRefusedByWindows } from '../../src/language/slug.ts';

test.each([
  ['First Visit to Moscow Since Assad’s Ouster', 'first-visit-to-moscow-since-assads-ouster'],
  ['Всеобщая декларация', 'vseobschaya-deklaratsiya'],
  ['سوريا', 'swrya'],
  ['McDonald v. BBC', 'mcdonald-v-bbc'],
  ['Объединённых семья', 'obyedinyonnykh-semya'],
  ['ירושלים', 'yrvslym'],
  ['新華社 TV', 'xinhuashe-tv'],
  ['ประชาไท', 'prachaaith'],
  ['सत्य', 'sty'],
])('%s becomes %s', (text, ascii) => {
  expect(createSlug(text)).toBe(ascii);
});

test('a text without letters becomes its hash', () => {
  expect(createSlug('!!!')).toMatch(/^[0-9a-f]{8}$/);
  expect(createSlug('!!!')).toBe(createSlug('!!!'));
  expect(createSlug('!!!')).not.toBe(createSlug('???'));
});

test.each(['Con', 'AUX', 'nul', 'COM1', 'Конь'])(
  'the slug of %s is a folder that Windows can hold',
  (name) => {
    expect(createSlug(name)).toMatch(/^(?:(?:con|aux|nul|com1)-[0-9a-f]{8}|kon)$/);
  },
);

test.each([
  ...[
    'con',
    'CON',
    'aux.html',
    'nul.tar.gz',
    'prn .txt',
    'com1',
    'LPT9',
    'com¹',
    'lpt³.md',
    'conin$',
  ],
  ...['foo.', 'foo ', 'a:b', 'a?', 'a*', 'a"b', 'a|b', 'a<b', 'a>b', 'a\\b', 'a\tb'],
])('Windows can’t hold %j', (name) => {
  expect(isRefusedByWindows(name)).toBe(true);
});

test.each([
  'console',
  'con-1',
  'com',
  'com10',
  'a.con',
  'nullify.md',
  'auxiliary',
  '.git',
  'مقال',
  '',
])('Windows can hold %j', (name) => {
  expect(isRefusedByWindows(name)).toBe(false);
});
