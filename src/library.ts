import { getImage } from 'astro:assets';
import { getCollection, type CollectionEntry } from 'astro:content';
import type { Article } from './article/article.ts';
import { findLinkedArticle } from './article/links.ts';
import { namesOf, termSlug } from './article/names.ts';
import { compareNewestFirst } from './article/order.ts';
import { groupByStory } from './article/versions.ts';
import { imageName, type ImageFile } from './content/image-files.ts';
import { readBody, readLiveBody } from './content/reader.ts';
import { languageCodes, type Language } from './language/languages.ts';
import { paginate, type ListPage } from './lists/pagination.ts';
import { groupByTerm, type Term } from './lists/terms.ts';
import type { FindArticle } from './markdown/links.ts';
import { renderArticle, type ArticleHtml, type PublishedImage } from './markdown/render.ts';
import { memoize, memoizeWithin } from './memoize.ts';
import { routes, taxonomies, type Taxonomy } from './routes.ts';
import { site, toInstant } from './site.ts';

/** An article, and functions that load its text and its lead image. */
export interface PublishedArticle {
  article: Article;
  /** Renders the text as sanitized HTML. */
  renderText: () => Promise<ArticleHtml>;
  /** Reads the Markdown as the editor wrote it, which is not safe to publish. */
  readBody: () => Promise<string>;
  findArticle: FindArticle;
  /** Publishes the lead image. */
  publishImage: () => Promise<PublishedImage | undefined>;
}

/** An article with its neighbours. */
export interface ArticleInEdition extends PublishedArticle {
  /** All versions of its story including itself, or none if it is the only one. */
  versions: Article[];
  /** The next older article of the edition. */
  previous?: Article | undefined;
  /** The next newer article of the edition. */
  next?: Article | undefined;
}

/** The number of articles on a short first page. The other pages of a list are full. */
const SHORT_PAGE_LENGTH = Math.ceil(site.pageLength / 3);

/** Divides articles into pages. A new article never stands alone on the first page. */
export function paginateArticles<T>(articles: readonly T[]): ListPage<T>[] {
  return paginate(articles, site.pageLength, SHORT_PAGE_LENGTH);
}

/** Only a build may cache: under `npm run dev` the content changes. */
const isBuild = import.meta.env.PROD;
const memoizeInBuild: typeof memoize = isBuild ? memoize : (compute) => compute;

const MAX_CACHED_CHARACTERS = 64_000_000;
const memoizeHtml = memoizeWithin(
  MAX_CACHED_CHARACTERS,
  ({ page, absolute }: ArticleHtml) => page.length + absolute.length,
);

/**
 * Returns the published articles, newest first. The loader has left out drafts and future dates, except under
 * `npm run dev`.
 * @param language by default all languages
 */
export async function getArticles(language?: Language): Promise<PublishedArticle[]> {
  return (await readCollection('articles')).filter(
    ({ article }) => language === undefined || article.language === language,
  );
}

/** Returns the date of the newest article, if there is one. Unlike the clock, it is the same in two builds. */
export async function getNewestDate(): Promise<Date | undefined> {
  const [newest] = await getArticles();
  return newest && toInstant(newest.article.published);
}

/** Returns the published articles of all languages with their versions and neighbours. */
export async function getArticlesInEditions(): Promise<ArticleInEdition[]> {
  const all = await getArticles();
  const stories = groupByStory(all);
  const editions = Map.groupBy(all, ({ article }) => article.language);
  return [...editions.values()].flatMap((edition) =>
    edition.map((published, index) => {
      const story = stories.get(published.article.translationKey ?? '') ?? [];
      return {
        ...published,
        versions: story.length > 1 ? story.map(({ article }) => article) : [],
        previous: edition[index + 1]?.article,
        next: edition[index - 1]?.article,
      };
    }),
  );
}

/**
 * Returns what a front page shows beside its articles: their number, the newest article that is pinned as the lead, and the
 * newest articles in other languages if the edition has few.
 */
export async function getFrontPage(language: Language) {
  const own = await getArticles(language);
  const others = (await getArticles()).filter(({ article }) => article.language !== language);
  return {
    count: own.length,
    pinned: own.find(({ article }) => article.lead),
    others: own.length < SHORT_PAGE_LENGTH ? others.slice(0, SHORT_PAGE_LENGTH) : [],
  };
}

/**
 * Returns the topics, sources and translators of an article, each group with the two newest other articles that have one of
 * them and stand in no group before.
 */
