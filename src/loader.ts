import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import sharp from 'sharp';
import { collectionProblems, type FiledArticle } from './article/collection.ts';
import { bodyOf, readArticleFile, type ArticleFile } from './article/file.ts';
import { sortEntries, type Entry } from './article/folder.ts';
import { asOf, byCodeUnit, isPublished } from './article/order.ts';
import { number, quote, report, type Fault, type Problem } from './article/problem.ts';
import type { Article } from './article/schema.ts';
import { inspectMarkdown } from './markdown/inspect.ts';
import { buildDate } from './site.ts';

/** An article as the loader found it. */
export interface LoadedArticle {
  article: Article;
  /** The absolute path of its file. */
  path: string;
  /** Of the file's bytes. */
  digest: string;
  /** The line of the file on which the text begins. */
  bodyLine: number;
  /** The picture files beside it that it shows. */
  pictures: PictureFile[];
}

/** A picture file, and its size in pixels as it is seen (a camera's turn taken into account). */
export interface PictureFile {
  name: string;
  width: number;
  height: number;
}

/** What Astro's store keeps of an article. A map, because Astro takes any text in plain data that begins with its own mark for a picture. */
export type StoredArticle = ReadonlyMap<'loaded', LoadedArticle>;

/** What keeps the content from being published; its message is the whole report. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(report(problems));
    this.problems = problems;
  }
}

/**
 * Reads every article under a content folder, all problems of all files at once.
 * @param folder the content folder: its `articles/<language>/<slug>.md` are read
 * @throws ContentError naming each problem and its place
 */
export async function readContent(folder: string): Promise<LoadedArticle[]> {
  const articlesFolder = join(folder, 'articles');
  const shown = displayPath(articlesFolder);
  const entries = await entriesOf(articlesFolder, shown);
  const { articles: places, problems } = sortEntries(shown, entries);
  const names = new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
  const articles: LoadedArticle[] = [];
  const pictures = new Pictures(articlesFolder, names);
  const placed: FiledArticle[] = [];
  for (const { path, language, slug } of places) {
    const file = `${shown}/${path}`;
    const absolute = join(articlesFolder, path);
    const bytes = await readFile(absolute);
    const reading = readArticleFile(file, bytes);
    const read = 'file' in reading ? reading.file : reading.text;
    const text = read && (await judgeText(file, read, (src) => pictures.read(language, src)));
    problems.push(...('problems' in reading ? reading.problems : []), ...(text?.problems ?? []));
    if (!('file' in reading) || text === undefined) continue;
    const article = { ...reading.file.frontmatter, language, slug };
    placed.push({ article, file, place: reading.file.place });
    articles.push({
      article,
      path: absolute,
      digest: digestOf(bytes),
      bodyLine: reading.file.bodyLine,
      pictures: text.pictures,
    });
  }
  problems.push(...collectionProblems(placed, places, shown));
  if (places.length === 0 && problems.length === 0) {
    const mend = 'write an article, or point CONTENT_DIR at the folder whose articles/ holds some';
    const expected = 'articles, each in the folder of its language';
    const place = { file: shown, line: 1, column: 1, field: 'folder' };
    problems.push({ ...place, found: 'no article', expected, mend });
  }
  if (problems.length > 0) throw new ContentError(problems);
  return articles;
}

/** The collection's loader: reads strictly, and keeps texts out of Astro's store (docs/decisions/0002). */
export function articleLoader(folder: string): Loader {
  return {
    name: 'articles',
    async load(context) {
      const { config, store, watcher, logger } = context;
      const root = fileURLToPath(config.root);
      const load = async () => {
        const entries: Parameters<typeof store.set>[0][] = [];
        const now = buildDate();
        for (const loaded of await readContent(folder)) {
          // Kept from Astro altogether, which would publish their pictures. Editors see them live.
          if (watcher === undefined && !isPublished(loaded.article, now)) continue;
          const { article, path: filePath, digest, pictures } = loaded;
          const id = `${article.language}/${article.slug}`;
          const shown = watcher === undefined ? asOf(loaded.article, now) : loaded.article;
          const stored: StoredArticle = new Map([['loaded', { ...loaded, article: shown }]]);
          const files = pictures.map(({ name }) => `./${name}`);
          const data = await context.parseData({ id, data: { stored, pictures: files }, filePath });
          entries.push({ id, data, digest, filePath: relative(root, filePath) });
        }
        // Without a pause between, so that no page meets half a collection.
        store.clear();
        for (const entry of entries) store.set(entry);
      };
      if (watcher === undefined) return load();

      // While an editor works, what is wrong is told, and the last good state stays on the screen.
      const tell = (error: unknown) => {
        logger.error(error instanceof ContentError ? `\n${error.message}` : String(error));
      };
      let running = load().catch(tell);
      let waiting = false;
      const watched = join(folder, 'articles');
      watcher.add(watched);
      watcher.on('all', (_, changed) => {
        if (waiting || !changed.startsWith(watched + sep)) return;
        // One reading after the one that runs covers all that changes until it begins.
        waiting = true;
        running = running.then(async () => {
          await setTimeout(50);
          waiting = false;
          await load().catch(tell);
        });
      });
      await running;
    },
  };
}

/**
 * The Markdown text of an article.
 * @throws ContentError, or Error, when its file is no longer the one that was judged
 */
