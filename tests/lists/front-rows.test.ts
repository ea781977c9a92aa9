import { expect, test } from 'vitest';
import { arrangeFront } from '../../src/lists/front-rows.ts';

test.each([
  [0, ''],
  [3, ''],
  [4, 'first third, half half'],
  [5, 'first third, third third third'],
  [6, 'first third, fourth fourth fourth fourth'],
  [7, 'first third, third third third, half half'],
  [9, 'first third, third third third, fourth fourth fourth fourth'],
  [10, 'first third, third third third, third third third, half half'],
])('arranges %i articles in full rows', (count, rows) => {
  const places = arrangeFront(count);
  const text = places
    .map(({ place, isBeside }) => (isBeside ? ` ${place}` : `, ${place}`))
    .join('');
  expect(text.slice(2)).toBe(rows);
});

test('places every article of a front page', () => {
  for (let count = 4; count < 60; count += 1) expect(arrangeFront(count)).toHaveLength(count);
});
