import { createHash, randomUUID } from 'node:crypto';
import { appendFile, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
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
  /** The paths of all files, in lower case. */
  readonly #paths = new Set<string>();
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
    const paths = await readdir(out, { recursive: true }).catch(() => []);
    for (const path of paths) archive.#paths.add(path.split(sep).join('/').toLowerCase());
    return archive;
  }

  get #recordPath(): string {
    return join(this.#out, '.imported');
  }

  /** Finds the article of an item that was imported before, also if somebody edited or renamed it, but not both. */
  async find(key: string): Promise<string | undefined> {
    const known = this.#record.get(key);
    if (known === undefined) return undefined;
    if (this.#paths.has(known.path)) return this.#display(known.path);
    this.#byText ??= await this.#readTexts();
    const renamed = this.#byText.get(known.text);
    return renamed === undefined ? undefined : this.#display(renamed);
  }

  async #readTexts(): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    for (const path of this.#paths) {
      if (!path.endsWith('.md')) continue;
      const file = await readFile(join(this.#out, path), 'utf8').catch(() => '');
      texts.set(hashText(file), path);
    }
    return texts;
  }

  /** Reserves a place that no file has. */
  reserve(language: Language, wanted: string, key: string): Place {
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? wanted : `${wanted}-${number}`;
      // An article can have its own folder.
      if (this.#paths.has(`${language}/${slug}`)) continue;
      if (this.#take(`${language}/${slug}.md`)) return { language, wanted, slug, key };
    }
  }

  /** Reserves the file name of a picture. */
  namePicture({ language, slug }: Place, extension: string): string {
    for (let number = 1; ; number += 1) {
      const name = `${slug}-${number}${extension}`;
      if (this.#take(`${language}/${name}`)) return name;
    }
  }

  #take(path: string): boolean {
    const isFree = !this.#paths.has(path);
    this.#paths.add(path);
    return isFree;
  }

  /** Writes an article with its pictures, whole or not at all, and never over a file. */
  async place(
    { language, wanted, slug, key }: Place,
    { text, markdown }: Composed,
    pictures: ReadonlyMap<string, Uint8Array>,
  ): Promise<{ path: string; isNew: boolean }> {
    const folder = join(this.#out, language);
    if (slug !== wanted) {
      const other = await readFile(join(folder, `${wanted}.md`), 'utf8').catch(() => '');
      if (other === text) return { path: this.#display(`${language}/${wanted}.md`), isNew: false };
    }
    const path = `${language}/${slug}.md`;
    const record = { path, text: hash(markdown.trim()) };
    this.#record.set(key, record);
    if (!this.#isDryRun) {
      await mkdir(folder, { recursive: true });
      await appendFile(this.#recordPath, `${key} ${record.text} ${path}\n`);
      const placed: string[] = [];
      try {
        for (const [name, content] of [...pictures, [`${slug}.md`, text] as const]) {
          await writeNew(folder, name, content);
          placed.push(name);
        }
      } catch (error) {
        for (const name of placed) await rm(join(folder, name));
        throw error;
      }
    }
    return { path: this.#display(path), isNew: true };
  }

  #display(path: string): string {
    return displayPath(join(this.#out, path));
  }
}

/** Writes a file under a temporary name, then gives it its own. @throws Error if that is taken */
async function writeNew(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(folder, `.${randomUUID()}`);
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await link(temporary, join(folder, name));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Hashes the text of an article, without its fields. */
function hashText(file: string): string {
  return hash(file.replace(/^---\n[^]*?\n---\n/, '').trim());
}

/** Returns a short name for a text or an address. */
export function hash(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 16);
}
