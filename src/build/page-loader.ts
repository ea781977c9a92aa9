import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { ContentCache } from '../content/cache.ts';
import { ContentError } from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import { ContentReader, type LoadedArticle } from '../content/reader.ts';
import { Library } from '../library.ts';
import { buildDate } from '../site.ts';
import { planSite, shared, type PlannedSite } from './plan.ts';

const DEBOUNCE_MS = 50;

/**
 * Lists the planned pages in Astro's content store: those that the running build has to make, or all pages of a content
 * folder. The store has only their paths, so that it stays small (docs/decisions/0002).
 */
export function pageLoader(folder: string, cache?: ContentCache): Loader {
  return {
    name: 'pages',
    async load(context) {
      const site = shared.dragomanSite;
      if (site && context.watcher === undefined) {
        storePages(context, site);
        return;
      }
      const reader = new ContentReader(folder, cache ?? (await ContentCache.open(folder)));
      const articles = join(folder, 'articles');
      const update = keepInSync(context, reader, articles);
      if (context.watcher === undefined) return update();
      await watch(articles, context.watcher, (changed) =>
        update(changed).catch((error: unknown) => logError(context, error)),
      );
    },
  };
}

/**
 * Stores the planned pages in Astro's content store. Runs synchronously, so that no page sees half of an update.
 * @param version the digest of every page: the dev server reloads pages if it changes. With 0, the first one, Astro doesn't
 * compare it with that of an earlier run.
 */
function storePages({ store }: LoaderContext, site: PlannedSite, version = 0): void {
  shared.dragomanSite = site;
  for (const id of store.keys()) if (!site.pages.has(id)) store.delete(id);
  for (const { path: id, kind } of site.outputs.values()) {
    if (site.pages.has(id)) store.set({ id, data: { kind }, digest: version });
  }
}

/**
 * Returns a function that updates the planned site from a content folder. In the dev server, an article with errors stays as
 * it was, and drafts are shown. The function takes the absolute paths of all files that changed since its last call, by
 * default all files.
 * @param folder contains the articles
 * @throws ContentError in a build, if there are errors
 */
function keepInSync(context: LoaderContext, reader: ContentReader, folder: string) {
  const { logger, watcher } = context;
  let shown = new Map<string, LoadedArticle>();
  /** The list of articles that code editors have. */
  let listed = '';
  let version = 0;
  return async (changed?: ReadonlySet<string>) => {
    const now = buildDate();
    const { articles, paths, drafts, diagnostics } = await reader.read(changed);
    if (watcher !== undefined) {
      listed = await listForEditors(context, folder, paths, listed);
      for (const { path } of drafts) {
        if (changed?.has(join(folder, path)) === false) continue;
        logger.info(`${path} is a draft that lacks fields: it is not shown yet`);
      }
    }
    if (diagnostics.length > 0) {
      const error = new ContentError(diagnostics);
      if (watcher === undefined) throw error;
      logError(context, error);
    }
    const current = new Map(articles.map((loaded) => [loaded.path, loaded]));
    const complete = [...new Set(paths).difference(new Set(drafts))];
    const known = complete.map(({ path }) => join(folder, path));
    const all = known.flatMap((path) => {
      const loaded = current.get(path) ?? shown.get(path);
      return loaded ? [[path, loaded] as const] : [];
    });
    shown = new Map(all);
    const library = new Library([...shown.values()], watcher ? undefined : now);
    const site = planSite(library, now);
    storePages(context, site, version);
    version += 1;
  };
}

/**
 * Tells Astro's extension for code editors which files are articles, valid or not, and where their JSON Schema is.
 * Astro itself would list only the valid ones, with the schema of its store. Returns the list.
 */
async function listForEditors(
  { config: { root } }: LoaderContext,
  folder: string,
  paths: readonly ArticlePath[],
  listed: string,
): Promise<string> {
  const schema = new URL('schema/article.json', root);
  const entries = paths.map(({ path }) => {
    const { href } = pathToFileURL(join(folder, path));
    // The extension compares decoded addresses in lower case.
    return [decodeURIComponent(href).toLowerCase(), 'article'];
  });
  const collections = [{ name: 'article', hasSchema: true }];
  const list = JSON.stringify({ collections, entries: Object.fromEntries(entries) as unknown });
  if (list === listed || !existsSync(schema)) return listed;
  const target = new URL('.astro/collections/', root);
  await mkdir(target, { recursive: true });
  await copyFile(schema, new URL('article.schema.json', target));
  await writeFile(new URL('collections.json', target), list);
  return list;
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
