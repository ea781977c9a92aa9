import { expect, inject, test } from 'vitest';
import { weighSite } from '../../bench/weigh-site.ts';
import { isLight } from '../../src/check/weight.ts';
import { pagesOf, seed } from './pages.ts';

const pages = await weighSite(inject('outDir'), inject('content'));

test('every page is weighed, each as its kind', () => {
  expect(pages.map(({ path }) => path).sort()).toEqual(pagesOf(inject('outDir')));
  const kinds = Object.fromEntries(pages.map(({ path, kind }) => [path, kind]));
  expect(kinds).toMatchObject({
    [seed]: 'the seed article',
    'ar/articles/everything/': 'articles',
    '': 'front pages',
    'ru/': 'front pages',
    '404.html': 'other pages',
  });
});

test.for(pages)('/$path is within its budget, in one request', (page) => {
  expect(isLight(page), JSON.stringify(page)).toBe(true);
});

test('the seed article has at most 6 KB on its way, and 30 KB as a file', () => {
  const { bytes, budget, saved } = pages.find(({ path }) => path === seed) ?? {};
  expect(budget).toBe(6_000);
  expect(bytes).toBeLessThanOrEqual(6_000);
  expect(saved).toBeLessThan(30_000);
});
