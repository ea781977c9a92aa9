import XMLBuilder from 'fast-xml-builder';
import { groupByYear } from '../lists/periods.ts';
import type { Article } from '../article/article.ts';
import { groupByTerm } from '../lists/terms.ts';
import { languageCodes, type Language } from '../language/languages.ts';
import { absolute, isTaxonomy, routes, type Section } from '../routes.ts';
import { site } from '../site.ts';
import { attributeArticle } from './attributed-article.ts';
import { listSections } from './sections.ts';

/** The most addresses that a sitemap may have (https://www.sitemaps.org/protocol.html). */
export const MAX_ADDRESSES = 50_000;
/** The most that a news sitemap may have, and how far back it goes (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
const MAX_NEWS = 1_000;
const MAX_NEWS_AGE_MS = 48 * 60 * 60 * 1_000;

interface Address {
  loc: string;
  lastmod?: string;
}

/**
 * Every page for search engines, in parts of as many as a sitemap may have: those of each edition, then articles in the
 * order given. Older pages of a list are found from the newest.
 * @param articles newest first
 */
export function sitemapParts(articles: readonly Article[], size = MAX_ADDRESSES): Address[][] {
  const addresses: Address[] = [
    ...languageCodes.flatMap((code) => pagesOf(code, articles)),
    ...articles.filter(isListed).map((article) => ({
      loc: attributeArticle(article).address,
      lastmod: (article.updated ?? article.published).toISOString(),
    })),
  ];
  return Array.from({ length: Math.ceil(addresses.length / size) }, (_, part) =>
    addresses.slice(part * size, (part + 1) * size),
  );
}

function pagesOf(language: Language, all: readonly Article[]): Address[] {
  const published = all
    .filter((article) => article.language === language)
    .map((article) => ({ article }));
  const children = (section: Section): string[] => {
    if (isTaxonomy(section)) {
      return groupByTerm(published, section, language).map(({ slug }) =>
        routes.term(language, section, slug),
      );
    }
    if (section !== 'archive') return [];
    const years = groupByYear(published);
    return [...years, ...years.flatMap(({ months }) => months)].map(({ period }) =>
      routes.archive(language, period),
    );
  };
  return [
    routes.front(language),
    ...listSections('inSitemap').flatMap((section) => [
      routes.section(language, section),
      ...children(section),
    ]),
  ].map((address) => ({ loc: absolute(address) }));
}

/** One part as XML. */
export function sitemap(part: readonly Address[]): string {
  return xml({ urlset: { '@xmlns': namespace, url: part } });
}

/** The list of the parts. */
export function sitemapIndex(parts: number): string {
  const all = Array.from({ length: parts }, (_, index) => ({
    loc: absolute(routes.sitemap(index + 1)),
  }));
  return xml({ sitemapindex: { '@xmlns': namespace, sitemap: all } });
}

/** The articles of the last two days, newest first as they are given. */
export function newsSitemap(articles: readonly Article[], now: Date): string {
  const news = articles
    .filter(isListed)
    .filter(({ published }) => now.getTime() - published.getTime() <= MAX_NEWS_AGE_MS)
    .slice(0, MAX_NEWS);
  return xml({
    urlset: {
      '@xmlns': namespace,
      '@xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      url: news.map((original) => {
        const { article, address } = attributeArticle(original);
        return {
          loc: address,
          'news:news': {
            'news:publication': { 'news:name': site.name, 'news:language': article.language },
            'news:publication_date': article.published.toISOString(),
            'news:title': article.title,
          },
        };
      }),
    },
  });
}

/** What search engines may read, and where the list of it is. */
export function robots(): string {
  const maps = [routes.sitemapIndex(), routes.newsSitemap()].map(
    (address) => `Sitemap: ${absolute(address)}`,
  );
  return ['User-agent: *', 'Allow: /', '', ...maps, ''].join('\n');
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Whether search engines are to find it here. */
function isListed({ index, canonical }: Article): boolean {
  return index !== false && canonical === undefined;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

function xml(content: object): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...content });
}
