import { deepEqual } from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { paginate } from '../lists/pagination.ts';
import {
  EXPORT_STATEMENT,
  openShard,
  readingFrom,
  SIGNATURE,
  type Engine,
} from '../browser/pagefind.ts';
import type { Language } from '../language/languages.ts';
import { searchable } from '../language/searchable.ts';
import { partLength, type Hit } from '../outputs/search.ts';
import { routes } from '../routes.ts';

/** What a search of an edition goes through. */
export interface Searched {
  language: Language;
  /** Newest first, each with the names by which it can be filtered. */
  articles: { hit: Hit; filters: Record<string, string[]> }[];
}

/** A file of a search index, at its root-relative address. */
export interface IndexFile {
  address: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const script = 'pagefind.js';

/**
 * The search indexes of all editions, made by Pagefind: of each edition one for every part. What is searched is folded, what is
 * shown is not. The newest part has the engine beside it.
 * @param length how many articles a part has
 * @throws Error when Pagefind refuses something
 */
export async function searchFiles(
  editions: readonly Searched[],
  length = partLength,
): Promise<IndexFile[]> {
  const files: IndexFile[] = [];
  try {
    for (const { language, articles } of editions) {
      for (const { page, items } of paginate(articles, length)) {
        const made = await indexOf(items, language);
        const folder = routes.search(language, page);
        for (const { path, bytes } of made) {
          if (page === undefined || !isEngine(path)) {
            files.push({ address: folder + path, bytes });
          }
        }
      }
    }
    const engine = files.find(({ address }) => address.endsWith(script));
    if (engine) await checkEngine(engine.bytes);
  } finally {
    await close();
  }
  return files;
}

/**
 * Searches a sample with Pagefind's script, as a browser does, so that an update of Pagefind fails the build.
 * @throws Error if the private API of Pagefind has changed
 */
async function checkEngine(source: Uint8Array): Promise<void> {
  const hit: Hit = {
    address: '/sample/',
    title: 'Alpha',
    text: 'Beta gamma',
    credit: 'Delta',
    dates: 'Sample date',
    published: '2026-01-01T00:00:00.000Z',
  };
  const filters = { sources: ['Sample Outlet'] };
  const older = { ...hit, address: '/older/' };
  const articles = [hit, older].map((one) => ({ hit: one, filters }));
  const made = await indexOf(articles, 'en');
  const files = new Map(made.map(({ path, bytes }) => [path, bytes]));
  try {
    const address = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
    const engine = (await import(/* @vite-ignore */ address)) as Engine;
    const reading = readingFrom(engine, files);
    const shard = await openShard(reading, '/', 'en', true);
    await shard.loadFilters();
    for (const [query, places] of [
      ['', []],
      ['alpha', []],
      ['delta', []],
      ['gamma', [1]],
      ['alpha gamma', [1]],
      // Pagefind finds the prefix that it knows.
      ['gammaray', undefined],
    ] as const) {
      const found = await shard.search(query, {
        filters: { sources: 'Sample Outlet' },
        sort: { newest: 'desc' },
      });
      const [result] = found.results;
      deepEqual(result?.places, places, query);
      if (!result) continue;
      deepEqual(found.filters['sources'], { 'Sample Outlet': 2 });
      const { url, content } = await result.article();
      deepEqual([url, content], [hit.address, hit.text]);
    }
    // The next shard of an edition, the other way round.
    const next = await openShard(reading, '/', 'en', false);
    const [first] = (await next.search('gamma', { sort: { newest: 'asc' } })).results;
    deepEqual((await first?.article())?.url, older.address);
    deepEqual([...reading.uncalled], []);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      `Pagefind’s private API has changed, adapt src/browser/pagefind.ts: ${message}`,
      { cause: error },
    );
  }
}

async function indexOf(
  articles: Searched['articles'],
  language: string,
): Promise<{ path: string; bytes: Uint8Array<ArrayBuffer> }[]> {
  const { index } = accepted(await createIndex({ maxFragments: 2 * partLength }));
  if (!index) throw new Error('Pagefind made no index');
  for (const [position, { hit, filters }] of articles.entries()) {
    accepted(
      await index.addCustomRecord({
        url: hit.address,
        language,
        content: searchable(hit.text),
        meta: { title: searchable(hit.title), credit: searchable(hit.credit) },
        filters,
        sort: { newest: String(articles.length - position).padStart(6, '0') },
      }),
    );
  }
  const { files } = accepted(await index.getFiles());
  await index.deleteIndex();
  const engine = engineOf(files);
  const hits = new Map(articles.map(({ hit }) => [hit.address, hit]));
  return files
    .filter(({ path }) => /\.pf_\w+$|^pagefind-entry\.json$/.test(path) || engine.includes(path))
    .map(({ path, content }) => ({
      path,
      bytes: path.endsWith('.pf_fragment')
        ? shown(content, hits)
        : new Uint8Array(
            path === script ? Buffer.concat([content, Buffer.from(EXPORT_STATEMENT)]) : content,
          ),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The script, and the program for the language; Pagefind has one for all languages whose grammar it doesn't know. */
function engineOf(files: readonly { path: string; content: Uint8Array }[]): string[] {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  const { languages } = JSON.parse(new TextDecoder().decode(entry?.content)) as {
    languages: Record<string, { wasm: string | null }>;
  };
  const programs = Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`);
  return [script, ...programs];
}

function isEngine(path: string): boolean {
  return /\.(?:js|pagefind)$/.test(path);
}

/** A result as it is shown, in place of the folded text that Pagefind would show. */
function shown(content: Uint8Array, hits: ReadonlyMap<string, Hit>): Uint8Array<ArrayBuffer> {
  const text = gunzipSync(content).toString().slice(SIGNATURE.length);
  const fragment = JSON.parse(text) as { url: string };
  const {
    title,
    credit,
    dates,
    published,
    text: words,
  } = hits.get(fragment.url) ?? fail(fragment.url);
  const meta = { title, credit, dates, published };
  const changed = JSON.stringify({ ...fragment, content: words, meta, filters: {} });
  return new Uint8Array(gzipSync(SIGNATURE + changed, { level: 9 }));
}

function fail(found: string): never {
  throw new Error(`Pagefind gives a result that was not put in: ${found}`);
}

function accepted<T extends { errors: string[] }>(answer: T): T {
  if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join('; ')}`);
  return answer;
}
