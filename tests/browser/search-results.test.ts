import { expect, test } from 'vitest';
import { findPassage, splitUnspaced } from '../../src/browser/search-results.ts';

test.each([
  ['the beginning if no word matches', 100, [], 0],
  ['the beginning of a short text', 20, [19], 0],
  ['five words before the first match', 100, [50], 45],
  ['the beginning if the match is near it', 100, [3], 0],
  ['the last thirty words if the match is near the end', 100, [98], 70],
  ['the thirty words with the most matches', 200, [10, 100, 110, 129, 160], 95],
  ['the first of two equal passages', 200, [150, 40, 51, 161], 35],
  ['no match thirty words later', 200, [10, 40, 100, 129], 95],
])('the passage of a result is %s', (_, length, positions, start) => {
  expect(findPassage(length, positions)).toBe(start);
});

test.each([
  [['自由'], '人人生|而|[自由]|,在尊|严和权|利上一|律平等'],
  [['权利', '平等'], '人人生|而自由|,在尊|严和|[权利]|上一律|[平等]'],
  [['人'], '[人]|[人]|生而自|由,在|尊严和|权利上|一律平|等'],
  [[',', '^'], '人人生|而自由|[,]|在尊严|和权利|上一律|平等'],
  [[], '人人生|而自由|,在尊|严和权|利上一|律平等'],
])('a text without spaces is split where %j matches', (words, expected) => {
  const [pieces, positions] = splitUnspaced('人人生而自由,在尊严和权利上一律平等', words);
  const marked = pieces.map((piece, index) => (positions.includes(index) ? `[${piece}]` : piece));
  expect(marked.join('|')).toBe(expected);
});
