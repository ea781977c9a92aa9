import { expect, test } from 'vitest';
import { findStaleFiles } from './random-edits.ts';

// More of them: node tests/site/random-edits.ts 200 1
const EDITS = 8;
const SEED = 20;

test(`after each of ${String(EDITS)} random edits, a build writes the same bytes as a build of everything`, async () => {
  expect(await findStaleFiles(EDITS, SEED, () => undefined)).toEqual([]);
});
