import { expect, test } from 'vitest';
import { memoize, memoizeWithin } from '../src/memoize.ts';

test('memoize computes each result once', () => {
  const calls: string[] = [];
  const repeat = memoize((word: string) => {
    calls.push(word);
    return word + word;
  });
  expect([repeat('a'), repeat('b'), repeat('a')]).toEqual(['aa', 'bb', 'aa']);
  expect(calls).toEqual(['a', 'b']);
});

test('memoizeWithin keeps results until all of them reach the maximum, and computes later ones each time', async () => {
  const calls: string[] = [];
  const memoizeWords = memoizeWithin(6, (words: string[]) => words.join('').length);
  const load = (word: string) =>
    memoizeWords(() => {
      calls.push(word);
      return Promise.resolve([word]);
    });
  const [short, long, late] = [load('four'), load('three'), load('late')];
  for (const compute of [short, long, late, short, long, late]) await compute();
  // The second result passes the maximum and is the last one that is kept.
  expect(calls).toEqual(['four', 'three', 'late', 'late']);
  expect(await short()).toEqual(['four']);
});
