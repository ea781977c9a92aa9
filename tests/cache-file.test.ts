import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCacheFile, writeCacheFile } from '../src/cache-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  file = join(folder, 'below', 'cache');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a cache file returns what was written, also nothing at all', async () => {
  await writeCacheFile(file, Buffer.from('content'));
  expect(await readCacheFile(file)).toEqual(Buffer.from('content'));
  expect(readdirSync(join(folder, 'below'))).toEqual(['cache']);
  await writeCacheFile(file, Buffer.alloc(0));
  expect(await readCacheFile(file)).toEqual(Buffer.alloc(0));
});

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['cut off', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['changed', (bytes: Buffer) => bytes.fill(0, bytes.length - 1)],
  ['without a digest', () => Buffer.from('content')],
])('a cache file that is %s counts as missing', async (_, damage) => {
  await writeCacheFile(file, Buffer.from('content'));
  writeFileSync(file, damage(readFileSync(file)));
  expect(await readCacheFile(file)).toBeUndefined();
});

test('a cache file that is missing or has another key counts as missing', async () => {
  expect(await readCacheFile(file)).toBeUndefined();
  await writeCacheFile(file, Buffer.from('content'), 'a key');
  expect(await readCacheFile(file, 'a key')).toEqual(Buffer.from('content'));
  expect(await readCacheFile(file, 'another key')).toBeUndefined();
});

test('a cache file that cannot be written is ignored', async () => {
  writeFileSync(join(folder, 'below'), '');
  await writeCacheFile(file, Buffer.from('content'));
  expect(await readCacheFile(file)).toBeUndefined();
});
