import { expect, test } from 'vitest';
import { slug } from '../../src/language/slug.ts';

test.each([
  ['First Visit to Moscow Since Assad’s Ouster', 'first-visit-to-moscow-since-assads-ouster'],
  ['Всеобщая декларация', 'vseobschaya-deklaratsiya'],
  ['سوريا', 'swrya'],
  ['McDonald v. BBC', 'mcdonald-v-bbc'],
])('%s becomes %s', (text, ascii) => {
  expect(slug(text)).toBe(ascii);
});

test('a text without a Latin form still gets a slug, its own and always the same', () => {
  expect(slug('日本')).toMatch(/^[0-9a-f]{8}$/);
  expect(slug('日本')).toBe(slug('日本'));
  expect(slug('日本')).not.toBe(slug('中国'));
});
