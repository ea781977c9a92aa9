import { expect, test } from 'vitest';
import { samples } from '../markdown/hostile/generate.ts';
import { outcome } from '../markdown/hostile/outcome.ts';

// The unit tests use every eleventh input, because all of them take half a minute.
test('every generated hostile input is rendered harmless and complete', () => {
  const { tried, refused, findings } = outcome(samples());
  console.log(
    `${tried} generated hostile inputs: ${findings.length} findings, ${refused.length} refused`,
  );
  expect(findings).toEqual([]);
  expect(tried).toBeGreaterThan(7_000);
  expect(refused).toEqual([]);
});
