import { createHash, hash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readCacheFile, writeCacheFile } from '../cache-file.ts';
import type { Diagnostic, Position } from './diagnostic.ts';
import type { ArticleFile } from './file.ts';

/** Everything that is known from the bytes of an article file without errors. */
export interface ParsedArticle extends Pick<ArticleFile, 'frontmatter' | 'bodyLine'> {
  images: { src: string; at: Pick<Diagnostic, 'line' | 'column' | 'field'> }[];
  advice: Omit<Diagnostic, 'file'>[];
  /** Links to pages of this site. Lines are those of the file. */
  links: (Position & { url: string })[];
  /** See `sketchText`. */
  sketch: number[];
}

interface Entries {
  article: ParsedArticle;
  /** In pixels. */
  image: { width: number; height: number };
}

/** Caches parsed articles and image sizes by the hash of their bytes, across builds. */
export class ContentCache {
  readonly #path: string | undefined;
  readonly #code: string;
  #stored = new Map<string, unknown>();
  readonly #entries = new Map<string, unknown>();

  /**
   * @param path the cache file; without it, entries are lost with the object
   * @param code a hash of the parsing code; entries written by other code are dropped
   */
  constructor(path?: string, code = '') {
    this.#path = path;
    this.#code = code;
  }

  /** Opens the cache of a content folder. */
  static async open(folder: string): Promise<ContentCache> {
    const code = hashCode();
    const name = hash('sha256', resolve(folder)).slice(0, 32);
    const path = resolve('node_modules/.cache/dragoman/content', name);
    const cache = code === undefined ? new ContentCache() : new ContentCache(path, code);
    await cache.load();
    return cache;
  }

  /** Loads the cache file. A damaged or missing file counts as empty. */
  async load(): Promise<void> {
    if (this.#path === undefined) return;
    const content = await readCacheFile(this.#path, this.#code);
    if (content) this.#stored = deserialize(content) as Map<string, unknown>;
  }

  /** Whether nothing is known. */
  get isEmpty(): boolean {
    return this.#stored.size + this.#entries.size === 0;
  }

  get<Kind extends keyof Entries>(kind: Kind, digest: string): Entries[Kind] | undefined {
    const key = `${kind} ${digest}`;
    const entry = this.#entries.get(key) ?? this.#stored.get(key);
    if (entry !== undefined) this.#entries.set(key, entry);
    return entry as Entries[Kind] | undefined;
  }

  set<Kind extends keyof Entries>(kind: Kind, digest: string, entry: Entries[Kind]): void {
    this.#entries.set(`${kind} ${digest}`, entry);
  }

  /** Writes the entries used since the cache was opened, unless the file already has exactly these. */
  async save(): Promise<void> {
    const keys = [...this.#entries.keys()];
    const isSame = keys.length === this.#stored.size && keys.every((key) => this.#stored.has(key));
    if (this.#path === undefined || isSame) return;
    await writeCacheFile(this.#path, serialize(this.#entries), this.#code);
  }
}

export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes).slice(0, 32);
}

/** Hashes the code of the project and npm's list of installed packages, once. Returns nothing without that list. */
export function hashCode(): string | undefined {
  return (code ??= { hash: computeHash() }).hash;
}

let code: { hash: string | undefined } | undefined;

function computeHash(): string | undefined {
  const packages = 'node_modules/.package-lock.json';
  if (!existsSync(packages)) return undefined;
  const digest = createHash('sha256').update(process.version);
  const files = globSync(['src/**/*.{astro,css,ts}', 'astro.config.mjs']).sort();
  for (const file of [packages, ...files]) {
    digest.update(`\0${file}\0`).update(readFileSync(file));
  }
  return digest.digest('hex');
}
