import { getCollection, type CollectionEntry } from 'astro:content';
import { getImage } from 'astro:assets';
import { compareNewestFirst } from './article/order.ts';
import type { Article } from './article/article.ts';
import { taxonomies, type Taxonomy } from './routes.ts';
import { groupByTerm, type Term } from './lists/terms.ts';
import { groupByStory } from './article/versions.ts';
import { languageCodes, type Language } from './language/languages.ts';
import { imageName, type ImageFile } from './content/images.ts';
import { readBody, readLiveBody } from './content/reader.ts';
import { routes } from './routes.ts';
import { site } from './site.ts';
import { renderArticle, type ArticleHtml, type PublishedImage } from './markdown/render.ts';

/** An article of the site, and the way to its text. */
export interface PublishedArticle {
  article: Article;
  /** The article's text as safe HTML. */
  text: () => Promise<ArticleHtml>;
  /** Reads the article's text as it was written, which no reader must get as it is. */
  body: () => Promise<string>;
  /** The picture that leads the article, where it has one. */
  picture: () => Promise<PublishedImage | undefined>;
}

/** An article among the others. */
export interface ArticleInEdition extends PublishedArticle {
  /** The versions of its story, itself included; none where it is the only one. */
  versions: Article[];
  /** The articles of its edition that were published just before it and just after. */
  previous?: Article | undefined;
  next?: Article | undefined;
}

/** A build's collection and its files don't change; those of the live server do. */
const isBuild = import.meta.env.PROD;

/** How many characters of HTML are still kept for the next page or format that needs them; beyond it, texts are rendered anew. */
let room = 64_000_000;

let all: Promise<PublishedArticle[]> | undefined;
const terms = new Map<string, Promise<Term<PublishedArticle>[]>>();

/**
 * The published articles of one language, or of all, newest first. The loader leaves out what is
 * not for readers yet, except in the live server, by which editors write.
 */
export async function publishedArticles(language?: Language): Promise<PublishedArticle[]> {
  all = isBuild ? (all ?? read()) : read();
  return (await all).filter(
    ({ article }) => language === undefined || article.language === language,
  );
}

/** The published articles of all languages, each with those that it leads on to. */
export async function articlesInEditions(): Promise<ArticleInEdition[]> {
  const everything = await publishedArticles();
  const versions = groupByStory(everything);
  return [...Map.groupBy(everything, ({ article }) => article.language).values()].flatMap(
    (edition) =>
      edition.map((published, index) => {
        const story = versions.get(published.article.translationKey ?? '') ?? [];
        return {
          ...published,
          versions: story.length > 1 ? story.map(({ article }) => article) : [],
          previous: edition[index + 1]?.article,
          next: edition[index - 1]?.article,
        };
      }),
  );
}

/** What an edition that has less than a page of articles shows beside them: the newest of all others. */
export async function articlesInOtherLanguages(language: Language): Promise<PublishedArticle[]> {
  const everything = await publishedArticles();
  const others = everything.filter(({ article }) => article.language !== language);
  return everything.length - others.length < site.pageLength
    ? others.slice(0, site.pageLength)
    : [];
}

/** The newest of the articles given, as many as a feed has, with their texts. */
export function feedArticles(
  published: readonly PublishedArticle[],
): Promise<{ article: Article; html: string }[]> {
  return Promise.all(
    published
      .slice(0, site.feedLength)
      .map(async ({ article, text }) => ({ article, html: (await text()).absolute })),
  );
}

/** Every topic, source and translator of every edition. */
export async function allTerms(): Promise<
  { language: Language; taxonomy: Taxonomy; term: Term<PublishedArticle> }[]
> {
  const all = languageCodes.flatMap((language) =>
    taxonomies.map(async (taxonomy) =>
      (await termsIn(language, taxonomy)).map((term) => ({ language, taxonomy, term })),
    ),
  );
  return (await Promise.all(all)).flat();
}

/** The topics, sources or translators of an edition, in the order of its language. */
export function termsIn(language: Language, taxonomy: Taxonomy): Promise<Term<PublishedArticle>[]> {
  const key = `${language}/${taxonomy}`;
  const known = isBuild ? terms.get(key) : undefined;
  if (known !== undefined) return known;
  const made = publishedArticles(language).then((all) => groupByTerm(all, taxonomy, language));
  terms.set(key, made);
  return made;
}

async function read(): Promise<PublishedArticle[]> {
  const entries = await getCollection('articles');
  return entries
    .map(({ data }) => published(data))
    .sort((a, b) => compareNewestFirst(a.article, b.article));
}

function published({ stored, images }: CollectionEntry<'articles'>['data']): PublishedArticle {
  const loaded = stored.get('loaded');
  if (loaded === undefined) throw new Error('The content store is of another version: build again');
  const { article } = loaded;
  const files = new Map(
    loaded.images.map((file, index) => [file.name, { file, source: images[index] }]),
  );
  const picture = async (src: string) => {
    const found = files.get(imageName(src));
    return found?.source && publish(found.source, found.file);
  };
  const body = () => (isBuild ? readBody(loaded) : readLiveBody(loaded));
  let kept: ArticleHtml | undefined;
  return {
    article,
    async text() {
      if (kept !== undefined) return kept;
      const bySrc = new Map<string, PublishedImage>();
      for (const name of files.keys()) {
        const made = await picture(name);
        if (made) bySrc.set(name, made).set(`./${name}`, made);
      }
      const html = renderArticle(await body(), {
        language: article.language,
        images: bySrc,
        address: routes.article(article.language, article.slug),
      });
      // A file may change while the live server runs.
      if (isBuild && room > 0) {
        room -= html.page.length + html.absolute.length;
        kept = html;
      }
      return html;
    },
    body,
    picture: async () => article.image && picture(article.image.src),
  };
}

/** Phones take the narrow one; no reader needs more than the measure of the text at twice its pixels. */
const widths = [640, 1280];

/** The narrow one for those who ask for less data, its place as wide; else the measure of the text and the margin beside it: `styles/tokens.css`. */
const sizes = '(prefers-reduced-data: reduce) 1px, (min-width: 42rem) 40rem, calc(100vw - 2rem)';

/**
 * Publishes a picture in modern formats: AVIF, and WebP for what can't read it. Nothing else of the
 * original is looked at, its size neither: Astro would take that for a use, and publish it as it was,
 * with the place where it was taken.
 */
async function publish(source: ImageMetadata, file: ImageFile): Promise<PublishedImage> {
  const width = Math.min(file.width, Math.max(...widths));
  const size = { width, height: Math.max(1, Math.round((file.height * width) / file.width)) };
  const make = (format: 'avif' | 'webp') =>
    getImage({ src: source, format, ...size, widths: [...widths.filter((w) => w < width), width] });
  const [avif, webp] = [await make('avif'), await make('webp')];
  return {
    sources: [{ type: 'image/avif', srcset: avif.srcSet.attribute }],
    src: webp.src,
    srcset: webp.srcSet.attribute,
    sizes,
    ...size,
  };
}
