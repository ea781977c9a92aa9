import type { Article } from '../article/article.ts';
import { listCorrections } from '../article/history.ts';
import type { Segment } from '../article/segments.ts';
import { redirectFile } from '../content/aliases.ts';
import { languageCodes, type Language } from '../language/languages.ts';
import type { Library, PublishedArticle } from '../library.ts';
import { paginate } from '../lists/pagination.ts';
import { createSiteCard, type Card } from '../outputs/card.ts';
import {
  enabledFeeds,
  enabledFormats,
  hasListFeeds,
  type ArticleFormat,
  type FeedFormat,
} from '../outputs/formats.ts';
import { listVariants, type ImageVariant } from '../outputs/image.ts';
import { buildManifest } from '../outputs/manifest.ts';
import { buildRedirect } from '../outputs/redirect.ts';
import { ARTICLES_PER_SHARD } from '../outputs/search.ts';
import {
  buildNewsSitemap,
  buildRobotsTxt,
  buildSitemap,
  buildSitemapIndex,
  buildSitemapParts,
} from '../outputs/sitemap.ts';
import { findPath, routes, taxonomies, type Taxonomy } from '../routes.ts';
import { site } from '../site.ts';
import { buildHostFiles } from './host-files.ts';
import type { OutputOf } from './output.ts';

/** What each kind of file other than a page is made from. */
export interface Files {
  format: PublishedArticle & { format: ArticleFormat };
  image: ImageVariant;
  card: { card: Card };
  feed: FeedFile & { feed: FeedFormat };
  termFeed: FeedFile & { taxonomy: Taxonomy; term: { label: Segment[]; slug: string } };
  correctionsFeed: { language: Language; articles: Article[]; newestDate: string | undefined };
  /** A folder: the part of a search index with up to 1,000 articles. */
  shard: { language: Language; page: number | undefined; articles: SearchedArticle[] };
  /** A file whose text is short enough to be planned. */
  text: { text: string };
}

type File<K extends keyof Files = keyof Files> = OutputOf<Files, K>;

interface FeedFile {
  language: Language;
  articles: PublishedArticle[];
  /** The date of an empty feed. */
  newestDate?: string | undefined;
}

interface SearchedArticle extends PublishedArticle {
  /** Names by facet, such as `sources`. */
  filters: Record<string, string[]>;
}

/** Plans every file of the site that isn't a page. */
export function planFiles(library: Library, now: Date): File[] {
  const articles = library.articles.map(({ article }) => article);
  return [
    ...library.articles.flatMap(planFormats),
    ...planImages(library),
    { path: findPath(routes.card()), kind: 'card', props: { card: createSiteCard() } },
    ...languageCodes.flatMap((language) => [
      ...planFeeds(library, language),
      ...planShards(library, language),
    ]),
    ...listTexts(library, articles, now).map(([path, text]): File => ({
      path,
      kind: 'text',
      props: { text },
    })),
  ];
}

function planFormats({ article, text }: PublishedArticle): File<'format'>[] {
  return enabledFormats.map((format) => ({
    path: findPath(routes.format(article.language, article.slug, format)),
    kind: 'format',
    props: { format, article, text },
  }));
}

/** Plans the files of all images. Articles may share one. */
function planImages(library: Library): File<'image'>[] {
  const variants = library.articles.flatMap(({ text }) => text.images.flatMap(listVariants));
  return [...new Map(variants.map((variant) => [variant.address, variant])).values()].map(
    (props) => ({ path: findPath(props.address), kind: 'image', props }),
  );
}

function planFeeds(library: Library, language: Language): File[] {
  const newestDate = library.newestDate?.toISOString();
  const edition = library.edition(language);
  const corrections = listCorrections(edition).slice(0, site.feedLength);
  const corrected = new Set(corrections.map(({ article }) => article));
  const listFeeds = taxonomies.flatMap((taxonomy) =>
    library.terms(language, taxonomy).map(({ label, slug, articles }): File => ({
      path: findPath(routes.termFeed(language, taxonomy, slug)),
      kind: 'termFeed',
      props: { language, taxonomy, term: { label, slug }, articles: takeNewest(articles) },
    })),
  );
  return [
    ...enabledFeeds.map((feed): File => ({
      path: findPath(routes.feed(language, feed)),
      kind: 'feed',
      props: { language, feed, articles: takeNewest(edition), newestDate },
    })),
    ...(hasListFeeds ? listFeeds : []),
    ...(hasListFeeds
      ? [
          {
            path: findPath(routes.correctionsFeed(language)),
            kind: 'correctionsFeed',
            props: {
              language,
              articles: edition.map(({ article }) => article).filter((one) => corrected.has(one)),
              newestDate,
            },
          } as const,
        ]
      : []),
  ];
}

function takeNewest(articles: readonly PublishedArticle[]): PublishedArticle[] {
  return articles.slice(0, site.feedLength).map(({ article, text }) => ({ article, text }));
}

/** Plans the shards of an edition's search index, with the names of sources and translators. */
function planShards(library: Library, language: Language): File<'shard'>[] {
  const edition = library.edition(language);
  if (edition.length === 0) return [];
  const names = new Map<string, Record<string, string[]>>();
  for (const taxonomy of ['sources', 'translators'] as const) {
    for (const { label, articles } of library.terms(language, taxonomy)) {
      for (const { article } of articles) {
        const own = names.get(article.slug) ?? {};
        (own[taxonomy] ??= []).push(label.map(({ text }) => text).join(''));
        names.set(article.slug, own);
      }
    }
  }
  return paginate(edition, ARTICLES_PER_SHARD).map(({ page, items }) => ({
    path: findPath(routes.search(language, page)).replace(/index\.html$/, ''),
    kind: 'shard',
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
  articles: Article[],
  now: Date,
): (readonly [path: string, text: string])[] {
  const parts = buildSitemapParts(articles);
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
    [findPath(routes.sitemapIndex()), buildSitemapIndex(parts.length)],
    ...parts.map(
      (part, index) => [findPath(routes.sitemap(index + 1)), buildSitemap(part)] as const,
    ),
    ...(news === undefined ? [] : [[findPath(routes.newsSitemap()), news] as const]),
    ['robots.txt', buildRobotsTxt(articles, now)],
    ...Object.entries(buildHostFiles(articles)),
  ];
}
