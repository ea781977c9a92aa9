import { createHash, hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Place } from './article/problem.ts';
import type { Frontmatter } from './article/schema.ts';

/** What a file without problems says, as far as its own bytes tell. */
export interface JudgedFile {
  frontmatter: Frontmatter;
  /** The line of the file on which the text begins. */
  bodyLine: number;
  /** The images that it shows, and where. */
  images: { src: string; at: Place & { field: string } }[];
}

/** Its size in pixels. */
interface JudgedPicture {
  width: number;
  height: number;
}

type Judged = Map<string, JudgedFile | JudgedPicture>;

/** Remembers, by digest, the articles and pictures without problems, so that each is parsed once and not in every build. */
export class ContentCache {
  /** Without a file, nothing outlives the object. */
  #file: string | undefined;
  #before: Judged = new Map();
  readonly #used: Judged = new Map();

  /** Opens the cache file of a content folder. One that other code wrote, or that is damaged, is empty. */
  static async open(folder: string): Promise<ContentCache> {
    const cache = new ContentCache();
    const name = hash('sha256', resolve(folder)).slice(0, 32);
    cache.#file = resolve('node_modules/.cache/dragoman/content', name);
    cache.#before = await entriesIn(cache.#file);
    return cache;
  }

  article(digest: string): JudgedFile | undefined {
    return this.#get(digest) as JudgedFile | undefined;
  }
  picture(digest: string): JudgedPicture | undefined {
    return this.#get(`picture ${digest}`) as JudgedPicture | undefined;
  }
  keepArticle(digest: string, article: JudgedFile): void {
    this.#used.set(digest, article);
  }
  keepPicture(digest: string, picture: JudgedPicture): void {
    this.#used.set(`picture ${digest}`, picture);
  }

  /** Writes what was used since the cache was opened, whole or not at all, where the file has something else. */
  async save(): Promise<void> {
    const keys = [...this.#used.keys()];
    const isSame = keys.length === this.#before.size && keys.every((key) => this.#before.has(key));
    if (this.#file === undefined || isSame) return;
    const content = serialize(this.#used);
    await mkdir(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${String(process.pid)}`;
    await writeFile(draft, Buffer.concat([checksum(content), content]));
    await rename(draft, this.#file);
  }

  #get(key: string): JudgedFile | JudgedPicture | undefined {
    const judged = this.#used.get(key) ?? this.#before.get(key);
    if (judged !== undefined) this.#used.set(key, judged);
    return judged;
  }
}

async function entriesIn(path: string): Promise<Judged> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const content = bytes.subarray(checksumLength);
  const isWhole = bytes.subarray(0, checksumLength).equals(checksum(content));
  return isWhole ? (deserialize(content) as Judged) : new Map();
}

const checksumLength = 32;

/** The SHA-256 of a content together with all code that judges: the project's, and the packages' by their versions. */
function checksum(content: Uint8Array): Buffer {
  const sum = createHash('sha256').update(process.version);
  for (const file of globSync(['package-lock.json', 'src/**/*.ts']).sort()) {
    sum.update(readFileSync(file));
  }
  return sum.update(content).digest();
}
