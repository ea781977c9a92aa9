import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listHostFiles } from '../../src/build/host-files.ts';

test('a _headers file in public/ replaces the one of the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-public-'));
  expect([...listHostFiles(folder).keys()]).toEqual(['_headers']);
  writeFileSync(join(folder, '_headers'), '/*\n  X-Sample: 1\n');
  expect([...listHostFiles(folder).keys()]).toEqual([]);
  rmSync(folder, { recursive: true });
});
