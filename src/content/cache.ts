import { createHash, hash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Position } from './diagnostic.ts';
import type { Frontmatter } from '../article/article.ts';
import { writeCacheFile } from '../cache-file.ts';

/** An article's file without problems: all that is known from its own bytes. */
export interface ParsedArticle {
  frontmatter: Frontmatter;
  /** The line of the file on which the text begins. */
  bodyLine: number;
  /** The images that it shows, and where. */
  images: { src: string; at: Position & { field: string } }[];
}

interface Entries {
  article: ParsedArticle;
  /** In pixels. */
  picture: { width: number; height: number };
}

/** Keeps articles and pictures without problems by the digest of their bytes, so that each is parsed once for all builds. */
export class ContentCache {
  readonly #path: string | undefined;
  readonly #code: string;
  #stored = new Map<string, unknown>();
  readonly #entries = new Map<string, unknown>();

  /**
   * @param path the file in which entries outlive the object; without it they don't
   * @param code a digest of the code that parses: entries of other code are dropped
   */
  constructor(path?: string, code = '') {
    this.#path = path;
    this.#code = code;
  }

  /** Opens the cache of a content folder. A file that is damaged counts as empty. */
  static async of(folder: string): Promise<ContentCache> {
    const code = codeDigest();
    const name = hash('sha256', resolve(folder)).slice(0, 32);
    const path = resolve('node_modules/.cache/dragoman/content', name);
    const cache = code === undefined ? new ContentCache() : new ContentCache(path, code);
    await cache.load();
    return cache;
  }

  async load(): Promise<void> {
    const bytes = await readFile(this.#path ?? '').catch(() => Buffer.alloc(0));
    const content = bytes.subarray(checksumLength);
    if (!bytes.subarray(0, checksumLength).equals(this.#checksum(content))) return;
    this.#stored = deserialize(content) as Map<string, unknown>;
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

  /** Writes the entries that were read or set since the cache was opened, if the file has others. */
  async save(): Promise<void> {
    const keys = [...this.#entries.keys()];
    const isSame = keys.length === this.#stored.size && keys.every((key) => this.#stored.has(key));
    if (this.#path === undefined || isSame) return;
    const content = serialize(this.#entries);
    await writeCacheFile(this.#path, Buffer.concat([this.#checksum(content), content]));
  }

  #checksum(content: Uint8Array): Buffer {
    return createHash('sha256').update(this.#code).update(content).digest();
  }
}

/** Bytes before the content of a cache file. */
const checksumLength = 32;

/** A digest of the project's code and of npm's list of the packages that are installed; nothing without that list. */
function codeDigest(): string | undefined {
  const packages = 'node_modules/.package-lock.json';
  if (!existsSync(packages)) return undefined;
  const digest = createHash('sha256').update(process.version);
  for (const file of [packages, ...globSync('src/**/*.ts').sort()]) {
    digest.update(readFileSync(file));
  }
  return digest.digest('hex');
}
