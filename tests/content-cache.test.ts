import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentCache, type JudgedFile } from '../src/content-cache.ts';

const judged: JudgedFile = {
  frontmatter: {
    title: 'A sample headline',
    titleBy: 'site',
    description: 'A sample standfirst.',
    published: new Date('2026-11-22'),
    source: { author: null, publication: null },
    translator: 'none',
    disclaimer: null,
    rights: null,
  },
  bodyLine: 12,
  images: [{ src: 'a.png', at: { field: 'body', line: 14, column: 1 } }],
};

// The cache of a folder lies below the working folder, under a name that only the cache knows.
let folder: string;
let before: string[];
const cacheFiles = () => globSync('node_modules/.cache/dragoman/content/*');
const written = () => cacheFiles().filter((file) => !before.includes(file));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  before = cacheFiles();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  for (const file of written()) rmSync(file);
});

async function save(...digests: string[]): Promise<void> {
  const cache = await ContentCache.open(folder);
  for (const digest of digests) cache.keepArticle(digest, judged);
  cache.keepPicture('p', { width: 8, height: 9 });
  await cache.save();
}

test('what is kept is there when the cache is opened again, dates included', async () => {
  await save('a');
  const cache = await ContentCache.open(folder);
  expect(cache.article('a')).toEqual(judged);
  expect(cache.picture('p')).toEqual({ width: 8, height: 9 });
  expect([cache.article('b'), cache.picture('a'), cache.article('p')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what a reading does not use is dropped', async () => {
  await save('a', 'b');
  const cache = await ContentCache.open(folder);
  cache.article('b');
  await cache.save();
  const again = await ContentCache.open(folder);
  expect([again.article('a'), again.article('b')]).toEqual([undefined, judged]);
});

test('a file that is cut off, empty or altered is taken for none', async () => {
  await save('a');
  const [file = ''] = written();
  const whole = readFileSync(file);
  const altered = Buffer.from(whole);
  altered[altered.length - 1] = 0x78;
  for (const damaged of [whole.subarray(0, 40), Buffer.alloc(0), altered]) {
    writeFileSync(file, damaged);
    expect((await ContentCache.open(folder)).article('a')).toBeUndefined();
  }
  writeFileSync(file, whole);
  expect((await ContentCache.open(folder)).article('a')).toEqual(judged);
});

test('each content folder has a file of its own, and an object without a folder none', async () => {
  await save('a');
  const other = await ContentCache.open(join(folder, 'other'));
  expect(other.article('a')).toBeUndefined();
  const none = new ContentCache();
  none.keepArticle('a', judged);
  await none.save();
  expect(none.article('a')).toEqual(judged);
  expect(written()).toHaveLength(1);
});
