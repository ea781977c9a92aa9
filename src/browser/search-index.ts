import { searchable } from '../language/searchable.ts';

/** An edition as its page of search tells of it: the newest part of its index first. */
export interface Edition {
  code: string;
  direction: string;
  name: string;
  /** `since`: the day of its oldest article, such as 2026-11-22. */
  parts: { folder: string; since: string }[];
}

/** What of Pagefind's script is used (https://pagefind.app/docs/api/). */
interface Pagefind {
  options: (options: { noWorker: true }) => Promise<void>;
  init: () => Promise<void>;
  destroy: () => Promise<void>;
  mergeIndex: (folder: string) => Promise<void>;
  /** Ours (`src/search-index.ts`): has searches tell which words they found, in all parts that are loaded. */
  explain: () => Promise<void>;
  filters: () => Promise<unknown>;
  search: (
    term: string,
    options: { filters: Record<string, string>; sort: Record<string, string> },
  ) => Promise<Found>;
}

interface Found {
  results: Result[];
  /** How many results there are by facet and name, within the filters. */
  filters: Record<string, Record<string, number>>;
  /** The stems of the words that were asked for. */
  search_keywords?: string[];
}

export interface Result {
  id: string;
  score: number;
  /** The stems that stand in its title or credit. */
  verbose_meta_scores?: { matched_terms: string[] }[];
  data: () => Promise<{
    url: string;
    content: string;
    locations: number[];
    weighted_locations: { verbose?: { word_string: string } }[];
    meta: { title: string; credit: string; dates: string };
  }>;
}

/** What a search asks for; an empty text is no wish. */
export type Wish = Record<'q' | 'language' | 'source' | 'translator' | 'order', string>;
export const facets = ['source', 'translator'] as const;

/** How many parts of an index failed to load. Pagefind says so on the console alone, and then finds nothing. */
let failures = 0;
const fetchPlainly = globalThis.fetch;
globalThis.fetch = async (...request) => {
  const response = await fetchPlainly(...request).catch((error: unknown) => {
    failures += 1;
    throw error;
  });
  if (!response.ok) failures += 1;
  return response;
};

/** The index of an edition: loaded when it is first asked, part by part. */
export class Index {
  readonly edition: Edition;
  private loaded = 0;
  private engine: Promise<Pagefind> | undefined;
  private starts = 0;
  private widening: Promise<void> | undefined;
  /** Whether a part has all stems of a search: by its number and these. */
  private readonly answers = new Map<string, boolean>();

  constructor(edition: Edition) {
    this.edition = edition;
  }

  /** The day since which the articles were published that are searched; nothing if all are. */
  get since(): string | undefined {
    const { parts } = this.edition;
    return this.loaded < parts.length ? parts[this.loaded - 1]?.since : undefined;
  }

  async search(wish: Wish): Promise<Result[]> {
    return (await this.find(wish)).known;
  }

  /** How many results each name of a facet has, whichever is chosen. */
  async counts(wish: Wish, facet: (typeof facets)[number]): Promise<[string, number][]> {
    const { known, results, filters } = await this.find({ ...wish, [facet]: '' });
    const names = Object.entries(filters[`${facet}s`] ?? {});
    if (known.length === results.length) return names;
    // Pagefind counted others too.
    return Promise.all(
      names.map(async ([name]): Promise<[string, number]> => [
        name,
        (await this.search({ ...wish, [facet]: name })).length,
      ]),
    );
  }

  private async find(wish: Wish): Promise<Found & { known: Result[] }> {
    if (this.edition.parts.length === 0) return { results: [], filters: {}, known: [] };
    const chosen = facets.filter((facet) => wish[facet]);
    const filters = Object.fromEntries(chosen.map((facet) => [`${facet}s`, wish[facet]]));
    const newest = wish.order === 'newest';
    const words = searchable(wish.q).replace(/[“”„«»]/g, '"');
    return this.with(async (engine) => {
      const sort = newest ? { newest: 'desc' } : {};
      const found = await engine.search(words, { filters, sort });
      // Pagefind puts results of several parts in order by their place in each.
      if (newest) found.results.sort((a, b) => partOf(b) - partOf(a));
      // In quotation marks, words are taken as they are.
      const exact = /^\s*".+"\s*$/.test(words);
      return { ...found, known: exact ? found.results : await this.knownOf(engine, found, words) };
    });
  }

