import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentCache, type ParsedArticle } from '../../src/content/cache.ts';

const article: ParsedArticle = {
  frontmatter: {
    title: 'A sample headline',
    titleBy: 'site',
    description: 'A sample standfirst.',
    published: '2026-11-22',
    source: { author: null, publication: null },
    translator: 'none',
    disclaimer: null,
    rights: null,
  },
  bodyLine: 12,
  images: [{ src: 'a.png', at: { field: 'body', line: 14, column: 1 } }],
  advice: [],
  links: [],
  sketch: [],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'below', 'cache');

async function open(code = 'this code'): Promise<ContentCache> {
  const cache = new ContentCache(file(), code);
  await cache.load();
  return cache;
}

async function save(...digests: string[]): Promise<void> {
  const cache = await open();
  for (const digest of digests) cache.set('article', digest, article);
  cache.set('image', 'a', { width: 8, height: 9 });
  await cache.save();
}

test('entries outlive the object, dates included', async () => {
  await save('a');
  const cache = await open();
  expect(cache.get('article', 'a')).toEqual(article);
  expect(cache.get('image', 'a')).toEqual({ width: 8, height: 9 });
  expect(cache.get('article', 'b')).toBeUndefined();
});

test('entries written by other code are dropped', async () => {
  await save('a');
  expect((await open('other code')).get('article', 'a')).toBeUndefined();
});

test('unused entries are dropped', async () => {
  await save('a', 'b');
  const cache = await open();
  cache.get('article', 'b');
  await cache.save();
  const again = await open();
  expect([again.get('article', 'a'), again.get('article', 'b')]).toEqual([undefined, article]);
});

test('a truncated, empty or altered file counts as empty', async () => {
  await save('a');
  const whole = readFileSync(file());
  const altered = Buffer.from(whole);
  altered[altered.length - 1] = 0x78;
  for (const damaged of [whole.subarray(0, 40), Buffer.alloc(0), altered]) {
    writeFileSync(file(), damaged);
    expect((await open()).get('article', 'a')).toBeUndefined();
  }
  writeFileSync(file(), whole);
  expect((await open()).get('article', 'a')).toEqual(article);
});

test('a cache that cannot be written is no error', async () => {
  writeFileSync(join(folder, 'below'), 'a file where the folder should be');
  await save('a');
  expect((await open()).get('article', 'a')).toBeUndefined();
});

test('without a file, entries last as long as the object', async () => {
  const cache = new ContentCache();
  await cache.load();
  cache.set('article', 'a', article);
  await cache.save();
  expect(cache.get('article', 'a')).toEqual(article);
});
