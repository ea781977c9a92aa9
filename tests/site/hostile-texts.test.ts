import { expect, test } from 'vitest';
import { generateSamples } from '../markdown/hostile/generate.ts';
import { tryInputs } from '../markdown/hostile/outcome.ts';

// The unit tests use every eleventh input, because all of them take half a minute.
test('every generated hostile input is rendered harmless and complete', () => {
  const { tried, rejected, findings } = tryInputs(generateSamples());
  console.log(
    `${tried} generated hostile inputs: ${findings.length} findings, ${rejected.length} rejected`,
  );
  expect(findings).toEqual([]);
  expect(tried).toBeGreaterThan(7_000);
  expect(rejected).toEqual([]);
});
