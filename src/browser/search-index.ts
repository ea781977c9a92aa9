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
  filters: () => Promise<unknown>;
  search: (
    term: string,
    options: { filters: Record<string, string>; sort: Record<string, string> },
  ) => Promise<{ results: Result[]; filters: Record<string, Record<string, number>> }>;
}

export interface Result {
  id: string;
  score: number;
  data: () => Promise<{
    url: string;
    content: string;
    locations: number[];
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

  constructor(edition: Edition) {
    this.edition = edition;
  }

  /** The day since which the articles were published that are searched; nothing if all are. */
  get since(): string | undefined {
    const { parts } = this.edition;
    return this.loaded < parts.length ? parts[this.loaded - 1]?.since : undefined;
  }

  async search(wish: Wish, without?: string): ReturnType<Pagefind['search']> {
    if (this.edition.parts.length === 0) return { results: [], filters: {} };
    const chosen = facets.filter((facet) => facet !== without && wish[facet]);
    const filters = Object.fromEntries(chosen.map((facet) => [`${facet}s`, wish[facet]]));
    const newest = wish.order === 'newest';
    const found = await this.with((engine) =>
      engine.search(searchable(wish.q).replace(/[“”„«»]/g, '"'), {
        filters,
        sort: newest ? { newest: 'desc' } : {},
      }),
    );
    // Pagefind puts results of several parts in order by their place in each.
    if (newest) found.results.sort((a, b) => partOf(b) - partOf(a));
    return found;
  }

  /** Loads the names by which results can be filtered. */
  async loadFilters(): Promise<void> {
    if (this.edition.parts.length > 0) await this.with((engine) => engine.filters());
  }

  /** Loads the next part, once however often it is asked for meanwhile. */
  widen(): Promise<void> {
    const part = this.edition.parts[this.loaded];
    this.widening ??= this.with((engine) => engine.mergeIndex(part?.folder ?? ''))
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
    this.loaded = 1;
    return engine;
  }
}

/** Which part a result is of: the newest has no number, and stands before all others. */
function partOf({ id }: Result): number {
  const [, number] = /-(\d+)_/.exec(id) ?? [];
  return number === undefined ? Number.MAX_SAFE_INTEGER : Number(number);
}
