import { createRequire } from 'node:module';
import { describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { samples, seed } from './pages.ts';

interface Reader {
  title: string;
  paragraphs: string[];
  headings: string[];
}

// What Firefox shows in its reader view is what Mozilla's Readability leaves of a page.
describe.each([['the seed', seed] as const, ...samples])('in reader view, %s', (_, path) => {
  test('keeps its headline, every paragraph and heading in order, its credit first and its notice last', async ({
    browser,
  }) => {
    // Readability is a script, which the page's own policy would refuse.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(inject('address') + path);
    const read = async (selector: string) => page.locator(selector).allTextContents();
    const [headline, paragraphs, headings] = [
      (await read('h1'))[0],
      await read('.text > p'),
      await read('.text > h2'),
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
      return { title, paragraphs: texts('p'), headings: texts('h2') };
    });
    expect(reader.title).toContain(headline);
    expect(reader.headings).toEqual(headings);
    const at = reader.paragraphs.indexOf(paragraphs[0] ?? '');
    expect(at).toBeGreaterThanOrEqual(0);
    expect(reader.paragraphs.slice(at)).toEqual(paragraphs);
    await page.close();
  });
});
