import { searchable } from '../language/searchable.ts';

/** An edition as its page of search tells of it: the newest part of its index first. */
export interface Edition {
  code: string;
  direction: string;
  name: string;
  /** `since`: the day of its oldest article, such as 2026-11-22. */
  parts: { folder: string; since: string }[];
}

/** What is found, without the article itself. */
export interface Result {
  score: number;
  /** The stems that stand in its title or credit. */
  verbose_meta_scores?: { matched_terms: string[] }[];
  data: () => Promise<Places>;
}

/** Where words of an article stand that were looked for, and how to have the article. */
interface Places {
  places: { location: number; verbose?: { word_string: string } }[];
  article: () => Promise<Shown>;
}

/** An article as `src/search-index.ts` puts it into the index. */
export interface Shown {
  url: string;
  content: string;
  meta: Record<'title' | 'credit' | 'dates' | 'published', string>;
}

interface Found {
  results: Result[];
  /** How many results there are by facet and name, within the filters. */
  filters: Record<string, Record<string, number>>;
  /** The stems of the words that were asked for. */
  search_keywords?: string[];
}

/** A part of an index, as Pagefind's script has it for itself (`src/search-index.ts` lets it out). */
interface Part {
  searchMeta: unknown;
  init(language: string, options: { load_wasm: boolean }): Promise<void>;
  /** Has it tell which words it found, and not only where. */
  enterPlaygroundMode(): Promise<void>;
  filters(): Promise<unknown>;
  search(
    term: string | null,
    options: { filters: Record<string, string>; sort: Record<string, string> },
  ): Promise<Found>;
  throttledFetch(address: string): Promise<Response>;
  loadMeta(hash: string): Promise<void>;
  loadFragment(hash: string, group: string, places: Places['places']): Promise<unknown>;
  _loadFragment(hash: string, group: string): Promise<Shown>;
  loaded_fragments: Record<string, Promise<Shown>>;
  cachedLoad<T>(cache: Record<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T>;
}
type PartClass = new (options: { basePath: string }) => Part;

/** What a search asks for; an empty text is no wish. */
export type Wish = Record<'q' | 'language' | 'source' | 'translator' | 'order', string>;
export const facets = ['source', 'translator'] as const;

/** Whether the newest come first: the best can't, where no words are looked for. */
export function isByDate({ q, order }: Wish): boolean {
  return order === 'newest' || q.trim() === '';
}

/** The index of an edition: loaded when it is first asked, part by part. */
export class Index {
  readonly edition: Edition;
  private readonly parts: Part[] = [];
  private engine: Promise<PartClass> | undefined;
  private attempts = 0;
  private loading: Promise<void> | undefined;

  constructor(edition: Edition) {
    this.edition = edition;
  }

  /** The day since which the articles were published that are searched; nothing if all are. */
  get since(): string | undefined {
    const { parts } = this.edition;
    return this.parts.length < parts.length ? parts[this.parts.length - 1]?.since : undefined;
  }

  /** What is found in the parts that are loaded, the best or the newest first. */
  async search(wish: Wish): Promise<Result[]> {
    const results = (await this.find(wish)).flatMap((found) => found.results);
    return isByDate(wish) ? results : results.sort((a, b) => b.score - a.score);
  }

  /** How many results each name of a facet has, whichever is chosen. */
  async counts(wish: Wish, facet: (typeof facets)[number]): Promise<Map<string, number>> {
    const sums = new Map<string, number>();
    for (const { filters } of await this.find({ ...wish, [facet]: '' })) {
      for (const [name, count] of Object.entries(filters[`${facet}s`] ?? {})) {
        sums.set(name, (sums.get(name) ?? 0) + count);
      }
    }
    return sums;
  }

  /** Loads the names by which results can be filtered. */
  async loadFilters(): Promise<void> {
    if (this.parts.length === 0) await this.widen();
    await Promise.all(this.parts.map((part) => part.filters()));
  }

