import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import {
  MAX_SITEMAP_URLS,
  buildNewsSitemap,
  buildRobotsTxt,
  buildSitemap,
  buildSitemapIndex,
  buildSitemapParts,
} from '../../src/outputs/sitemap.ts';
import { sampleArticle } from './sample-article.ts';

/** Lists the paths in a sitemap. */
const pathsIn = (xml = '') =>
  [...xml.matchAll(/<loc>https:\/\/dragoman\.example(.*?)<\/loc>/g)].map(([, path]) => path);
const partsOf = (articles: Article[], size?: number) =>
  buildSitemapParts(articles, size).map(buildSitemap);
const article = (slug: string, changes: Partial<Article> = {}): Article => ({
  ...sampleArticle,
  slug,
  ...changes,
});

test('a sitemap is complete', () => {
  const one = { loc: 'https://dragoman.example/en/', lastmod: '2026-11-24T00:00:00.000Z' };
  expect(buildSitemap([{ loc: 'https://dragoman.example/?a&b' }, one]))
    .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>https://dragoman.example/?a&amp;b</loc>
  </url>
  <url>
    <loc>https://dragoman.example/en/</loc>
    <lastmod>2026-11-24T00:00:00.000Z</lastmod>
  </url>
</urlset>
`);
});

/** The paths below `/en/` that these tests know; another section needs no change here. */
const knownPaths =
  /^\/(?:en|ar|ru)\/(?:$|(?:archive|topics|sources|translators|feeds|corrections|about|search|offline|articles)\/)/;

test('the sitemap of the sample has the sections of each edition, their lists, and the article', () => {
  const [xml = ''] = partsOf([sampleArticle]);
  expect(pathsIn(xml).filter((path = '') => knownPaths.test(path))).toEqual([
    '/en/',
    ...['/en/archive/', '/en/topics/', '/en/sources/', '/en/translators/', '/en/feeds/'],
    ...['/en/corrections/', '/en/about/'],
    ...['/en/archive/2026/', '/en/archive/2026-11/'],
    ...['/en/topics/samples/', '/en/topics/tests/'],
    ...['/en/sources/sample-agency/', '/en/sources/sample-gazette/', '/en/sources/sample-wire/'],
    ...['/en/translators/machine-sample-engine/', '/en/translators/sample-desk/'],
    ...['/en/translators/sample-editor/', '/en/translators/sample-summariser/'],
    '/en/translators/sample-translators/',
    ...['/ar/', '/ar/archive/', '/ar/topics/', '/ar/sources/', '/ar/translators/', '/ar/feeds/'],
    ...['/ar/corrections/', '/ar/about/'],
    ...['/ru/', '/ru/archive/', '/ru/topics/', '/ru/sources/', '/ru/translators/', '/ru/feeds/'],
    ...['/ru/corrections/', '/ru/about/'],
    '/en/articles/sample-article/',
  ]);
  expect(xml).toContain(`    <loc>https://dragoman.example/en/articles/sample-article/</loc>
    <lastmod>2026-11-24T00:00:00.000Z</lastmod>`);
  expect(xml.match(/<lastmod>/g)).toHaveLength(1);
});

describe('a sitemap', () => {
  test('has the publication date of an article without updates', () => {
    const [xml = ''] = partsOf([article('one', { updated: undefined })]);
    expect(xml).toContain(`    <loc>https://dragoman.example/en/articles/one/</loc>
    <lastmod>2026-11-22T09:30:00.000Z</lastmod>`);
    expect(xml.match(/<lastmod>/g)).toHaveLength(1);
  });

  test('leaves out articles with index: false or a canonical address elsewhere', () => {
    const [xml = ''] = partsOf([
      article('shown', { index: true }),
      article('hidden', { index: false }),
      article('elsewhere', { canonical: 'https://elsewhere.example/' }),
      article('last'),
    ]);
    expect(pathsIn(xml).filter((path) => path?.includes('/articles/'))).toEqual([
      '/en/articles/shown/',
      '/en/articles/last/',
    ]);
  });

  test('lists the years and then the months in which an edition has articles', () => {
    const [xml = ''] = partsOf([
      article('three', { language: 'ar' }),
      article('two', { published: '2026-01-31T23:59:00Z' }),
      article('one', { published: '2025-12-31T23:59:00Z' }),
    ]);
    expect(pathsIn(xml).filter((path) => /archive\/./.test(path ?? ''))).toEqual([
      '/en/archive/2026/',
      '/en/archive/2025/',
      '/en/archive/2026-01/',
      '/en/archive/2025-12/',
      '/ar/archive/2026/',
      '/ar/archive/2026-11/',
    ]);
  });

  test('is split when it has more than 50,000 addresses', () => {
    expect(MAX_SITEMAP_URLS).toBe(50_000);
    const articles = [article('one'), article('two')];
    const [whole = ''] = partsOf(articles);
    const paths = pathsIn(whole);
    const parts = partsOf(articles, Math.ceil(paths.length / 2));
    expect(parts).toHaveLength(2);
    expect(parts.flatMap(pathsIn)).toEqual(paths);
    const uneven = partsOf(articles, paths.length - 1).map((part) => pathsIn(part).length);
    expect(uneven).toEqual([paths.length - 1, 1]);
  });
});

describe('without feeds', () => {
  afterEach(() => {
    vi.doUnmock('../../src/outputs/formats.ts');
    vi.resetModules();
  });

  test('a sitemap has no feeds page', async () => {
    vi.resetModules();
    vi.doMock('../../src/outputs/formats.ts', () => ({ enabledFeeds: [] }));
    const other = await import('../../src/outputs/sitemap.ts');
    const paths = other.buildSitemapParts([]).map(other.buildSitemap).flatMap(pathsIn);
    expect(paths).toEqual(expect.arrayContaining(['/en/', '/en/archive/', '/en/about/']));
    expect(paths).not.toContain('/en/feeds/');
  });
});

test('the sitemap index is complete', () => {
  expect(buildSitemapIndex(2)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://dragoman.example/sitemap-1.xml</loc>
  </sitemap>
  <sitemap>
    <loc>https://dragoman.example/sitemap-2.xml</loc>
  </sitemap>
</sitemapindex>
`);
});

