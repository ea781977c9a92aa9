import { listCorrections } from '../article/history.ts';
import { joinTexts } from '../article/segments.ts';
import { redirectFile } from '../content/aliases.ts';
import { languageCodes, type Language } from '../language/languages.ts';
import type { Library, PublishedArticle } from '../library.ts';
import { paginate } from '../lists/pagination.ts';
import { createSiteCard } from '../outputs/card.ts';
import { enabledFeeds, enabledFormats, hasListFeeds } from '../outputs/formats.ts';
import { listVariants } from '../outputs/image.ts';
import { buildManifest } from '../outputs/manifest.ts';
import { buildRedirect } from '../outputs/redirect.ts';
import { ARTICLES_PER_SHARD } from '../outputs/search.ts';
import { hasSection } from '../outputs/sections.ts';
import {
  buildNewsSitemap,
  buildRobotsTxt,
  buildSitemap,
  buildSitemapIndex,
  buildSitemapParts,
} from '../outputs/sitemap.ts';
import { findAddress, findPath, routes, taxonomies } from '../routes.ts';
import { site } from '../site.ts';
import { buildHostFiles } from './host-files.ts';
import { planOutput, type PropsOf } from './output.ts';
import type { Page } from './plan-pages.ts';

/** What each kind of file other than a page is made from. */
export type Files = PropsOf<ReturnType<typeof planFiles>[number]>;

/** Plans every file of the site that isn't a page. @param pages the planned pages */
export function planFiles(library: Library, pages: readonly Page[], now: Date) {
  return [
    ...library.articles.flatMap(planFormats),
    ...planImages(library),
    planOutput('card', routes.card(), { card: createSiteCard() }),
    ...languageCodes.flatMap((language) => [
      ...planFeeds(library, language),
      ...planShards(library, language),
    ]),
    // Texts that are short enough to be planned.
    ...listTexts(library, pages, now).map(([path, text]) => {
      return { path, kind: 'text' as const, props: { text } };
    }),
  ];
}

function planFormats({ article, text }: PublishedArticle) {
  const { language, slug } = article;
  return enabledFormats.map((format) =>
    planOutput('format', routes.format(language, slug, format), { format, article, text }),
  );
}

/** Plans the files of all images. Articles may share one. */
function planImages(library: Library) {
  const variants = library.articles.flatMap(({ text }) => text.images.flatMap(listVariants));
  const byAddress = new Map(variants.map((variant) => [variant.address, variant]));
  return Array.from(byAddress, ([address, variant]) => planOutput('image', address, variant));
}

function planFeeds(library: Library, language: Language) {
  // The date of an empty feed.
  const newestDate = library.newestDate?.toISOString();
  const edition = library.edition(language);
  const corrections = listCorrections(edition).slice(0, site.feedLength);
  const corrected = new Set(corrections.map(({ article }) => article));
  const editionFeeds = enabledFeeds.map((feed) => {
    const props = { language, feed, articles: takeNewest(edition), newestDate };
    return planOutput('feed', routes.feed(language, feed), props);
  });
  if (!hasListFeeds) return editionFeeds;
  const termFeeds = taxonomies.flatMap((taxonomy) =>
    library.terms(language, taxonomy).map(({ label, slug, articles }) => {
      const term = { label, slug };
      const props = { language, taxonomy, term, articles: takeNewest(articles) };
      return planOutput('termFeed', routes.termFeed(language, taxonomy, slug), props);
    }),
  );
  const articles = edition.map(({ article }) => article).filter((one) => corrected.has(one));
  const props = { language, articles, newestDate };
  return [
    ...editionFeeds,
    ...termFeeds,
    planOutput('correctionsFeed', routes.correctionsFeed(language), props),
  ];
}

function takeNewest(articles: readonly PublishedArticle[]): PublishedArticle[] {
  return articles.slice(0, site.feedLength).map(({ article, text }) => ({ article, text }));
}

/** Plans the shards of an edition's search index, with the names of sources and translators. */
function planShards(library: Library, language: Language) {
  const edition = library.edition(language);
  if (edition.length === 0 || !hasSection('search')) return [];
  // By facet, such as `sources`.
  const names = new Map<string, Record<string, string[]>>();
  for (const taxonomy of ['sources', 'translators'] as const) {
    for (const { label, articles } of library.terms(language, taxonomy)) {
      for (const { article } of articles) {
        const own = names.get(article.slug) ?? {};
        (own[taxonomy] ??= []).push(joinTexts(label));
        names.set(article.slug, own);
      }
    }
  }
  return paginate(edition, ARTICLES_PER_SHARD).map(({ page, items }) => ({
    path: findPath(routes.search(language, page)).replace(/index\.html$/, ''),
    kind: 'shard' as const,
    props: {
      language,
      page,
      articles: items.map((one) => ({ ...one, filters: names.get(one.article.slug) ?? {} })),
    },
  }));
}

/** Writes the files that are quick to write. */
function listTexts(
  library: Library,
  pages: readonly Page[],
  now: Date,
): (readonly [path: string, text: string])[] {
  const articles = library.articles.map(({ article }) => article);
  const parts = buildSitemapParts(listForSearchEngines(pages), articles);
  const news = buildNewsSitemap(articles, now);
  return [
    ...articles.flatMap((article) => {
      const files = new Set((article.aliases ?? []).map(redirectFile));
      return [...files].flatMap((path) =>
        path === undefined ? [] : [[path, buildRedirect(article)] as const],
      );
    }),
    ...languageCodes.map((language) => {
      const edition = library.edition(language).map(({ article }) => article);
      return [findPath(routes.manifest(language)), buildManifest(language, edition)] as const;
    }),
    [findPath(routes.sitemapIndex()), buildSitemapIndex([...parts.keys()])],
    ...Array.from(
      parts,
      ([name, urls]) => [findPath(routes.sitemap(name)), buildSitemap(urls)] as const,
    ),
    ...(news === undefined ? [] : [[findPath(routes.newsSitemap()), news] as const]),
    ['robots.txt', buildRobotsTxt(articles, now)],
    ...Object.entries(buildHostFiles(articles)),
  ];
}

/** Lists the addresses of lists. Search engines find older pages by links. */
function listForSearchEngines(pages: readonly Page[]): string[] {
  const others: readonly string[] = ['article', 'notFound', 'search', 'offline'];
  return pages
    .filter(({ kind, props }) => {
      const isOlder = 'list' in props && props.list.page !== undefined;
      return !others.includes(kind) && !isOlder;
    })
    .map(({ path }) => findAddress(path))
    .filter((address) => address !== routes.home());
}
