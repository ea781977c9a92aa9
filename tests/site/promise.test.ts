import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject } from 'vitest';
import { composeAttribution } from '../../src/article/attribution.ts';
import { listCautions, describeCorrections, describeDates } from '../../src/article/history.ts';
import type { Segment } from '../../src/article/segments.ts';
import type { Article } from '../../src/article/article.ts';
import { languages } from '../../src/language/languages.ts';
import { factsOf, type Facts } from '../outputs/articles.ts';
import { test } from './browser.ts';
import { articles, paragraphs } from './promise-site.ts';

/*
 * The promise, for the page and what browsers make of it: the rest of the table that
 * tests/outputs/promise.test.ts has for what is made by a function.
 */

const flat = (text: string) =>
  text
    .replace(/[\u200E\u200F]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const wordsOf = (parts: readonly Segment[]) => parts.map(({ text }) => text).join('');

/** The words of a page from the dates of the article to the end of the chain, without the headline. */
function wordsIn(article: Article): string[] {
  const { description, language, corrections } = article;
  const { credit, notice, chain } = composeAttribution(article);
  const { messages } = languages[language];
  return [
    wordsOf(describeDates(article)),
    description,
    ...listCautions(article, new Date('2026-12-01')).map(wordsOf),
    wordsOf(credit),
    ...paragraphs,
    wordsOf(notice),
    ...(corrections ? [messages.corrections.title] : []),
    ...describeCorrections(article).flatMap(({ when, text }) => [wordsOf(when), text]),
    messages.chain.title,
    ...chain.flatMap(({ title, roles }) => [
      title,
      ...roles.flatMap(({ label, value }) => [label, wordsOf(value)]),
    ]),
  ];
}

interface Found {
  words: string;
  facts?: { [Fact in keyof Facts]?: unknown };
}

/** Reads the article from its dates to the end of its chain; the tools of the site follow. */
const shownOn = (page: Page) =>
  page.locator('main article').evaluate((article) => {
    const headline = article.querySelector('h1');
    headline?.remove();
    for (const tool of article.querySelectorAll('.chain ~ *')) tool.remove();
    return { title: headline?.innerText ?? '', words: (article as HTMLElement).innerText };
  });

/** What the head of a page tells programs. */
async function factsOn(page: Page) {
  const tags = await page.locator('meta[content], link').evaluateAll((all) =>
    all.map((tag) => {
      const of = (name: string) => tag.getAttribute(name);
      return { key: of('property') ?? of('name') ?? of('rel'), value: of('content') ?? of('href') };
    }),
  );
  const all = (wanted: string) =>
    tags.filter(({ key }) => key === wanted).map(({ value }) => value);
  const one = (wanted: string) => all(wanted)[0];
  const script = await page.locator('script[type="application/ld+json"]').textContent();
  const data = JSON.parse(script ?? '') as Record<string, unknown>;
  const named = (people: unknown) => ((people ?? []) as { name: string }[]).map(({ name }) => name);
  return {
    authors: all('DC.creator'),
    translators: all('z:translators'),
    helpers: named(data['contributor']),
    cited: named(data['citation']),
    publisher: one('DC.source'),
    published: one('article:published_time'),
    day: one('DC.date'),
    modified: one('article:modified_time'),
    address: one('og:url'),
    canonical: one('canonical'),
    rights: one('DC.rights'),
    licence: one('license'),
    robots: one('robots'),
  };
}

/** The page, and what readers make of it. */
const readers: Record<string, (page: Page) => Promise<Found>> = {
  page: async (page) => {
    const facts = await factsOn(page);
    const { title, words } = await shownOn(page);
    return { words, facts: { title, ...facts } };
  },
  'in print': async (page) => {
    await page.emulateMedia({ media: 'print' });
    const { title, words } = await shownOn(page);
    return { words, facts: { title } };
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
      const { body } = new DOMParser().parseFromString(content, 'text/html');
      for (const tool of body.querySelectorAll('section:last-of-type ~ *')) tool.remove();
      return { words: body.textContent };
    });
  },
};

let cells = 0;
describe.each(articles)('$language, $slug', ({ language, slug, article }) => {
  test.for(Object.entries(readers))(
    '%s says what is known, and no more',
    async ([, read], { browser }) => {
      cells += 1;
      // As a saved file is: no address, no network.
      const context = await browser.newContext({ offline: true, bypassCSP: true });
      const page = await context.newPage();
      await page.setContent(
        readFileSync(join(inject('promiseDir'), language, 'articles', slug, 'index.html'), 'utf8'),
      );
      const { words, facts = {} } = await read(page);
      expect(flat(words)).toBe(flat(wordsIn(article).join(' ')));
      const known = factsOf(article);
      for (const [fact, found] of Object.entries(facts)) {
        expect(found, fact).toEqual(known[fact as keyof Facts]);
      }
      await context.close();
    },
  );
});

afterAll(() => {
  console.log(`${String(cells)} cells of the promise`);
});
