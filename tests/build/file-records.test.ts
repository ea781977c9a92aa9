import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatCheck, parseCheck } from '../../src/build/check-links.ts';
import { FileRecords } from '../../src/build/file-records.ts';
import { hashFile } from '../../src/build/output-manifest.ts';

let outDir: string;
let file: string;
beforeEach(() => {
  outDir = mkdtempSync(join(tmpdir(), 'dragoman-'));
  file = join(outDir, 'a.html');
  writeFileSync(file, 'one');
});
afterEach(() => {
  rmSync(outDir, { recursive: true });
});

const link = { place: 'a href', href: '/b/', isText: true };
const check = formatCheck({
  findings: [{ place: 'img alt', found: 'none' }],
  links: [link, { ...link, isText: false }, { ...link, place: 'another a href' }],
  entries: [],
  ids: new Set(['a', 'b']),
});

async function save(): Promise<string> {
  const sha256 = hashFile(file);
  const records = await FileRecords.open(outDir, 'code');
  const files = new Map([['a.html', { sha256 }]]);
  const inspection = { sha256, size: statSync(file).size, check };
  const inspections = new Map([['a.html', inspection]]);
  await records.save({ files, changed: ['a.html'] }, { inspections, state: undefined });
  return sha256;
}

test('the check of a file is kept until the file or the code changes', async () => {
  const sha256 = await save();
  const get = async (code: string, digest: string) =>
    (await FileRecords.open(outDir, code)).get('a.html', digest)?.check;
  expect(await get('code', sha256)).toBe(check);
  expect(await get('code', 'other')).toBeUndefined();
  expect(await get('other', sha256)).toBeUndefined();
});

test('a check keeps what is wrong in its file, the ids, and the first of several equal links', () => {
  expect(parseCheck(check)).toEqual({
    findings: [{ place: 'img alt', found: 'none' }],
    links: [link, { ...link, isText: false }],
    ids: new Set(['a', 'b']),
  });
});

test('a file is read if its size or time has changed, and not otherwise', async () => {
  const sha256 = await save();
  const { atime, mtime } = statSync(file);
  const isIntact = async () => (await FileRecords.open(outDir, 'code')).isIntact('a.html', sha256);
  writeFileSync(file, 'two');
  expect(await isIntact()).toBe(false);
  writeFileSync(file, 'one');
  expect(await isIntact()).toBe(true);
  // A copy of the output folder has other times.
  utimesSync(file, atime, new Date(0));
  expect(await isIntact()).toBe(true);
  writeFileSync(file, 'three');
  utimesSync(file, atime, mtime);
  expect(await isIntact()).toBe(false);
  rmSync(file);
  expect(await isIntact()).toBe(false);
});
