import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { renderArticle } from '../../src/markdown/render.ts';
import { removedWords } from '../reader-view-words.ts';
import { test } from './browser.ts';
import { featureSamples, declarations, seed } from './pages.ts';

interface Reader {
  title: string;
  /** The author, according to Readability. */
  byline: string | null;
  paragraphs: string[];
  /** Headings, list items, table cells and captions. */
  blocks: string[];
}

/** Opens the current page in the reader view. The page was created with `bypassCSP`, because the CSP would block it. */
async function readWithReadability(page: Page): Promise<Reader> {
  await page.addScriptTag({
    path: createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'),
  });
  return page.evaluate((): Reader => {
    const { Readability } = window as unknown as {
      Readability: new (document: Document) => {
        parse: () => { title: string; byline: string | null; content: string };
      };
    };
    const { title, byline, content } = new Readability(
      document.cloneNode(true) as Document,
    ).parse();
    const view = new DOMParser().parseFromString(content, 'text/html');
    const texts = (selector: string) =>
      [...view.querySelectorAll(selector)].map((element) => element.textContent);
    return { title, byline, paragraphs: texts('p'), blocks: texts('h2, h3, li, td, figcaption') };
  });
}

// The reader view of Firefox uses Mozilla's Readability.
describe.each([['the seed', seed] as const, ...declarations, ...featureSamples])(
  'in reader view, %s',
  (_, path) => {
    test('has its headline, credit, paragraphs, headings and notice, in order', async ({
      browser,
    }) => {
      const page = await browser.newPage({ bypassCSP: true });
      await page.goto(inject('address') + path);
      const readTexts = async (selector: string) => page.locator(selector).allTextContents();
      const [headline, paragraphs, blocks] = [
        (await readTexts('h1'))[0],
        await readTexts('.text p'),
        await readTexts('.text :is(h2, h3, li, td, figcaption)'),
      ];
      const reader = await readWithReadability(page);
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

/** A heading in each language, with a word in Latin letters and one that is transliterated to the same. */
const headings = {
  en: (word: string) => `The ${word} says more`,
  ar: (word: string) => `عن ${word} رسس`,
  ru: (word: string) => `Спонсор ${word} и медиа`,
};

describe.each(declarations)('in reader view, an article in %s', (language, path) => {
  const text = Array.from({ length: 8 }, () => 'Recognition of the inherent dignity,').join(' ');
  const names = removedWords.flatMap((word) => [word, headings[language](word)]);
  const { page: rendered } = renderArticle(
    names.map((name) => `## ${name}\n\n${text}\n\n- Item\n`).join('\n'),
    { language },
  );
  const html = readFileSync(join(inject('outDir'), path, 'index.html'), 'utf8');

  // Like a short text, where the address in the notice is the longest part. Readability removes a `div` of links.
  test('has its credit, text and notice if most of it is a link', async ({ browser }) => {
    const page = await browser.newPage({ bypassCSP: true });
    const short = html.replace(
      /(<p class="credit">.*?<\/p>).*(?=<p class="notice")/s,
      `$1<p><a href="https://example.org/">${text}</a></p>`,
    );
    await page.route('**/', (route) => route.fulfill({ contentType: 'text/html', body: short }));
    await page.goto(inject('address') + path);
    const paragraphs = await page.locator('.text > p').allTextContents();
    expect(paragraphs).toHaveLength(3);
    expect((await readWithReadability(page)).paragraphs).toEqual(
      expect.arrayContaining(paragraphs),
    );
    await page.close();
  });

  test.for([undefined, 'Sample Author'])(
    'with the author %s has every heading, whatever words it contains',
    async (author, { browser }) => {
      const page = await browser.newPage({ bypassCSP: true });
      const withHeadings = html
        .replace(/(?<=<script type="application\/ld\+json">).*?(?=<\/script>)/s, (data) =>
          JSON.stringify({
            ...(JSON.parse(data) as object),
            author: author && [{ name: author }],
          }),
        )
        .replaceAll(/<meta name="DC.creator"[^>]*>/g, '')
        .replace(
          /(<p class="credit">.*?<\/p>).*(?=<p class="notice")/s,
          (_, credit: string) => `${credit}${rendered}`,
        );
      await page.route('**/', (route) =>
        route.fulfill({ contentType: 'text/html', body: withHeadings }),
      );
      await page.goto(inject('address') + path);
      const reader = await readWithReadability(page);
      expect(reader.byline ?? undefined).toBe(author);
      expect(reader.blocks.filter((block) => names.includes(block))).toEqual(names);
      await page.close();
    },
  );
});
