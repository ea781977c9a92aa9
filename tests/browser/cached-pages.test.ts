import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { canonicalPath, cacheNames, removeKeptPage } from '../../src/browser/cached-pages.ts';

const origin = 'https://dragoman.example';
/** The paths in the cache of kept pages, each page with its images. */
let kept: Map<string, string[] | undefined>;
let locks: string[];

beforeEach(() => {
  kept = new Map([
    ['/en/articles/one/', ['/a.avif', '/b.avif']],
    ['/en/articles/two/', ['/b.avif']],
    ['/a.avif', undefined],
    ['/b.avif', undefined],
  ]);
  locks = [];
  const request = (name: string, work: () => Promise<unknown>) => {
    locks.push(name);
    return work();
  };
  vi.stubGlobal('navigator', { locks: { request } });
  const pathOf = (input: { url: string } | string) =>
    new URL(typeof input === 'string' ? input : input.url, origin).pathname;
  const cache = {
    keys: () => Promise.resolve([...kept.keys()].map((path) => ({ url: origin + path }))),
    match: (input: { url: string }) => {
      const pictures = kept.get(pathOf(input));
      const headers = pictures ? { 'X-Pictures': JSON.stringify(pictures) } : {};
      return Promise.resolve(new Response('', { headers }));
    },
    delete: (input: { url: string } | string) => Promise.resolve(kept.delete(pathOf(input))),
  };
  vi.stubGlobal('caches', {
    open: (name: string) => Promise.resolve(name === 'dragoman / kept' ? cache : {}),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['/en/articles/one/', '/en/articles/one/'],
  ['/en/articles/one', '/en/articles/one/'],
  ['/en/articles/one/index.html', '/en/articles/one/'],
  ['//en//articles/one', '/en/articles/one/'],
  ['/', '/'],
  ['/index.html', '/'],
])('normalizes %s to %s', (path, page) => {
  expect(canonicalPath(path)).toBe(page);
});

test('removing a kept page deletes the images that no other page uses', async () => {
  await removeKeptPage('/en/articles/one/');
  expect([...kept.keys()]).toEqual(['/en/articles/two/', '/b.avif']);
  expect(locks).toEqual([cacheNames.kept]);
  await removeKeptPage('/en/articles/two/');
  expect([...kept.keys()]).toEqual([]);
});
