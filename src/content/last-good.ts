import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Article } from '../article/article.ts';
import { readCacheFile, writeCacheFile } from '../cache-file.ts';

interface PublishedFile {
  article: Pick<Article, 'language' | 'slug'>;
  path: string;
  digest: string;
  images: readonly { name: string; digest: string }[];
}

/** Returns a key of the bytes of an article file and its images. It begins with the digest of the file. */
export function keyOf({ digest, images }: Pick<PublishedFile, 'digest' | 'images'>): string {
  return [digest, ...images.map((image) => `${image.name} ${image.digest}`)].join('/');
}

/** Keeps the files of published articles, so that one that is damaged later can be published as it was. */
export class LastGoodVersions {
  readonly #folder: string;
  readonly #list: string;
  /** Keys by language and slug. */
  #keys: Partial<Record<string, string>> = {};

  /** @param folder of the copies; each output folder has its own */
  constructor(folder: string) {
    this.#folder = folder;
    this.#list = join(folder, 'list');
  }

  static async open(outDir: string): Promise<LastGoodVersions> {
    const name = hash('sha256', outDir).slice(0, 32);
    const versions = new LastGoodVersions(resolve('node_modules/.cache/dragoman/last-good', name));
    await versions.load();
    return versions;
  }

  async load(): Promise<void> {
    const list = await readCacheFile(this.#list);
    if (list) this.#keys = JSON.parse(list.toString()) as Record<string, string>;
  }

  /** Finds the key of an article's last good version, and the path of its copy. */
  get({ language, slug }: PublishedFile['article']): { key: string; copy: string } | undefined {
    const key = this.#keys[`${language}/${slug}`];
    return key === undefined ? undefined : { key, copy: this.#copyOf(key) };
  }

  #copyOf(key: string): string {
    return join(this.#folder, key.replace(/\/.*/, ''));
  }

  /** Keeps exactly these articles. Ignores errors, because a build works without. */
  async save(published: readonly PublishedFile[]): Promise<void> {
    const known = new Set(Object.values(this.#keys).map((key = '') => this.#copyOf(key)));
    const keys: Record<string, string> = {};
    const copies = new Set<string>();
    try {
      // Without a list, no outdated version is published.
      await rm(this.#list, { force: true });
      await mkdir(this.#folder, { recursive: true });
      for (const { article, path, ...file } of published) {
        const key = keyOf(file);
        const copy = this.#copyOf(key);
        if (!known.has(copy) || !existsSync(copy)) await writeFile(copy, await readFile(path));
        keys[`${article.language}/${article.slug}`] = key;
        copies.add(copy);
      }
      for (const name of await readdir(this.#folder)) {
        const copy = join(this.#folder, name);
        if (!copies.has(copy)) await rm(copy, { force: true });
      }
      await writeCacheFile(this.#list, new TextEncoder().encode(JSON.stringify(keys)));
    } catch {
      // See above.
    }
  }
}
