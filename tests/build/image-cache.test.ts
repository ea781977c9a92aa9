import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropDamagedFiles, recordCache } from '../../src/build/image-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const listCache = () =>
  readdirSync(folder)
    .filter((name) => name !== '.dragoman.json')
    .sort();

test('files that were damaged or added since the last build are deleted from the cache', () => {
  for (const name of ['changed', 'empty', 'good']) writeFileSync(join(folder, name), name);
  recordCache(folder);
  recordCache(folder);
  dropDamagedFiles(folder);
  expect(listCache()).toEqual(['changed', 'empty', 'good']);
  writeFileSync(join(folder, 'changed'), 'other');
  writeFileSync(join(folder, 'empty'), '');
  writeFileSync(join(folder, 'of-a-killed-build'), 'half');
  dropDamagedFiles(folder);
  expect(listCache()).toEqual(['good']);
});

test('without a readable record, the cache is emptied', () => {
  writeFileSync(join(folder, 'unknown'), '');
  dropDamagedFiles(folder);
  expect(listCache()).toEqual([]);
  writeFileSync(join(folder, 'unknown'), '');
  recordCache(folder);
  writeFileSync(join(folder, '.dragoman.json'), '{');
  dropDamagedFiles(folder);
  expect(listCache()).toEqual([]);
});

test('a cache that does not exist yet is no error', () => {
  const missing = join(folder, 'missing');
  dropDamagedFiles(missing);
  recordCache(missing);
  mkdirSync(missing);
  dropDamagedFiles(missing);
});
