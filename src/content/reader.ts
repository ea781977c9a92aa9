import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compareCodeUnits } from '../article/order.ts';
import { readBytes } from '../read-bytes.ts';
import { ContentCache, hashBytes, type ParsedArticle } from './cache.ts';
import { collectionDiagnostics, separateNames, type LocatedArticle } from './collection.ts';
import { findDeadLinks } from './dead-links.ts';
import { atStart, ContentError } from './diagnostic.ts';
import type { Diagnostic, Finding, Path, Position } from './diagnostic.ts';
import { extractBody, parseArticleFile } from './file.ts';
import { classifyEntries, isImageName, type ArticlePath, type FolderEntry } from './folder.ts';
import { createImageReader, describeUnreadable, type ImageFile } from './image-files.ts';
import { fillCache, parseArticle, type BrokenArticle } from './parse-article.ts';

/** An article without its body. */
export interface LoadedArticle
  extends LocatedArticle, Omit<ParsedArticle, 'frontmatter' | 'images'> {
  /** The absolute path of its file. */
  path: string;
  /** The path of a copy that stands for the file, which has errors now. */
  copy?: string | undefined;
  /** The hash of the file's bytes. */
  digest: string;
  images: ImageFile[];
}

/** The articles of a content folder. */
export interface Content {
  /** The articles without errors of their own. */
  articles: LoadedArticle[];
  /** The paths of all articles, with errors too. */
  paths: ArticlePath[];
  /** The paths of drafts that lack fields, which can't be shown. */
  drafts: ArticlePath[];
  diagnostics: Diagnostic[];
  /** Likely mistakes in the texts of articles with errors. */
  advice: Diagnostic[];
}

/**
 * Reads all articles of a content folder.
 * @throws ContentError listing the errors of all files
 */
export async function readContent(folder: string, cache = new ContentCache()): Promise<Content> {
  const content = await new ContentReader(folder, cache).read();
  if (content.diagnostics.length > 0) throw new ContentError(content.diagnostics);
  return content;
}

/** Reads a content folder. After the first time, it reads only the files that changed. */
export class ContentReader {
  readonly #folder: string;
  readonly #cache: ContentCache;
  /** The articles read last, by the absolute paths of their files. */
  #articles = new Map<string, LoadedArticle>();

  /** @param folder the articles are in its subfolder `articles/` */
  constructor(folder: string, cache: ContentCache) {
    this.#folder = join(folder, 'articles');
    this.#cache = cache;
  }

