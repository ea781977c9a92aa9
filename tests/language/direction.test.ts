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

test('detects only the direction opposite to the surrounding text', () => {
  expect(detectOppositeDirection('rtl', 'Text.')).toBe('ltr');
  expect(detectOppositeDirection('ltr', 'Text.')).toBeUndefined();
  expect(detectOppositeDirection('rtl', '1948')).toBeUndefined();
});
