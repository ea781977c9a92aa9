import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';

const command = resolve(import.meta.dirname, '../../deploy/compress.ts');
const words = 'All human beings are born free and equal in dignity and rights. ';
const files = {
  'index.html': `<p>${words.repeat(20)}`,
  'en/articles/sample/index.html': `<p>${words.repeat(10)}`,
  'en/articles/sample.txt': words.repeat(10),
  'card.png': words.repeat(10),
  'tiny.json': '{}',
};

let site: string;
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'dragoman-compress-'));
  publish(files);
});
afterEach(() => rmSync(site, { recursive: true }));

/** Writes files and the manifest, as a build does. */
function publish(contents: Record<string, string>): void {
  const manifest = Object.entries(contents).map(([path, content]) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
    return [path, { sha256: hash('sha256', content) }];
  });
  const text = JSON.stringify({ files: Object.fromEntries(manifest) as unknown });
  writeFileSync(join(site, '.dragoman.json'), text);
}

function compress(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const without = (contents: Record<string, string>, path: string) =>
  Object.fromEntries(Object.entries(contents).filter(([name]) => name !== path));
const read = (path: string) => readFileSync(join(site, path));
const listCompressed = () =>
  readdirSync(site, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:br|gz)$/.test(path))
    .sort();

test('every text gets a smaller .br and .gz with the same content', () => {
  expect(compress(site)).toEqual({
    status: 0,
    stdout: `${site}: 4 files compressed, 0 unchanged\n`,
    stderr: '',
  });
  expect(listCompressed()).toEqual([
    'en/articles/sample.txt.br',
    'en/articles/sample.txt.gz',
    'en/articles/sample/index.html.br',
    'en/articles/sample/index.html.gz',
    'index.html.br',
    'index.html.gz',
  ]);
  for (const path of ['index.html', 'en/articles/sample.txt'] as const) {
    expect(brotliDecompressSync(read(`${path}.br`)).toString()).toBe(files[path]);
    expect(gunzipSync(read(`${path}.gz`)).toString()).toBe(files[path]);
    expect(statSync(join(site, `${path}.gz`)).size).toBeLessThan(files[path].length);
  }
});

test('only changed files are compressed again', () => {
  compress(site);
  const inodeOf = (path: string) => statSync(join(site, path)).ino;
  const before = [inodeOf('index.html.br'), inodeOf('index.html.gz')];
  const changed = words.repeat(30);
  publish({ ...files, 'en/articles/sample.txt': changed });
  expect(compress(site).stdout).toBe(`${site}: 1 file compressed, 3 unchanged\n`);
  expect([inodeOf('index.html.br'), inodeOf('index.html.gz')]).toEqual(before);
  expect(gunzipSync(read('en/articles/sample.txt.gz')).toString()).toBe(changed);
});

test('the compressed files of a deleted page go, and its folder with them', () => {
  compress(site);
  rmSync(join(site, 'en/articles/sample/index.html'));
  publish(without(files, 'en/articles/sample/index.html'));
  compress(site);
  expect(existsSync(join(site, 'en/articles/sample'))).toBe(false);
  expect(listCompressed()).toEqual([
    'en/articles/sample.txt.br',
    'en/articles/sample.txt.gz',
    'index.html.br',
    'index.html.gz',
  ]);
});

test('a file that no longer shrinks keeps no old compressed file', () => {
  compress(site);
  publish({ ...files, 'index.html': 'x' });
  compress(site);
  expect(listCompressed()).not.toContain('index.html.gz');
});

test('compressed files of others stay as they are', () => {
  const published = { ...files, 'data.json': words.repeat(10), 'data.json.gz': 'their own' };
  publish(published);
  mkdirSync(join(site, 'app'));
  for (const name of ['app/index.html', 'app/index.html.gz', 'app/old.html.gz']) {
    writeFileSync(join(site, name), 'of another app');
  }
  compress(site);
  rmSync(join(site, 'data.json'));
  publish(without(published, 'data.json'));
  compress(site);
  expect(read('data.json.gz').toString()).toBe('their own');
  expect(existsSync(join(site, 'data.json.br'))).toBe(false);
  expect(listCompressed().filter((path) => path.startsWith('app/'))).toEqual([
    'app/index.html.gz',
    'app/old.html.gz',
  ]);
});

test('a run that was killed is completed by the next one', () => {
  compress(site);
  // What it leaves: files of which it noted that it would write them, and half a file under another name.
  const list = join(site, '.dragoman-compressed.json');
  const noted = readFileSync(list, 'utf8').replaceAll(/"sha256": "\w+"/g, '"sha256": ""');
  writeFileSync(list, noted);
  writeFileSync(join(site, 'index.html.gz'), 'old');
  writeFileSync(join(site, '.dragoman-compressed-1'), 'half');
  publish({ 'en/articles/sample.txt': files['en/articles/sample.txt'] });
  compress(site);
  expect(listCompressed()).toEqual(['en/articles/sample.txt.br', 'en/articles/sample.txt.gz']);
});

test('a file that a build has yet to publish is left for the next run', () => {
  rmSync(join(site, 'index.html'));
  writeFileSync(join(site, 'en/articles/sample.txt'), `Old: ${files['en/articles/sample.txt']}`);
  expect(compress(site)).toMatchObject({
    status: 0,
    stdout: `${site}: 2 files compressed, 0 unchanged\n`,
  });
  expect(listCompressed()).toEqual([
    'en/articles/sample/index.html.br',
    'en/articles/sample/index.html.gz',
  ]);
  publish(files);
  expect(compress(site).stdout).toBe(`${site}: 2 files compressed, 2 unchanged\n`);
  expect(gunzipSync(read('en/articles/sample.txt.gz')).toString()).toBe(
    files['en/articles/sample.txt'],
  );
});

test('a folder that is no output of a build is refused', () => {
  rmSync(join(site, '.dragoman.json'));
  expect(compress(site)).toEqual({
    status: 1,
    stdout: '',
    stderr: `${site} has no .dragoman.json: expected the output folder of a build, such as dist\n`,
  });
  expect(listCompressed()).toEqual([]);
});

test.each([[[]], [['dist', 'other']]])('the arguments %j are refused', (args) => {
  expect(compress(...args)).toEqual({
    status: 2,
    stdout: '',
    stderr: 'Usage: node deploy/compress.ts <output folder of the build>\n',
  });
});
