import { expect, test } from 'vitest';
import { detectOppositeDirection, detectDirection } from '../../src/language/direction.ts';

test.each([
  ['Text.', 'ltr'],
  ['Текст.', 'ltr'],
  ['(نص)', 'rtl'],
  ['«טקסט» 1948', 'rtl'],
  ['ދިވެހި', 'rtl'],
  ['ܣܘܪܝܝܐ', 'rtl'],
  ['中文', 'ltr'],
  ['1948 (10) …', undefined],
  ['', undefined],
  ['Reuters ذكرت أن الأمر كذلك', undefined],
  ['قال Human rights for everyone', undefined],
  ['نص طويل فيه Reuters', 'rtl'],
])('detects the direction of "%s": %s', (text, direction) => {
  expect(detectDirection(text)).toBe(direction);
});

test.each([
  ['rtl', 'Text.', 'ltr'],
  ['rtl', '1948', undefined],
  ['rtl', 'The Washington Post: هل', undefined],
  ['rtl', 'iPhone 17 متاح', undefined],
  ['ltr', 'Text.', undefined],
  ['ltr', '«نص»', 'rtl'],
  ['ltr', 'نص طويل فيه Reuters', undefined],
] as const)('a %s text that says "%s" turns to %s', (direction, text, opposite) => {
  expect(detectOppositeDirection(direction, text)).toBe(opposite);
});
