import type { IndexedArticle } from './pagefind.ts';
import { findNearestQuery } from './nearest.ts';
import { facets, isByDate, type EditionIndex, type Match, type Query } from './shards.ts';

/** Results shown per step. The text of each result is a file of its own. */
const RESULTS_PER_STEP = 5;

/** A result whose article is loaded. */
export interface LoadedMatch {
  match: Match;
  article: IndexedArticle;
}

/** A choice of a filter, with the number of results that it would leave. */
export type Choice = Record<'value' | 'label', string> & { count: number };

/** Everything that the search page shows. */
export interface SearchState {
  status: 'empty' | 'loading' | 'failed' | { count: number; since: string | undefined };
  shown: readonly LoadedMatch[];
  /** Results not shown yet, by edition. */
  pending: readonly (readonly Match[])[];
  isByDate: boolean;
  /** Date of the oldest article searched, unless all were. */
  since: string | undefined;
  /** A query without results, and the nearest query whose words are known. */
  unmatched: { query: Query; nearest: string | undefined } | undefined;
  /** Choices by the name of their filter. */
  choices: Readonly<Record<string, readonly Choice[]>>;
}

export const initialState: SearchState = {
  status: 'empty',
  shown: [],
  pending: [],
  isByDate: false,
  since: undefined,
  unmatched: undefined,
  choices: {},
};

type Index = Pick<EditionIndex, keyof EditionIndex>;

interface SessionOptions {
  /** The page's language: the language to search unless the query names another. */
  language: string;
  indexes: readonly Index[];
  onChange: (state: SearchState, previous: SearchState) => void;
}

/** Runs queries over the indexes of all editions, and reports each new state. An older query changes nothing. */
export class SearchSession {
  private state = initialState;
  /** Number of the newest query. */
  private turn = 0;
  private readonly options: SessionOptions;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  /**
   * Searches and shows the first results.
   * @param isWider whether to also search older shards
   * @returns whether they are shown: nothing failed, and no newer query was started
   */
  async run(query: Query, isWider: boolean, withChoices: boolean): Promise<boolean> {
    const turn = (this.turn += 1);
    const { language, indexes } = this.options;
    const code = query.language || language;
    const searched = indexes.filter(({ edition }) => code === 'all' || edition.code === code);
    const isEmpty = query.q.trim() === '' && facets.every((facet) => !query[facet]);
    if (isEmpty) this.update({ ...initialState, choices: this.state.choices });
    else {
      const before = this.state;
      // The results of the query before stay until the new ones arrive, but no more of them are offered.
      this.update({ pending: [], ...(!isWider && { since: undefined }) });
      if (before.shown.length === 0) this.update({ status: 'loading' });
      const found = await this.search(query, searched, turn, isWider).catch(() => undefined);
      if (turn !== this.turn) return false;
      if (!found) {
        // Results of another query are no answer to this one.
        this.update({
          ...(isWider ? before : { shown: [], unmatched: undefined }),
          status: 'failed',
        });
        return false;
      }
      if (!(await this.show({ ...found, shown: [] }))) return false;
      if (found.pending.flat().length === 0) void this.suggest(query, searched, turn);
    }
    if (withChoices) void this.countChoices(query, searched, turn);
    return true;
  }

  private async suggest(query: Query, searched: readonly Index[], turn: number): Promise<void> {
    const words = await Promise.all(searched.map((index) => index.loadWords())).catch(() => []);
    const nearest = findNearestQuery(query.q, words.flat());
    if (turn === this.turn) this.update({ unmatched: { query, nearest } });
  }

  /** Shows the next results. @returns whether they are shown */
  showMore(): Promise<boolean> {
    return this.show(this.state);
  }

  private async show(
    results: Omit<SearchState, 'status' | 'choices' | 'unmatched'>,
  ): Promise<boolean> {
    const { shown, pending, isByDate, since } = results;
    const { pending: before } = this.state;
    // By date, any edition may have the newest.
    const next = (isByDate ? pending : [pending.flat()]).flatMap((matches) =>
      matches.slice(0, RESULTS_PER_STEP),
    );
    const loaded = await Promise.all(
      next.map(async (match) => ({ match, article: await match.loadArticle() })),
    ).catch(() => undefined);
    // A newer query was started, or the reader asked twice.
    if (before !== this.state.pending) return false;
    if (!loaded) {
      this.update({ shown, status: 'failed' });
      return false;
    }
    const time = ({ article }: LoadedMatch) => Date.parse(article.published);
    if (isByDate) loaded.sort((a, b) => time(b) - time(a));
    const added = loaded.slice(0, RESULTS_PER_STEP);
    const matches = new Set(added.map(({ match }) => match));
    this.update({
      ...{ isByDate, since },
      shown: [...shown, ...added],
      pending: pending.map((list) => list.filter((match) => !matches.has(match))),
      unmatched: undefined,
      status: { count: shown.length + pending.flat().length, since },
    });
    return true;
  }

  private update(changes: Partial<SearchState>): void {
    const previous = this.state;
    this.state = { ...previous, ...changes };
    this.options.onChange(this.state, previous);
  }

  private async search(query: Query, indexes: readonly Index[], turn: number, isWider: boolean) {
    const pending = await Promise.all(
      indexes.map(async (index) => {
        let matches = await index.search(query);
        const enough = matches.length + RESULTS_PER_STEP;
        const needsMore = () => index.since !== undefined && matches.length < enough;
        while (isWider && turn === this.turn && needsMore()) {
          await index.loadNextShard();
          matches = await index.search(query);
        }
        return matches;
      }),
    );
    const dates = indexes.flatMap(({ since }) => since ?? []);
    return { pending, since: dates.sort().at(-1), isByDate: isByDate(query) };
  }

  /** Counts the results of each choice of the filters, in all editions for the language and in those searched for the facets. */
  private async countChoices(query: Query, searched: readonly Index[], turn: number) {
    const { language, indexes } = this.options;
    const countEdition = async (index: Index): Promise<Choice> => {
      const { code, name } = index.edition;
      const { length: count } = await index.search(query);
      return { value: code === language ? '' : code, label: name, count };
    };
    try {
      await Promise.all(indexes.map((index) => index.loadFilters()));
      const choices: Record<string, Choice[]> = {
        language: await Promise.all(indexes.map(countEdition)),
      };
      for (const facet of facets) {
        const sums = new Map<string, number>();
        const counts = await Promise.all(searched.map((index) => index.countNames(query, facet)));
        for (const [name, count] of counts.flat()) sums.set(name, (sums.get(name) ?? 0) + count);
        choices[facet] = [...sums]
          .filter(([, count]) => count > 0)
          .sort(([, a], [, b]) => b - a)
          .map(([name, count]) => ({ value: name, label: name, count }));
      }
      if (turn === this.turn) this.update({ choices });
    } catch {
      const { shown, pending } = this.state;
      // Results are worth more than their number by filter.
      const hasResults = shown.length + pending.flat().length > 0;
      if (turn === this.turn && !hasResults) this.update({ status: 'failed' });
    }
  }
}
