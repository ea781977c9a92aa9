import { expect, test } from 'vitest';
import { isExternal } from '../src/routes.ts';

test.each([
  ['/en/', false],
  ['#a', false],
  ['https://dragoman.example/en/', false],
  ['mailto:a@example.org', false],
  ['https://example.org/', true],
  ['//example.org/', true],
  ['/\\example.org/', true],
  ['\\\\example.org', true],
  ['ht\ntps://example.org', true],
  ['https://dragoman.example:444/', true],
  ['https:example.org', true],
  ['https:\\\\example.org', true],
  ['https://[', true],
])('%s leads to another origin: %s', (href, expected) => {
  expect(isExternal(href)).toBe(expected);
});
