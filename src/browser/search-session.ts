import {
  initialState,
  nextMatches,
  reduce,
  RESULTS_PER_STEP,
  type Answer,
  type Choice,
  type SearchEvent,
  type SearchState,
} from './search-state.ts';
import { facets, isByDate, type EditionIndex, type Match, type Query } from './shards.ts';

/** `wider` also searches older shards. `typing` ignores a single letter, which is no word yet. */
export type SearchMode = 'wider' | 'typing' | undefined;

type Index = Pick<EditionIndex, keyof EditionIndex>;

interface SessionOptions {
  /** The page's language: the language to search unless the query names another. */
  language: string;
  indexes: readonly Index[];
  onChange: (state: SearchState, previous: SearchState) => void;
}

/** Runs queries over the indexes of all editions, and reports each new state. */
export class SearchSession {
  private state = initialState;
  private readonly options: SessionOptions;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  /**
   * Searches and shows the first results.
   * @returns whether they are shown: nothing failed, and no newer query was started
   */
  async run(query: Query, mode: SearchMode, withChoices: boolean): Promise<boolean> {
    const { length } = query.q.trim();
    const isEmpty =
      length === 0 ? facets.every((facet) => !query[facet]) : length === 1 && mode === 'typing';
    this.dispatch({ type: 'query', isEmpty, isWider: mode === 'wider' });
    const { turn } = this.state;
    const { language, indexes } = this.options;
    const code = query.language || language;
    const chosen = indexes.filter(({ edition }) => code === 'all' || edition.code === code);
    const isShown = isEmpty || (await this.dispatchWhenReady(turn, this.search(query, chosen)));
    if (isShown && withChoices) {
      void this.dispatchWhenReady(turn, this.countChoices(query, chosen), 'choices-failure');
    }
    return isShown && (isEmpty || this.showMore());
  }

  /** Shows the next results. @returns whether they are shown */
  showMore(): Promise<boolean> {
    const { turn, shown } = this.state;
    const offset = shown.length;
    const load = async (match: Match) => ({ match, article: await match.loadArticle() });
    const loaded = Promise.all(nextMatches(this.state).map(load));
    const answer = loaded.then((articles): Answer => ({ type: 'articles', articles, offset }));
    return this.dispatchWhenReady(turn, answer);
  }

  private dispatch(event: SearchEvent): boolean {
    const previous = this.state;
    this.state = reduce(previous, event);
    if (this.state !== previous) this.options.onChange(this.state, previous);
    return this.state !== previous;
  }

  /** @returns whether the answer, and not a failure, changed the state */
  private async dispatchWhenReady(
    turn: number,
    promise: Promise<Answer>,
    type: 'failure' | 'choices-failure' = 'failure',
  ): Promise<boolean> {
    const answer = await promise.catch((): Answer => ({ type }));
    return this.dispatch({ ...answer, turn }) && answer.type !== type;
  }

  private async search(query: Query, indexes: readonly Index[]): Promise<Answer> {
    const { turn, isWider } = this.state;
    const pending = await Promise.all(
      indexes.map(async (index) => {
        let matches = await index.search(query);
        const enough = matches.length + RESULTS_PER_STEP;
        const needsMore = () => index.since !== undefined && matches.length < enough;
        while (isWider && turn === this.state.turn && needsMore()) {
          await index.loadNextShard();
          matches = await index.search(query);
        }
        return matches;
      }),
    );
    const dates = indexes.flatMap(({ since }) => since ?? []);
    return { type: 'results', pending, since: dates.sort().at(-1), isByDate: isByDate(query) };
  }

  /** Counts the results of each choice of the filters, in all editions for the language and in those searched for the facets. */
  private async countChoices(query: Query, searched: readonly Index[]): Promise<Answer> {
    const { language, indexes } = this.options;
    await Promise.all(indexes.map((index) => index.loadFilters()));
    const countEdition = async (index: Index): Promise<Choice> => {
      const { code, name } = index.edition;
      const { length: count } = await index.search(query);
      return { value: code === language ? '' : code, label: name, count };
    };
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
    return { type: 'choices', choices };
  }
}
