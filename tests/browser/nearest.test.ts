import { expect, test } from 'vitest';
import { findNearestQuery } from '../../src/browser/nearest.ts';

const known = ['education', 'rights', 'Dvořák', 'التعليم', 'право', 'art'];

test.each([
  ['a letter is missing', 'educaton', 'education'],
  ['two letters changed places', 'edcuation', 'education'],
  ['a letter of a short word is wrong', 'ant', 'art'],
  ['one of two words is unknown', 'rights educaton', 'rights education'],
  ['a name lacks its accents', 'dvorek', 'Dvořák'],
  ['a letter is too much, in Arabic', 'التعليمم', 'التعليم'],
  ['a letter is too much, in Russian', 'праово', 'право'],
])('if %s, the nearest query has the known word', (_, query, nearest) => {
  expect(findNearestQuery(query, known)).toBe(nearest);
});

test.each([
  ['a word is like no other', 'tomato'],
  ['all words are known, in any spelling', 'EDUCATION dvorak'],
  ['there are no words', ' '],
])('if %s, there is no nearest query', (_, query) => {
  expect(findNearestQuery(query, known)).toBeUndefined();
});
