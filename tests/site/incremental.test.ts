import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { findDividedFiles, findStaleFiles } from './random-edits.ts';

// More of them: node tests/site/random-edits.ts 200 1
const EDITS = 8;
const SEED = 20;

test(`after each of ${String(EDITS)} random edits, a build writes the same bytes as a build of everything`, async () => {
  expect(await findStaleFiles(EDITS, SEED, () => undefined)).toEqual([]);
});

test.skipIf(availableParallelism() === 1)('two processes write the same bytes as one', async () => {
  expect(await findDividedFiles(SEED)).toEqual({ hasSecond: true, differing: [] });
});
