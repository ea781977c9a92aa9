import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import jsonld from 'jsonld';
import openGraph from 'open-graph-scraper';
import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { describe, expect, inject } from 'vitest';
import { languageCodes } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { everything, listPages, samples, seed } from './pages.ts';

/*
 * What was built, read by other people's programs, each of which must come back with the credit.
 */

const outDir = inject('outDir');
const file = (path: string) => readFileSync(join(outDir, path));
const text = (path: string) => file(path).toString('utf8');
const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.split(sep).join('/'),
);
const articles = [seed, ...[...everything, ...samples].map(([, path]) => path)];

const seedCredit =
  'Translated and edited by The Syrian Observer. Cites reporting by Kommersant. ' +
  'Author and original outlet not stated.';
const seedDisclaimer =
  'The Syrian Observer has not verified the content of this story. Responsibility for the ' +
  'information and views set out in this article lies entirely with the author.';
/** The forms beside an article's page. */
const beside = (path: string, form: string) => `${path.replace(/\/$/, '')}.${form}`;

test.for(files.filter((path) => path.endsWith('.xml')))('%s is XML to a strict parser', (path) => {
  const parser = new SaxesParser({ xmlns: true });
  const errors: string[] = [];
  parser.on('error', ({ message }) => errors.push(message));
  parser.write(text(path)).close();
  expect(errors).toEqual([]);
});

describe.each(languageCodes)('the feeds in %s', (language) => {
  test.for(['rss.xml', 'atom.xml'])(
    '%s: a feed parser finds the newest articles, credit first',
    async (name) => {
      const feed = await new RssParser().parseString(text(`${language}/${name}`));
      const links = feed.items.map(({ link }) => link);
      expect(links.length).toBe(30);
      for (const path of articles.filter((one) => one.startsWith(`${language}/`))) {
        expect(links).toContain(`https://dragoman.example/${path}`);
      }
      for (const item of feed.items) {
        const html = String(item['content:encoded'] ?? item.content);
        expect(html).toMatch(/^\s*<p>/);
        expect(html).toContain(`${item.link ?? 'none'}</a></p>`);
        expect(html).not.toMatch(/(?:src|href)="\//);
      }
    },
  );

  test('JSON Feed has what its version asks for', () => {
    const feed = JSON.parse(text(`${language}/feed.json`)) as {
      version: string;
      feed_url: string;
      items: { id: string; url: string; content_html: string; authors?: unknown[] }[];
    };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.feed_url).toBe(`https://dragoman.example/${language}/feed.json`);
    for (const { id, url, content_html } of feed.items) {
      // The address that was first published.
      const first = 'https://dragoman.example/en/articles/all-kinds/';
      expect(id).toBe(url.endsWith('/en/articles/everything/') ? first : url);
      expect(content_html).toMatch(/^<p>/);
    }
  });
});

test('a feed names no author of the seed article, and its translator as contributor', async () => {
  const feed = await new RssParser({ customFields: { item: ['dc:contributor'] } }).parseString(
    text('en/rss.xml'),
  );
  const item = feed.items.find(({ link }) => link === `https://dragoman.example/${seed}`);
  expect(item?.creator).toBeUndefined();
  expect(item?.['dc:contributor']).toBe('The Syrian Observer');
  expect(item?.contentSnippet ?? '').not.toBe('');
});

test('a link preview begins with the credit, and has the card', async () => {
  const { result } = await openGraph({ html: text(`${seed}index.html`) });
  expect(result.ogTitle).toBe(
    'Damascus reportedly seeks return of Russian patrols to southern Syria',
  );
  expect(result.ogDescription).toMatch(new RegExp(`^${seedCredit}`));
  expect(result.ogDescription).toContain(seedDisclaimer);
  expect(result.ogImage).toMatchObject([
    { url: `https://dragoman.example/${beside(seed, 'png')}`, width: '1200', height: '630' },
  ]);
  expect(result.ogUrl).toBe(`https://dragoman.example/${seed}`);
});

