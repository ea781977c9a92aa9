import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyPublicFiles } from '../../src/build/public-files.ts';

test('a file in public/ replaces the one that the build wrote, and is reported', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-public-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const path of ['_headers', 'en/about/index.html', 'en/index.html'])
    put(`site/${path}`, path);
  put('public/_headers', 'own headers');
  put('public/en/about/index.html', 'an own page');
  put('public/.well-known/sample.txt', 'a new file');
  const [site, own] = [join(folder, 'site'), join(folder, 'public')];
  expect(copyPublicFiles(site, own)).toEqual(['_headers', 'en/about/index.html']);
  expect(readFileSync(join(site, '_headers'), 'utf8')).toBe('own headers');
  expect(readFileSync(join(site, 'en/about/index.html'), 'utf8')).toBe('an own page');
  expect(readFileSync(join(site, 'en/index.html'), 'utf8')).toBe('en/index.html');
  expect(readFileSync(join(site, '.well-known/sample.txt'), 'utf8')).toBe('a new file');
  expect(copyPublicFiles(site, join(folder, 'none'))).toEqual([]);
});
