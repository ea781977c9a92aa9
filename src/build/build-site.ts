import { hash } from 'node:crypto';
import { join, relative, resolve, sep } from 'node:path';
import { isPublished } from '../article/order.ts';
import { ContentCache, hashCode } from '../content/cache.ts';
import { ContentError, formatDiagnostics } from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import { LastGoodVersions } from '../content/last-good.ts';
import { readContent, type Content } from '../content/reader.ts';
import { readValidContent } from '../content/valid-content.ts';
import { checkDefaultLanguage, languages } from '../language/languages.ts';
import { checkMessages } from '../language/messages.ts';
import { Library } from '../library.ts';
import { buildDate, contentFolder, siteUrl, timeZone } from '../site.ts';
import { BuildError, describeSystemError } from './build-error.ts';
import { checkSite } from './check-site.ts';
import { FileRecords } from './file-records.ts';
import { pathOf } from './inspect.ts';
import { withLock } from './lock.ts';
import { createKeys, findKey, listReusedFiles, makeSite } from './make-site.ts';
import { checkSpace, prepareOutDir, resolveOutDir } from './out-dir.ts';
import { listPaths, readManifest, type Manifest } from './output-manifest.ts';
import { planSite } from './plan.ts';
import { copyPublicFiles, listPublicFiles } from './public-files.ts';
import {
  comparePublication,
  listMovedNames,
  listRemovedArticles,
  publish,
  refuseRemovals,
  removeFolder,
} from './publish.ts';
import { createReport, type BuildReport } from './report.ts';

export interface BuildOptions {
  /** The output folder. */
  outDir: string;
  /** Whether the build may remove all published articles, or more than a tenth of them. */
  allowRemovals: boolean;
  /** Whether the build leaves out articles with errors, or publishes their last good version, instead of failing. */
  skipInvalid: boolean;
  /** Whether the build makes every file again, also those that would not change. */
  full: boolean;
  /** Whether the report lists more than 20 of a kind. */
  all: boolean;
}

/**
 * Builds the site of the content folder into an output folder, which changes only if everything succeeds.
 * @returns the report
 * @throws ContentError, SettingError or BuildError for what an editor can fix
 */
export async function buildSite(options: BuildOptions): Promise<BuildReport> {
  try {
    return await stageAndPublish(options);
  } catch (error) {
    throw error instanceof ContentError
      ? new ContentError(error.diagnostics, options.all)
      : describeSystemError(error);
  }
}

async function stageAndPublish(options: BuildOptions): Promise<BuildReport> {
  const now = buildDate();
  checkSettings();
  setEnvironment(now);
  const outDir = await resolveOutDir(options.outDir);
  const astroRoot = astroRootOf(outDir);
  return withLock(join(astroRoot, 'build.lock'), async () => {
    await prepareOutDir(outDir);
    const lastGood = await LastGoodVersions.open(outDir);
    const content = await readArticles(options, outDir, lastGood, now);
    const site = join(astroRoot, 'next');
    removeFolder(site);
    try {
      const plan = planSite(new Library(content.articles, now), now);
      const publicFiles = listPublicFiles();
      const code = hashBuild(publicFiles);
      const keys = createKeys(plan, code, publicFiles);
      const records = await FileRecords.open(outDir, code);
      const published: Manifest = readManifest(outDir) ?? new Map();
      const reused: Manifest = options.full ? new Map() : listReusedFiles(published, keys, records);
      const replacedPaths = [...published.keys()].filter((path) => !reused.has(path));
      const bytes = replacedPaths.reduce((sum, path) => sum + records.sizeOf(path), 0);
      for (const folder of [astroRoot, outDir]) checkSpace(folder, bytes);
      const { articles } = content;
      const makeOptions = { astroRoot, site, articles, published, now };
      const inspected = await makeSite(plan, keys, reused, makeOptions);
      const replaced = copyPublicFiles(site);
      const checked = await checkSite(site, outDir, content, {
        ...{ now, all: options.all, replaced, reused, records, inspected },
      });
      const made = new Map(
        listPaths(site).map((path) => {
          const inspection = checked.inspections.get(path);
          if (!inspection) throw new Error(`${path} was not inspected`);
          const key = findKey(keys, path);
          return [path, { sha256: inspection.sha256, ...(key !== undefined && { key }) }];
        }),
      );
      const publication = comparePublication(made, outDir, reused);
      if (!options.allowRemovals) refuseRemovals(outDir, publication);
      // The report is made before publishing, so that an error in it leaves the old site in place.
      const sizes = new Map(Array.from(checked.inspections, ([path, { size }]) => [path, size]));
      const removed = listRemovedArticles(publication);
      const moved = listMovedNames(publication);
      const folder = `${relative('', outDir) || '.'}${sep}`;
      const report = createReport(content, { folder, now, sizes, removed, moved, replaced });
      // A build that is killed while it publishes leaves no article whose last good version is an older one.
      await lastGood.save(articles.filter(({ article }) => isPublished(article, now)));
      publish(site, outDir, publication);
      await records.save(publication, checked);
      return report;
    } catch (error) {
      const { diagnostics } = content;
      if (!(error instanceof BuildError) || diagnostics.length === 0) throw error;
      const errors = formatDiagnostics(diagnostics, options.all);
      throw new BuildError(`${errors}\n${error.message}`, diagnostics);
    } finally {
      removeFolder(site);
    }
  });
}

/** @throws ContentError */
async function readArticles(
  { skipInvalid }: BuildOptions,
  outDir: string,
  lastGood: LastGoodVersions,
  now: Date,
): Promise<Content> {
  const cache = await ContentCache.open(contentFolder());
  if (!skipInvalid) return readContent(contentFolder(), cache);
  const published = readManifest(outDir);
  const wasPublished = (path: ArticlePath) => published?.has(`${pathOf(path)}/index.html`) === true;
  return readValidContent(contentFolder(), cache, lastGood, wasPublished, now);
}

/**
 * Checks the settings of the site and the words of its languages.
 * @throws SettingError or BuildError
 */
export function checkSettings(): void {
  siteUrl();
  timeZone();
  checkDefaultLanguage();
  const errors = checkMessages(languages);
  if (errors.length > 0) throw new BuildError(`Messages in src/language:\n${errors.join('\n')}`);
}

function setEnvironment(now: Date): void {
  // The modules that Astro loads read the clock from here, so that one build has one time.
  process.env['BUILD_DATE'] = now.toISOString();
  // Vite chooses production code by this variable, whatever the shell has set.
  process.env['NODE_ENV'] = 'production';
  // If this variable exists, Astro uses it as `import.meta.env.PROD`.
  delete process.env['PROD'];
}

/** Hashes everything that decides the bytes of a site except the articles. Returns nothing without npm's list of packages. */
function hashBuild(publicFiles: readonly string[]): string | undefined {
  const code = hashCode();
  return code && hash('sha256', JSON.stringify([code, siteUrl().href, publicFiles]));
}

/**
 * Returns a separate Astro root for each output folder, so that builds into different folders can run at once: Astro
 * keeps `.astro/`, its image cache and Vite's cache below its root. The root lies in the project, where the rendering
 * code finds its packages. It is not in `node_modules`, because Astro confuses paths if that is a symbolic link.
 * @param outDir the real path of the output folder
 */
export function astroRootOf(outDir: string): string {
  const key = hash('sha256', outDir).slice(0, 12);
  return resolve('.astro/builds', key);
}
