import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { attribution } from '../../src/article/attribution.ts';
import { carried } from '../../src/article/plain-text.ts';
import type { Article } from '../../src/article/schema.ts';
import { languageCodes } from '../../src/language/languages.ts';
import { wordsOf } from '../../src/outputs/copy.ts';
import { markdownFile } from '../../src/outputs/markdown.ts';
import { articlesIn } from '../outputs/articles.ts';
import { test } from './browser.ts';

/*
 * The promise, for the page and what browsers make of it: the rest of the table that
 * tests/outputs/promise.test.ts has for what is made by a function.
 */

const root = resolve(import.meta.dirname, '../..');
const work = resolve(root, 'node_modules/.cache/dragoman/promise-test');
const outDir = join(work, 'dist');
const body =
  'A first paragraph, long enough to be taken for one by whoever reads it.\n\nA second, as long as the first, so that there is a text to read at all.';

/** As hostile as a file can be that the schema lets pass. */
const tame = (text: string) => carried(text).replaceAll('long ', '');

function publishable(article: Article): Article {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return tame(value);
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };
  const { source, ...rest } = plain(article) as Article;
  return {
    ...rest,
    image: undefined,
    source: { ...source, url: source.url && 'https://example.org/' },
  };
}

const articles = languageCodes.flatMap((language) =>
  Object.entries(articlesIn(language)).map(([slug, article]) => ({
    language,
    slug,
    article: publishable({ ...article, slug }),
  })),
);

beforeAll(() => {
  rmSync(work, { recursive: true, force: true });
  for (const { language, slug, article } of articles) {
    mkdirSync(join(work, 'content/articles', language), { recursive: true });
    // Our own Markdown form, without the credit and notice that the page adds.
    const [, matter = ''] = markdownFile(article, body).split(/^---$/m);
    writeFileSync(
      join(work, 'content/articles', language, `${slug}.md`),
      `---${matter}---\n${body}\n`,
    );
  }
  execFileSync(process.execPath, ['src/cli/build.ts', '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, CONTENT_DIR: join(work, 'content'), BUILD_DATE: '2026-12-01' },
    stdio: 'inherit',
  });
});

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

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
        readFileSync(join(outDir, language, 'articles', slug, 'index.html'), 'utf8'),
      );
      const words = flat(await read(page));
      const { credit, notice } = attribution(article);
      expect(words).toContain(flat(wordsOf(credit)));
      expect(words).toContain(flat(wordsOf(notice)));
      if (article.disclaimer !== null) expect(words).toContain(flat(article.disclaimer));
      expect(words.indexOf(flat(wordsOf(credit)))).toBeLessThan(words.indexOf('A first paragraph'));
      expect(words.indexOf(flat(wordsOf(notice)))).toBeGreaterThan(words.indexOf('A second'));
      await context.close();
    },
  );
});

afterAll(() => {
  console.log(`${String(cells)} cells of the promise`);
});
