import { normalizeForSearch } from '../language/normalize.ts';
import type { Engine, Result, Shard, ShardResults } from './pagefind.ts';

/** An edition as the search page describes it, with the newest shard of its index first. */
export interface Edition {
  code: string;
  direction: string;
  name: string;
  /** `since`: date of the shard's oldest article, such as 2026-11-22. */
  shards: { folder: string; since: string }[];
}

/** A search query, by the names of the form's controls. An empty value restricts nothing. */
export type Query = Record<'q' | 'language' | 'source' | 'translator' | 'order', string>;
export const facets = ['source', 'translator'] as const;

/** A search result with the edition that it comes from. */
export interface Match extends Result {
  edition: Edition;
}

/** Checks whether the newest results come first. Without words there is nothing to rank by. */
export function isByDate({ q, order }: Query): boolean {
  return order === 'newest' || q.trim() === '';
}

/** Searches the Pagefind index of one edition. Loads the engine on first use, and shards one at a time. */
export class EditionIndex {
  readonly edition: Edition;
  private readonly loaded: Shard[] = [];
  private engine: Engine | undefined;
  private attempts = 0;
  private loading: Promise<void> | undefined;

  constructor(edition: Edition) {
    this.edition = edition;
  }

  /** Date of the oldest article searched; undefined if all shards are loaded. */
  get since(): string | undefined {
    const { shards } = this.edition;
    return this.loaded.length < shards.length ? shards[this.loaded.length - 1]?.since : undefined;
  }

  /** Searches the loaded shards. The newest shard's results come first: scores of two shards don't compare. */
  async search(query: Query): Promise<Match[]> {
    const { edition } = this;
    const shards = await this.searchShards(query);
    return shards.flatMap(({ results }) => results.map((result) => ({ ...result, edition })));
  }

  /** Counts each shard's results for each name of a facet, whichever name the query filters by. */
  async countNames(query: Query, facet: (typeof facets)[number]): Promise<[string, number][]> {
    const shards = await this.searchShards({ ...query, [facet]: '' });
    return shards.flatMap(({ filters }) => Object.entries(filters[`${facet}s`] ?? {}));
  }

  /** Loads the filter values of the loaded shards. */
  async loadFilters(): Promise<void> {
    if (this.loaded.length === 0) await this.loadNextShard();
    await Promise.all(this.loaded.map((shard) => shard.loadFilters()));
  }

  /** Loads the words that the loaded shards know. */
  async loadWords(): Promise<string[]> {
    const shards = this.edition.shards.slice(0, this.loaded.length);
    const lists = shards.map(async ({ folder }) => {
      const response = await fetch(`${folder}words.json`);
      return (await response.json()) as string[];
    });
    return (await Promise.all(lists)).flat();
  }

  /** Loads the next older shard. Concurrent calls load it once. */
  loadNextShard(): Promise<void> {
    this.loading ??= this.loadShard().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadShard(): Promise<void> {
    const { code, shards } = this.edition;
    const { length } = this.loaded;
    const folder = shards[length]?.folder;
    if (folder === undefined) return;
    if (!this.engine) {
      // Browsers remember a failed import by its address.
      const retry = this.attempts++ > 0 ? `?${String(this.attempts)}` : '';
      const address = `${folder}pagefind.js${retry}`;
      this.engine = (await import(/* @vite-ignore */ address)) as Engine;
    }
    this.loaded.push(await this.engine.openShard(folder, code, length === 0));
  }

  private async searchShards(query: Query): Promise<ShardResults[]> {
    if (this.loaded.length === 0) await this.loadNextShard();
    const chosen = facets.filter((facet) => query[facet]);
    const filters = Object.fromEntries(chosen.map((facet) => [`${facet}s`, query[facet]]));
    const sort = isByDate(query) ? { newest: 'desc' } : {};
    const text = query.q.replace(/[/\\|<>]/g, ' ').replace(/[“”„«»]/g, '"');
    const words = normalizeForSearch(text.trim());
    return Promise.all(this.loaded.map((shard) => shard.search(words, { filters, sort })));
  }
}
