import { describe, expect, test, vi } from 'vitest';
import { SearchSession } from '../../src/browser/search-session.ts';
import { initialState } from '../../src/browser/search-state.ts';
import type { EditionIndex, Match, Query } from '../../src/browser/shards.ts';
import { sampleEdition, sampleMatch, sampleMatches } from './sample-matches.ts';

const query = (q: string, other: Partial<Query> = {}): Query => ({
  ...{ q, language: '', source: '', translator: '', order: '' },
  ...other,
});

/** An index in memory. Each shard loaded adds its matches to every search. */
function sampleIndex(shards: Match[][], code = 'en') {
  let loaded = 1;
  return {
    edition: { ...sampleEdition, code, name: code },
    get since() {
      return loaded < shards.length ? `since ${code} ${String(loaded)}` : undefined;
    },
    search: (() => Promise.resolve(shards.slice(0, loaded).flat())) as EditionIndex['search'],
    countNames: (): Promise<[string, number][]> => Promise.resolve([]),
    loadFilters: () => Promise.resolve(),
    loadNextShard: () => {
      if (loaded === shards.length) return Promise.reject(new Error('No shard is left'));
      loaded += 1;
      return Promise.resolve();
    },
  };
}

/** A session over indexes, and the newest state that it reported. */
function startSession(...indexes: ReturnType<typeof sampleIndex>[]) {
  const current = { state: initialState };
  const session = new SearchSession({
    language: 'en',
    indexes,
    onChange: (state) => {
      current.state = state;
    },
  });
  return { session, current, urls: () => current.state.shown.map(({ article }) => article.url) };
}

describe('an older query that is answered after a newer one changes nothing', () => {
  const newer = query('newer', { source: 'Sample Outlet' });

  test.each([
    [
      'results',
      (answer: PromiseWithResolvers<Match[]>) => {
        answer.resolve([sampleMatch('old')]);
      },
    ],
    [
      'a failure',
      (answer: PromiseWithResolvers<Match[]>) => {
        answer.reject(new Error('old'));
      },
    ],
  ])('%s', async (_, settle) => {
    const index = sampleIndex([]);
    const answer = Promise.withResolvers<Match[]>();
    index.search = ({ q }) =>
      q === 'older' ? answer.promise : Promise.resolve([sampleMatch('new')]);
    const { session, current, urls } = startSession(index);
    index.loadFilters = vi.fn();
    const older = session.run(query('older'), undefined, true);
    expect(await session.run(newer, undefined, false)).toBe(true);
    const { state } = current;
    settle(answer);
    expect(await older).toBe(false);
    expect(current.state).toBe(state);
    expect(urls()).toEqual(['new']);
    expect(index.loadFilters).not.toHaveBeenCalled();
  });

  test('articles', async () => {
    const index = sampleIndex([]);
    const started = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    const slow = sampleMatch('old');
    const { loadArticle } = slow;
    slow.loadArticle = async () => {
      started.resolve(undefined);
      await release.promise;
      return loadArticle();
    };
    index.search = ({ q }) => Promise.resolve([q === 'older' ? slow : sampleMatch('new')]);
    const { session, current, urls } = startSession(index);
    const older = session.run(query('older'), undefined, false);
    await started.promise;
    await session.run(newer, undefined, false);
    const { state } = current;
    release.resolve(undefined);
    expect(await older).toBe(false);
    expect(current.state).toBe(state);
    expect(urls()).toEqual(['new']);
  });

  test('choices of the filters', async () => {
    const index = sampleIndex([sampleMatches(1)]);
    const filters = Promise.withResolvers<undefined>();
    index.loadFilters = () => filters.promise.then();
    const { session, current } = startSession(index);
    await session.run(query('older'), undefined, true);
    await session.run(newer, undefined, false);
    filters.resolve(undefined);
    await new Promise(setImmediate);
    expect(current.state.choices).toEqual({});
  });
});

describe('a query', () => {
  test.each([
    ['without words or filters', query(' '), undefined, false],
    ['of one letter while the reader types', query('a'), 'typing', false],
    ['of one letter that the reader submits', query('a'), undefined, true],
    ['of two letters while the reader types', query('ab'), 'typing', true],
    ['without words but with a filter', query('', { translator: 'Sample' }), undefined, true],
  ] as const)('%s', async (_, asked, mode, isSearched) => {
    const { session, urls } = startSession(sampleIndex([[sampleMatch('found')]]));
    expect(await session.run(asked, mode, false)).toBe(true);
    expect(urls()).toEqual(isSearched ? ['found'] : []);
  });

  test.each([
    ['', ['en']],
    ['ar', ['ar']],
    ['all', ['en', 'ar']],
  ])('in language “%s” searches %j', async (language, expected) => {
    const indexes = ['en', 'ar'].map((code) => sampleIndex([[sampleMatch(code)]], code));
    const { session, urls } = startSession(...indexes);
    await session.run(query('sample', { language }), undefined, false);
    expect(urls()).toEqual(expected);
  });

  test('that fails says so, and the next one succeeds', async () => {
    const index = sampleIndex([sampleMatches(1)]);
    const { search } = index;
    index.search = () => Promise.reject(new Error('sample'));
    const { session, current } = startSession(index);
    expect(await session.run(query('sample'), undefined, true)).toBe(false);
    expect(current.state.status).toEqual({ kind: 'failed' });
    index.search = search;
    expect(await session.run(query('sample'), undefined, false)).toBe(true);
    expect(current.state.status).toMatchObject({ kind: 'count', count: 1 });
  });
});

