import { deepEqual } from 'node:assert/strict';
import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { paginate } from '../lists/pagination.ts';
import {
  EXPORT_STATEMENT,
  openShard,
  readFromMemory,
  SIGNATURE,
  type Engine,
} from '../browser/pagefind.ts';
import type { Language } from '../language/languages.ts';
import { normalizeForSearch } from '../language/normalize.ts';
import { ARTICLES_PER_SHARD, type SearchRecord } from '../outputs/search.ts';
import { routes } from '../routes.ts';

/** The articles of one edition, for its search index. */
export interface SearchedEdition {
  language: Language;
  /** Newest first. `filters`: names by facet, such as `sources`. */
  articles: { record: SearchRecord; filters: Record<string, string[]> }[];
}

/** A file of a search index, at its root-relative address. */
export interface IndexFile {
  address: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const ENGINE_SCRIPT = 'pagefind.js';

/**
 * Builds one Pagefind index per edition and shard. Pagefind's engine is published beside the newest shard.
 * @param length articles per shard
 * @throws Error if Pagefind fails, or its private API has changed
 */
export async function buildSearchIndexes(
  editions: readonly SearchedEdition[],
  length = ARTICLES_PER_SHARD,
): Promise<IndexFile[]> {
  const files: IndexFile[] = [];
  try {
    for (const { language, articles } of editions) {
      for (const { page, items } of paginate(articles, length)) {
        const folder = routes.search(language, page);
        for (const [path, bytes] of await buildShard(items, language)) {
          const isEngineFile = /\.(?:js|pagefind)$/.test(path);
          if (page === undefined || !isEngineFile) files.push({ address: folder + path, bytes });
        }
      }
    }
    const engine = files.find(({ address }) => address.endsWith(ENGINE_SCRIPT));
    if (engine) await checkEngine(engine.bytes);
  } finally {
    await close();
  }
  return files;
}

/**
 * Imports Pagefind's script and searches two samples, as a browser does. So an update of Pagefind fails the build.
 * @throws Error if Pagefind's private API has changed
 */
async function checkEngine(source: Uint8Array): Promise<void> {
  const record: SearchRecord = {
    address: '/sample/',
    title: 'Alpha',
    text: 'Beta gamma',
    credit: 'Delta',
    dates: 'Sample date',
    published: '2026-01-01T00:00:00.000Z',
  };
  const older = { ...record, address: '/older/' };
  const filters = { sources: ['Sample Outlet'] };
  const articles = [record, older].map((sample) => ({ record: sample, filters }));
  const files = await buildShard(articles, 'en');
  try {
    const address = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
    const engine = (await import(/* @vite-ignore */ address)) as Engine;
    await checkSearches(readFromMemory(engine, files), record, older);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      `Pagefind’s private API has changed, adapt src/browser/pagefind.ts: ${message}`,
      { cause: error },
    );
  }
}

async function checkSearches(engine: Engine, newest: SearchRecord, oldest: SearchRecord) {
  const shard = await openShard(engine, '/', 'en', true);
  await shard.loadFilters();
  for (const [query, positions] of [
    ['', []],
    ['alpha', []],
    ['delta', []],
    ['gamma', [1]],
    ['alpha gamma', [1]],
    // Pagefind would find the prefix `gamma`.
    ['gammaray', undefined],
  ] as const) {
    const { results, filters } = await shard.search(query, {
      filters: { sources: 'Sample Outlet' },
      sort: { newest: 'desc' },
    });
    deepEqual(results[0]?.positions, positions, query);
    if (!results[0]) continue;
    deepEqual(filters['sources'], { 'Sample Outlet': 2 });
    const { url, content } = await results[0].loadArticle();
    deepEqual([url, content], [newest.address, newest.text]);
  }
  // A second shard uses the WebAssembly of the first.
  const second = await openShard(engine, '/', 'en', false);
  const { results } = await second.search('gamma', { sort: { newest: 'asc' } });
  deepEqual((await results[0]?.loadArticle())?.url, oldest.address);
}

/** Builds the index files of one shard, by path. Pagefind indexes normalized words; readers see the original text. */
async function buildShard(
  articles: SearchedEdition['articles'],
  language: string,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const { index } = throwOnErrors(await createIndex({ maxFragments: 2 * ARTICLES_PER_SHARD }));
  if (!index) throw new Error('Pagefind created no index');
  for (const [position, { record, filters }] of articles.entries()) {
    const { title, credit, text } = record;
    throwOnErrors(
      await index.addCustomRecord({
        url: keyOf(record),
        language,
        content: normalizeForSearch(text),
        meta: { title: normalizeForSearch(title), credit: normalizeForSearch(credit) },
        filters,
        sort: { newest: String(articles.length - position).padStart(6, '0') },
      }),
    );
  }
  const { files } = throwOnErrors(await index.getFiles());
  await index.deleteIndex();
  const wasm = findWebAssembly(files);
  const records = new Map(articles.map(({ record }) => [keyOf(record), record]));
  const shard = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { path, content } of files) {
    if (path.endsWith('.pf_fragment')) shard.set(path, restoreText(content, records));
    else if (path === ENGINE_SCRIPT)
      shard.set(path, Buffer.concat([content, Buffer.from(EXPORT_STATEMENT)]));
    else if (/\.pf_\w+$|^pagefind-entry\.json$/.test(path) || path === wasm)
      shard.set(path, new Uint8Array(content));
  }
  return shard;
}

/**
 * Pagefind names a fragment by the hash of what it was given. The hash in this key renames it with every change that a
 * reader sees, such as a correction, because browsers keep such files for a year.
 */
function keyOf(record: SearchRecord): string {
  return `${record.address}#${hash('sha256', JSON.stringify(record)).slice(0, 12)}`;
}

/** Finds the path of the WebAssembly for the index's language. `unknown` has no stemmer. */
function findWebAssembly(files: readonly { path: string; content: Uint8Array }[]): string {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  const { languages } = JSON.parse(new TextDecoder().decode(entry?.content)) as {
    languages: Record<string, { wasm: string | null }>;
  };
  return `wasm.${Object.values(languages)[0]?.wasm ?? 'unknown'}.pagefind`;
}

/** Puts an article's original text in place of the normalized one, which Pagefind would show. */
function restoreText(
  content: Uint8Array,
  records: ReadonlyMap<string, SearchRecord>,
): Uint8Array<ArrayBuffer> {
  const json = gunzipSync(content).toString().slice(SIGNATURE.length);
  const fragment = JSON.parse(json) as { url: string };
  const record = records.get(fragment.url);
  if (!record) throw new Error(`Pagefind returned an unknown article: ${fragment.url}`);
  const { address: url, title, credit, dates, published, text } = record;
  const meta = { title, credit, dates, published };
  const restored = JSON.stringify({ ...fragment, url, content: text, meta, filters: {} });
  return gzipSync(SIGNATURE + restored, { level: 9 });
}

function throwOnErrors<T extends { errors: string[] }>(response: T): T {
  if (response.errors.length > 0) throw new Error(`Pagefind: ${response.errors.join('; ')}`);
  return response;
}
