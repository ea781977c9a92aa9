import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { computeChecksum, SIGNATURE, wordBreaks } from '../browser/pagefind.ts';
import type { StoredArticle, WordRange } from '../browser/pagefind.ts';
import type { Language } from '../language/languages.ts';
import { normalizeForSearch } from '../language/normalize.ts';
import { listKnownWords, type SearchRecord } from '../outputs/search.ts';
import type { PageNumber } from '../routes.ts';

/** A part of an edition's search index. */
export interface Shard {
  language: Language;
  /** The newest shard has none. */
  page: PageNumber;
  /** Newest first. */
  articles: SearchedArticle[];
}

/** An article, prepared for an index. */
export interface SearchedArticle {
  record: SearchRecord;
  /** Names by facet, such as `sources`. */
  filters: Record<string, string[]>;
  /** The article's plain-text file, unless the site leaves it out. */
  plainText?: string | undefined;
}

const ENGINE_SCRIPT = 'pagefind.js';
/**
 * Occurrences of words in a file of the index; Pagefind's default is 20,000. A search loads such a file for each word, and an
 * edit renames most files of its shard, so smaller ones mean less to download and more to write.
 */
const OCCURRENCES_PER_CHUNK = 10_000;
/** A result loads the bundle that its article is in, so a larger bundle means fewer files but more to download. */
const ARTICLES_PER_BUNDLE = 16;
/** How far to look for a word of an article in its plain-text file, which has more words. */
const MAX_SKIPPED_WORDS = 100;

/**
 * Builds the Pagefind index of one shard. Pagefind's engine is published beside the newest.
 * @returns files by path
 * @throws Error if Pagefind fails, or its private API has changed
 */
export async function buildShard(shard: Shard): Promise<Map<string, Uint8Array>> {
  try {
    const files = [...(await indexArticles(shard.articles, shard.language))]
      .filter(([path]) => shard.page === undefined || !/\.(?:js|pagefind)$/.test(path))
      .map(async ([path, content]) => {
        const bytes = path === ENGINE_SCRIPT ? await buildEngine(content) : content;
        return [path, bytes] as const;
      });
    const words = JSON.stringify(listKnownWords(shard.articles.map(({ record }) => record)));
    return new Map<string, Uint8Array>([
      ['words.json', new TextEncoder().encode(words)],
      ...(await Promise.all(files)),
    ]);
  } finally {
    await close();
  }
}

/** Names in Pagefind's script that `src/browser/pagefind.ts` uses. */
const PRIVATE_NAMES =
  `PagefindInstance basePath cachedLoad data enterPlaygroundMode filters init loadFragment load_wasm
locations matched_terms pagefind_dcd results score search search_keywords sort throttledFetch verbose verbose_meta_scores
word_string words`.split(/\s/);

/** @throws Error if Pagefind's private API has changed, so that an update fails the build and not the search */
function checkEngine(script: string): void {
  const missing = PRIVATE_NAMES.filter((name) => !new RegExp(`\\b${name}\\b`).test(script));
  if (missing.length === 0) return;
  const names = missing.join(', ');
  throw new Error(
    `Pagefind’s private API has changed, adapt src/browser/pagefind.ts: ${names} are missing`,
  );
}

/**
 * Builds the index files of one shard, by path. Pagefind indexes normalized words; readers see the original text.
 * Pagefind bundles articles in this order, so a new article changes only the last bundle.
 */
