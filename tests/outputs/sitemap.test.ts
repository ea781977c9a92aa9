import { describe, expect, test } from 'vitest';
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
const listedIn = (lists: string[], articles: Article[], size?: number) =>
  Array.from(buildSitemapParts(lists, articles, size), ([name, urls]) => [
    name,
    pathsIn(buildSitemap(urls)),
  ]);
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

test('lists have a sitemap, and the articles of each year', () => {
  const articles = [
    article('four', { published: '2026-11-22T09:30:00Z' }),
    article('three', { published: '2026-01-01T00:30:00+03:00', language: 'ar' }),
    article('two', { published: '2025-12-31T23:59:00Z' }),
    article('one', { published: '2018-03-01' }),
  ];
  expect(listedIn(['/en/', '/en/archive/'], articles)).toEqual([
    ['pages', ['/en/', '/en/archive/']],
    ['2026', ['/en/articles/four/', '/ar/articles/three/']],
    ['2025', ['/en/articles/two/']],
    ['2018', ['/en/articles/one/']],
  ]);
});

test('an article has the date of its last update in a sitemap, or that of its publication', () => {
  const articles = [
    article('one', { updated: undefined, published: '2026-11-22T09:30:00Z' }),
    article('two', { updated: '2026-11-24' }),
  ];
  expect(buildSitemapParts([], articles).get('2026')).toEqual([
    { loc: 'https://dragoman.example/en/articles/one/', lastmod: '2026-11-22T09:30:00.000Z' },
    { loc: 'https://dragoman.example/en/articles/two/', lastmod: '2026-11-24T00:00:00.000Z' },
  ]);
});

test('sitemaps leave out articles with index: false or a canonical address elsewhere', () => {
  const articles = [
    article('shown', { index: true }),
    article('hidden', { index: false }),
    article('elsewhere', { canonical: 'https://elsewhere.example/' }),
    article('last'),
    article('earlier', { index: false, published: '2025-01-01' }),
  ];
  expect(listedIn([], articles)).toEqual([['2026', ['/en/articles/shown/', '/en/articles/last/']]]);
});

test('a sitemap is split when it has more than 50,000 addresses', () => {
  expect(MAX_SITEMAP_URLS).toBe(50_000);
  const articles = ['three', 'two', 'one'].map((slug) => article(slug));
  expect(listedIn(['/en/', '/ar/'], articles, 2)).toEqual([
    ['pages', ['/en/', '/ar/']],
    ['2026', ['/en/articles/three/', '/en/articles/two/']],
    ['2026-2', ['/en/articles/one/']],
  ]);
});

test('the sitemap index is complete', () => {
  expect(buildSitemapIndex(['pages', '2026'])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://dragoman.example/sitemap-pages.xml</loc>
  </sitemap>
  <sitemap>
    <loc>https://dragoman.example/sitemap-2026.xml</loc>
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
