import { describe, expect, test } from 'vitest';
import { normalizeForSearch } from '../../src/language/normalize.ts';

describe('what people write in several ways is one', () => {
  test.each([
    ['Arabic, with its vowels or without', 'مُدَرِّسَةٌ', 'مدرسة'],
    ['any alef', 'أحمد إحمد آحمد ٱحمد', 'احمد احمد احمد احمد'],
    ['any yaa', 'على علي علی', 'علي علي علي'],
    ['a hamza on its bearer', 'مسؤول شيئ', 'مسوول شيي'],
    ['a hamza beside its alef', 'ٵحمد', 'أحمد'],
    ['taa marbuta', 'مدرسة مدرسۃ', 'مدرسه مدرسه'],
    ['“and the …”, “so the …”', 'والكتاب، فالكتاب، والدولة', 'الكتاب، الكتاب، الدولة'],
    ['a word that is drawn out', 'مـــدرسـَة', 'مدرسة'],
    ['an Arabic ligature', 'ﻻ', 'لا'],
    ['a Persian word in parts', 'می‌خواهم', 'میخواهم'],
    ['ё', 'Ещё Её', 'еще ее'],
    ['accents', 'Čapek, Dvořák, José, Đỗ', 'capek, dvorak, jose, do'],
    ['accents that are characters of their own', 'José', 'José'],
    [
      'letters that Unicode doesn’t take apart',
      'Łódź Ørsted straße cœur',
      'lodz orsted strasse coeur',
    ],
    ['Greek', 'Αθήνα', 'αθηνα'],
    ['Hebrew with its points', 'שָׁלוֹם', 'שלום'],
    ['digits', '٢٠٢٦ ۲۰۲۶', '2026 2026'],
    ['signs', '$100 C++', '100 c'],
    ['soft hyphens', 'in\u00ADvisible', 'invisible'],
  ])('%s', (_, text, other) => {
    expect(normalizeForSearch(text)).toBe(normalizeForSearch(other));
  });
});

test.each(['والد', 'والده', 'والدين', 'والي', 'وقت'])('%s has no article in it', (word) => {
  expect(normalizeForSearch(word)).toBe(word);
});

test.each(['й', 'ї', 'が', 'कि', '中文'])('a letter stays another than its like: %s', (letter) => {
  expect(normalizeForSearch(letter)).toBe(letter);
});

test('words stay as many as they were, in the same places', () => {
  const text = 'One — ً two\u00A0ﷺ ½ ـ  three\u200B four';
  expect(normalizeForSearch(text).split(' ')).toHaveLength(text.split(/\s+/).length);
  expect(normalizeForSearch('one ـ two')).toBe('one - two');
  expect(normalizeForSearch('')).toBe('');
});
