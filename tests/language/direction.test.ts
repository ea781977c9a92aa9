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
])('"%s" runs %s', (text, direction) => {
  expect(detectDirection(text)).toBe(direction);
});

test('a text against its surroundings is told from one that runs with them', () => {
  expect(detectOppositeDirection('rtl', 'Text.')).toBe('ltr');
  expect(detectOppositeDirection('ltr', 'Text.')).toBeUndefined();
  expect(detectOppositeDirection('rtl', '1948')).toBeUndefined();
});
