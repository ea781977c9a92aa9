// Pagefind's private API: no other file uses it. `src/build/search-index.ts` tries it out when it builds the indexes.

/** Begins each file of an index, before it is compressed. */
export const SIGNATURE = 'pagefind_dcd';

/** Exports the class for one shard. Appended to Pagefind's script, whose public functions hide what this file needs. */
export const EXPORT_STATEMENT = 'export { PagefindInstance };\n';

/** Pagefind's script, with the export above. */
export interface Engine {
  PagefindInstance: ShardClass;
}

/** An article as `src/build/search-index.ts` writes it into the index. */
export interface Article {
  url: string;
  content: string;
  meta: Record<'title' | 'credit' | 'dates' | 'published', string>;
}

/** A search result, whose article isn't loaded yet. */
export interface Result {
  /** Positions of the words that match, counted in words. */
  places: number[];
  article: () => Promise<Article>;
}

/** Results of one shard, the best or the newest first. */
export interface ShardResults {
  results: Result[];
  /** Number of results by facet and name, within the filters. */
  filters: Record<string, Record<string, number>>;
}

/** One shard of an index, loaded. */
export interface Shard {
  /** @throws Error if a file of the index is missing or damaged */
  search: (words: string, options?: SearchOptions) => Promise<ShardResults>;
  loadFilters: () => Promise<unknown>;
}

interface SearchOptions {
  filters?: Record<string, string>;
  sort?: Record<string, string>;
}

interface Location {
  /** The word at this position; only in playground mode. */
  verbose?: { word_string: string };
}

interface PagefindResult {
  score: number;
  /** Stems found in the title or the credit; only in playground mode. */
  verbose_meta_scores?: { matched_terms: string[] }[];
  data: () => Promise<{ locations: Location[]; article: () => Promise<Article> }>;
  words: number[];
}

interface PagefindFound extends Pick<ShardResults, 'filters'> {
  results: PagefindResult[];
  /** Stems of the query; only in playground mode. */
  search_keywords?: string[];
}

interface PagefindShard {
  searchMeta: unknown;
  init(language: string, options: { load_wasm: boolean }): Promise<void>;
  enterPlaygroundMode(): Promise<void>;
  filters(): Promise<unknown>;
  search(term: string | null, options?: SearchOptions): Promise<PagefindFound>;
  throttledFetch(address: string): Promise<Response>;
  cachedLoad<T>(cache: unknown, key: string, load: () => Promise<T>): Promise<T>;
  loadMeta(hash: string): Promise<void>;
  loadFragment(hash: string, group: string, locations: Location[]): Promise<unknown>;
}
type ShardClass = new (options: { basePath: string; baseUrl: string }) => PagefindShard;

/**
 * Loads a shard from a folder.
 * @param isFirst whether no other shard of this engine is loaded: it brings the WebAssembly
 */
export async function openShard(
  { PagefindInstance }: Engine,
  folder: string,
  language: string,
  isFirst: boolean,
): Promise<Shard> {
  const shard = new (reportFailures(PagefindInstance))({ basePath: folder, baseUrl: '/' });
  await shard.init(language, { load_wasm: isFirst });
  await shard.enterPlaygroundMode();
  return {
    search: async (words, options) => {
      const found = await shard.search(words || null, options);
      if (!(await isAnswer(shard, found, words))) return { results: [], filters: {} };
      // With a sort, the score is the place in that order, and Pagefind leaves the sorting to its public functions.
      const sorted = [...found.results].sort((a, b) => b.score - a.score);
      const results = sorted.map(({ words: places, data }) => ({
        places,
        article: async () => (await data()).article(),
      }));
      return { results, filters: found.filters };
    },
    loadFilters: () => shard.filters(),
  };
}

/** Makes Pagefind fail if a file of the index doesn't load, where it would find nothing. */
function reportFailures(PagefindInstance: ShardClass): ShardClass {
  return class extends PagefindInstance {
    private failures = 0;

    override async search(...query: Parameters<PagefindShard['search']>): Promise<PagefindFound> {
      const before = this.failures;
      const found = await super.search(...query);
      if (this.failures > before) throw new Error('A file of the search index is missing');
      return found;
    }

    override async cachedLoad<T>(cache: unknown, key: string, load: () => Promise<T>): Promise<T> {
      return super.cachedLoad(cache, key, load).catch((error: unknown) => {
        this.failures += 1;
        throw error;
      });
    }

    override async loadMeta(hash: string): Promise<void> {
      await super.loadMeta(hash);
      if (!this.searchMeta) throw new Error('The search index is missing');
    }

    /** Tells the locations without loading the article. */
    override loadFragment(hash: string, group: string, locations: Location[]): Promise<unknown> {
      return Promise.resolve({ locations, article: () => super.loadFragment(hash, group, []) });
    }
  };
}

/**
 * Tells whether a shard knows all words of a query. In place of a word that it doesn't know, Pagefind takes the longest
 * prefix that it knows (`to` for `tomato`), or drops the word. All results match the same words, so one result is checked.
 */
async function isAnswer(
  shard: PagefindShard,
  found: PagefindFound,
  words: string,
): Promise<boolean> {
  const { results, search_keywords: stems = [] } = found;
  const [first] = results;
  // A quoted phrase is matched exactly.
  if (!first || /^\s*".+"\s*$/.test(words)) return true;
  const { locations } = await first.data();
  const known = [
    ...locations.flatMap(({ verbose }) => verbose?.word_string ?? []),
    ...(first.verbose_meta_scores ?? []).flatMap(({ matched_terms: terms }) => terms),
  ];
  if (stems.every((stem) => known.some((word) => word.startsWith(stem)))) return true;
  // Of two words at one position, as in `state-run`, Pagefind tells one: each is searched on its own.
  if (stems.length === 1) return false;
  for (const word of words.split(' ')) {
    const single = await shard.search(word);
    const isWord = (single.search_keywords ?? []).length > 0;
    if (isWord && (single.results.length === 0 || !(await isAnswer(shard, single, word))))
      return false;
  }
  return true;
}

/** Reads an index from memory, and lists the overridden methods that Pagefind hasn’t called yet. */
export function readingFrom(
  { PagefindInstance }: Engine,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Engine & { uncalled: ReadonlySet<string> } {
  const uncalled = new Set(['cachedLoad', 'loadMeta']);
  return {
    uncalled,
    PagefindInstance: class extends PagefindInstance {
      override throttledFetch(address: string): Promise<Response> {
        const path = address.replace(/^\/|\?.*$/g, '');
        return Promise.resolve(new Response(files.get(path)));
      }

      override cachedLoad<T>(cache: unknown, key: string, load: () => Promise<T>): Promise<T> {
        uncalled.delete('cachedLoad');
        return super.cachedLoad(cache, key, load);
      }

      override loadMeta(hash: string): Promise<void> {
        uncalled.delete('loadMeta');
        return super.loadMeta(hash);
      }
    },
  };
}
