import { expect, test } from 'vitest';
import { findSimilarTexts, sketchText } from '../../src/check/similar-texts.ts';

/** Texts of random words, the same in each run. */
function writeText(seed: number, length = 300): string[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `слово${String(state % 5000)}`;
  });
}
const find = (texts: readonly (readonly string[] | string)[]) =>
  findSimilarTexts(texts.map((text) => sketchText([text].flat().join(' '))));

test('a text is found again, also with other marks, some other words, and another end', () => {
  const text = writeText(1);
  const marked = text.map((word, index) =>
    index % 50 === 0 ? `**${word.toUpperCase()}**,` : word,
  );
  const changed = text.map((word, index) => (index % 60 === 0 ? 'другое' : word));
  const longer = [...text, ...writeText(2, 40)];
  for (const other of [text, marked, changed, longer]) {
    expect(find([writeText(3), text, other, writeText(4)])).toEqual([[1, 2]]);
  }
});

test('scripts without spaces are compared by letters', () => {
  const text = '人人生而自由在尊严和权利上一律平等他们赋有理性和良心并应以兄弟关系的精神相对待';
  expect(find([text, `${text}。`])).toEqual([[0, 1]]);
});

test('other texts, short texts, and texts with a common paragraph are not similar', () => {
  expect(find([writeText(1), writeText(2)])).toEqual([]);
  expect(find(['A short text.', 'A short text.'])).toEqual([]);
  const common = writeText(9, 100);
  expect(find([1, 2, 3].map((seed) => [...writeText(seed), ...common]))).toEqual([]);
});

test('the time grows with the number of texts, not with its square', () => {
  const sketch = sketchText(writeText(1).join(' '));
  // All pairs would be 200 million.
  expect(findSimilarTexts(Array<number[]>(20_000).fill(sketch))).toHaveLength(19_999);
});
