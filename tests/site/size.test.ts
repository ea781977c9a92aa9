import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { measureFirstSearch } from '../../bench/first-search.ts';
import { measureSite } from '../../bench/page-weights.ts';
import { isWithinBudget } from '../../bench/weight.ts';
import { site } from '../../src/site.ts';
import { listPages, seed } from './pages.ts';

const pages = measureSite(inject('outDir'));

test('every page is measured as its kind', () => {
  expect(pages.map(({ path }) => path).sort()).toEqual(listPages(inject('outDir')));
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
  expect(isWithinBudget(page), JSON.stringify(page)).toBe(true);
});

test('the page of the seed article has at most 8,000 compressed bytes, and 30,000 uncompressed bytes without the settings', () => {
  expect(pages.find(({ path }) => path === seed)?.budget).toBe(8_000);
  // The page contains the site's name seven times, partly escaped, and the contact once.
  const settings = 10 * Buffer.byteLength(site.name) + Buffer.byteLength(site.contact);
  const { size } = statSync(join(inject('outDir'), seed, 'index.html'));
  expect(size - settings).toBeLessThan(30_000);
});

test('no script imports another, which would be neither measured nor cached for offline reading', () => {
  const folder = join(inject('outDir'), '_astro');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(1);
  for (const name of scripts) {
    expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(
      /\bimport\s*["'{*]|\bimport\s+[\w$]+\s*from|\bfrom\s*["']/,
    );
  }
});

test.each([
  [1_000, 113_000],
  // The size of the largest shard that a first search loads.
  [999, 119_000],
])('the first search of %i articles downloads at most %i bytes', async (articles, budget) => {
  // A word in almost every article, a less frequent word and a rare one.
  for (const search of await measureFirstSearch(inject('outDir'), articles, [30, 300, 3_000])) {
    expect(search.bytes, JSON.stringify(search)).toBeLessThan(budget);
  }
});
