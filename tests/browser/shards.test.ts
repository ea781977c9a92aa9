import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { EditionIndex, type Query } from '../../src/browser/shards.ts';
import { splitUnspaced } from '../../src/browser/search-results.ts';
import type { Language } from '../../src/language/languages.ts';
import { buildSearchIndexes, type IndexFile } from '../build/search-indexes.ts';

const query = (q: string, other: Partial<Query> = {}): Query => ({
  ...{ q, language: '', source: '', translator: '', order: '' },
  ...other,
});

/** Index of six samples in three shards, two in each. */
let sampleFiles: IndexFile[];
let files: IndexFile[];
let folder: string;
let base: string;
let requests: string[];
/** Extension of the files that a server lacks. */
let missing = '';

beforeAll(async () => {
  const articles = Array.from({ length: 6 }, (_, number) => ({
    record: {
      address: `/en/articles/${String(number)}/`,
      title: String(number),
      text: { 1: 'sample sample sample', 5: 'oldest sample' }[number] ?? 'sample and other words',
      credit: 'Sample credit.',
      dates: 'Sample date',
      published: `2026-01-0${String(9 - number)}`,
    },
    filters: { sources: [`Outlet ${String(number % 2)}`] },
  }));
  sampleFiles = await buildSearchIndexes([{ language: 'en', articles }], 2);
});

