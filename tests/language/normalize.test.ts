import { describe, expect, test } from 'vitest';
import { normalizeForSearch } from '../../src/language/normalize.ts';

describe('unifies spellings', () => {
  test.each([
    ['Arabic with and without vowel signs', 'مُدَرِّسَةٌ', 'مدرسة'],
    ['alefs', 'أحمد إحمد آحمد ٱحمد', 'احمد احمد احمد احمد'],
    ['yaas', 'على علي علی', 'علي علي علي'],
    ['hamza on a letter', 'مسؤول شيئ', 'مسوول شيي'],
    ['hamza beside alef', 'ٵحمد', 'أحمد'],
    ['taa marbuta', 'مدرسة مدرسۃ', 'مدرسه مدرسه'],
    ['“and the …”, “so the …”', 'والكتاب، فالكتاب، والدولة', 'الكتاب، الكتاب، الدولة'],
    ['Arabic with tatweel', 'مـــدرسـَة', 'مدرسة'],
    ['an Arabic ligature', 'ﻻ', 'لا'],
    ['Persian with a zero-width non-joiner', 'می‌خواهم', 'میخواهم'],
    ['ё', 'Ещё Её', 'еще ее'],
    ['accents', 'Čapek, Dvořák, José, Đỗ', 'capek, dvorak, jose, do'],
    ['combining accents', 'José', 'José'],
    [
      'letters that Unicode does not decompose',
      'Łódź Ørsted straße cœur',
      'lodz orsted strasse coeur',
    ],
    ['Greek', 'Αθήνα', 'αθηνα'],
    ['Hebrew with points', 'שָׁלוֹם', 'שלום'],
    ['digits', '٢٠٢٦ ۲۰۲۶', '2026 2026'],
    ['symbols', '$100 C++', '100 c'],
    ['soft hyphens', 'in\u00ADvisible', 'invisible'],
  ])('%s', (_, text, other) => {
    expect(normalizeForSearch(text)).toBe(normalizeForSearch(other));
  });
});

test.each(['والد', 'والده', 'والدين', 'والي', 'وقت'])(
  'does not take the start of %s for an article',
  (word) => {
    expect(normalizeForSearch(word)).toBe(word);
  },
);

test.each(['й', 'ї', 'が', 'कि', '中文'])('keeps letters that only look alike: %s', (letter) => {
  expect(normalizeForSearch(letter)).toBe(letter);
});

test('keeps the number and order of words', () => {
  const text = 'One — ً two\u00A0ﷺ ½ ـ  three\u200B four';
  expect(normalizeForSearch(text).split(' ')).toHaveLength(text.split(/\s+/).length);
  expect(normalizeForSearch('one ـ two')).toBe('one - two');
  expect(normalizeForSearch('')).toBe('');
});
