import { getCollection, type CollectionEntry } from 'astro:content';
import { getImage } from 'astro:assets';
import { isPublished, newestFirst } from './article/order.ts';
import type { Article } from './article/schema.ts';
import type { Language } from './language/languages.ts';
import { pictureName, readBody } from './loader.ts';
import { renderMarkdown, type Picture } from './markdown/render.ts';
import { buildDate } from './site.ts';

/** An article that readers may see, and the way to its text. */
export interface PublishedArticle {
  article: Article;
  /** Reads the article's text and makes it safe HTML. */
  text: () => Promise<string>;
  /** The picture that leads the article, where it has one. */
  picture: () => Promise<Picture | undefined>;
}

/**
 * The published articles of one language, or of all, newest first; `BUILD_DATE` decides what lies in
 * the future.
 */
export async function publishedArticles(language?: Language): Promise<PublishedArticle[]> {
  const now = buildDate();
  const entries = await getCollection('articles');
  return entries
    .map(({ data }) => published(data))
    .filter(({ article }) => isPublished(article, now))
    .filter(({ article }) => language === undefined || article.language === language)
    .sort((a, b) => newestFirst(a.article, b.article));
}

function published({ stored, pictures }: CollectionEntry<'articles'>['data']): PublishedArticle {
  const loaded = stored.get('loaded');
  if (loaded === undefined) throw new Error('The content store is of another version: build again');
  const { article, pictures: names } = loaded;
  const files = new Map(names.map((name, index) => [name, pictures[index]]));
  const picture = async (src: string) => {
    const file = files.get(pictureName(src));
    return file && publish(file);
  };
  return {
    article,
    async text() {
      const bySrc = new Map<string, Picture>();
      for (const name of names) {
        const made = await picture(name);
        if (made) bySrc.set(name, made).set(`./${name}`, made);
      }
      const body = await readBody(loaded);
      return renderMarkdown(body, { language: article.language, pictures: bySrc });
    },
    picture: async () => article.image && picture(article.image.src),
  };
}

/** Phones take the narrow one; no reader needs more than the measure of the text at twice its pixels. */
const widths = [640, 1280];

/**
 * Publishes a picture in modern formats: AVIF, and WebP for what can't read it.
 * The original is never named, because Astro would then publish it beside.
 */
async function publish(file: ImageMetadata): Promise<Picture> {
  const width = Math.min(file.width, Math.max(...widths));
  const size = { width, height: Math.round((file.height * width) / file.width) };
  const make = (format: 'avif' | 'webp') =>
    getImage({ src: file, format, ...size, widths: [...widths.filter((w) => w < width), width] });
  const [avif, webp] = [await make('avif'), await make('webp')];
  return {
    sources: [{ type: 'image/avif', srcset: avif.srcSet.attribute }],
    src: webp.src,
    srcset: webp.srcSet.attribute,
    ...size,
  };
}
