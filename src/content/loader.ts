import { hash } from 'node:crypto';
import { existsSync, readFileSync, type Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import sharp from 'sharp';
import { collectionDiagnostics, type FiledArticle } from './collection.ts';
import { bodyOf, readArticleFile } from './file.ts';
import { isPictureName, sortEntries, type ArticlePath, type Entry } from './folder.ts';
import { asOf, byCodeUnit, isPublished } from '../article/order.ts';
import { formatNumber, quote, formatDiagnostics, type Finding, type Position, type Diagnostic } from './diagnostic.ts';
import type { Article } from '../article/article.ts';
import { ContentCache, type ParsedArticle } from './cache.ts';
import { inspectMarkdown } from '../markdown/inspect.ts';
import { buildDate } from '../site.ts';

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
  readonly problems: readonly Diagnostic[];
  constructor(problems: readonly Diagnostic[]) {
    super(formatDiagnostics(problems));
    this.problems = problems;
  }
}

/**
 * Reads every article under a content folder, all problems of all files at once.
 * @param folder the content folder: its `articles/<language>/<slug>.md` are read
 * @throws ContentError naming each problem and its place
 */
export async function readContent(
  folder: string,
  cache = new ContentCache(),
): Promise<LoadedArticle[]> {
  const { articles, problems } = await new ContentReader(folder, cache).read();
  if (problems.length > 0) throw new ContentError(problems);
  return articles;
}

/** An article without problems of its own: for the site, and for the rules over the whole collection. */
interface ArticleRecord {
  loaded: LoadedArticle;
  filed: FiledArticle;
}

/** Reads a content folder, again and again where an editor works on it. */
class ContentReader {
  readonly #folder: string;
  /** The articles of the last reading, by the absolute paths of their files. */
  #records = new Map<string, ArticleRecord>();
  readonly #cache: ContentCache;

  constructor(folder: string, cache: ContentCache) {
    this.#folder = folder;
    this.#cache = cache;
  }

