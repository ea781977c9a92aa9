import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readCacheFile, writeCacheFile } from '../cache-file.ts';
import { hashCode } from '../content/cache.ts';
import type { Library, PublishedArticle } from '../library.ts';
import { toAtom } from '../outputs/atom.ts';
import {
  buildFeed,
  createArticleEntry,
  createCorrectionEntries,
  describeCorrectionsFeed,
  describeEditionFeed,
  describeTermFeed,
  type FeedEntry,
} from '../outputs/feed.ts';
import { articleFormats, enabledFormats, feedFormats } from '../outputs/formats.ts';
import { createSearchRecord } from '../outputs/search.ts';
import { site } from '../site.ts';
import { renderCard } from './card-image.ts';
import { encodeImage } from './image-file.ts';
import type { Output } from './plan.ts';
import type { Files } from './plan-files.ts';
import { buildShard, type SearchedArticle } from './search-index.ts';

type FileContent = string | Uint8Array;

/** A file of an output, relative to the output folder. */
export type MadeFile = readonly [path: string, content: FileContent];

type Makers = {
  [Kind in Exclude<keyof Files, 'shard'>]: (
    props: Files[Kind],
    library: Library,
  ) => FileContent | Promise<FileContent>;
};

const makers: Makers = {
  async format({ format, ...published }, library) {
    const file = await articleFormats[format].write(bindText(published, library));
    return typeof file === 'string' ? file : renderCard(file);
  },
  image: (variant, library) => encodeImage(variant, () => library.readImage(variant.digest)),
  card: ({ card }) => renderCard(card),
  async feed({ language, feed, articles, newestDate }, library) {
    const entries = await createEntries(articles, library);
    const head = describeEditionFeed(language, feed);
    return feedFormats[feed].write(buildFeed(head, entries, toDate(newestDate)));
  },
  async termFeed({ language, taxonomy, term, articles }, library) {
    const entries = await createEntries(articles, library);
    return toAtom(buildFeed(describeTermFeed(language, taxonomy, term), entries));
  },
  correctionsFeed({ language, articles, newestDate }) {
    const published = articles.map((article) => ({ article }));
    const entries = createCorrectionEntries(published).slice(0, site.feedLength);
    return toAtom(buildFeed(describeCorrectionsFeed(language), entries, toDate(newestDate)));
  },
  text: ({ text }) => text,
};

/** Makes the files of an output that isn't a page. */
export async function makeFiles(output: Output, library: Library): Promise<MadeFile[]> {
  const { path, kind, props } = output;
  if (kind === 'shard') {
    const files = await makeShard(path, props, library);
    return [...files].map(([name, content]) => [path + name, content]);
  }
  const make = makers[kind as keyof Makers] as (
    props: Output['props'],
    library: Library,
  ) => FileContent | Promise<FileContent>;
  return [[path, await make(props, library)]];
}

async function makeShard(path: string, { articles, ...shard }: Files['shard'], library: Library) {
  return buildShard({ ...shard, articles: await searchArticles(path, articles, library) });
}

const searchCache = resolve('node_modules/.cache/dragoman/search');

/** Prepares the articles of a shard for its index. Takes those that have not changed from the cache. */
async function searchArticles(
  path: string,
  articles: Files['shard']['articles'],
  library: Library,
): Promise<SearchedArticle[]> {
  const code = hashCode();
  const file = resolve(searchCache, hash('sha256', path).slice(0, 32));
  const cached = code === undefined ? undefined : await readCacheFile(file, code);
  const stored = cached && (deserialize(cached) as Map<string, SearchedArticle>);
  const searched = articles.map(async (one) => {
    const key = hash('sha256', JSON.stringify(one));
    return [key, stored?.get(key) ?? (await searchArticle(one, library))] as const;
  });
  const entries = new Map(await Promise.all(searched));
  if (code !== undefined) await writeCacheFile(file, serialize(entries), code);
  return [...entries.values()];
}

async function searchArticle(
  { filters, ...published }: Files['shard']['articles'][number],
  library: Library,
): Promise<SearchedArticle> {
  const source = bindText(published, library);
  const { absolute } = await source.renderText();
  const plainText = enabledFormats.includes('txt')
    ? await articleFormats.txt.write(source)
    : undefined;
  return { record: createSearchRecord(published.article, absolute), filters, plainText };
}

/** Adds the functions that load the text of an article. */
function bindText({ article, text }: PublishedArticle, library: Library) {
  return {
    article,
    renderText: () => library.renderText(text),
    readBody: () => library.readBody(text),
    findArticle: (href: string) => library.findArticle(text, href),
  };
}

function createEntries(articles: PublishedArticle[], library: Library): Promise<FeedEntry[]> {
  return Promise.all(
    articles.map(async ({ article, text }) =>
      createArticleEntry(article, (await library.renderText(text)).absolute),
    ),
  );
}

function toDate(date: string | undefined): Date | undefined {
  return date === undefined ? undefined : new Date(date);
}