  /**
   * @param changed the absolute paths of all files that changed since the last call; all files if left out
   * @throws ContentError if the folder can't be read
   */
  async read(changed?: ReadonlySet<string>): Promise<Content> {
    const content = await this.readFiles(changed);
    const { articles, paths, diagnostics } = content;
    const conflicts = collectionDiagnostics(articles, paths, displayPath(this.#folder));
    return {
      ...content,
      articles: separateNames(articles),
      diagnostics: [...diagnostics, ...conflicts],
    };
  }

  /** Reads each file by itself: leaves out the errors that involve several articles. */
  async readFiles(changed?: ReadonlySet<string>) {
    const folder = displayPath(this.#folder);
    const entries = await listEntries(this.#folder);
    const { articles: paths, diagnostics } = classifyEntries(folder, entries);
    const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
    const readImage = createImageReader(this.#folder, files, this.#cache);
    // An article's diagnostics include those of its images.
    if (changed === undefined || [...changed].some(isImageName)) this.#articles.clear();
    // Before anything can fail, so that no outdated article stays.
    for (const path of changed ?? []) this.#articles.delete(path);
    const articles = new Map<string, LoadedArticle>();
    const drafts: ArticlePath[] = [];
    const advice: Diagnostic[] = [];
    const linking: Parameters<typeof findDeadLinks>[0][number][] = [];
    // Reads an article, or the copy that stands for it.
    const read = (path: ArticlePath, copy?: string) =>
      readArticle(join(this.#folder, path.path), path, readImage, this.#cache, copy);
    if (this.#cache.isEmpty) {
      await fillCache(
        this.#cache,
        paths.map(({ path }) => join(this.#folder, path)),
      );
    }
    for (const articlePath of paths) {
      const path = join(this.#folder, articlePath.path);
      const article = this.#articles.get(path) ?? (await read(articlePath));
      const file = displayPath(path);
      if (!('diagnostics' in article)) {
        articles.set(path, article);
        linking.push(article);
        continue;
      }
      const { diagnostics: errors, links = [] } = article;
      if (errors.length === 0) drafts.push(articlePath);
      else linking.push({ article: articlePath, file, links: links.filter(isUnreported(errors)) });
      diagnostics.push(...errors);
      advice.push(...(article.advice ?? []).map((one) => ({ file, ...one })));
    }
    this.#articles = articles;
    if (changed === undefined) await this.#cache.save();
    if (paths.length === 0 && diagnostics.length === 0) {
      const fix = 'add an article, or set CONTENT_DIR to the folder that contains articles/';
      diagnostics.push(describeFolder(folder, 'no articles', fix));
    }
    const ids = new Set(paths.map(({ language, slug }) => `${language}/${slug}`));
    const deadLinks = findDeadLinks(linking, ids);
    diagnostics.push(...deadLinks);
    const withDeadLinks = new Set(deadLinks.map(({ file }) => file));
    const valid = [...articles.values()].filter(({ file }) => !withDeadLinks.has(file));
    return { articles: valid, paths, files, drafts, diagnostics, advice, read };
  }
}

/** Returns a function that checks whether none of the errors is at a position. */
function isUnreported(errors: readonly Diagnostic[]) {
  const places = new Set(errors.map(({ line, column }) => `${line}:${column}`));
  return ({ line, column }: Position) => !places.has(`${line}:${column}`);
}

function describeFolder(file: string, found: string, fix: string): Diagnostic {
  const expected = 'a folder for each language, with its articles';
  return atStart(file, 'folder', { found, expected, fix });
}

/** @throws ContentError if the folder can't be read */
async function listEntries(folder: string): Promise<FolderEntry[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .map((entry): FolderEntry => ({
        path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
        kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
      }))
      .sort((a, b) => compareCodeUnits(a.path, b.path));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const found = isMissing ? 'no such folder' : `a folder that can't be read (${String(error)})`;
    const fix = 'create the folder, or set CONTENT_DIR to the folder that contains articles/';
    throw new ContentError([describeFolder(displayPath(folder), found, fix)]);
  }
}

/**
 * Reads and checks one article, from the cache if its bytes are known.
 * @param copy the path of a copy that stands for the file
 */
async function readArticle(
  path: string,
  articlePath: ArticlePath,
  readImage: ReturnType<typeof createImageReader>,
  cache: ContentCache,
  copy?: string,
): Promise<LoadedArticle | BrokenArticle> {
  const file = displayPath(path);
  const source = copy ?? path;
  // Waiting for each of many small files takes longer than reading it.
  const bytes = tryRead(source);
  if ('found' in bytes) return { diagnostics: [atStart(file, 'file', bytes)] };
  const digest = hashBytes(bytes);
  const parsed = cache.get('article', digest) ?? parseArticle(file, bytes);
  const diagnostics = 'diagnostics' in parsed ? [...parsed.diagnostics] : [];
  const images = new Map<string, ImageFile>();
  for (const { src, at } of parsed.images) {
    const image = await readImage(articlePath, src);
    if ('found' in image) diagnostics.push({ file, ...at, ...image });
    else images.set(image.name, image);
  }
  if ('diagnostics' in parsed || diagnostics.length > 0) return { ...parsed, diagnostics };
  cache.set('article', digest, parsed);
  const { frontmatter, ...rest } = parsed;
  const { language, slug } = articlePath;
  const article = { ...frontmatter, language, slug };
  // Parses the file again, because positions are rarely needed and not cached.
  const locate = (field: Path) => {
    const result = parseArticleFile(source, readFileSync(source));
    return 'file' in result ? result.file.locate(field) : { line: 1, column: 1 };
  };
  return { ...rest, article, file, locate, path, copy, digest, images: [...images.values()] };
}

function tryRead(path: string): Buffer | Finding {
  try {
    return readBytes(path);
  } catch (error) {
    return describeUnreadable(error as NodeJS.ErrnoException);
  }
}

/**
 * Reads the body of an article, as Markdown.
 * @throws ContentError or Error if the file changed since the article was loaded
 */
export async function readBody({
  path,
  file,
  copy,
  digest,
  bodyLine,
}: LoadedArticle): Promise<string> {
  const bytes = await readFile(copy ?? path);
  if (hashBytes(bytes) === digest) return extractBody(bytes, bodyLine);
  checkBody(path, bytes);
  throw new Error(`${file} changed while the site was being built: build again`);
}

/**
 * Reads the current body of an article for the dev server. Tries for half a second to read a file with errors, because
 * an editor may still be writing it; then returns its diagnostics instead of the body.
 */
export async function readLiveBody({ path }: LoadedArticle): Promise<string> {
  for (let tries = 5; ; tries -= 1) {
    try {
      return checkBody(path, await readFile(path));
    } catch (error) {
      // Four spaces make it a code block.
      if (tries === 0) return (error as Error).message.replace(/^/gm, '    ');
      await setTimeout(100);
    }
  }
}

/** @throws ContentError if the file has errors */
function checkBody(path: string, bytes: Uint8Array): string {
  const parsed = parseArticle(displayPath(path), bytes);
  if (!('diagnostics' in parsed)) return extractBody(bytes, parsed.bodyLine);
  if (parsed.diagnostics.length > 0) throw new ContentError(parsed.diagnostics);
  return '';
}

/** Returns the path as an editor would type it. */
export function displayPath(path: string): string {
  const inside = relative(process.cwd(), path);
  return (inside.startsWith('..') ? path : inside).split(sep).join('/');
}