  /**
   * Reads the articles without problems of their own, and all problems.
   * @param changed the absolute paths that changed since the last reading, if nothing else did
   * @throws ContentError if the folder can't be read
   */
  async read(
    changed?: ReadonlySet<string>,
  ): Promise<{ articles: LoadedArticle[]; places: ArticlePath[]; problems: Diagnostic[] }> {
    const articlesFolder = join(this.#folder, 'articles');
    const shown = displayPath(articlesFolder);
    const entries = await entriesOf(articlesFolder, shown);
    const { articles: places, problems } = sortEntries(shown, entries);
    const names = new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
    const pictures = new Pictures(articlesFolder, names, this.#cache);
    // An article is judged with the pictures that it shows.
    if (changed === undefined || [...changed].some(isPictureName)) this.#records.clear();
    // Forgotten first, so that a reading that fails doesn't leave an old article behind.
    for (const path of changed ?? []) this.#records.delete(path);
    const records = new Map<string, ArticleRecord>();
    for (const place of places) {
      const path = join(articlesFolder, place.path);
      const record =
        this.#records.get(path) ?? (await readArticle(path, place, pictures, this.#cache));
      if ('problems' in record) problems.push(...record.problems);
      else records.set(path, record);
    }
    this.#records = records;
    if (changed === undefined) await this.#cache.save();
    const filed = [...records.values()].map((record) => record.filed);
    problems.push(...collectionDiagnostics(filed, places, shown));
    if (places.length === 0 && problems.length === 0) {
      const fix =
        'write an article, or point CONTENT_DIR at the folder whose articles/ holds some';
      const expected = 'articles, each in the folder of its language';
      const place = { file: shown, line: 1, column: 1, field: 'folder' };
      problems.push({ ...place, found: 'no article', expected, fix });
    }
    return { articles: [...records.values()].map(({ loaded }) => loaded), places, problems };
  }
}

/** Reads an article's file, or takes what the cache knows of the same bytes. */
async function readArticle(
  path: string,
  { language, slug }: ArticlePath,
  pictures: Pictures,
  cache: ContentCache,
): Promise<ArticleRecord | { problems: Diagnostic[] }> {
  const file = displayPath(path);
  const bytes = await readFile(path);
  const digest = digestOf(bytes);
  const parsed = cache.get('article', digest) ?? parseArticle(file, bytes);
  const shown = await shownPictures(file, parsed.images, (src) => pictures.read(language, src));
  const problems = [...('problems' in parsed ? parsed.problems : []), ...shown.problems];
  if ('problems' in parsed || problems.length > 0) return { problems };
  cache.set('article', digest, parsed);
  const { frontmatter, bodyLine } = parsed;
  const article = { ...frontmatter, language, slug };
  return {
    loaded: { article, path, digest, bodyLine, pictures: shown.pictures },
    filed: { article, file, place: (field) => placeIn(path, field) },
  };
}

/** Finds a field by reading the file again, because few articles have a problem with another. */
function placeIn(path: string, field: readonly PropertyKey[]): Position {
  const reading = readArticleFile(path, readFileSync(path));
  return 'file' in reading ? reading.file.place(field) : { line: 1, column: 1 };
}

/** The collection's loader: reads strictly, and keeps texts out of Astro's store (docs/decisions/0002). */
export function articleLoader(folder: string, cache?: ContentCache): Loader {
  return {
    name: 'articles',
    async load(context) {
      const { config, store, watcher, logger } = context;
      const root = fileURLToPath(config.root);
      const reader = new ContentReader(folder, cache ?? (await ContentCache.of(folder)));
      const stored = new Map<string, LoadedArticle>();
      const tell = (error: unknown) => {
        logger.error(error instanceof ContentError ? `\n${error.message}` : String(error));
      };
      const load = async (changed?: ReadonlySet<string>) => {
        const entries: { entry: Parameters<typeof store.set>[0]; loaded: LoadedArticle }[] = [];
        const now = buildDate();
        const { articles, places, problems } = await reader.read(changed);
        if (problems.length > 0 && watcher === undefined) throw new ContentError(problems);
        if (problems.length > 0) tell(new ContentError(problems));
        // While an editor works, an article with problems stays as it was. Without its pictures, Astro would fail on every page.
        const isWhole = ({ path, pictures }: LoadedArticle) =>
          pictures.every(({ name }) => existsSync(join(dirname(path), name)));
        const ids = new Set<string>();
        for (const { language, slug } of places) {
          const before = stored.get(`${language}/${slug}`);
          if (before && isWhole(before)) ids.add(`${language}/${slug}`);
        }
        for (const loaded of articles) {
          // Kept from Astro altogether, which would publish their pictures. Editors see them live.
          if (watcher === undefined && !isPublished(loaded.article, now)) continue;
          const { article, path: filePath, digest, pictures } = loaded;
          const id = `${article.language}/${article.slug}`;
          ids.add(id);
          if (stored.get(id) === loaded) continue;
          const shown = watcher === undefined ? asOf(article, now) : article;
          const value: StoredArticle = new Map([['loaded', { ...loaded, article: shown }]]);
          const files = pictures.map(({ name }) => `./${name}`);
          const data = await context.parseData({
            id,
            data: { stored: value, pictures: files },
            filePath,
          });
          const entry = { id, data, digest, filePath: relative(root, filePath) };
          entries.push({ entry, loaded });
        }
        // Without a pause between, so that no page meets half a collection.
        if (changed === undefined) store.clear();
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const { entry, loaded } of entries) {
          // Otherwise the store keeps an entry whose file is the same, although its pictures are not.
          store.delete(entry.id);
          store.set(entry);
          stored.set(entry.id, loaded);
        }
      };
      if (watcher === undefined) return load();

      let running = load().catch(tell);
      let changed = new Set<string>();
      const watched = join(folder, 'articles');
      watcher.add(watched);
      watcher.on('all', (_, path) => {
        if (!path.startsWith(watched + sep)) return;
        changed.add(path);
        if (changed.size > 1) return;
        // One reading after the one that runs covers all that changes until it begins.
        running = running.then(async () => {
          await setTimeout(50);
          const paths = changed;
          changed = new Set();
          await load(paths).catch(tell);
        });
      });
      await running;
    },
  };
}

/**
 * Reads the Markdown text of an article.
 * @throws ContentError, or Error, when its file is no longer the one that was judged
 */
export async function readBody({ path, digest, bodyLine }: LoadedArticle): Promise<string> {
  const bytes = await readFile(path);
  if (digestOf(bytes) === digest) return bodyOf(bytes, bodyLine);
  currentBody(path, bytes);
  throw new Error(`${displayPath(path)} changed while the site was being built: build again`);
}

/**
 * Reads the Markdown text of an article that an editor works on, as it is now. A file with problems is read again for half a
 * second, because it may be half written; then the problems stand in place of the text.
 */
export async function readLiveBody({ path }: LoadedArticle): Promise<string> {
  for (let tries = 5; ; tries -= 1) {
    try {
      return currentBody(path, await readFile(path));
    } catch (error) {
      // As a block of code.
      if (tries === 0) return (error as Error).message.replace(/^/gm, '    ');
      await setTimeout(100);
    }
  }
}

/** @throws ContentError if the file has problems */
function currentBody(path: string, bytes: Uint8Array): string {
  const parsed = parseArticle(displayPath(path), bytes);
  if ('problems' in parsed) throw new ContentError(parsed.problems);
  return bodyOf(bytes, parsed.bodyLine);
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
        fix: 'make the folder, or point CONTENT_DIR at the one that holds it',
      },
    ]);
  }
}

