import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject } from 'vitest';
import { composeAttribution, labelAttribution } from '../../src/article/attribution.ts';
import { listCautions, describeCorrections, describeDates } from '../../src/article/history.ts';
import type { Segment } from '../../src/article/segments.ts';
import type { Article } from '../../src/article/article.ts';
import { languages } from '../../src/language/languages.ts';
import { toInstant } from '../../src/site.ts';
import { factsOf, type Facts } from '../outputs/articles.ts';
import { test } from './browser.ts';
import { articles, paragraphs } from './promise-site.ts';

// Tests the promise for pages, in print and in reader view too. tests/outputs/promise.test.ts has the other outputs.

const normalize = (text: string) =>
  text
    .replace(/[\u200E\u200F]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const joinSegments = (parts: readonly Segment[]) => parts.map(({ text }) => text).join('');

/** Lists the expected texts of an article's page, from the dates to the notice, without the headline. */
function listTexts(article: Article): string[] {
  const { description } = article;
  return [
    joinSegments(describeDates(article)),
    description ?? '',
    ...listCautions(article, new Date('2026-12-01')).map(joinSegments),
    joinSegments(labelAttribution(article, 'credit')),
    ...paragraphs,
    joinSegments(labelAttribution(article, 'notice')),
  ];
}

/** Lists the expected texts below the notice. */
function listTextsBelow(article: Article): string[] {
  const { language, corrections } = article;
  const { messages } = languages[language];
  const { chain } = composeAttribution(article);
  return [
    ...(corrections ? [messages.corrections.title] : []),
    ...describeCorrections(article).flatMap(({ when, text }) => [joinSegments(when), text]),
    messages.chain.title,
    ...Object.entries(messages.chain.marks).flatMap(([mark, words]) =>
      chain.some(({ known, actor }) => mark === known || mark === actor) ? [words] : [],
    ),
    ...chain.flatMap(({ title, roles }) => {
      const missing = roles.filter(({ unknown }) => unknown).map(({ label }) => label);
      return [
        title,
        ...roles.flatMap(({ label, value, unknown }) =>
          unknown ? [] : [label, joinSegments(value)],
        ),
        ...(missing.length > 0 ? [...missing, messages.notStated] : []),
      ];
    }),
  ];
}

interface Output {
  text: string;
  facts?: { [Fact in keyof Facts]?: unknown };
}

/** Reads the headline of a page, and its text from the dates to the chain. */
const readArticle = (page: Page) =>
  page.locator('main article').evaluate((article) => {
    const headline = article.querySelector('h1');
    headline?.remove();
    for (const tool of article.querySelectorAll('.chain ~ *')) tool.remove();
    return { title: headline?.innerText ?? '', text: (article as HTMLElement).innerText };
  });

/** Reads the metadata of a page. */
async function readFacts(page: Page) {
  const tags = await page.locator('meta[content], link').evaluateAll((all) =>
    all.map((tag) => {
      const readAttribute = (name: string) => tag.getAttribute(name);
      return {
        key: readAttribute('property') ?? readAttribute('name') ?? readAttribute('rel'),
        value: readAttribute('content') ?? readAttribute('href'),
      };
    }),
  );
  const listValues = (name: string) =>
    tags.filter(({ key }) => key === name).map(({ value }) => value);
  const listZoteroNames = (name: string) =>
    listValues(name).map((value) => value?.replace(/,$/, ''));
  const getFirst = (name: string) => listValues(name)[0];
  const getInstant = (name: string) => {
    const date = getFirst(name);
    return date == null ? undefined : toInstant(date).toISOString();
  };
  const script = await page.locator('script[type="application/ld+json"]').textContent();
  const data = JSON.parse(script ?? '') as Record<string, unknown>;
  const listNames = (people: unknown) =>
    ((people ?? []) as { name: string }[]).map(({ name }) => name);
  return {
    authors: listZoteroNames('DC.creator'),
    citedTranslators: listZoteroNames('z:translators'),
    helpers: listNames(data['contributor']),
    cited: listNames(data['citation']),
    publisher: getFirst('DC.source'),
    published: getInstant('article:published_time'),
    day: getFirst('DC.date'),
    modified: getInstant('article:modified_time'),
    address: getFirst('og:url'),
    canonical: getFirst('canonical'),
    rights: getFirst('DC.rights'),
    licence: getFirst('license'),
    robots: getFirst('robots'),
  };
}

/** Reads a page as an output of each kind. */
const readers: Record<string, (page: Page) => Promise<Output>> = {
  page: async (page) => {
    const facts = await readFacts(page);
    const { title, text } = await readArticle(page);
    return { text, facts: { title, ...facts } };
  },
  'in print': async (page) => {
    await page.emulateMedia({ media: 'print' });
    const { title, text } = await readArticle(page);
    return { text, facts: { title } };
  },
  'in reader view': async (page) => {
    await page.addScriptTag({
      path: createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'),
    });
    return page.evaluate(() => {
      const { Readability } = window as unknown as {
        Readability: new (document: Document) => { parse: () => { content: string } };
      };
      const { content } = new Readability(document.cloneNode(true) as Document).parse();
      const { body } = new DOMParser().parseFromString(content, 'text/html');
      for (const tool of body.querySelectorAll('section:last-of-type ~ *')) tool.remove();
      for (const block of body.querySelectorAll('p')) block.after(' ');
      return { text: body.textContent };
    });
  },
};

let cellCount = 0;
describe.each(articles)('$language, $slug', ({ language, slug, article }) => {
  test.for(Object.entries(readers))(
    '%s states what is known and nothing else',
    async ([name, read], { browser }) => {
      cellCount += 1;
      // Without an address and a network, as in a saved file.
      const context = await browser.newContext({ offline: true, bypassCSP: true });
      const page = await context.newPage();
      await page.setContent(
        readFileSync(join(inject('promiseDir'), language, 'articles', slug, 'index.html'), 'utf8'),
      );
      const { text, facts = {} } = await read(page);
      // Readability keeps what is below the notice only on a short page.
      const isCut = !text.includes(languages[language].messages.chain.title);
      const below = name === 'in reader view' && isCut ? [] : listTextsBelow(article);
      expect(normalize(text)).toBe(normalize([...listTexts(article), ...below].join(' ')));
      const expectedFacts = factsOf(article);
      for (const [fact, value] of Object.entries(facts)) {
        expect(value, fact).toEqual(expectedFacts[fact as keyof Facts]);
      }
      await context.close();
    },
  );
});

afterAll(() => {
  console.log(`${String(cellCount)} cells of the promise`);
});
