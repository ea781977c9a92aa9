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

/** The bytes of an article file, and those of its images, by their hashes. */
interface Version {
  digest: string;
  images: Record<string, string>;
}

/** Keeps the files of published articles, so that one that is damaged later can be published as it was. */
export class LastGoodVersions {
  readonly #folder: string;
  #versions: Partial<Record<string, Version>> = {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Opens the versions that were published in an output folder.
   * @param folder of the copies
   */
  static async open(outDir: string, folder = folderOf(outDir)): Promise<LastGoodVersions> {
    const versions = new LastGoodVersions(folder);
    const list = await readCacheFile(versions.#list);
    if (list) versions.#versions = JSON.parse(list.toString()) as Record<string, Version>;
    return versions;
  }

  get #list(): string {
    return join(this.#folder, 'list');
  }

  /** Finds the last good version of an article, with the path of its copy. */
  get({ language, slug }: PublishedFile['article']): (Version & { copy: string }) | undefined {
    const version = this.#versions[`${language}/${slug}`];
    return version && { ...version, copy: join(this.#folder, version.digest) };
  }

  /** Keeps exactly these articles. Ignores errors, because a build works without. */
  async save(published: readonly PublishedFile[]): Promise<void> {
    const known = new Set(Object.values(this.#versions).map((version) => version?.digest));
    const versions: Record<string, Version> = {};
    try {
      // Without a list, no outdated version is published.
      await rm(this.#list, { force: true });
      await mkdir(this.#folder, { recursive: true });
      for (const { article, path, digest, images } of published) {
        const copy = join(this.#folder, digest);
        if (!known.has(digest) || !existsSync(copy)) await writeFile(copy, await readFile(path));
        const digests = images.map((image) => [image.name, image.digest]);
        versions[`${article.language}/${article.slug}`] = {
          digest,
          images: Object.fromEntries(digests) as Record<string, string>,
        };
      }
      const names = new Set(Object.values(versions).map(({ digest }) => digest));
      for (const name of await readdir(this.#folder)) {
        if (!names.has(name)) await rm(join(this.#folder, name), { force: true });
      }
      await writeCacheFile(this.#list, new TextEncoder().encode(JSON.stringify(versions)));
    } catch {
      // See above.
    }
  }
}

function folderOf(outDir: string): string {
  return resolve('node_modules/.cache/dragoman/last-good', hash('sha256', outDir).slice(0, 32));
}
