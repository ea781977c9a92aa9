import { expect, test } from 'vitest';
import { isCancelled } from '../../src/browser/share.ts';

test.each([
  ['AbortError', true],
  ['InvalidStateError', true],
  ['NotAllowedError', false],
  ['DataError', false],
])('%s means that the reader cancelled: %s', (name, expected) => {
  expect(isCancelled(new DOMException('', name))).toBe(expected);
});
