import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { displayPath } from '../content/reader.ts';
import type { Language } from '../language/languages.ts';
import type { Composed } from './compose.ts';

/** Where an article belongs. */
export interface Place {
  language: Language;
  /** The name that the article would have in an empty folder. */
  wanted: string;
  slug: string;
  /** The key of its item. */
  key: string;
}

/** The folder of articles, and its record of imported items. Hidden files there are no articles. */
export class Archive {
  readonly #out: string;
  readonly #isDryRun: boolean;
  /** The paths of articles within the folder, and the hashes of their texts when they came in, by the keys of items. */
  readonly #record = new Map<string, { path: string; text: string }>();
  /** The paths of this run. */
  readonly #taken = new Set<string>();
  /** The paths of articles by the hashes of their texts. */
  #byText: Map<string, string> | undefined;

  private constructor(out: string, isDryRun: boolean) {
    this.#out = out;
    this.#isDryRun = isDryRun;
  }

  static async open(out: string, isDryRun: boolean): Promise<Archive> {
    const archive = new Archive(out, isDryRun);
    const record = await readFile(archive.#recordPath, 'utf8').catch(() => '');
    for (const line of record.split('\n')) {
      const [key = '', text = '', path = ''] = line.trim().split(' ');
      if (path !== '') archive.#record.set(key, { path, text });
    }
    return archive;
  }

  get #recordPath(): string {
    return join(this.#out, '.imported');
  }

  /** Finds the article of an item that was imported before, also if somebody edited or renamed it, but not both. */
  async find(key: string): Promise<string | undefined> {
    const known = this.#record.get(key);
    if (known === undefined) return undefined;
    let path: string | undefined = known.path;
    if (!this.#has(path)) path = (this.#byText ??= await this.#readTexts()).get(known.text);
    return path === undefined ? undefined : displayPath(join(this.#out, path));
  }

  async #readTexts(): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    const paths = await readdir(this.#out, { recursive: true }).catch(() => []);
    for (const path of paths.filter((one) => one.endsWith('.md'))) {
      const file = await readFile(join(this.#out, path), 'utf8').catch(() => '');
      texts.set(hash(file.replace(/^---\n[^]*?\n---\n/, '').trim()), path);
    }
    return texts;
  }

  /** Checks whether a file or a folder has a path, or will have it. */
  #has(path: string): boolean {
    return this.#taken.has(path) || existsSync(join(this.#out, path));
  }

  /** Reserves a place that no file has. */
  reserve(language: Language, wanted: string, key: string): Place {
    // An article can have its own folder.
    const isFree = (slug: string) =>
      !this.#has(`${language}/${slug}.md`) && !this.#has(`${language}/${slug}`);
    let slug = wanted;
    for (let number = 2; !isFree(slug); number += 1) slug = `${wanted}-${number}`;
    this.#taken.add(`${language}/${slug}.md`);
    return { language, wanted, slug, key };
  }

  /** Reserves the file name of a picture. */
  namePicture({ language, slug }: Place, extension: string): string {
    let number = 1;
    while (this.#has(`${language}/${slug}-${number}${extension}`)) number += 1;
    this.#taken.add(`${language}/${slug}-${number}${extension}`);
    return `${slug}-${number}${extension}`;
  }

  /** Writes an article with its pictures, whole or not at all, and never over a file. */
  async place(
    { language, wanted, slug, key }: Place,
    { text, markdown }: Composed,
    pictures: ReadonlyMap<string, Uint8Array>,
  ): Promise<{ path: string; isNew: boolean }> {
    const folder = join(this.#out, language);
    const same = join(folder, `${wanted}.md`);
    if (slug !== wanted && (await readFile(same, 'utf8').catch(() => '')) === text)
      return { path: displayPath(same), isNew: false };
    const record = { path: `${language}/${slug}.md`, text: hash(markdown.trim()) };
    this.#record.set(key, record);
    if (!this.#isDryRun) {
      await mkdir(folder, { recursive: true });
      await appendFile(this.#recordPath, `${key} ${record.text} ${record.path}\n`);
      await writeFiles(
        folder,
        new Map<string, string | Uint8Array>([...pictures, [`${slug}.md`, text]]),
      );
    }
    return { path: displayPath(join(this.#out, record.path)), isNew: true };
  }
}

/** Writes files under temporary names, then gives them their own. @throws Error if one is taken, and removes the others */
async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  const placed: string[] = [];
  const temporary = join(folder, `.${randomUUID()}`);
  try {
    for (const [name, content] of files) {
      await writeFile(temporary, content);
      await link(temporary, join(folder, name));
      placed.push(name);
      // Otherwise, the next file would be written into this one.
      await rm(temporary);
    }
  } catch (error) {
    for (const name of placed) await rm(join(folder, name));
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Returns a short name for a text or an address. */
export function hash(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 16);
}
