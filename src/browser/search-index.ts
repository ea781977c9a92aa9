import { searchable } from '../language/searchable.ts';
import { openShard, type Engine, type ShardResults, type Result, type Shard } from './pagefind.ts';

/** An edition as its page of search tells of it: the newest part of its index first. */
export interface Edition {
  code: string;
  direction: string;
  name: string;
  /** `since`: the day of its oldest article, such as 2026-11-22. */
  parts: { folder: string; since: string }[];
}

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
  private readonly shards: Shard[] = [];
  private engine: Promise<Engine> | undefined;
  private attempts = 0;
  private loading: Promise<void> | undefined;

  constructor(edition: Edition) {
    this.edition = edition;
  }

  /** The day since which the articles were published that are searched; nothing if all are. */
  get since(): string | undefined {
    const { parts } = this.edition;
    return this.shards.length < parts.length ? parts[this.shards.length - 1]?.since : undefined;
  }

  /** Searches the loaded shards. The newest shard's results come first: scores of two shards don't compare. */
  async search(wish: Wish): Promise<Result[]> {
    return (await this.find(wish)).flatMap(({ results }) => results);
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
    if (this.shards.length === 0) await this.widen();
    await Promise.all(this.shards.map((shard) => shard.loadFilters()));
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
    const { length } = this.shards;
    const folder = parts[length]?.folder;
    if (folder === undefined) return;
    this.engine ??= this.start().catch((error: unknown) => {
      this.engine = undefined;
      throw error;
    });
    this.shards.push(await openShard(await this.engine, folder, code, length === 0));
  }

  private async start(): Promise<Engine> {
    // A module that failed stays failed under its address.
    const again = this.attempts++ > 0 ? `?${String(this.attempts)}` : '';
    const address = `${this.edition.parts[0]?.folder ?? ''}pagefind.js${again}`;
    return (await import(/* @vite-ignore */ address)) as Engine;
  }

  private async find(wish: Wish): Promise<ShardResults[]> {
    if (this.shards.length === 0) await this.widen();
    const chosen = facets.filter((facet) => wish[facet]);
    const filters = Object.fromEntries(chosen.map((facet) => [`${facet}s`, wish[facet]]));
    const sort = isByDate(wish) ? { newest: 'desc' } : {};
    const asked = wish.q.replace(/[/\\|<>]/g, ' ').replace(/[“”„«»]/g, '"');
    const words = searchable(asked.trim());
    return Promise.all(this.shards.map((shard) => shard.search(words, { filters, sort })));
  }
}