  /** Loads the next part, once however often it is asked for meanwhile. */
  widen(): Promise<void> {
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async load(): Promise<void> {
    const { code, parts } = this.edition;
    const { length } = this.parts;
    const folder = parts[length]?.folder;
    if (folder === undefined) return;
    this.engine ??= this.start().catch((error: unknown) => {
      this.engine = undefined;
      throw error;
    });
    const part = new (await this.engine)({ basePath: folder });
    await part.init(code, { load_wasm: length === 0 });
    await part.enterPlaygroundMode();
    this.parts.push(part);
  }

  private async start(): Promise<PartClass> {
    // A module that failed stays failed under its address.
    const again = this.attempts++ > 0 ? `?${String(this.attempts)}` : '';
    const address = `${this.edition.parts[0]?.folder ?? ''}pagefind.js${again}`;
    const { PagefindInstance } = (await import(/* @vite-ignore */ address)) as {
      PagefindInstance: PartClass;
    };
    return honest(PagefindInstance);
  }

  private async find(wish: Wish): Promise<Found[]> {
    if (this.parts.length === 0) await this.widen();
    const chosen = facets.filter((facet) => wish[facet]);
    const filters = Object.fromEntries(chosen.map((facet) => [`${facet}s`, wish[facet]]));
    const sort = isByDate(wish) ? { newest: 'desc' } : {};
    const asked = wish.q.replace(/[/\\|<>]/g, ' ').replace(/[“”„«»]/g, '"');
    const words = searchable(asked.trim());
    return Promise.all(
      this.parts.map(async (part) => {
        const found = await part.search(words || null, { filters, sort });
        return (await isAnswer(part, found, words)) ? found : { results: [], filters: {} };
      }),
    );
  }
}

/** Pagefind's part of an index, which says what it lacks instead of finding nothing. */
function honest(PagefindInstance: PartClass): PartClass {
  return class extends PagefindInstance {
    private failures = 0;

    override async search(...asked: Parameters<Part['search']>): Promise<Found> {
      const before = this.failures;
      const found = await super.search(...asked);
      if (this.failures > before) throw new Error('A piece of the index is missing');
      return found;
    }

    override async throttledFetch(address: string): Promise<Response> {
      return super.throttledFetch(address).catch((error: unknown) => {
        this.failures += 1;
        throw error;
      });
    }

    override async loadMeta(hash: string): Promise<void> {
      await super.loadMeta(hash);
      if (!this.searchMeta) throw new Error('The index is missing');
    }

    /** Tells where the words are without loading the article, and never mixes the words of two searches. */
    override loadFragment(hash: string, group: string, places: Places['places']): Promise<Places> {
      return Promise.resolve({
        places,
        article: () =>
          this.cachedLoad(this.loaded_fragments, hash, () => this._loadFragment(hash, group)),
      });
    }
  };
}

/**
 * Whether a part of the index knows all words that were asked for. For one that it doesn't, Pagefind takes the longest
 * beginning of it that is known, `to` for `tomato`, or leaves it out. One result tells for all: they share their words.
 */
async function isAnswer(part: Part, found: Found, words: string): Promise<boolean> {
  const { results, search_keywords: stems = [] } = found;
  const [first] = results;
  // In quotation marks, words are taken as they are.
  if (!first || /^\s*".+"\s*$/.test(words)) return true;
  const { places } = await first.data();
  const known = [
    ...places.flatMap(({ verbose }) => verbose?.word_string ?? []),
    ...(first.verbose_meta_scores ?? []).flatMap(({ matched_terms: terms }) => terms),
  ];
  if (stems.every((stem) => known.some((word) => word.startsWith(stem)))) return true;
  // Of two words in one place, as in `state-run`, it tells one: each is asked for alone.
  if (stems.length === 1) return false;
  for (const word of words.split(' ')) {
    const alone = await part.search(word, { filters: {}, sort: {} });
    const isWord = (alone.search_keywords ?? []).length > 0;
    if (isWord && (alone.results.length === 0 || !(await isAnswer(part, alone, word))))
      return false;
  }
  return true;
}