export async function readBody({ path, digest, bodyLine }: LoadedArticle): Promise<string> {
  const bytes = await readFile(path);
  if (digestOf(bytes) === digest) return bodyOf(bytes, bodyLine);
  const reading = readArticleFile(displayPath(path), bytes);
  if ('problems' in reading) throw new ContentError(reading.problems);
  throw new Error(`${displayPath(path)} changed while the site was being built: build again`);
}

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

async function entriesOf(folder: string, shown: string): Promise<Entry[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .map((entry): Entry => ({
        path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
        kind: kindOf(entry),
      }))
      .sort((a, b) => byCodeUnit(a.path, b.path));
  } catch (error) {
    throw new ContentError([
      {
        file: shown,
        line: 1,
        column: 1,
        field: 'folder',
        found:
          (error as NodeJS.ErrnoException).code === 'ENOENT'
            ? 'no such folder'
            : `a folder that can't be read (${String(error)})`,
        expected: 'a folder of articles, one folder a language',
        mend: 'make the folder, or point CONTENT_DIR at the one that holds it',
      },
    ]);
  }
}

/** An article's text, with its frontmatter where that is right. */
type SplitFile = Pick<ArticleFile, 'body' | 'bodyLine'> & Partial<ArticleFile>;

/** Judges the text, and the files of its pictures. */
async function judgeText(
  file: string,
  { body, bodyLine, frontmatter, place }: SplitFile,
  picture: (src: string) => Promise<PictureFile | Fault>,
): Promise<{ pictures: PictureFile[]; problems: Problem[] }> {
  const text = inspectMarkdown(body);
  const problems: Problem[] = text.problems.map((problem) => ({
    ...problem,
    file,
    field: 'body',
    line: problem.line + bodyLine - 1,
  }));
  if (text.empty && problems.length === 0) {
    problems.push({
      file,
      field: 'body',
      line: bodyLine,
      column: 1,
      found: 'no text',
      expected: 'the text of the article, below the frontmatter',
      mend: 'write the text, or delete the file',
    });
  }
  const shown = text.images.map(({ src, line, column }) => ({
    src,
    at: { field: 'body', line: line + bodyLine - 1, column },
  }));
  if (frontmatter?.image && place) {
    const at = { field: 'image.src', ...place(['image', 'src']) };
    shown.push({ src: frontmatter.image.src, at });
  }
  const pictures = new Map<string, PictureFile>();
  for (const { src, at } of shown) {
    const read = await picture(src);
    if ('found' in read) problems.push({ file, ...at, ...read });
    else pictures.set(read.name, read);
  }
  return { pictures: [...pictures.values()], problems };
}

/** The file that an image's address in an article names: `./photo.jpg` and `photo.jpg` are one. */
export function pictureName(src: string): string {
  return src.replace(/^\.\//, '');
}

/** What lies beside the articles; each picture is opened once, however many articles show it. */
class Pictures {
  readonly #folder: string;
  readonly #paths: ReadonlySet<string>;
  readonly #read = new Map<string, Promise<PictureFile | Fault>>();

  constructor(folder: string, paths: ReadonlySet<string>) {
    this.#folder = folder;
    this.#paths = paths;
  }

  /** The picture that an address in an article of a language names, or what is wrong with it. */
  read(language: string, src: string): Promise<PictureFile | Fault> {
    const path = `${language}/${pictureName(src)}`;
    const read = this.#read.get(path) ?? this.#open(path, pictureName(src));
    this.#read.set(path, read);
    return read;
  }

  async #open(path: string, name: string): Promise<PictureFile | Fault> {
    if (!/^\w[\w.-]*$/.test(name)) {
      return {
        found: `the name ${quote(name)}`,
        expected:
          'a picture file beside the article, named with Latin letters, digits, dots and hyphens',
        mend: 'put the file into the folder of the article and rename it',
      };
    }
    // The names are compared rather than the file opened: Windows and macOS take any case for the same.
    if (!this.#paths.has(path)) {
      return {
        found: `no file ${quote(name)}`,
        expected: 'a picture file beside the article',
        mend: 'put the file into the folder of the article, or write its name exactly',
      };
    }
    const expected = 'a still JPEG, PNG, WebP, AVIF or GIF picture';
    const file = join(this.#folder, path);
    try {
      const {
        format,
        pages = 1,
        autoOrient,
      } = await sharp(file, { limitInputPixels: false }).metadata();
      const { width, height } = autoOrient;
      // sharp calls AVIF by its container's name.
      if (!['jpeg', 'png', 'webp', 'heif', 'gif'].includes(format)) {
        const found = `a picture of the kind ${format}`;
        return { found, expected, mend: 'save it as one of these' };
      }
      if (pages > 1) {
        return { found: `${quote(name)}, which moves`, expected, mend: 'save one image of it' };
      }
      if (Math.max(width, height) > 16_000 || width * height > 100_000_000) {
        return {
          found: `a picture of ${number(width)} × ${number(height)} pixels`,
          expected: 'at most 16,000 pixels each way, and 100 million in all',
          mend: 'save it smaller',
        };
      }
      // A damaged file tells of itself only when it is read to its end.
      await sharp(file).resize(16).toBuffer();
      return { name, width, height };
    } catch {
      const found = `${quote(name)}, which can't be read as a whole picture`;
      return { found, expected, mend: 'save the picture again' };
    }
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** A path as the editor would type it. */
function displayPath(path: string): string {
  const inside = relative(process.cwd(), path);
  return (inside.startsWith('..') ? path : inside).split(sep).join('/');
}
