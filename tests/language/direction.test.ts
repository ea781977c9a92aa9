import { expect, test } from 'vitest';
import { directionAgainst, directionOf } from '../../src/language/direction.ts';

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

test('a text against its surroundings is told from one that runs with them', () => {
  expect(directionAgainst('rtl', 'Text.')).toBe('ltr');
  expect(directionAgainst('ltr', 'Text.')).toBeUndefined();
  expect(directionAgainst('rtl', '1948')).toBeUndefined();
});