describe('a wider query', () => {
  const shards = [
    sampleMatches(1, 'a'),
    sampleMatches(3, 'b'),
    sampleMatches(2, 'c'),
    sampleMatches(9, 'd'),
  ];

  test('loads shards until there are five more results', async () => {
    const { session, current } = startSession(sampleIndex(shards));
    await session.run(query('sample'), undefined, false);
    const since = (shard: number) => `since en ${String(shard)}`;
    expect(current.state.status).toEqual({ kind: 'count', count: 1, since: since(1) });
    await session.run(query('sample'), 'wider', false);
    expect(current.state.status).toEqual({ kind: 'count', count: 6, since: since(3) });
    await session.run(query('sample'), 'wider', false);
    expect(current.state.status).toEqual({ kind: 'count', count: 15, since: undefined });
  });

  test('says since when all editions were searched', async () => {
    const { session, current } = startSession(sampleIndex(shards), sampleIndex(shards, 'ar'));
    await session.run(query('sample', { language: 'all' }), undefined, false);
    expect(current.state.since).toBe('since en 1');
  });

  test('ends when no shard is left', async () => {
    const { session, current } = startSession(sampleIndex([sampleMatches(1), sampleMatches(1)]));
    expect(await session.run(query('sample'), 'wider', false)).toBe(true);
    expect(current.state.status).toEqual({ kind: 'count', count: 2, since: undefined });
  });

  test('stops loading when a newer query starts', async () => {
    const index = sampleIndex(shards);
    const { loadNextShard } = index;
    let count = 0;
    const { session, current } = startSession(index);
    index.loadNextShard = async () => {
      count += 1;
      await loadNextShard();
      if (count === 1) void session.run(query('newer'), undefined, false);
    };
    expect(await session.run(query('sample'), 'wider', false)).toBe(false);
    expect(count).toBe(1);
    expect(current.state.status).toMatchObject({ count: 4 });
  });

  test('that fails keeps the results', async () => {
    const index = sampleIndex(shards);
    const { session, current, urls } = startSession(index);
    await session.run(query('sample'), undefined, false);
    index.loadNextShard = () => Promise.reject(new Error('sample'));
    expect(await session.run(query('sample'), 'wider', false)).toBe(false);
    expect(current.state.status).toEqual({ kind: 'failed' });
    expect(urls()).toEqual(['a0']);
  });
});

test('results stay when the choices of the filters fail to load', async () => {
  const index = sampleIndex([sampleMatches(2)]);
  const filters = Promise.withResolvers<undefined>();
  index.loadFilters = () => filters.promise.then();
  const { session, current, urls } = startSession(index);
  await session.run(query('sample'), undefined, true);
  filters.reject(new Error('sample'));
  await new Promise(setImmediate);
  expect(current.state.status).toMatchObject({ kind: 'count', count: 2 });
  expect(urls()).toEqual(['0', '1']);
});

test('choices have the number of results in all editions by language, and in those searched by name', async () => {
  const [en, ar] = [sampleIndex([sampleMatches(3)]), sampleIndex([sampleMatches(2)], 'ar')];
  let counts: [string, number][] = [];
  en.countNames = () => Promise.resolve(counts);
  en.loadFilters = async () => {
    await new Promise(setImmediate);
    counts = Object.entries({ One: 1, Two: 1, None: 0 }).concat([['Two', 1]]);
  };
  ar.countNames = () => Promise.resolve([['Two', 5]]);
  const { session, current } = startSession(en, ar);
  await session.run(query(''), undefined, true);
  await expect
    .poll(() => current.state.choices, { timeout: 60_000 })
    .toEqual({
      language: [
        { value: '', label: 'en', count: 3 },
        { value: 'ar', label: 'ar', count: 2 },
      ],
      source: [
        { value: 'Two', label: 'Two', count: 2 },
        { value: 'One', label: 'One', count: 1 },
      ],
      translator: [
        { value: 'Two', label: 'Two', count: 2 },
        { value: 'One', label: 'One', count: 1 },
      ],
    });
});
