import { describe, expect, test } from 'vitest';
import {
  initialState,
  nextMatches,
  reduce,
  type SearchEvent,
  type SearchState,
} from '../../src/browser/search-state.ts';
import type { Match } from '../../src/browser/shards.ts';
import { loadMatches, sampleMatch, sampleMatches } from './sample-matches.ts';

const query = { type: 'query', isEmpty: false, isWider: false } as const;
const widerQuery = { ...query, isWider: true } as const;

function reduceAll(events: readonly SearchEvent[], state = initialState): SearchState {
  return events.reduce(reduce, state);
}

function results(turn: number, pending: Match[][], isByDate = false): SearchEvent {
  return { type: 'results', turn, pending, since: undefined, isByDate };
}

async function nextArticles(state: SearchState): Promise<SearchEvent> {
  const articles = await loadMatches(nextMatches(state));
  return { type: 'articles', turn: state.turn, articles, offset: state.shown.length };
}

/** The state after a query whose first results are shown. */
async function showResults(pending: Match[][], isByDate = false): Promise<SearchState> {
  const found = reduceAll([query, results(1, pending, isByDate)]);
  return reduce(found, await nextArticles(found));
}

const urls = ({ shown }: SearchState) => shown.map(({ article }) => article.url);

describe('an event of an older query changes nothing', () => {
  test.each<SearchEvent>([
    results(1, [sampleMatches(3)]),
    { type: 'articles', turn: 1, articles: [], offset: 2 },
    { type: 'choices', turn: 1, choices: {} },
    { type: 'choices-failure', turn: 1 },
    { type: 'failure', turn: 1 },
  ])('$type', async (event) => {
    const shown = await showResults([sampleMatches(2)]);
    const newer = reduce(shown, query);
    expect(reduce(newer, event)).toBe(newer);
    const answered = reduce(newer, results(2, [[]]));
    expect(reduce(answered, event)).toBe(answered);
  });
});

describe('a new query', () => {
  test('says that it is loading when there are no results to keep', () => {
    expect(reduce(initialState, query).status).toEqual({ kind: 'loading' });
  });

  test('keeps the results shown until its own arrive, but offers no more of them', async () => {
    const shown = await showResults([sampleMatches(7)]);
    const next = reduce(shown, query);
    expect(urls(next)).toEqual(['0', '1', '2', '3', '4']);
    expect(next.status).toBe(shown.status);
    expect(next).toMatchObject({ isRunning: true, pending: [] });
    expect(reduce(next, results(2, [sampleMatches(1)])).shown).toEqual([]);
  });

  test('clears results and status when it is empty', async () => {
    const shown = await showResults([sampleMatches(7)]);
    expect(reduce(shown, { ...query, isEmpty: true })).toMatchObject({
      shown: [],
      pending: [],
      isRunning: false,
      status: { kind: 'empty' },
    });
  });

  test('hides how far back the query before has searched, unless it is wider', () => {
    const found = reduceAll([query, { ...results(1, [[]]), since: '2026-01-01' } as SearchEvent]);
    expect(found.status).toEqual({ kind: 'count', count: 0, since: '2026-01-01' });
    expect(reduce(found, query).since).toBeUndefined();
    expect(reduce(found, widerQuery).since).toBe('2026-01-01');
  });
});

describe('a failure', () => {
  test('of a new query clears the results of the query before', async () => {
    const shown = await showResults([sampleMatches(7)]);
    expect(reduceAll([query, { type: 'failure', turn: 2 }], shown)).toMatchObject({
      shown: [],
      isRunning: false,
      status: { kind: 'failed' },
    });
  });

  test('of the first articles clears the results', () => {
    const events = [query, results(1, [sampleMatches(7)]), { type: 'failure', turn: 1 }] as const;
    expect(reduceAll(events)).toMatchObject({ pending: [], status: { kind: 'failed' } });
  });

  test('of a wider query keeps the results', async () => {
    const shown = await showResults([sampleMatches(7)]);
    const failed = reduceAll([widerQuery, { type: 'failure', turn: 2 }], shown);
    expect(failed).toMatchObject({ isRunning: false, status: { kind: 'failed' } });
    expect([failed.shown, failed.pending]).toEqual([shown.shown, shown.pending]);
  });

  test('of more articles keeps the results, and the next attempt restores the status', async () => {
    const shown = await showResults([sampleMatches(7)]);
    const failed = reduce(shown, { type: 'failure', turn: 1 });
    expect(failed).toEqual({ ...shown, status: { kind: 'failed' } });
    const more = reduce(failed, await nextArticles(failed));
    expect(more.shown).toHaveLength(7);
    expect(more.status).toBe(shown.status);
  });

  test('of the choices is reported only when there are no results', async () => {
    const event = { type: 'choices-failure', turn: 1 } as const;
    const shown = await showResults([sampleMatches(2)]);
    expect(reduce(shown, event)).toBe(shown);
    const loading = reduceAll([query, results(1, [sampleMatches(2)])]);
    expect(reduce(loading, event)).toBe(loading);
    const none = await showResults([[]]);
    expect(reduce(none, event).status).toEqual({ kind: 'failed' });
  });
});

describe('results', () => {
  test('are shown five at a time, edition by edition', async () => {
    const shown = await showResults([sampleMatches(3, 'a'), sampleMatches(4, 'b')]);
    expect(urls(shown)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
    expect(shown).toMatchObject({ isRunning: false, status: { kind: 'count', count: 7 } });
    const more = reduce(shown, await nextArticles(shown));
    expect(urls(more)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'b3']);
    expect(more.pending.flat()).toEqual([]);
  });

  test('are merged by date, newest first', async () => {
    const days = (first: number) =>
      [0, 2, 4, 6].map((step) => {
        const date = `2026-01-${String(first - step).padStart(2, '0')}`;
        return sampleMatch(date, date);
      });
    const shown = await showResults([days(19), days(20)], true);
    const newest = ['2026-01-20', '2026-01-19', '2026-01-18', '2026-01-17', '2026-01-16'];
    expect(urls(shown)).toEqual(newest);
    const more = reduce(shown, await nextArticles(shown));
    expect(urls(more)).toEqual([...newest, '2026-01-15', '2026-01-14', '2026-01-13']);
  });

  test('that were requested twice are shown once', async () => {
    const shown = await showResults([sampleMatches(12)]);
    const event = await nextArticles(shown);
    const more = reduce(shown, event);
    expect(more.shown).toHaveLength(10);
    expect(reduce(more, event)).toBe(more);
  });
});