/** Parses an article's file and judges it without the others: its frontmatter, its text, and which pictures it shows. */
function parseArticle(
  file: string,
  bytes: Uint8Array,
): ParsedArticle | (Pick<ParsedArticle, 'images'> & { problems: Diagnostic[] }) {
  const reading = readArticleFile(file, bytes);
  const problems = 'problems' in reading ? [...reading.problems] : [];
  const read = 'file' in reading ? reading.file : reading.text;
  if (read === undefined) return { problems, images: [] };
  const { body, bodyLine } = read;
  const text = inspectMarkdown(body);
  const images = text.images.map(({ src, line, column }) => ({
    src,
    at: { field: 'body', line: line + bodyLine - 1, column },
  }));
  for (const problem of text.problems) {
    problems.push({ ...problem, file, field: 'body', line: problem.line + bodyLine - 1 });
  }
  if (text.empty && text.problems.length === 0) {
    problems.push({
      file,
      field: 'body',
      line: bodyLine,
      column: 1,
      found: 'no text',
      expected: 'the text of the article, below the frontmatter',
      fix: 'write the text, or delete the file',
    });
  }
  if (!('file' in reading)) return { problems, images };
  const { frontmatter, place } = reading.file;
  if (frontmatter.image) {
    const at = { field: 'image.src', ...place(['image', 'src']) };
    images.push({ src: frontmatter.image.src, at });
  }
  return problems.length > 0 ? { problems, images } : { frontmatter, bodyLine, images };
}

/** The files of the pictures that an article shows, and what is wrong with them. */
async function shownPictures(
  file: string,
  images: ParsedArticle['images'],
  picture: (src: string) => Promise<PictureFile | Finding>,
): Promise<{ pictures: PictureFile[]; problems: Diagnostic[] }> {
  const pictures = new Map<string, PictureFile>();
  const problems: Diagnostic[] = [];
  for (const { src, at } of images) {
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
  readonly #cache: ContentCache;
  readonly #read = new Map<string, Promise<PictureFile | Finding>>();

  constructor(folder: string, paths: ReadonlySet<string>, cache: ContentCache) {
    this.#folder = folder;
    this.#paths = paths;
    this.#cache = cache;
  }

  /** The picture that an address in an article of a language names, or what is wrong with it. */
  read(language: string, src: string): Promise<PictureFile | Finding> {
    const path = `${language}/${pictureName(src)}`;
    const read = this.#read.get(path) ?? this.#open(path, pictureName(src));
    this.#read.set(path, read);
    return read;
  }

  async #open(path: string, name: string): Promise<PictureFile | Finding> {
    if (!/^\w[\w.-]*$/.test(name)) {
      return {
        found: `the name ${quote(name)}`,
        expected:
          'a picture file beside the article, named with Latin letters, digits, dots and hyphens',
        fix: 'put the file into the folder of the article and rename it',
      };
    }
    // The names are compared rather than the file opened: Windows and macOS take any case for the same.
    if (!this.#paths.has(path)) {
      return {
        found: `no file ${quote(name)}`,
        expected: 'a picture file beside the article',
        fix: 'put the file into the folder of the article, or write its name exactly',
      };
    }
    const expected = 'a still JPEG, PNG, WebP, AVIF or GIF picture';
    try {
      const bytes = await readFile(join(this.#folder, path));
      const digest = digestOf(bytes);
      const known = this.#cache.get('picture', digest);
      if (known !== undefined) return { name, ...known };
      const {
        format,
        pages = 1,
        autoOrient,
      } = await sharp(bytes, { limitInputPixels: false }).metadata();
      const { width, height } = autoOrient;
      // sharp calls AVIF by its container's name.
      if (!['jpeg', 'png', 'webp', 'heif', 'gif'].includes(format)) {
        const found = `a picture of the kind ${format}`;
        return { found, expected, fix: 'save it as one of these' };
      }
      if (pages > 1) {
        return { found: `${quote(name)}, which moves`, expected, fix: 'save one image of it' };
      }
      if (Math.max(width, height) > 16_000 || width * height > 100_000_000) {
        return {
          found: `a picture of ${formatNumber(width)} × ${formatNumber(height)} pixels`,
          expected: 'at most 16,000 pixels each way, and 100 million in all',
          fix: 'save it smaller',
        };
      }
      // A damaged file tells of itself only when it is read to its end.
      await sharp(bytes).resize(16).toBuffer();
      this.#cache.set('picture', digest, { width, height });
      return { name, width, height };
    } catch {
      const found = `${quote(name)}, which can't be read as a whole picture`;
      return { found, expected, fix: 'save the picture again' };
    }
  }
}

function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes).slice(0, 32);
}

/** A path as the editor would type it. */
function displayPath(path: string): string {
  const inside = relative(process.cwd(), path);
  return (inside.startsWith('..') ? path : inside).split(sep).join('/');
}
