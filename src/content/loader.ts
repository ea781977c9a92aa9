import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { dropFutureChanges, isPublished } from '../article/order.ts';
import { buildDate } from '../site.ts';
import { ContentCache } from './cache.ts';
import { ContentError } from './diagnostic.ts';
import type { ArticlePath } from './folder.ts';
import { ContentReader, runningBuild, type LoadedArticle } from './reader.ts';

const DEBOUNCE_MS = 50;

/** An article in Astro's store. A Map, because Astro rewrites strings in plain objects that start with its image marker. */
export type StoredArticle = ReadonlyMap<'loaded', LoadedArticle>;

type StoreEntry = Parameters<LoaderContext['store']['set']>[0];

/** Loads the articles into Astro's content store, without their bodies (docs/decisions/0002). */
export function articleLoader(folder: string, cache?: ContentCache): Loader {
  return {
    name: 'articles',
    async load(context) {
      const content = runningBuild.dragomanContent;
      const reader = content
        ? { read: () => Promise.resolve(content) }
        : new ContentReader(folder, cache ?? (await ContentCache.open(folder)));
      const store = new ArticleStore(context, reader, join(folder, 'articles'));
      if (context.watcher === undefined) return store.update();
      await watch(join(folder, 'articles'), context.watcher, (changed) =>
        store.update(changed).catch((error: unknown) => logError(context, error)),
      );
    },
  };
}

/** Keeps Astro's store in sync with a content folder. */
class ArticleStore {
  readonly #context: LoaderContext;
  readonly #reader: Pick<ContentReader, 'read'>;
  readonly #stored = new Map<string, LoadedArticle>();

  readonly #folder: string;
  /** The list of articles that code editors have. */
  #listed = '';

  /** @param folder contains the articles */
  constructor(context: LoaderContext, reader: Pick<ContentReader, 'read'>, folder: string) {
    this.#context = context;
    this.#reader = reader;
    this.#folder = folder;
  }

  /**
   * Updates the store. In the dev server, an article with errors stays as it was.
   * @param changed the absolute paths of all files that changed since the last update; all files if left out
   * @throws ContentError in a build, if there are errors
   */
  async update(changed?: ReadonlySet<string>): Promise<void> {
    const { logger, store, watcher } = this.#context;
    const now = buildDate();
    const { articles, paths, drafts, diagnostics } = await this.#reader.read(changed);
    if (watcher !== undefined) {
      await this.#listForEditors(paths);
      for (const { path } of drafts) {
        if (changed?.has(join(this.#folder, path)) === false) continue;
        logger.info(`${path} is a draft that lacks fields: it is not shown yet`);
      }
    }
    if (diagnostics.length > 0) {
      const error = new ContentError(diagnostics);
      if (watcher === undefined) throw error;
      logError(this.#context, error);
    }
    const complete = [...new Set(paths).difference(new Set(drafts))];
    const known = complete.map(({ language, slug }) => `${language}/${slug}`);
    const ids = new Set(known.filter((id) => this.#isUsable(id)));
    const updates: [LoadedArticle, StoreEntry][] = [];
    for (const loaded of articles) {
      // Astro would publish the images of drafts. The dev server shows drafts.
      if (watcher === undefined && !isPublished(loaded.article, now)) continue;
      const id = `${loaded.article.language}/${loaded.article.slug}`;
      ids.add(id);
      if (this.#stored.get(id) !== loaded)
        updates.push([loaded, await this.#toEntry(id, loaded, now)]);
    }
    // No `await` from here on, so that no page sees half of an update.
    if (changed === undefined) store.clear();
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
    for (const [loaded, entry] of updates) {
      // Astro would keep the old entry if only the images changed.
      store.delete(entry.id);
      store.set(entry);
      this.#stored.set(entry.id, loaded);
    }
  }

  /**
   * Tells Astro's extension for code editors which files are articles, valid or not, and where their JSON Schema is.
   * Astro itself would list only the valid ones, with the schema of its store.
   */
  async #listForEditors(paths: readonly ArticlePath[]): Promise<void> {
    const { root } = this.#context.config;
    const schema = new URL('schema/article.json', root);
    const entries = paths.map(({ path }) => {
      const { href } = pathToFileURL(join(this.#folder, path));
      // The extension compares decoded addresses in lower case.
      return [decodeURIComponent(href).toLowerCase(), 'article'];
    });
    const collections = [{ name: 'article', hasSchema: true }];
    const list = JSON.stringify({ collections, entries: Object.fromEntries(entries) as unknown });
    if (list === this.#listed || !existsSync(schema)) return;
    const target = new URL('.astro/collections/', root);
    await mkdir(target, { recursive: true });
    await copyFile(schema, new URL('article.schema.json', target));
    await writeFile(new URL('collections.json', target), list);
    this.#listed = list;
  }

  /** Checks that a stored article still has its images. Without them, Astro fails on every page. */
  #isUsable(id: string): boolean {
    const { path = '', images } = this.#stored.get(id) ?? {};
    return images?.every(({ name }) => existsSync(join(dirname(path), name))) ?? false;
  }

  async #toEntry(id: string, loaded: LoadedArticle, now: Date): Promise<StoreEntry> {
    const { config, watcher } = this.#context;
    const { path: filePath, digest, images } = loaded;
    const article = watcher === undefined ? dropFutureChanges(loaded.article, now) : loaded.article;
    const stored: StoredArticle = new Map([
      ['loaded', { ...loaded, article, advice: [], sketch: [] }],
    ]);
    const files = images.map(({ name }) => `./${name}`);
    const data = await this.#context.parseData({ id, data: { stored, images: files }, filePath });
    return { id, data, digest, filePath: relative(fileURLToPath(config.root), filePath) };
  }
}

function logError({ logger }: LoaderContext, error: unknown): void {
  logger.error(error instanceof ContentError ? `\n${error.message}` : String(error));
}

/** Runs `update` now and after each change in the folder, never twice at the same time. */
async function watch(
  folder: string,
  watcher: NonNullable<LoaderContext['watcher']>,
  update: (changed?: ReadonlySet<string>) => Promise<void>,
): Promise<void> {
  let running = update();
  let changed = new Set<string>();
  watcher.add(folder);
  watcher.on('all', (_, path) => {
    if (!path.startsWith(folder + sep)) return;
    changed.add(path);
    // Later changes belong to the same update until it starts.
    if (changed.size > 1) return;
    running = running.then(async () => {
      await setTimeout(DEBOUNCE_MS);
      const paths = changed;
      changed = new Set();
      await update(paths);
    });
  });
  await running;
}
