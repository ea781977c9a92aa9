import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, inject } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { featureSamples, seed } from './pages.ts';

const extractPdfText = async (pdf: Buffer) =>
  extractText(await getDocumentProxy(new Uint8Array(pdf)));

/** Returns the text of each printed page as one line. */
async function readPages(pdf: Buffer): Promise<string[]> {
  const { text } = await extractPdfText(pdf);
  return text.map((page) => page.replace(/\s+/g, ' ').trim());
}

/** Removes the page number, which may come first in a PDF. */
const removePageNumber = (text: string) => text.replace(/^\d+ \/ \d+ | \d+ \/ \d+$/g, '');

/** Removes white space, because long addresses are broken into lines. */
const removeSpace = (text: string) => text.replace(/\s+/g, '');

describe.each([
  ['the seed article', 'en', seed],
  ['a sample in Russian', 'ru', 'ru/articles/everything/'],
] as const)('on paper, %s', (_, language, path) => {
  test('has its headline, credit, paragraphs, notice and address, in order', async ({
    page,
    open,
  }) => {
    await open(path);
    // A PDF has the letters of an Arabic passage in visual order.
    const paragraphs = await page
      .locator('h1, .standfirst, .text > p:not([dir])')
      .allTextContents();
    const text = removeSpace((await readPages(await page.pdf())).map(removePageNumber).join(' '));
    let at = 0;
    for (const paragraph of paragraphs) {
      const index = text.indexOf(removeSpace(paragraph), at);
      expect(index, paragraph).toBeGreaterThanOrEqual(at);
      at = index;
    }
    expect(text.slice(at)).toContain(`https://dragoman.example/${path}`);
  });

  test('has page numbers and no navigation', async ({ page, open }) => {
    await open(path);
    const pages = await readPages(await page.pdf());
    const { messages } = languages[language];
    const text = pages.join(' ');
    expect(text).not.toContain(messages.skipToContent);
    expect(text).not.toContain(messages.reportMistake);
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, words] of pages.entries()) {
      expect(words).toContain(`${String(index + 1)} / ${String(pages.length)}`);
    }
  });

  test('has no heading at the end of a page and no widows or orphans, at any paper height', async ({
    page,
    open,
  }) => {
    await open(path);
    const headings = await page.locator('h2, h3').allTextContents();
    const paragraphs = await page.locator('.text > p').allTextContents();
    // A row of the chain may equal the start of the credit.
    const rows = await page
      .locator('.chain dl > div')
      .evaluateAll((all) =>
        all.map((row) => [...row.children].map((c) => c.textContent).join(' ')),
      );
    const strays: string[] = [];
    for (let height = 500; height <= 700; height += 20) {
      const { text } = await extractPdfText(
        await page.pdf({ width: '600px', height: `${String(height)}px` }),
      );
      for (const pageText of text) {
        const lines = pageText.split('\n').map((line) => line.trim());
        const [first = '', last = ''] = [lines.at(1), lines.at(-1)];
        expect(lines[0]).toMatch(/^\d+ \/ \d+$/);
        if (headings.includes(last)) strays.push(last);
        if (rows.includes(last)) continue;
        strays.push(
          ...paragraphs
            .filter((whole) => whole.endsWith(first) && whole !== first)
            .map(() => first),
          ...paragraphs.filter((whole) => whole.startsWith(last) && whole !== last).map(() => last),
        );
      }
    }
    expect(strays).toEqual([]);
  });
});

test('link addresses are printed after the link text, once', async ({ page, open }) => {
  await open('en/articles/everything/');
  const text = removeSpace((await readPages(await page.pdf())).join(' ')).replace(
    /[\u2066-\u2069]/g,
    '',
  );
  expect(text).toContain('Elsewhere(https://example.org/)');
  expect(text).toContain('here(https://dragoman.example/en/)');
  expect(text).toContain('mail(mailto:sample@example.org)');
  expect(text).toContain('Alinkalone(https://dragoman.example/en/articles/universal-declaration/)');
  expect(text).toContain('Seeelsewhere(https://example.org/heading)andhere3');
  expect(text).toContain('https://example.org/autoandwww.example.org.');
  expect(text).toContain('aheading,');
  expect(text).not.toContain('(#');
});

test.for(featureSamples)(
  'text of each script has one size in print, and no table is cut off: %s',
  async ([, path], { page, open }) => {
    // The width of A4 between its margins, in CSS pixels.
    await page.setViewportSize({ width: 672, height: 900 });
    await open(path);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(672);
    const readSizes = async (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).fontSize))]);
    expect(await readSizes('[dir=ltr] .text > p:not(.credit, .notice, [dir])')).toEqual(
      path.startsWith('ar/') ? [] : ['14px'],
    );
    const passages = await readSizes('.text > p[dir]');
    expect(passages).toEqual(path.startsWith('ar/') ? ['14px'] : [expect.stringMatching(/^16\.6/)]);
    const cutOffCount = await page
      .locator('.text [role=group]')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(cutOffCount).toBe(0);
  },
);

test.for(featureSamples)(
  'print has the whole article in %s in black on white, also in dark mode, without links for navigation',
  async ([language, path], { page }) => {
    await page.goto(inject('address') + path);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const { messages } = languages[language];
    for (const text of [messages.skipToContent, messages.reportMistake]) {
      expect(await page.getByText(text).isVisible()).toBe(false);
    }
    for (const part of ['h1', '.standfirst', '.credit', '.notice', '.chain', '#corrections']) {
      expect(await page.locator(part).isVisible()).toBe(true);
    }
    for (const link of ['[data-footnote-backref]', '[rel=search]']) {
      expect(await page.locator(link).first().isVisible()).toBe(false);
    }
    expect(
      await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.documentElement);
        return { backgroundColor, color };
      }),
    ).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
  },
);
