import { describe, expect, test, vi } from 'vitest';
import { initialState, SearchSession } from '../../src/browser/search-session.ts';
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
    loadWords: () => Promise.resolve(['education']),
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
    const older = session.run(query('older'), false, true);
    expect(await session.run(newer, false, false)).toBe(true);
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
    const older = session.run(query('older'), false, false);
    await started.promise;
    await session.run(newer, false, false);
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
    await session.run(query('older'), false, true);
    await session.run(newer, false, false);
    filters.resolve(undefined);
    await new Promise(setImmediate);
    expect(current.state.choices).toEqual({});
  });
});

describe('a query', () => {
  test.each([
    ['without words or filters', query(' '), false],
    ['of one letter', query('a'), true],
    ['without words but with a filter', query('', { translator: 'Sample' }), true],
  ])('%s', async (_, asked, isSearched) => {
    const { session, urls } = startSession(sampleIndex([[sampleMatch('found')]]));
    expect(await session.run(asked, false, false)).toBe(true);
    expect(urls()).toEqual(isSearched ? ['found'] : []);
  });

  test.each([
    ['', ['en']],
    ['ar', ['ar']],
    ['all', ['en', 'ar']],
  ])('in language “%s” searches %j', async (language, expected) => {
    const indexes = ['en', 'ar'].map((code) => sampleIndex([[sampleMatch(code)]], code));
    const { session, urls } = startSession(...indexes);
    await session.run(query('sample', { language }), false, false);
    expect(urls()).toEqual(expected);
  });

  test('that fails says so, and the next one succeeds', async () => {
    const index = sampleIndex([sampleMatches(1)]);
    const { search } = index;
    index.search = () => Promise.reject(new Error('sample'));
    const { session, current } = startSession(index);
    expect(await session.run(query('sample'), false, true)).toBe(false);
    expect(current.state.status).toBe('failed');
    index.search = search;
    expect(await session.run(query('sample'), false, false)).toBe(true);
    expect(current.state.status).toMatchObject({ count: 1 });
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
    await session.run(query('sample'), false, false);
    const since = (shard: number) => `since en ${String(shard)}`;
    expect(current.state.status).toEqual({ count: 1, since: since(1) });
    await session.run(query('sample'), true, false);
    expect(current.state.status).toEqual({ count: 6, since: since(3) });
    await session.run(query('sample'), true, false);
    expect(current.state.status).toEqual({ count: 15, since: undefined });
  });

  test('says since when all editions were searched', async () => {
    const { session, current } = startSession(sampleIndex(shards), sampleIndex(shards, 'ar'));
    await session.run(query('sample', { language: 'all' }), false, false);
    expect(current.state.since).toBe('since en 1');
  });

  test('ends when no shard is left', async () => {
    const { session, current } = startSession(sampleIndex([sampleMatches(1), sampleMatches(1)]));
    expect(await session.run(query('sample'), true, false)).toBe(true);
    expect(current.state.status).toEqual({ count: 2, since: undefined });
  });

  test('stops loading when a newer query starts', async () => {
    const index = sampleIndex(shards);
    const { loadNextShard } = index;
    let count = 0;
    let newer: Promise<boolean> | undefined;
    const { session, current } = startSession(index);
    index.loadNextShard = async () => {
      count += 1;
      await loadNextShard();
      if (count === 1) newer = session.run(query('newer'), false, false);
    };
    expect(await session.run(query('sample'), true, false)).toBe(false);
    expect(count).toBe(1);
    await newer;
    expect(current.state.status).toMatchObject({ count: 4 });
  });

  test('that fails keeps the results', async () => {
    const index = sampleIndex(shards);
    const { session, current, urls } = startSession(index);
    await session.run(query('sample'), false, false);
    index.loadNextShard = () => Promise.reject(new Error('sample'));
    expect(await session.run(query('sample'), true, false)).toBe(false);
    expect(current.state.status).toBe('failed');
    expect(urls()).toEqual(['a0']);
  });
});

