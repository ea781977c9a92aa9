import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodeUnits, isPublished } from '../article/order.ts';
import type { ContentCache } from './cache.ts';
import { separateNames } from './collection.ts';
import { resolveConflicts } from './conflicts.ts';
import { ContentError, type Diagnostic } from './diagnostic.ts';
import type { ArticlePath } from './folder.ts';
import { keyOf, type LastGoodVersions } from './last-good.ts';
import { ContentReader, displayPath, type Content, type LoadedArticle } from './reader.ts';
import { isWithdrawn } from './withdrawn.ts';

/**
 * Reads the articles of a content folder that are valid, together too. In place of a published article that isn't, reads
 * its last good version if there is one.
 * @param wasPublished whether the site has an article at this address
 * @throws ContentError for errors that belong to no file, and if no article is valid
 */
export async function readValidContent(
  folder: string,
  cache: ContentCache,
  lastGood: LastGoodVersions,
  wasPublished: (path: ArticlePath) => boolean,
  now: Date,
): Promise<Content> {
  const content = await new ContentReader(folder, cache).readFiles();
  const { drafts, diagnostics } = content;
  const articles = join(folder, 'articles');
  const fileOf = ({ path }: { path: string }) => `${displayPath(articles)}/${path}`;
  const files = new Set([...content.files].map((path) => fileOf({ path })));
  const isOfFile = ({ file }: Diagnostic) => files.has(file) || file.endsWith('.md');
  if (!diagnostics.every(isOfFile)) throw new ContentError(diagnostics);
  const paths = new Map(content.paths.map((path) => [fileOf(path), path]));

  /** Reads the last good version of a published article, unless its file or an image of it was withdrawn. */
  const restore = async (file: string): Promise<LoadedArticle | undefined> => {
    const path = paths.get(file);
    const version = path && wasPublished(path) ? lastGood.get(path) : undefined;
    if (path === undefined || version === undefined) return undefined;
    const [bytes, copy] = await Promise.all(
      [join(articles, path.path), version.copy].map((name) => readFile(name).catch(() => null)),
    );
    if (!bytes || !copy || isWithdrawn(bytes, copy, now)) return undefined;
    const loaded = await content.read(path, version.copy);
    if ('diagnostics' in loaded || !isPublished(loaded.article, now)) return undefined;
    return keyOf(loaded) === version.key ? loaded : undefined;
  };

  /** Ranks an article: what readers have comes first. */
  const rank = (loaded: LoadedArticle): number => {
    const path = paths.get(loaded.file);
    if (!isPublished(loaded.article, now)) return 3;
    if (path === undefined || !wasPublished(path)) return 2;
    return lastGood.get(path)?.key === keyOf(loaded) ? 0 : 1;
  };
  const ranked = content.articles.toSorted((a, b) => rank(a) - rank(b));
  const readable = new Set([...content.articles.map(({ file }) => file), ...drafts.map(fileOf)]);
  const broken = new Set(paths.keys()).difference(readable);
  for (const file of broken) {
    const version = await restore(file);
    if (version !== undefined) ranked.unshift(version);
  }
  const { articles: valid, conflicts } = await resolveConflicts(
    ranked,
    content.paths,
    displayPath(articles),
    broken,
    restore,
  );
  diagnostics.push(...conflicts);
  if (valid.length === 0 && diagnostics.length > 0) throw new ContentError(diagnostics);
  const loaded = separateNames(valid);
  loaded.sort((a, b) => compareCodeUnits(a.path, b.path));
  return { ...content, articles: loaded, diagnostics };
}
