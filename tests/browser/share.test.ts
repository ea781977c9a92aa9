import { expect, test } from 'vitest';
import { isCancelled } from '../../src/browser/share.ts';

test.each([
  ['AbortError', true],
  ['InvalidStateError', true],
  ['NotAllowedError', false],
  ['DataError', false],
])('%s is the reader’s choice: %s', (name, is) => {
  expect(isCancelled(new DOMException('', name))).toBe(is);
});
