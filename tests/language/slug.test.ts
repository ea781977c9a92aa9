import { expect, test } from 'vitest';
import { createSlug } from '../../src/language/slug.ts';

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
