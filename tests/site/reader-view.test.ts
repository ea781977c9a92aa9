import { createRequire } from 'node:module';
import { describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { everything, samples, seed } from './pages.ts';

interface Reader {
  title: string;
  paragraphs: string[];
  /** Headings, list items, cells of tables, captions. */
  others: string[];
}

// What Firefox shows in its reader view is what Mozilla's Readability leaves of a page.
describe.each([['the seed', seed] as const, ...samples, ...everything])(
  'in reader view, %s',
  (_, path) => {
    test('keeps its headline, every paragraph and heading in order, its credit first and its notice last', async ({
      browser,
    }) => {
      // Readability is a script, which the page's own policy would refuse.
      const page = await browser.newPage({ bypassCSP: true });
      await page.goto(inject('address') + path);
      const read = async (selector: string) => page.locator(selector).allTextContents();
      const [headline, paragraphs, others] = [
        (await read('h1'))[0],
        await read('.text p'),
        await read('.text :is(h2, h3, li, td, figcaption)'),
      ];
      await page.addScriptTag({
        path: createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'),
      });
      const reader = await page.evaluate((): Reader => {
        const { Readability } = window as unknown as {
          Readability: new (copy: Document) => { parse: () => { title: string; content: string } };
        };
        const { title, content } = new Readability(document.cloneNode(true) as Document).parse();
        const shown = new DOMParser().parseFromString(content, 'text/html');
        const texts = (selector: string) =>
          [...shown.querySelectorAll(selector)].map((element) => element.textContent);
        return { title, paragraphs: texts('p'), others: texts('h2, h3, li, td, figcaption') };
      });
      expect(reader.title).toBe(headline);
      // Where little else is on the page, the corrections and the chain are kept too.
      const from = reader.others.indexOf(others[0] ?? '');
      expect(reader.others.slice(from, from + others.length)).toEqual(others);
      const at = reader.paragraphs.indexOf(paragraphs[0] ?? '');
      expect(at).toBeGreaterThanOrEqual(0);
      const kept = reader.paragraphs.slice(at, at + paragraphs.length);
      expect(kept).toEqual(paragraphs);
      expect(kept.at(-1)).toContain(`https://dragoman.example/${path}`);
      await page.close();
    });
  },
);