test('results stay when the choices of the filters fail to load', async () => {
  const index = sampleIndex([sampleMatches(2)]);
  const filters = Promise.withResolvers<undefined>();
  index.loadFilters = () => filters.promise.then();
  const { session, current, urls } = startSession(index);
  await session.run(query('sample'), false, true);
  filters.reject(new Error('sample'));
  await new Promise(setImmediate);
  expect(current.state.status).toMatchObject({ count: 2 });
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
  await session.run(query(''), false, true);
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

describe('results', () => {
  test('are shown five at a time, edition by edition', async () => {
    const { session, current, urls } = startSession(
      sampleIndex([sampleMatches(3, 'a')]),
      sampleIndex([sampleMatches(4, 'b')], 'ar'),
    );
    await session.run(query('sample', { language: 'all' }), false, false);
    expect(urls()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
    expect(current.state.status).toEqual({ count: 7, since: undefined });
    expect(await session.showMore()).toBe(true);
    expect(urls()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'b3']);
    expect(current.state.pending.flat()).toEqual([]);
  });

  test('are merged by date, newest first', async () => {
    const days = (first: number) =>
      [0, 2, 4, 6].map((step) => {
        const date = `2026-01-${String(first - step).padStart(2, '0')}`;
        return sampleMatch(date, date);
      });
    const { session, urls } = startSession(sampleIndex([days(19)]), sampleIndex([days(20)], 'ar'));
    await session.run(query('sample', { language: 'all', order: 'newest' }), false, false);
    const newest = ['2026-01-20', '2026-01-19', '2026-01-18', '2026-01-17', '2026-01-16'];
    expect(urls()).toEqual(newest);
    await session.showMore();
    expect(urls()).toEqual([...newest, '2026-01-15', '2026-01-14', '2026-01-13']);
  });

  test('that were requested twice are shown once', async () => {
    const { session, urls } = startSession(sampleIndex([sampleMatches(12)]));
    await session.run(query('sample'), false, false);
    expect(await Promise.all([session.showMore(), session.showMore()])).toEqual([true, false]);
    expect(urls()).toHaveLength(10);
  });

  test('stay until those of the next query arrive, but no more of them are offered', async () => {
    const index = sampleIndex([sampleMatches(7), sampleMatches(1)]);
    const { session, current, urls } = startSession(index);
    await session.run(query('sample'), false, false);
    const { status, since } = current.state;
    const answer = Promise.withResolvers<Match[]>();
    index.search = () => answer.promise;
    const wider = session.run(query('sample'), true, false);
    expect(current.state).toMatchObject({ status, since });
    const next = session.run(query('next'), false, false);
    expect(urls()).toHaveLength(5);
    expect(current.state).toMatchObject({ status, pending: [], since: undefined });
    answer.resolve([]);
    expect(await Promise.all([wider, next])).toEqual([false, true]);
    expect(urls()).toEqual([]);
  });

  test('disappear when the next query fails or is empty', async () => {
    const index = sampleIndex([sampleMatches(7)]);
    const { session, current, urls } = startSession(index);
    await session.run(query('sample'), false, false);
    await session.run(query(''), false, false);
    expect(current.state).toEqual(initialState);
    await session.run(query('sample'), false, false);
    index.search = () => Promise.reject(new Error('sample'));
    await session.run(query('next'), false, false);
    expect(urls()).toEqual([]);
    expect(current.state).toMatchObject({ status: 'failed', pending: [] });
  });

  test('stay when more of them fail to load, and the next attempt shows them', async () => {
    const last = sampleMatch('last');
    const { session, current, urls } = startSession(sampleIndex([[...sampleMatches(6), last]]));
    await session.run(query('sample'), false, false);
    const load = last.loadArticle;
    last.loadArticle = () => Promise.reject(new Error('sample'));
    expect(await session.showMore()).toBe(false);
    expect(current.state.status).toBe('failed');
    expect(urls()).toHaveLength(5);
    last.loadArticle = load;
    expect(await session.showMore()).toBe(true);
    expect(current.state.status).toEqual({ count: 7, since: undefined });
    expect(urls()).toHaveLength(7);
  });
});
