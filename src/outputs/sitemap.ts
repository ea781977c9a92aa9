import XMLBuilder from 'fast-xml-builder';
import type { Article } from '../article/article.ts';
import { absolute, routes } from '../routes.ts';
import { site, toInstant } from '../site.ts';
import { attributeArticle } from './attributed-article.ts';

/** The limit of the protocol (https://www.sitemaps.org/protocol.html). */
export const MAX_SITEMAP_URLS = 50_000;
/** Google's limits for news sitemaps (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
const MAX_NEWS_URLS = 1_000;
const MAX_NEWS_AGE_MS = 48 * 60 * 60 * 1_000;

/** An entry of a sitemap, with the element names of the protocol. */
interface SitemapUrl {
  loc: string;
  lastmod?: string;
}

/**
 * Lists what search engines should find by the name of its sitemap: the lists of articles, and the articles of each year, so that
 * a change rewrites one sitemap. One that is too large goes on in `2026-2`.
 * @param lists the addresses of lists
 * @param articles newest first
 */
export function buildSitemapParts(
  lists: readonly string[],
  articles: readonly Article[],
  size = MAX_SITEMAP_URLS,
): Map<string, SitemapUrl[]> {
  const years = Map.groupBy(articles.filter(isIndexedHere), ({ published }) =>
    published.slice(0, 4),
  );
  const all = new Map<string, SitemapUrl[]>([
    ['pages', lists.map((address) => ({ loc: absolute(address) }))],
    ...[...years].map(([year, own]) => [year, own.map(toUrl)] as const),
  ]);
  return new Map(
    [...all].flatMap(([name, urls]) =>
      Array.from({ length: Math.ceil(urls.length / size) }, (_, index) => [
        index === 0 ? name : `${name}-${String(index + 1)}`,
        urls.slice(index * size, (index + 1) * size),
      ]),
    ),
  );
}

function toUrl({ language, slug, updated, published }: Article): SitemapUrl {
  return {
    loc: absolute(routes.article(language, slug)),
    lastmod: toInstant(updated ?? published).toISOString(),
  };
}

/** Writes one sitemap. */
export function buildSitemap(part: readonly SitemapUrl[]): string {
  return toXml({ urlset: { '@xmlns': namespace, url: part } });
}

/** Writes the sitemap index, which lists all sitemaps. */
export function buildSitemapIndex(names: readonly string[]): string {
  const all = names.map((name) => ({ loc: absolute(routes.sitemap(name)) }));
  return toXml({ sitemapindex: { '@xmlns': namespace, sitemap: all } });
}

/**
 * Writes the news sitemap: the articles of the last two days, in the order given. Returns `undefined` if there are none,
 * because an empty sitemap is not valid.
 */
export function buildNewsSitemap(articles: readonly Article[], now: Date): string | undefined {
  const news = listNews(articles, now);
  if (news.length === 0) return undefined;
  return toXml({
    urlset: {
      '@xmlns': namespace,
      '@xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      url: news.map((original) => {
        const { article, address } = attributeArticle(original);
        return {
          loc: address,
          'news:news': {
            'news:publication': { 'news:name': site.name, 'news:language': article.language },
            'news:publication_date': toInstant(article.published).toISOString(),
            'news:title': article.title,
          },
        };
      }),
    },
  });
}

function listNews(articles: readonly Article[], now: Date): Article[] {
  const isNew = ({ published }: Article) =>
    now.getTime() - toInstant(published).getTime() <= MAX_NEWS_AGE_MS;
  return articles.filter((one) => isIndexedHere(one) && isNew(one)).slice(0, MAX_NEWS_URLS);
}

/** Writes robots.txt, which allows everything and names the sitemaps that exist. */
export function buildRobotsTxt(articles: readonly Article[], now: Date): string {
  const sitemaps = [
    routes.sitemapIndex(),
    ...(listNews(articles, now).length > 0 ? [routes.newsSitemap()] : []),
  ].map((address) => `Sitemap: ${absolute(address)}`);
  return ['User-agent: *', 'Allow: /', '', ...sitemaps, ''].join('\n');
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Checks whether search engines should index an article at our address. */
function isIndexedHere({ index, canonical }: Article): boolean {
  return index !== false && canonical === undefined;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

function toXml(content: object): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...content });
}
