import { expect, test } from 'vitest';
import { joinShortWords } from '../../src/language/languages.ts';

test.each([
  ['Право на жизнь и свободу', 'Право на жизнь и\u00A0свободу'],
  ['В городе и в «О мире» к лету', 'В\u00A0городе и\u00A0в\u00A0«О\u00A0мире» к\u00A0лету'],
  ['Статья I — без слов', 'Статья I — без слов'],
])('one-letter words of a Russian headline stay with the next word: %s', (headline, printed) => {
  expect(joinShortWords(headline, 'ru')).toBe(printed);
});

test('headlines in other languages stay as they are', () => {
  expect(joinShortWords('A right', 'en')).toBe('A right');
  expect(joinShortWords('الحق و الحرية', 'ar')).toBe('الحق و الحرية');
});