beforeEach(() => {
  files = sampleFiles;
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  base = pathToFileURL(folder).href;
  requests = [];
  missing = '';
  vi.stubGlobal('fetch', (address: string) => {
    const path = address.replace(base, '').replace(/\?.*/, '');
    requests.push(path);
    const file = path.endsWith(missing || '?')
      ? undefined
      : files.find((one) => one.address === path);
    return Promise.resolve(new Response(file?.bytes, { status: file ? 200 : 404 }));
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Writes the engine to a folder: it is imported, not fetched. */
function writeEngine(code = 'en'): void {
  mkdirSync(join(folder, code, 'search'), { recursive: true });
  const engine = files.find(({ address }) => address.endsWith('/pagefind.js'));
  writeFileSync(join(folder, code, 'search/pagefind.js'), engine?.bytes ?? '');
}

function openIndex(code = 'en'): EditionIndex {
  const since = ['2026-01-08', '2026-01-06', '2026-01-04'];
  const folders = ['', '2/', '1/'].map((page) => `/${code}/search/${page}`);
  return new EditionIndex({
    ...{ code, direction: 'ltr', name: code },
    shards: folders.map((path, index) => ({ folder: base + path, since: since[index] ?? '' })),
  });
}

async function search(index: EditionIndex, words: string, other?: Partial<Query>) {
  const matches = await index.search(query(words, { order: 'newest', ...other }));
  const articles = await Promise.all(matches.map((match) => match.loadArticle()));
  return articles.map(({ title }) => title);
}

describe('the index of an edition', () => {
  test('searches one more shard each time that the next is loaded', async () => {
    writeEngine();
    const index = openIndex();
    expect(await search(index, 'sample')).toEqual(['0', '1']);
    expect(index.since).toBe('2026-01-08');
    await index.loadNextShard();
    expect(await search(index, 'sample')).toEqual(['0', '1', '2', '3']);
    expect(index.since).toBe('2026-01-06');
    expect(await search(index, 'oldest')).toEqual([]);
    await index.loadNextShard();
    expect(await search(index, 'oldest')).toEqual(['5']);
    expect(index.since).toBeUndefined();
    await index.loadNextShard();
    expect(await search(index, 'sample')).toHaveLength(6);
  });

  test('loads a shard once for searches that run at the same time', async () => {
    writeEngine();
    const index = openIndex();
    const results = await Promise.all([search(index, 'sample'), search(index, 'sample')]);
    expect(results).toEqual([
      ['0', '1'],
      ['0', '1'],
    ]);
    expect(requests.filter((path) => path.endsWith('.pf_meta'))).toHaveLength(1);
  });

  test('tries again after the engine failed to load', async () => {
    const index = openIndex();
    await expect(search(index, 'sample')).rejects.toThrow();
    writeEngine();
    expect(await search(index, 'sample')).toEqual(['0', '1']);
  });

  test.each(['pf_meta', 'pf_index'])('tries again after a missing %s', async (extension) => {
    writeEngine();
    // Pagefind logs its failures.
    vi.spyOn(console, 'error').mockReturnValue();
    const index = openIndex();
    missing = extension;
    await expect(search(index, 'sample')).rejects.toThrow();
    missing = '';
    expect(await search(index, 'sample')).toEqual(['0', '1']);
  });

  test('filters by source, and counts the articles of each source whichever is chosen', async () => {
    writeEngine();
    const index = openIndex();
    await index.loadFilters();
    await index.loadNextShard();
    const source = 'Outlet 1';
    expect(await search(index, 'sample', { source })).toEqual(['1', '3']);
    expect(await search(index, '', { source })).toEqual(['1', '3']);
    const counts = await index.countNames(query('sample', { source }), 'source');
    expect(counts.toSorted()).toEqual([
      ['Outlet 0', 1],
      ['Outlet 0', 1],
      ['Outlet 1', 1],
      ['Outlet 1', 1],
    ]);
  });

  test('ranks by relevance or date', async () => {
    writeEngine();
    const index = openIndex();
    expect(await search(index, 'sample', { order: '' })).toEqual(['1', '0']);
    expect(await search(index, 'sample', { order: 'newest' })).toEqual(['0', '1']);
  });

  test('finds a quoted phrase only as it is written', async () => {
    writeEngine();
    const index = openIndex();
    expect(await search(index, '“other words”')).toEqual(['0']);
    expect(await search(index, '“words other”')).toEqual([]);
    expect(await search(index, 'words other')).toEqual(['0']);
  });

  test.each(['“oldest sample”', 'oldest/sample', '<oldest>', 'OLDEST'])(
    'reads %s as words',
    async (words) => {
      writeEngine();
      const index = openIndex();
      for (let shard = 0; shard < 3; shard += 1) await index.loadNextShard();
      expect(await search(index, words)).toEqual(['5']);
    },
  );

  test('lists articles that match equally well with the newest first', async () => {
    const sample = (number: number) => ({
      record: {
        address: `/en/articles/${String(number)}/`,
        title: String(number),
        text: 'sample',
        credit: 'Sample credit.',
        dates: 'Sample date',
        published: '2026-01-01',
      },
      filters: {},
    });
    const articles = Array.from({ length: 50 }, (_, number) => sample(number));
    files = await buildSearchIndexes([{ language: 'en', articles }]);
    writeEngine();
    expect(await search(openIndex(), 'sample', { order: '' })).toEqual(
      articles.map(({ record }) => record.title),
    );
  });
});

describe('the texts of results', () => {
  const articles = ['First', 'Second', 'Third'].map((name, number) => ({
    record: {
      address: `/en/articles/${name.toLowerCase()}/`,
      title: `${name} sample`,
      text: `A standfirst. Words of the ${name.toLowerCase()} sample, quoted. A note. End`,
      credit: 'By Sample\u00A0Author. Translated by Sample Translator.',
      dates: `Published ${String(3 - number)} January 2026`,
      published: `2026-01-0${String(3 - number)}T00:00:00.000Z`,
    },
    filters: {},
  }));
  // A link, a quotation, a footnote and a description of a picture are written differently here.
  const writeFile = ({ title, credit, dates, text }: (typeof articles)[number]['record']) =>
    `\uFEFF${title}\n\nA standfirst.\n\nCredit: ${credit}\n\n${dates}\n\n` +
    `Words of\nthe ${/\w+(?= sample,)/.exec(text)?.[0] ?? ''} sample, [1]\n\n> quoted.\n\n` +
    '[A picture of the end] A note.(1)\n\nEnd\n\nLinks\n[1] https://example.org/\n';
  const address = '/en/articles/second.txt';

  const prepareLoad = () => {
    writeEngine();
    const index = openIndex();
    return async () => {
      const matches = await index.search(query('sample', { order: 'newest' }));
      return Promise.all(matches.map((match) => match.loadArticle()));
    };
  };
  const expected = articles.map(({ record: { address: url, ...parts } }) => ({
    ...{ url, matchedWords: ['sampl'] },
    ...parts,
  }));
  const bundles = () => new Set(requests.filter((path) => path.endsWith('.pf_fragment')));
  const changeFile = (change: (text: string) => string) => {
    files = files.map((file) =>
      file.address === address
        ? { address, bytes: Buffer.from(change(Buffer.from(file.bytes).toString())) }
        : file,
    );
  };

  beforeEach(async () => {
    const withFiles = articles.map((article) => ({
      ...article,
      plainText: writeFile(article.record),
    }));
    files = await buildSearchIndexes([{ language: 'en', articles: withFiles }]);
    for (const { record, plainText } of withFiles) {
      const path = record.address.replace(/\/$/, '.txt');
      files.push({ address: path, bytes: Buffer.from(plainText) });
    }
  });

  test('come from a bundle and the plain-text files, without the marks of these', async () => {
    const load = prepareLoad();
    expect(await load()).toEqual(expected);
    expect(bundles()).toHaveLength(1);
    expect(requests).toContain(address);
  });

  test('come from a file for each article if the site has no plain-text files', async () => {
    files = await buildSearchIndexes([{ language: 'en', articles }]);
    const load = prepareLoad();
    expect(await load()).toEqual(expected);
    expect(bundles()).toHaveLength(3);
    expect(requests.filter((path) => path.endsWith('.txt'))).toEqual([]);
  });

  test('name the words that match in a language without spaces', async () => {
    const text = '人人生而自由,在尊严和权利上一律平等。';
    const translated = articles.slice(0, 1).map(({ record, ...article }) => ({
      ...article,
      record: { ...record, title: '第一条', text },
    }));
    files = await buildSearchIndexes([{ language: 'zh' as Language, articles: translated }]);
    writeEngine('zh');
    const [match] = await openIndex('zh').search(query('权利'));
    const { matchedWords } = (await match?.loadArticle()) ?? { matchedWords: [] };
    const [pieces, positions] = splitUnspaced(text, matchedWords);
    expect(positions.map((position) => pieces[position])).toEqual(['权利']);
  });

  test('fail if a plain-text file has other words than the index, or is missing', async () => {
    const load = prepareLoad();
    changeFile((text) => text.replace('Second sample', 'Second sample, changed'));
    await expect(load()).rejects.toThrow(/^\/en\/articles\/second\/$/);
    changeFile((text) => text.replace(', changed', ''));
    expect(await load()).toEqual(expected);
    missing = address;
    await expect(load()).rejects.toThrow();
  });
});
