import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { weighFirstSearch } from '../../bench/first-search.ts';
import { weighSite } from '../../bench/weigh-site.ts';
import { isWithinBudget } from '../../src/build/weight.ts';
import { site } from '../../src/site.ts';
import { listPages, seed } from './pages.ts';

const pages = weighSite(inject('outDir'));

test('every page is weighed, each as its kind', () => {
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

test('the seed article has at most 8 KB on its way, and 30 KB as a file without the settings of the site', () => {
  expect(pages.find(({ path }) => path === seed)?.budget).toBe(8_000);
  // The page has the name of the site seven times, some of them with escapes, and the contact once.
  const settings = 10 * Buffer.byteLength(site.name) + Buffer.byteLength(site.contact);
  const { size } = statSync(join(inject('outDir'), seed, 'index.html'));
  expect(size - settings).toBeLessThan(30_000);
});

test('a script loads no other by itself, which would be neither weighed nor kept for offline', () => {
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
  [1_000, 130_000],
  // The most that a first search goes through, however many articles an edition has.
  [1_999, 160_000],
])('the first search of %i articles downloads at most %i bytes', async (articles, budget) => {
  // A word that is in almost every article, a rare one, and one between them.
  for (const search of await weighFirstSearch(inject('outDir'), articles, [30, 300, 3_000])) {
    expect(search.bytes, JSON.stringify(search)).toBeLessThan(budget);
  }
});
