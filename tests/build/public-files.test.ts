import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyPublicFiles } from '../../src/build/public-files.ts';

function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-public-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const put = (path: string, text = '') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  return { folder, put };
}

test('a file in public/ replaces the one that the build wrote, and is reported', () => {
  const { folder, put } = createFolder();
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

test('links are followed', () => {
  const { folder, put } = createFolder();
  const [site, own] = [join(folder, 'site'), join(folder, 'public')];
  put('site/en/index.html');
  put('public/.gitkeep');
  put('elsewhere/index.html', 'own');
  symlinkSync(join(folder, 'elsewhere'), join(own, 'en'));
  symlinkSync(join(folder, 'elsewhere/index.html'), join(own, 'one.html'));
  expect(copyPublicFiles(site, own)).toEqual(['en/index.html']);
  for (const name of ['en/index.html', 'one.html']) {
    expect(lstatSync(join(site, name)).isFile()).toBe(true);
    expect(readFileSync(join(site, name), 'utf8')).toBe('own');
  }
});

test.each([
  ['public/en', 'en', 'a file, where the site has a folder'],
  ['public/index.html/one.txt', 'index.html', 'a folder, where the site has a file'],
])('%s is refused', (path, name, found) => {
  const { folder, put } = createFolder();
  put('site/index.html');
  put('site/en/index.html');
  put(path);
  const [site, own] = [join(folder, 'site'), join(folder, 'public')];
  expect(() => copyPublicFiles(site, own)).toThrow(`${join(own, name)}\n  found     ${found}\n`);
});

test('a link that leads nowhere is refused', () => {
  const { folder, put } = createFolder();
  put('site/index.html');
  put('public/one.txt');
  symlinkSync('none', join(folder, 'public/two.txt'));
  expect(() => copyPublicFiles(join(folder, 'site'), join(folder, 'public'))).toThrow(
    'a link that leads nowhere',
  );
});

test('lists of the files of an earlier site are left out', () => {
  const { folder, put } = createFolder();
  put('site/index.html');
  put('public/.dragoman.json');
  expect(copyPublicFiles(join(folder, 'site'), join(folder, 'public'))).toEqual([]);
  expect(readdirSync(join(folder, 'site'))).toEqual(['index.html']);
});