test('linked data says of the seed article what is known, and no more', async ({ page, open }) => {
  await open(seed);
  const script = await page.locator('script[type="application/ld+json"]').textContent();
  const data = JSON.parse(script ?? '') as Record<string, unknown>;
  // The context is not fetched: its terms are all of schema.org.
  const [node] = await jsonld.expand({ ...data, '@context': { '@vocab': 'https://schema.org/' } });
  const of = (name: string) => node?.[`https://schema.org/${name}`];
  const names = (name: string) =>
    JSON.stringify(of(name) ?? null).match(/"https:\/\/schema.org\/name":\[\{"@value":"[^"]*"/g);
  expect(node?.['@type']).toEqual(['https://schema.org/NewsArticle']);
  expect(of('creditText')).toEqual([{ '@value': seedCredit }]);
  expect(of('backstory')).toEqual([{ '@value': seedDisclaimer }]);
  expect(names('translator')?.join()).toContain('The Syrian Observer');
  expect(names('citation')?.join()).toContain('Kommersant');
  expect(names('publisher')?.join()).not.toContain('Kommersant');
  for (const absent of ['author', 'translationOfWork', 'isBasedOn', 'license', 'dateModified']) {
    expect(of(absent)).toBeUndefined();
  }
});

test.for(articles)('a citation program reads the files of /%s alike', (path) => {
  const [bib] = new Cite(text(beside(path, 'bib'))).data as Record<string, unknown>[];
  const [csl] = new Cite(text(beside(path, 'json'))).data as Record<string, unknown>[];
  for (const name of ['title', 'URL', 'translator', 'author', 'container-title', 'note']) {
    const plain = (value: unknown) =>
      JSON.stringify(value ?? null).replaceAll('"family"', '"literal"');
    expect(plain(bib?.[name]), name).toBe(plain(csl?.[name]));
  }
  expect(csl?.['type']).toBe('article-newspaper');
});

test.for(articles)('the share card of /%s is a picture that carries its credit', async (path) => {
  const { width, height, format, xmp } = await sharp(file(beside(path, 'png'))).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
  expect(xmp?.toString('utf8')).toContain('<photoshop:Credit>');
});

test('plain text says which encoding it has, and wraps its lines', () => {
  for (const path of articles) {
    expect(file(beside(path, 'txt')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  }
  const lines = text(beside(seed, 'txt')).split('\n');
  expect(
    Math.max(...lines.filter((line) => !line.includes('https://')).map((line) => line.length)),
  ).toBeLessThanOrEqual(73);
  const words = lines.join(' ').replace(/\s+/g, ' ');
  expect(words).toContain(seedCredit);
  expect(words).toContain(
    `${seedDisclaimer} Link to this article: https://dragoman.example/${seed}`,
  );
});

test('plain text has pictures as words', () => {
  const words = text('en/articles/everything.txt').replace(/\s+/g, ' ');
  expect(words).toContain('[A gradient from dark blue to sand] A caption of the sample');
  expect(words).toContain('A picture in a line [small gradient] of text.');
  expect(words).toContain(
    'dignity and rights.(1) They are endowed with reason and ~~conscience~~, H2O',
  );
});

test('every other form that a page names is there', async ({ page, open }) => {
  for (const path of [...articles, ...languageCodes.map((code) => `${code}/`)]) {
    await open(path);
    const named = await page
      .locator('link[rel=alternate][type], .forms a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(named.length).toBeGreaterThan(2);
    for (const href of named) {
      expect(files).toContain(new URL(href, 'https://dragoman.example/').pathname.slice(1));
    }
  }
});

test('the sitemap names every page, and robots.txt the sitemaps', () => {
  const named = [...text('sitemap-1.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc);
  // What each reader's device shows otherwise is nothing for a search engine.
  const others = /^$|^404|\/page\/\d+\/$|\/(?:search|offline)\/$/;
  const pages = listPages(outDir).filter((path) => !others.test(path));
  expect(named.sort()).toEqual(pages.map((path) => `https://dragoman.example/${path}`).sort());
  expect(text('sitemap-index.xml')).toContain('<loc>https://dragoman.example/sitemap-1.xml</loc>');
  expect(text('robots.txt')).toContain('Sitemap: https://dragoman.example/sitemap-index.xml');
  expect(text('robots.txt')).toContain('Sitemap: https://dragoman.example/news-sitemap.xml');
});
