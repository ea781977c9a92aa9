// No other file uses Pagefind's private API. Each build checks that Pagefind has its names (`checkEngine` in
// src/build/search-index.ts), and joins Pagefind's script with this file, so that pages load neither before a search.

/** First bytes of each index file, before compression. */
export const SIGNATURE = 'pagefind_dcd';

declare const PagefindInstance: ShardClass;

/** Pagefind's script, joined with this file. */
export interface Engine {
  openShard: typeof openShard;
}

/** An article as results show it. */
export interface IndexedArticle extends Record<ArticlePart, string> {
  url: string;
  /** Words or stems of the text that match the query, normalized. */
  matchedWords: string[];
}
type ArticlePart = 'title' | 'text' | 'credit' | 'dates' | 'published';

/** An article as a bundle stores it: as ranges of the words of its plain-text file and, after them, `otherWords`. */
export interface StoredArticle {
  url: string;
  /** Of the words of the plain-text file; 0 if the site has no such files. */
  checksum: number;
  otherWords: string[];
  meta: Record<ArticlePart, WordRange[]>;
}
/** Numbers of words. `skipped` counts from the end of the range before and may be negative. */
export type WordRange = [skipped: number, taken: number];

/** A search result. Its article is loaded on demand. */
export interface Result {
  /** Positions of the matching words in the text, counted in words. */
  positions: number[];
  loadArticle: () => Promise<IndexedArticle>;
}

/** Results of one shard, best or newest first. */
export interface ShardResults {
  results: Result[];
  /** Number of results by facet and name. */
  filters: Record<string, Record<string, number>>;
}

/** One shard of an index, loaded. */
export type Shard = Awaited<ReturnType<typeof openShard>>;

type SearchOptions = Partial<Record<'filters' | 'sort', Record<string, string>>>;

/** A matching word of the text. Only in playground mode, as are the stems below. */
interface Location {
  verbose?: { word_string: string };
}

interface PagefindResult {
  score: number;
  /** Stems found in the title or the credit. */
  verbose_meta_scores?: { matched_terms: string[] }[];
  data: () => Promise<{ locations: Location[]; loadArticle: () => Promise<IndexedArticle> }>;
  words: number[];
}

interface PagefindFound extends Pick<ShardResults, 'filters'> {
  results: PagefindResult[];
  /** Stems of the query. */
  search_keywords?: string[];
}

interface PagefindShard {
  init(language: string, options: { load_wasm: boolean }): Promise<void>;
  enterPlaygroundMode(): Promise<void>;
  filters(): Promise<unknown>;
  search(term: string | null, options?: SearchOptions): Promise<PagefindFound>;
  throttledFetch(address: string): Promise<Response>;
  cachedLoad<T>(cache: unknown, key: string, load: () => Promise<T>): Promise<T>;
  loadFragment(hash: string, group: string, locations: Location[]): unknown;
}
type ShardClass = new (options: { basePath: string; baseUrl: string }) => PagefindShard;

/**
 * Loads a shard from a folder.
 * @param isFirst whether this is the engine's first shard, which must load the WebAssembly
 */
export async function openShard(folder: string, language: string, isFirst: boolean) {
  const shard = new (reportFailures(PagefindInstance))({ basePath: folder, baseUrl: '/' });
  await shard.init(language, { load_wasm: isFirst });
  await shard.enterPlaygroundMode();
  return {
    /** @throws Error if an index file is missing or damaged */
    search: async (words: string, options?: SearchOptions): Promise<ShardResults> => {
      const found = await shard.search(words || null, options);
      if (!(await isAnswer(shard, found, words))) return { results: [], filters: {} };
      // Pagefind's public functions sort by score. When sorting by date, the score is the rank by date.
      // Equal results are in the order of the index, oldest first.
      const sorted = found.results.reverse().sort((a, b) => b.score - a.score);
      const results = sorted.map(({ words: positions, data }) => ({
        positions,
        loadArticle: async () => (await data()).loadArticle(),
      }));
      return { results, filters: found.filters };
    },
    loadFilters: () => shard.filters(),
  };
}

/** Makes Pagefind throw if an index file doesn't load. It would log the failure and find nothing. */
function reportFailures(Class: ShardClass): ShardClass {
  return class extends Class {
    private failures = 0;

    override async search(...query: Parameters<PagefindShard['search']>): Promise<PagefindFound> {
      const before = this.failures;
      const found = await super.search(...query);
      if (this.failures > before) throw new Error('A file is missing');
      return found;
    }

    override cachedLoad<T>(cache: unknown, key: string, load: () => Promise<T>): Promise<T> {
      return super.cachedLoad(cache, key, load).catch((error: unknown) => {
        this.failures += 1;
        throw error;
      });
    }

    /** Returns the locations at once and loads the article on demand. */
    override loadFragment(hash: string, group: string, locations: Location[]): unknown {
      const loadArticle = async (): Promise<IndexedArticle> => {
        const stored = (await super.loadFragment(hash, group, [])) as StoredArticle;
        const { url, checksum, otherWords, meta } = stored;
        const file = checksum && (await this.throttledFetch(url.replace(/.$/, '.txt')));
        const words = file ? (await file.text()).split(wordBreaks) : [];
        // Words of a changed file may have other places.
        if (computeChecksum(words) !== checksum) throw new Error(url);
        const allWords = words.concat(otherWords);
        let end = 0;
        const take = ([skipped, taken]: WordRange) =>
          allWords.slice((end += skipped), (end += taken));
        const parts = Object.entries(meta).map(([name, ranges]) => [
          name,
          ranges.flatMap(take).join(' '),
        ]);
        const texts = Object.fromEntries(parts) as Record<ArticlePart, string>;
        return { url, ...texts, matchedWords: listWords(locations) };
      };
      return { locations, loadArticle };
    }
  };
}

function listWords(locations: readonly Location[]): string[] {
  return locations.flatMap(({ verbose }) => verbose?.word_string ?? []);
}

export const wordBreaks = /[ \n]+/;

/** Computes a checksum of the lengths of words: 0 for none. */
export function computeChecksum(words: readonly string[]): number {
  return words.reduce((sum, { length }) => (sum * 31 + length) % 1e9, 0);
}

/**
 * Checks whether the results match all words of the query. Pagefind replaces an unknown word by its longest known prefix
 * (`to` for `tomato`), or drops it. All results match the same words, so one is checked.
 */
async function isAnswer(
  shard: PagefindShard,
  found: PagefindFound,
  words: string,
): Promise<boolean> {
  const { results, search_keywords: stems = [] } = found;
  const [first] = results;
  // Pagefind matches a quoted phrase exactly.
  if (!first || /^\s*".+"\s*$/.test(words)) return true;
  const { locations } = await first.data();
  const known = [
    ...listWords(locations),
    ...(first.verbose_meta_scores ?? []).flatMap(({ matched_terms: terms }) => terms),
  ];
  if (stems.every((stem) => known.some((word) => word.startsWith(stem)))) return true;
  // Pagefind reports one of two words at the same position, as in `state-run`. So search for each word alone.
  if (stems.length === 1) return false;
  for (const word of words.split(' ')) {
    const single = await shard.search(word);
    // Punctuation has no stem.
    if (!single.search_keywords?.length) continue;
    if (single.results.length === 0 || !(await isAnswer(shard, single, word))) return false;
  }
  return true;
}
