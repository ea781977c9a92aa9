import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { IndexFile, SearchedEdition } from './search-indexes.ts';
import type { SearchRecord } from '../../src/outputs/search.ts';

const record = {
  address: '/en/articles/sample/',
  title: 'Sample',
  text: 'Words of a sample.',
  credit: 'Sample credit.',
  dates: 'Sample date',
  published: '2026-01-01T00:00:00.000Z',
};
const editions: SearchedEdition[] = [{ language: 'en', articles: [{ record, filters: {} }] }];

/** Changes Pagefind's script, as an update would. */
let changeScript = (script: string) => script;
let buildSearchIndexes: (all: readonly SearchedEdition[]) => Promise<IndexFile[]>;

beforeAll(async () => {
  vi.resetModules();
  vi.doMock('pagefind', async (importOriginal) => {
    const pagefind = await importOriginal<{ createIndex: typeof createIndex }>();
    return {
      ...pagefind,
      createIndex: async (config: Parameters<typeof createIndex>[0]) => {
        const { errors, index } = await pagefind.createIndex(config);
        const getFiles = async () => {
          const response = await index?.getFiles();
          const files = response?.files.map(({ path, content }) => {
            const changed = () => Buffer.from(changeScript(Buffer.from(content).toString()));
            return { path, content: path === 'pagefind.js' ? changed() : content };
          });
          return { errors: [], files };
        };
        return { errors, index: { ...index, getFiles } };
      },
    };
  });
  ({ buildSearchIndexes } = await import('./search-indexes.ts'));
  // Pagefind logs its failures.
  vi.spyOn(console, 'error').mockReturnValue();
});
afterAll(() => {
  vi.doUnmock('pagefind');
  vi.resetModules();
  vi.restoreAllMocks();
});

const privateNames = [
  ...['PagefindInstance', 'cachedLoad', 'enterPlaygroundMode', 'load_wasm', 'loadFragment'],
  ...['matched_terms', 'pagefind_dcd', 'search_keywords'],
  ...['throttledFetch', 'verbose_meta_scores', 'word_string'],
];

describe('building the search indexes', () => {
  test('succeeds with the installed Pagefind', async () => {
    changeScript = (script) => script;
    await expect(buildSearchIndexes(editions)).resolves.toBeInstanceOf(Array);
  });

  test.each([
    ...privateNames,
    ...[
      'basePath',
      'data',
      'filters',
      'init',
      'results',
      'score',
      'search',
      'sort',
      'verbose',
      'words',
    ],
  ])('fails if Pagefind renames `%s`', async (name) => {
    changeScript = (script) => {
      const changed = script.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}2`);
      expect(changed).not.toBe(script);
      return changed;
    };
    await expect(buildSearchIndexes(editions)).rejects.toThrow(
      /^Pagefind’s private API has changed, adapt src\/browser\/pagefind\.ts: ./,
    );
  });
});

test.each([
  ['its dates', { dates: 'Sample date, corrected' }],
  ['letters that the index treats as the same', { title: 'SAMPLE' }],
  ['its credit', { credit: 'Another credit.' }],
])('a fragment has another name after a change of %s', async (_, change) => {
  changeScript = (script) => script;
  const listFragments = async (changed: Partial<SearchRecord>) => {
    const articles = [{ record: { ...record, ...changed }, filters: {} }];
    const files = await buildSearchIndexes([{ language: 'en', articles }]);
    return files
      .filter(({ address }) => address.endsWith('.pf_fragment'))
      .map(({ address, bytes }) => [address, gunzipSync(bytes).toString()] as const);
  };
  const [[name, content] = [], ...rest] = await listFragments({});
  expect(rest).toEqual([]);
  expect(content).toContain('"url":"/en/articles/sample/"');
  expect(await listFragments({})).toEqual([[name, content]]);
  const [[changedName] = []] = await listFragments(change);
  expect(changedName).toMatch(/^\/en\/search\/fragment\/en_\w+\.pf_fragment$/);
  expect(changedName).not.toBe(name);
});

describe('the bundles of 300 articles', () => {
  const build = async (articles: SearchedEdition['articles']) => {
    const files = await buildSearchIndexes([{ language: 'en', articles }]);
    return files.map(({ address }) => address).filter((path) => path.endsWith('.pf_fragment'));
  };
  const sample = (number: number, title = 'Sample') => ({
    record: { ...record, address: `/en/articles/sample-${String(number)}/`, title },
    filters: {},
    plainText: `${title}\n\nWords of a sample.\n`,
  });
  // Newest first.
  const articles = Array.from({ length: 300 }, (_, index) => sample(300 - index));

  test('have 16 articles each; one changes with an article, and the last with a new one', async () => {
    changeScript = (script) => script;
    const bundles = new Set(await build(articles));
    // 300 / 16
    expect(bundles.size).toBe(19);
    const corrected = articles.with(150, sample(150, 'Corrected sample'));
    for (const changed of [corrected, [sample(301), ...articles]]) {
      const others = new Set(await build(changed));
      expect(others.size).toBe(19);
      expect(others.difference(bundles).size).toBe(1);
    }
  });
});

test('only one file uses Pagefind’s private API, and one lists its names', () => {
  const source = resolve(import.meta.dirname, '../../src');
  const users = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => {
    if (!path.endsWith('.ts')) return false;
    const text = readFileSync(join(source, path), 'utf8');
    return privateNames.some((name) => new RegExp(`\\b${name}\\b`).test(text));
  });
  expect(users.map((path) => path.replaceAll('\\', '/'))).toEqual([
    'browser/pagefind.ts',
    'build/search-index.ts',
  ]);
});