async function indexArticles(articles: SearchedArticle[], language: string) {
  const hasFiles = articles.every(({ plainText }) => plainText !== undefined);
  // Pagefind reads it when it starts. `tests/site/size.test.ts` notices if it doesn't any more.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(OCCURRENCES_PER_CHUNK);
  const maxFragments = Math.ceil(articles.length / (hasFiles ? ARTICLES_PER_BUNDLE : 1));
  const { index } = throwOnErrors(await createIndex({ maxFragments }));
  if (!index) throw new Error('Pagefind created no index');
  const oldestFirst = articles.toReversed();
  for (const [position, article] of oldestFirst.entries()) {
    const { title, credit, text } = article.record;
    throwOnErrors(
      await index.addCustomRecord({
        url: keyOf(article),
        language,
        content: normalizeForSearch(text),
        meta: { title: normalizeForSearch(title), credit: normalizeForSearch(credit) },
        filters: article.filters,
        sort: { newest: String(position).padStart(6, '0') },
      }),
    );
  }
  const { files } = throwOnErrors(await index.getFiles());
  await index.deleteIndex();
  // The one without a stemmer, `unknown`, is for languages that have none.
  const wasm = files.map(({ path }) => path).filter((path) => path.startsWith('wasm.'));
  const unused = wasm.length > 1 ? 'wasm.unknown.pagefind' : '';
  const stored = new Map(articles.map((article) => [keyOf(article), storeArticle(article)]));
  const shard = new Map<string, Uint8Array>();
  for (const { path, content } of files) {
    if (path.endsWith('.pf_fragment')) shard.set(path, restoreText(content, stored));
    else if (/\.pf_\w+$|^pagefind(?:-entry\.json|\.js)$|^wasm\./.test(path) && path !== unused)
      shard.set(path, new Uint8Array(content));
  }
  return shard;
}

/** Joins Pagefind's script with our functions for it, and removes the code that neither uses. */
async function buildEngine(source: Uint8Array): Promise<Uint8Array> {
  const original = Buffer.from(source).toString();
  checkEngine(original);
  const path = 'src/browser/pagefind.ts';
  // Loading Vite takes half a second, which an invalid command never needs.
  const { minifySync, transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(await readFile(path, 'utf8'), path);
  const script = original.replace(/\bexport\s*\{[^}]*\};?/, '') + code;
  return Buffer.from(minifySync(ENGINE_SCRIPT, script, { module: true }).code);
}

/**
 * Pagefind names a fragment by the hash of what it was given. The hash in this key renames it with every change that a
 * reader sees, such as a correction, because browsers keep such files for a year.
 */
function keyOf({ record, plainText }: SearchedArticle): string {
  return `${record.address}#${hash('sha256', JSON.stringify([record, plainText])).slice(0, 12)}`;
}

/** Puts the articles as readers see them in place of the normalized ones, in a bundle or in a file of one article. */
function restoreText(content: Uint8Array, stored: ReadonlyMap<string, StoredArticle>) {
  const json = gunzipSync(content).toString().slice(SIGNATURE.length);
  const restored: unknown = JSON.parse(json, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('url' in value)) return value;
    const article = stored.get(String(value.url));
    if (!article) throw new Error(`Pagefind returned an unknown article: ${String(value.url)}`);
    // Pagefind's script needs the two empty fields.
    return { ...article, anchors: [], content: '' };
  });
  return gzipSync(SIGNATURE + JSON.stringify(restored), { level: 9 });
}

function storeArticle({ record, plainText }: SearchedArticle): StoredArticle {
  // Browsers drop the byte-order mark.
  const words = plainText?.replace('\uFEFF', '').split(wordBreaks) ?? [];
  const otherWords: string[] = [];
  let end = 0;
  const locate = (text: string): WordRange[] => {
    const ranges: WordRange[] = [];
    let position = 0;
    for (const word of text.split(' ')) {
      const found = words.indexOf(word, position);
      const isNear = found !== -1 && found <= position + MAX_SKIPPED_WORDS;
      if (isNear) position = found + 1;
      const start = isNear ? found : words.length + otherWords.push(word) - 1;
      const last = ranges.at(-1);
      if (last && start === end) last[1] += 1;
      else ranges.push([start - end, 1]);
      end = start + 1;
    }
    return ranges;
  };
  const { address: url, ...parts } = record;
  const ranges = Object.entries(parts).map(([name, text]) => [name, locate(text)]);
  const meta = Object.fromEntries(ranges) as StoredArticle['meta'];
  return { url, checksum: computeChecksum(words), otherWords, meta };
}

function throwOnErrors<T extends { errors: string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}
