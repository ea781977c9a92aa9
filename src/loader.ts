import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import sharp from 'sharp';
import { bodyOf, readArticleFile, type ArticleFile } from './article/file.ts';
import { sortEntries, type Entry } from './article/folder.ts';
import { byCodeUnit } from './article/order.ts';
import { report, type Problem } from './article/problem.ts';
import type { Article } from './article/schema.ts';
import { inspectMarkdown } from './markdown/inspect.ts';

/** An article as the loader found it. */
export interface LoadedArticle {
  article: Article;
  /** The absolute path of its file. */
  path: string;
  /** Of the file's bytes. */
  digest: string;
  /** The line of the file on which the text begins. */
  bodyLine: number;
  /** The names of the picture files beside it that it shows. */
  pictures: string[];
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
  const { articles: places, problems } = sortEntries(shown, await entriesOf(articlesFolder, shown));
  const articles: LoadedArticle[] = [];
  for (const { path, language, slug } of places) {
    const file = `${shown}/${path}`;
    const absolute = join(articlesFolder, path);
    const bytes = await readFile(absolute);
    const reading = readArticleFile(file, bytes);
    if ('problems' in reading) {
      problems.push(...reading.problems);
      continue;
    }
    const { pictures, problems: ofText } = await readText(file, dirname(absolute), reading.file);
    problems.push(...ofText);
    articles.push({
      article: { ...reading.file.frontmatter, language, slug },
      path: absolute,
      digest: digestOf(bytes),
      bodyLine: reading.file.bodyLine,
      pictures,
    });
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
        const articles = await readContent(folder);
        store.clear();
        for (const loaded of articles) {
          const { article, path: filePath, digest, pictures } = loaded;
          const id = `${article.language}/${article.slug}`;
          const stored: StoredArticle = new Map([['loaded', loaded]]);
          const files = pictures.map((name) => `./${name}`);
          const data = await context.parseData({ id, data: { stored, pictures: files }, filePath });
          store.set({ id, data, digest, filePath: relative(root, filePath) });
        }
      };
      await load();
      const watched = join(folder, 'articles');
      watcher?.add(watched);
      watcher?.on('all', (_, changed) => {
        if (!changed.startsWith(watched + sep)) return;
        // While an editor types, the other pages stay as they were.
        load().catch((error: unknown) => {
          logger.error(error instanceof ContentError ? `\n${error.message}` : String(error));
        });
      });
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

async function entriesOf(folder: string, shown: string): Promise<Entry[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .map((entry): Entry => ({
        path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
        kind: entry.isSymbolicLink() ? 'link' : entry.isDirectory() ? 'folder' : 'file',
      }))
      .sort((a, b) => byCodeUnit(a.path, b.path));
  } catch (error) {
    throw new ContentError([
      {
        file: shown,
        line: 1,
        column: 1,
        field: 'folder',
        found: (error as NodeJS.ErrnoException).code ?? String(error),
        expected: 'a folder of articles, one folder a language',
        mend: 'make the folder, or point CONTENT_DIR at the one that holds it',
      },
    ]);
  }
}

/** Judges the text, and the files of its pictures. */
async function readText(
  file: string,
  folder: string,
  { frontmatter, body, bodyLine, place }: ArticleFile,
): Promise<{ pictures: string[]; problems: Problem[] }> {
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
  if (frontmatter.image) {
    shown.push({
      src: frontmatter.image.src,
      at: { field: 'image.src', ...place(['image', 'src']) },
    });
  }
  const beside = shown.length > 0 ? await readdir(folder) : [];
  for (const { src, at } of shown) {
    const fault = await pictureFault(folder, beside, pictureName(src));
    if (fault) problems.push({ file, ...at, ...fault });
  }
  return { pictures: [...new Set(shown.map(({ src }) => pictureName(src)))], problems };
}

/** The file that an image's address in an article names: `./photo.jpg` and `photo.jpg` are one. */
export function pictureName(src: string): string {
  return src.replace(/^\.\//, '');
}

const formats = ['jpeg', 'png', 'webp', 'heif', 'gif'];

async function pictureFault(
  folder: string,
  beside: readonly string[],
  name: string,
): Promise<Pick<Problem, 'found' | 'expected' | 'mend'> | undefined> {
  const shown = JSON.stringify(name);
  if (!/^\w[\w.-]*$/.test(name)) {
    return {
      found: `the name ${shown}`,
      expected:
        'a picture file beside the article, named with Latin letters, digits, dots and hyphens',
      mend: 'put the file into the folder of the article and rename it',
    };
  }
  // The names are compared rather than the file opened: Windows and macOS take any case for the same.
  if (!beside.includes(name)) {
    return {
      found: `no file ${shown}`,
      expected: 'a picture file beside the article',
      mend: 'put the file into the folder of the article, or write its name exactly',
    };
  }
  const expected = 'a JPEG, PNG, WebP, AVIF or GIF picture';
  try {
    // sharp calls AVIF by its container's name.
    const { format } = await sharp(join(folder, name)).metadata();
    if (formats.includes(format)) return undefined;
    return { found: `a picture of the kind ${format}`, expected, mend: 'save it as one of these' };
  } catch {
    return { found: `${shown}, which can't be read as a picture`, expected, mend: 'save it again' };
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