export async function getRelatedArticles(article: Article) {
  const shown = new Set([article.slug]);
  const groups = [];
  for (const taxonomy of taxonomies) {
    const slugs = namesOf(article, taxonomy).map((name) => termSlug(name, taxonomy, article));
    const terms = (await getTerms(article.language, taxonomy)).filter(({ slug }) =>
      slugs.includes(slug),
    );
    const others = terms.flatMap(({ articles: all }) =>
      all.slice(0, shown.size + RELATED_COUNT).map(({ article: other }) => other),
    );
    const related = [...new Set(others)]
      .filter(({ slug }) => !shown.has(slug))
      .sort(compareNewestFirst)
      .slice(0, RELATED_COUNT);
    for (const { slug } of related) shown.add(slug);
    groups.push({ taxonomy, terms, articles: related });
  }
  return groups;
}

/** The number of headlines below an article for its topics, its sources and its translators. */
const RELATED_COUNT = 2;

/** Renders the newest of the articles for a feed. */
export function renderFeedArticles(published: readonly PublishedArticle[]) {
  return Promise.all(
    published
      .slice(0, site.feedLength)
      .map(async ({ article, renderText }) => ({ article, html: (await renderText()).absolute })),
  );
}

/** Returns every topic, source and translator of every edition. */
export async function getAllTerms() {
  const all = languageCodes.flatMap((language) =>
    taxonomies.map(async (taxonomy) =>
      (await getTerms(language, taxonomy)).map((term) => ({ language, taxonomy, term })),
    ),
  );
  return (await Promise.all(all)).flat();
}

/** Returns the topics, sources or translators of an edition, sorted by name. */
export function getTerms(language: Language, taxonomy: Taxonomy) {
  return groupTerms[taxonomy](language);
}

const groupTerms = Object.fromEntries(
  taxonomies.map((taxonomy) => [
    taxonomy,
    memoizeInBuild(async (language: Language) =>
      groupByTerm(await getArticles(language), taxonomy, language),
    ),
  ]),
) as Record<Taxonomy, (language: Language) => Promise<Term<PublishedArticle>[]>>;

const readCollection = memoizeInBuild(async (name: 'articles'): Promise<PublishedArticle[]> => {
  const entries = await getCollection(name);
  const ids = new Set(entries.map(({ id }) => id));
  return entries
    .map(({ data }) => createPublishedArticle(data, ids))
    .sort((a, b) => compareNewestFirst(a.article, b.article));
});

/** @param ids of all published articles */
function createPublishedArticle(
  { stored, images }: CollectionEntry<'articles'>['data'],
  ids: ReadonlySet<string>,
): PublishedArticle {
  const loaded = stored.get('loaded');
  if (loaded === undefined) throw new Error('The content store is of another version: build again');
  const { article } = loaded;
  const files = new Map(
    loaded.images.map((file, index) => [file.name, { file, source: images[index] }]),
  );
  const publishFile = async (src: string) => {
    const { file, source } = files.get(imageName(src)) ?? {};
    return file && source && publishImage(source, file);
  };
  const findArticle = (href: string) => {
    const target = findLinkedArticle(href, article.language);
    if (target === undefined) return undefined;
    const { language, slug, fragment } = target;
    return ids.has(`${language}/${slug}`) ? routes.article(language, slug) + fragment : null;
  };
  const readMarkdown = () => (isBuild ? readBody(loaded) : readLiveBody(loaded));
  const renderText = async () => {
    const bySrc = new Map<string, PublishedImage>();
    for (const name of files.keys()) {
      const image = await publishFile(name);
      if (image) bySrc.set(name, image).set(`./${name}`, image);
    }
    return renderArticle(await readMarkdown(), {
      language: article.language,
      images: bySrc,
      address: routes.article(article.language, article.slug),
      findArticle,
    });
  };
  return {
    article,
    renderText: isBuild ? memoizeHtml(renderText) : renderText,
    readBody: readMarkdown,
    findArticle,
    publishImage: async () => article.image && publishFile(article.image.src),
  };
}

/** For phones, and for the text column at twice its pixels. */
const IMAGE_WIDTHS_PX = [640, 1280];

/** The smallest file for readers who save data. Otherwise the text column of `styles/tokens.css`. */
const SIZES = '(prefers-reduced-data: reduce) 1px, (min-width: 42rem) 40rem, calc(100vw - 2rem)';

/**
 * Publishes an image as AVIF and WebP. Reads no other property of `source`: Astro would then publish the original file
 * too, with the place where the photo was taken.
 */
async function publishImage(source: ImageMetadata, file: ImageFile): Promise<PublishedImage> {
  const width = Math.min(file.width, Math.max(...IMAGE_WIDTHS_PX));
  const size = { width, height: Math.max(1, Math.round((file.height * width) / file.width)) };
  const widths = [...IMAGE_WIDTHS_PX.filter((smaller) => smaller < width), width];
  const encode = (format: 'avif' | 'webp') => getImage({ src: source, format, ...size, widths });
  const [avif, webp] = [await encode('avif'), await encode('webp')];
  return {
    sources: [{ type: 'image/avif', srcset: avif.srcSet.attribute }],
    src: webp.src,
    srcset: webp.srcSet.attribute,
    sizes: SIZES,
    ...size,
  };
}
