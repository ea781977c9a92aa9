import { expect, test } from 'vitest';
import { directionOf } from '../../src/language/direction.ts';

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
])('"%s" runs %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
