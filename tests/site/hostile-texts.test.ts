import { expect, test } from 'vitest';
import { samples } from '../markdown/hostile/generate.ts';
import { outcome } from '../markdown/hostile/outcome.ts';

// The unit tests try every eleventh of them: all take half a minute.
test('every hostile payload in every place, and mixtures of them, come out harmless and whole', () => {
  const { tried, refused, findings } = outcome(samples());
  console.log(
    `${tried} generated hostile inputs: ${findings.length} findings, ${refused.length} refused`,
  );
  expect(findings).toEqual([]);
  expect(tried).toBeGreaterThan(7_000);
  expect(refused).toEqual([]);
});
