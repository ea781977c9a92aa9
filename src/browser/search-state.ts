import type { IndexedArticle } from './pagefind.ts';
import type { Match } from './shards.ts';

/** Results shown per step. The text of each result is a file of its own. */
export const RESULTS_PER_STEP = 5;

/** A result whose article is loaded. */
export interface LoadedMatch {
  match: Match;
  article: IndexedArticle;
}

/** A choice of a filter, with the number of results that it would leave. */
export type Choice = Record<'value' | 'label', string> & { count: number };

/** The status line. `since`: date of the oldest article searched, unless all were. */
export type Status =
  | { kind: 'empty' | 'loading' | 'failed' }
  | { kind: 'count'; count: number; since: string | undefined };

/** Everything that the search page shows. */
export interface SearchState {
  /** Number of the newest query. */
  turn: number;
  /** Whether the first results of the newest query are still loading. */
  isRunning: boolean;
  /** Whether the newest query adds older shards to the query before. */
  isWider: boolean;
  isByDate: boolean;
  shown: readonly LoadedMatch[];
  /** Results not shown yet, by edition. */
  pending: readonly (readonly Match[])[];
  status: Status;
  /** The status line of a successful query. */
  summary: Status;
  since: string | undefined;
  /** Choices by the name of their filter. */
  choices: Readonly<Record<string, readonly Choice[]>>;
}

/** The data that a query has loaded, or its failure. `offset`: number of results shown when loading began. */
export type Answer =
  | ({ type: 'results' } & Pick<SearchState, 'pending' | 'since' | 'isByDate'>)
  | { type: 'articles'; articles: LoadedMatch[]; offset: number }
  | { type: 'choices'; choices: SearchState['choices'] }
  | { type: 'failure' | 'choices-failure' };

export type SearchEvent =
  { type: 'query'; isEmpty: boolean; isWider: boolean } | (Answer & { turn: number });

export const initialState: SearchState = {
  ...{ turn: 0, isRunning: false, isWider: false, isByDate: false, since: undefined },
  ...{ shown: [], pending: [], choices: {}, status: { kind: 'empty' }, summary: { kind: 'empty' } },
};

/** Computes the next state. Returns the same object for an event of an older query, which must change nothing. */
export function reduce(state: SearchState, event: SearchEvent): SearchState {
  if (event.type === 'query') return startQuery(state, event.isEmpty, event.isWider);
  if (event.turn !== state.turn) return state;
  switch (event.type) {
    case 'results': {
      const { pending, since, isByDate } = event;
      const summary: Status = { kind: 'count', count: pending.flat().length, since };
      return { ...state, shown: [], pending, since, isByDate, summary, status: summary };
    }
    case 'articles':
      return showArticles(state, event.articles, event.offset);
    case 'choices':
      return { ...state, choices: event.choices };
    case 'choices-failure':
      // Results are worth more than their number by filter.
      return state.pending.flat().length > 0 || state.shown.length > 0 ? state : withFailure(state);
    case 'failure':
      // Results of another query are no answer to this one.
      return withFailure(
        state.isRunning && !state.isWider ? { ...state, shown: [], pending: [] } : state,
      );
  }
}

/** Picks the matches to load next. By date, any edition may have the newest. */
export function nextMatches({ pending, isByDate }: SearchState): Match[] {
  const lists = isByDate ? pending : [pending.flat()];
  return lists.flatMap((matches) => matches.slice(0, RESULTS_PER_STEP));
}

function startQuery(state: SearchState, isEmpty: boolean, isWider: boolean): SearchState {
  const kept = isWider ? state : { ...state, pending: [], since: undefined };
  const started = { ...kept, turn: state.turn + 1, isRunning: !isEmpty, isWider };
  if (isEmpty) return { ...started, shown: [], pending: [], status: { kind: 'empty' } };
  // The results of the query before stay until the new ones arrive.
  return state.shown.length === 0 ? { ...started, status: { kind: 'loading' } } : started;
}

function withFailure(state: SearchState): SearchState {
  return { ...state, isRunning: false, status: { kind: 'failed' } };
}

function showArticles(state: SearchState, articles: LoadedMatch[], offset: number): SearchState {
  // The reader asked twice for the same results.
  if (offset !== state.shown.length) return state;
  const time = ({ article }: LoadedMatch) => Date.parse(article.published);
  const sorted = state.isByDate ? [...articles].sort((a, b) => time(b) - time(a)) : articles;
  const added = sorted.slice(0, RESULTS_PER_STEP);
  const matches = new Set(added.map(({ match }) => match));
  return {
    ...state,
    isRunning: false,
    shown: [...state.shown, ...added],
    pending: state.pending.map((list) => list.filter((match) => !matches.has(match))),
    status: state.summary,
  };
}
