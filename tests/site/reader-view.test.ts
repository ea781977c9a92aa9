import { createRequire } from 'node:module';
import { describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { featureSamples, declarations, seed } from './pages.ts';

interface Reader {
  title: string;
  paragraphs: string[];
  /** Headings, list items, table cells and captions. */
  blocks: string[];
}

// The reader view of Firefox uses Mozilla's Readability.
describe.each([['the seed', seed] as const, ...declarations, ...featureSamples])(
  'in reader view, %s',
  (_, path) => {
    test('has its headline, credit, paragraphs, headings and notice, in order', async ({
      browser,
    }) => {
      // The CSP would block the script of Readability.
      const page = await browser.newPage({ bypassCSP: true });
      await page.goto(inject('address') + path);
      const readTexts = async (selector: string) => page.locator(selector).allTextContents();
      const [headline, paragraphs, blocks] = [
        (await readTexts('h1'))[0],
        await readTexts('.text p'),
        await readTexts('.text :is(h2, h3, li, td, figcaption)'),
      ];
      await page.addScriptTag({
        path: createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'),
      });
      const reader = await page.evaluate((): Reader => {
        const { Readability } = window as unknown as {
          Readability: new (document: Document) => {
            parse: () => { title: string; content: string };
          };
        };
        const { title, content } = new Readability(document.cloneNode(true) as Document).parse();
        const view = new DOMParser().parseFromString(content, 'text/html');
        const texts = (selector: string) =>
          [...view.querySelectorAll(selector)].map((element) => element.textContent);
        return { title, paragraphs: texts('p'), blocks: texts('h2, h3, li, td, figcaption') };
      });
      expect(reader.title).toBe(headline);
      // On a short page, Readability keeps the corrections and the chain too.
      const firstBlock = reader.blocks.indexOf(blocks[0] ?? '');
      expect(reader.blocks.slice(firstBlock, firstBlock + blocks.length)).toEqual(blocks);
      const firstParagraph = reader.paragraphs.indexOf(paragraphs[0] ?? '');
      expect(firstParagraph).toBeGreaterThanOrEqual(0);
      const text = reader.paragraphs.slice(firstParagraph, firstParagraph + paragraphs.length);
      expect(text).toEqual(paragraphs);
      expect(text.at(-1)).toContain(`https://dragoman.example/${path}`);
      await page.close();
    });
  },
);