  /**
   * For a word that a part of the index doesn't know, Pagefind takes the longest beginning of it that is known, `to` for
   * `tomato`, or leaves it out. What is found so is no answer. One result tells for all of its part: they share their words.
   */
  private async knownOf(
    engine: Pagefind,
    { results, search_keywords: stems = [] }: Found,
    words: string,
  ): Promise<Result[]> {
    const question = (result: Result) => [partOf(result), ...stems].join(' ');
    for (const result of results) {
      const asked = question(result);
      if (this.answers.has(asked)) continue;
      // Of two words in one place, as in `state-run`, Pagefind tells one: then each is asked for alone.
      const answer =
        (await hasAll(result, stems)) ||
        (stems.length > 1 && (await this.hasEach(engine, words, partOf(result))));
      this.answers.set(asked, answer);
    }
    return results.filter((result) => this.answers.get(question(result)));
  }

  private async hasEach(engine: Pagefind, words: string, part: number): Promise<boolean> {
    for (const word of words.split(' ')) {
      const found = await engine.search(word, { filters: {}, sort: {} });
      const known = await this.knownOf(engine, found, word);
      // Signs alone are no word.
      if (found.search_keywords && !known.some((result) => partOf(result) === part)) return false;
    }
    return true;
  }

  /** Loads the names by which results can be filtered. */
  async loadFilters(): Promise<void> {
    if (this.edition.parts.length > 0) await this.with((engine) => engine.filters());
  }

  /** Loads the next part, once however often it is asked for meanwhile. */
  widen(): Promise<void> {
    const part = this.edition.parts[this.loaded];
    this.widening ??= this.with(async (engine) => {
      await engine.mergeIndex(part?.folder ?? '');
      await engine.explain();
    })
      .then(() => {
        this.loaded += 1;
      })
      .finally(() => {
        this.widening = undefined;
      });
    return this.widening;
  }

  private async with<T>(use: (engine: Pagefind) => Promise<T>): Promise<T> {
    this.engine ??= this.start();
    const engine = await this.engine.catch((error: unknown) => {
      this.engine = undefined;
      throw error;
    });
    const before = failures;
    try {
      const result = await use(engine);
      if (failures > before) throw new Error('A part of the index is missing');
      return result;
    } catch (error) {
      // It would stay broken: the next search begins anew.
      this.engine = undefined;
      await engine.destroy();
      throw error;
    }
  }

  private async start(): Promise<Pagefind> {
    const [newest] = this.edition.parts;
    // A module that failed stays failed under its address.
    const again = this.starts++ > 0 ? `?${String(this.starts)}` : '';
    const address = `${newest?.folder ?? ''}pagefind.js${again}`;
    const engine = (await import(/* @vite-ignore */ address)) as Pagefind;
    // Its worker is a script that Trusted Types refuse.
    await engine.options({ noWorker: true });
    await engine.init();
    await engine.explain();
    this.loaded = 1;
    return engine;
  }
}

/** Which part a result is of: the newest has no number, and stands before all others. */
function partOf({ id }: Result): number {
  const [, number] = /-(\d+)_/.exec(id) ?? [];
  return number === undefined ? Number.MAX_SAFE_INTEGER : Number(number);
}

/** Whether for each of these stems a result has a word that begins with it. */
async function hasAll(result: Result, stems: readonly string[]): Promise<boolean> {
  const { weighted_locations: locations } = await result.data();
  const words = [
    ...locations.flatMap(({ verbose }) => verbose?.word_string ?? []),
    ...(result.verbose_meta_scores ?? []).flatMap(({ matched_terms: terms }) => terms),
  ];
  return stems.every((stem) => words.some((word) => word.startsWith(stem)));
}