test('the news sitemap of the sample is complete', () => {
  expect(buildNewsSitemap([sampleArticle], new Date('2026-11-23T00:00:00Z')))
    .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  <url>
    <loc>https://dragoman.example/en/articles/sample-article/</loc>
    <news:news>
      <news:publication>
        <news:name>Dragoman</news:name>
        <news:language>en</news:language>
      </news:publication>
      <news:publication_date>2026-11-22T09:30:00.000Z</news:publication_date>
      <news:title>Sample &amp; headline</news:title>
    </news:news>
  </url>
</urlset>
`);
});

describe('the news sitemap', () => {
  const now = new Date('2026-11-24T09:30:00Z');

  test.each([
    ['there are no articles', []],
    ['all are older', [article('old', { published: '2026-11-22T09:29:59Z' })]],
    ['search engines may index none of the new ones', [article('hidden', { index: false })]],
  ])('is left out if %s', (_, articles) => {
    expect(buildNewsSitemap(articles, now)).toBeUndefined();
    expect(buildRobotsTxt(articles, now)).not.toContain('news-sitemap.xml');
  });

  test('has the articles published in the last 48 hours', () => {
    const articles = [
      article('now', { published: now.toISOString() }),
      article('two-days-ago', { published: '2026-11-22T09:30:00.000Z' }),
      article('earlier', { published: '2026-11-22T09:29:59.999Z', updated: now.toISOString() }),
    ];
    expect(pathsIn(buildNewsSitemap(articles, now))).toEqual([
      '/en/articles/now/',
      '/en/articles/two-days-ago/',
    ]);
  });

  test('leaves out articles with index: false or a canonical address elsewhere', () => {
    const articles = [
      article('hidden', { index: false }),
      article('elsewhere', { canonical: 'https://elsewhere.example/' }),
      article('shown'),
    ];
    expect(pathsIn(buildNewsSitemap(articles, now))).toEqual(['/en/articles/shown/']);
  });

  test('has at most 1,000 articles', () => {
    const articles = Array.from({ length: 1_001 }, (_, index) =>
      article(`number-${String(index)}`),
    );
    const paths = pathsIn(buildNewsSitemap(articles, now));
    expect(paths).toHaveLength(1_000);
    expect([paths[0], paths[999]]).toEqual(['/en/articles/number-0/', '/en/articles/number-999/']);
  });

  test('names the language of each headline and strips characters that XML forbids', () => {
    const articles = [article('one', { language: 'ru', title: 'Обра\u0008зец <b>' })];
    const xml = buildNewsSitemap(articles, now);
    expect(xml).toContain('<news:title>Образец &lt;b&gt;</news:title>');
    expect(xml).toContain('<news:language>ru</news:language>');
  });
});

describe('robots.txt', () => {
  const published = [article('one', { published: '2026-11-22T09:30:00Z' })];

  test('names both sitemaps while there is news', () => {
    expect(buildRobotsTxt(published, new Date('2026-11-24T09:30:00Z'))).toBe(`User-agent: *
Allow: /

Sitemap: https://dragoman.example/sitemap-index.xml
Sitemap: https://dragoman.example/news-sitemap.xml
`);
  });

  test('names no news sitemap that does not exist', () => {
    expect(buildRobotsTxt(published, new Date('2026-11-24T09:30:01Z'))).toBe(`User-agent: *
Allow: /

Sitemap: https://dragoman.example/sitemap-index.xml
`);
  });
});
