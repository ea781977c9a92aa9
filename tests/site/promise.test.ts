import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject } from 'vitest';
import { attribution } from '../../src/article/attribution.ts';
import { wordsOf } from '../../src/outputs/copy.ts';
import { test } from './browser.ts';
import { articles } from './promise-site.ts';

/*
 * The promise, for the page and what browsers make of it: the rest of the table that
 * tests/outputs/promise.test.ts has for what is made by a function.
 */

const flat = (text: string) =>
  text
    .replace(/[\u200E\u200F]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The page, and what readers make of it. */
const readers: Record<string, (page: Page) => Promise<string>> = {
  page: (page) => page.locator('body').innerText(),
  'in print': async (page) => {
    await page.emulateMedia({ media: 'print' });
    return page.locator('body').innerText();
  },
  'in reader view': async (page) => {
    await page.addScriptTag({
      path: createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'),
    });
    return page.evaluate(() => {
      const { Readability } = window as unknown as {
        Readability: new (copy: Document) => { parse: () => { content: string } };
      };
      const { content } = new Readability(document.cloneNode(true) as Document).parse();
      return new DOMParser().parseFromString(content, 'text/html').body.textContent;
    });
  },
};

let cells = 0;
describe.each(articles)('$language, $slug', ({ language, slug, article }) => {
  test.for(Object.entries(readers))(
    '%s: credit and notice are there, word for word',
    async ([, read], { browser }) => {
      cells += 1;
      // As a saved file is: no address, no network.
      const context = await browser.newContext({ offline: true, bypassCSP: true });
      const page = await context.newPage();
      await page.setContent(
        readFileSync(join(inject('promiseDir'), language, 'articles', slug, 'index.html'), 'utf8'),
      );
      const words = flat(await read(page));
      const { credit, notice } = attribution(article);
      expect(words).toContain(flat(wordsOf(credit, language)));
      expect(words).toContain(flat(wordsOf(notice, language)));
      if (article.disclaimer !== null) expect(words).toContain(flat(article.disclaimer));
      expect(words.indexOf(flat(wordsOf(credit, language)))).toBeLessThan(
        words.indexOf('A first paragraph'),
      );
      expect(words.indexOf(flat(wordsOf(notice, language)))).toBeGreaterThan(
        words.indexOf('A second'),
      );
      await context.close();
    },
  );
});

afterAll(() => {
  console.log(`${String(cells)} cells of the promise`);
});
