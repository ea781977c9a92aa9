import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import { parseAtomFeed } from 'feedsmith';
import jsonld from 'jsonld';
import openGraph from 'open-graph-scraper';
import RssParser from 'rss-parser';
import sharp from 'sharp';
import { describe, expect, inject } from 'vitest';
import { languageCodes } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { featureSamples, listPages, declarations, seed } from './pages.ts';

// Reads the outputs with other people's parsers, which must find the credit.

const outDir = inject('outDir');
const readFile = (path: string) => readFileSync(join(outDir, path));
const readText = (path: string) => readFile(path).toString('utf8');
const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.split(sep).join('/'),
);
const isFolder = (path: string) => statSync(join(outDir, path)).isDirectory();
const articles = [seed, ...[...featureSamples, ...declarations].map(([, path]) => path)];

const seedCredit =
  'Cites reporting by Kommersant. Author and original outlet not stated. ' +
  'Translated and edited by The Syrian Observer.';
const seedDisclaimer =
  'The Syrian Observer has not verified the content of this story. Responsibility for the ' +
  'information and views set out in this article lies entirely with the author.';
/** Returns the path of an article in another format. */
const getFormatPath = (path: string, format: string) => `${path.replace(/\/$/, '')}.${format}`;

test('an article has six files, and the search index one for each 16 articles', () => {
  const slug = seed.split('/')[2] ?? '';
  expect(files.filter((path) => path.includes(`/${slug}`) && !isFolder(path)).sort()).toEqual(
    [
      `${seed}index.html`,
      ...['bib', 'json', 'md', 'png', 'txt'].map((format) => getFormatPath(seed, format)),
    ].sort(),
  );
  for (const language of languageCodes) {
    const texts = files.filter((path) => new RegExp(`^${language}/articles/.*\\.txt$`).test(path));
    const bundles = files.filter((path) => path.startsWith(`${language}/search/fragment/`));
    expect(texts.length).toBeGreaterThan(16);
    expect(bundles.length).toBeLessThanOrEqual(Math.ceil(texts.length / 16));
  }
});

describe.each(languageCodes)('the feeds in %s', (language) => {
  const openingTag = `<div lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">\n<p>`;
  test.for(['rss.xml', 'atom.xml'])(
    '%s: a feed parser reads the newest articles, each with a paragraph first and its address last',
    async (name) => {
      const feed = await new RssParser().parseString(readText(`${language}/${name}`));
      const links = feed.items.map(({ link }) => link);
      expect(links.length).toBe(30);
      for (const path of articles.filter((one) => one.startsWith(`${language}/`))) {
        expect(links).toContain(`https://dragoman.example/${path}`);
      }
      for (const item of feed.items) {
        const html = String(item['content:encoded'] ?? item.content);
        expect(html.trim().startsWith(openingTag)).toBe(true);
        expect(html).toContain(`${item.link ?? 'none'}</a></p>`);
        expect(html).not.toMatch(/(?:src|href)="\//);
      }
    },
  );

  test('the JSON feed has the version, ids and content that JSON Feed 1.1 asks for', () => {
    const feed = JSON.parse(readText(`${language}/feed.json`)) as {
      version: string;
      feed_url: string;
      items: { id: string; url: string; content_html: string; authors?: unknown[] }[];
    };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.feed_url).toBe(`https://dragoman.example/${language}/feed.json`);
    for (const { id, url, content_html } of feed.items) {
      const firstAddress = 'https://dragoman.example/en/articles/all-kinds/';
      expect(id).toBe(url.endsWith('/en/articles/everything/') ? firstAddress : url);
      expect(content_html.startsWith(openingTag)).toBe(true);
    }
  });
});

test.for(files.filter((path) => path.endsWith('atom.xml')))(
  '%s: each entry has an author of its own',
  (path) => {
    const { authors, entries = [] } = parseAtomFeed(readText(path));
    expect(authors).toBeUndefined();
    for (const entry of entries) {
      expect(entry.authors?.length).toBeGreaterThan(0);
      const isCorrection = path.includes('/corrections/');
      expect(entry.authors?.some(({ name }) => name === 'Dragoman')).toBe(isCorrection);
    }
  },
);

test('a feed has no author for the seed article, and its translator as contributor', async () => {
  const feed = await new RssParser({ customFields: { item: ['dc:contributor'] } }).parseString(
    readText('en/rss.xml'),
  );
  const item = feed.items.find(({ link }) => link === `https://dragoman.example/${seed}`);
  expect(item?.creator).toBeUndefined();
  expect(item?.['dc:contributor']).toBe('The Syrian Observer');
  expect(item?.contentSnippet ?? '').not.toBe('');
});

test('a link preview starts with the credit and has the share card', async () => {
  const { result } = await openGraph({ html: readText(`${seed}index.html`) });
  expect(result.ogTitle).toBe(
    'Damascus reportedly seeks return of Russian patrols to southern Syria',
  );
  expect(result.ogDescription).toMatch(new RegExp(`^${seedCredit}`));
  expect(result.ogDescription).toContain(seedDisclaimer);
  expect(result.ogImage).toMatchObject([
    { url: `https://dragoman.example/${getFormatPath(seed, 'png')}`, width: '1200', height: '630' },
  ]);
  expect(result.ogUrl).toBe(`https://dragoman.example/${seed}`);
});

test('structured data of the seed article states only what is known', async ({ page, open }) => {
  await open(seed);
  const script = await page.locator('script[type="application/ld+json"]').textContent();
  const data = JSON.parse(script ?? '') as Record<string, unknown>;
  // A context with only a vocabulary needs no network.
  const [node] = await jsonld.expand({ ...data, '@context': { '@vocab': 'https://schema.org/' } });
  const readProperty = (name: string) => node?.[`https://schema.org/${name}`];
  const matchNames = (name: string) =>
    JSON.stringify(readProperty(name) ?? null).match(
      /"https:\/\/schema.org\/name":\[\{"@value":"[^"]*"/g,
    );
  expect(node?.['@type']).toEqual(['https://schema.org/NewsArticle']);
  expect(readProperty('creditText')).toEqual([{ '@value': seedCredit }]);
  expect(readProperty('backstory')).toEqual([{ '@value': seedDisclaimer }]);
  expect(matchNames('translator')?.join()).toContain('The Syrian Observer');
  expect(matchNames('citation')?.join()).toContain('Kommersant');
  expect(matchNames('publisher')?.join()).not.toContain('Kommersant');
  for (const name of ['author', 'translationOfWork', 'isBasedOn', 'license', 'dateModified']) {
    expect(readProperty(name)).toBeUndefined();
  }
});

test.for(articles)('a citation program reads the same from BibTeX and CSL-JSON of /%s', (path) => {
  const [bib] = new Cite(readText(getFormatPath(path, 'bib'))).data as Record<string, unknown>[];
  const [csl] = new Cite(readText(getFormatPath(path, 'json'))).data as Record<string, unknown>[];
  for (const name of ['title', 'URL', 'translator', 'author', 'container-title', 'note']) {
    const normalize = (value: unknown) =>
      JSON.stringify(value ?? null)
        .replaceAll('"family"', '"literal"')
        // A mark at its start keeps a CSL note from being read as fields.
        .replace(/^"[\u200E\u200F]/, '"');
    expect(normalize(bib?.[name]), name).toBe(normalize(csl?.[name]));
  }
  expect(csl?.['type']).toBe('article-newspaper');
});

test.for(articles)('the share card of /%s is a PNG with its credit as metadata', async (path) => {
  const { width, height, format, xmp } = await sharp(
    readFile(getFormatPath(path, 'png')),
  ).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
  expect(xmp?.toString('utf8')).toContain('<photoshop:Credit>');
});

test('plain text has a byte order mark and wraps its lines', () => {
  for (const path of articles) {
    expect(readFile(getFormatPath(path, 'txt')).subarray(0, 3)).toEqual(
      Buffer.from([0xef, 0xbb, 0xbf]),
    );
  }
  const lines = readText(getFormatPath(seed, 'txt')).split('\n');
  expect(
    Math.max(...lines.filter((line) => !line.includes('https://')).map((line) => line.length)),
  ).toBeLessThanOrEqual(73);
  const content = lines.join(' ').replace(/\s+/g, ' ');
  expect(content).toContain(seedCredit);
  expect(content).toContain(
    `${seedDisclaimer} Link to this article: https://dragoman.example/${seed}`,
  );
});

test('plain text has the alt texts and captions of images', () => {
  const content = readText('en/articles/everything.txt').replace(/\s+/g, ' ');
  expect(content).toContain('[A gradient from dark blue to sand] A caption of the sample');
  expect(content).toContain('A picture in a line [small gradient] of text.');
  expect(content).toContain(
    'dignity and rights.(1) They are endowed with reason and ~~conscience~~, H2O',
  );
});

test('the sitemap lists every page that search engines may index, and robots.txt lists the sitemaps', () => {
  const listAddresses = (path: string) =>
    Array.from(readText(path).matchAll(/<loc>(.*?)<\/loc>/g), ([, loc = '']) => loc);
  const sitemaps = listAddresses('sitemap-index.xml').map((address) =>
    address.replace('https://dragoman.example/', ''),
  );
  const years = ['2026', '2025', '2024', '2023'].map((year) => `sitemap-${year}.xml`);
  expect(sitemaps).toEqual(['sitemap-pages.xml', ...years]);
  const addresses = sitemaps.flatMap(listAddresses);
  const isIndexed = (path: string) => {
    const html = readText(path.endsWith('.html') ? path : `${path}index.html`);
    return !html.includes('<meta name="robots" content="noindex">');
  };
  // The root and older list pages, which search engines find by links.
  const excluded = /^$|\/page\/\d+\/$/;
  const pages = listPages(outDir).filter((path) => isIndexed(path) && !excluded.test(path));
  expect(addresses.sort()).toEqual(pages.map((path) => `https://dragoman.example/${path}`).sort());
  for (const language of languageCodes) {
    expect(isIndexed(`${language}/about/`)).toBe(true);
    expect(isIndexed(`${language}/search/`)).toBe(false);
    expect(isIndexed(`${language}/offline/`)).toBe(false);
  }
  const named = readText('robots.txt').match(/(?<=^Sitemap: https:\/\/dragoman\.example\/).*/gm);
  expect(named).toEqual(['sitemap-index.xml']);
  expect(files.filter((file) => file.includes('sitemap')).sort()).toEqual(
    [...sitemaps, 'sitemap-index.xml'].sort(),
  );
});
