import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Article } from '../article/article.ts';
import { isPublished, compareNewestFirst } from '../article/order.ts';
import { collectAdvice, limitLines } from '../check/advice.ts';
import { ContentCache } from '../content/cache.ts';
import { readContent } from '../content/reader.ts';
import { checkDefaultLanguage, languages } from '../language/languages.ts';
import { checkMessages, formatPlural } from '../language/messages.ts';
import { enabledFormats } from '../outputs/formats.ts';
import { routes } from '../routes.ts';
import { buildDate, contentFolder, siteUrl } from '../site.ts';
import { BuildError, describeSystemError } from './build-error.ts';
import { hasText } from './built-page.ts';
import { describeCapacity } from './capacity.ts';
import { adviseOnCards } from './card-advice.ts';
import { dropDamagedFiles, recordCache } from './image-cache.ts';
import { withLock } from './lock.ts';
import { prepareOutDir, resolveOutDir } from './out-dir.ts';
import type { Manifest } from './output-manifest.ts';
import { comparePublication, publish, refuseRemovals, removeFolder } from './publish.ts';
import { writeWorker } from './write-service-worker.ts';

export interface BuildOptions {
  /** The output folder. */
  outDir: string;
  /** Whether the build may remove all published articles, or more than a tenth of them. */
  allowRemovals?: boolean;
}

/**
 * Builds the site of the content folder into an output folder, which changes only if everything succeeds.
 * @returns the report: a line about the articles, one about the size of the site, one about the next scheduled article, and
 *   one for each piece of advice
 * @throws ContentError, SettingError or BuildError for what an editor can fix
 */
export async function buildSite(options: BuildOptions): Promise<string> {
  try {
    return await stageAndPublish(options);
  } catch (error) {
    throw describeSystemError(error);
  }
}

async function stageAndPublish({ outDir: folder, allowRemovals }: BuildOptions): Promise<string> {
  const now = buildDate();
  checkSettings();
  setEnvironment(now);
  const outDir = await resolveOutDir(folder);
  const astroRoot = astroRootOf(outDir);
  return withLock(join(astroRoot, 'build.lock'), async () => {
    await prepareOutDir(outDir, astroRoot);
    const loaded = await readContent(contentFolder(), await ContentCache.open(contentFolder()));
    const articles = loaded.map(({ article }) => article);
    const published = articles.filter((article) => isPublished(article, now));
    const site = join(astroRoot, 'next');
    removeFolder(site);
    try {
      await buildWithAstro(astroRoot, site);
      await checkPages(site, published);
      await writeWorker(site);
      const publication = comparePublication(site, outDir);
      if (allowRemovals !== true) refuseRemovals(outDir, publication);
      // The report is made before publishing, so that an error in it leaves the old site in place.
      const sizes = measureFiles(site, publication.files);
      const report = formatReport(articles, outDir, now, sizes);
      publish(site, outDir, publication);
      return report;
    } finally {
      removeFolder(site);
    }
  });
}

/** @throws SettingError or BuildError */
function checkSettings(): void {
  siteUrl();
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

async function buildWithAstro(astroRoot: string, outDir: string): Promise<void> {
  // Loading Astro takes half a second, which a build with invalid content never needs.
  const { build } = await import('astro');
  const cache = join(astroRoot, 'node_modules/.astro');
  dropDamagedFiles(cache);
  await build({
    root: astroRoot,
    // Astro resolves this path from its root.
    configFile: relative(astroRoot, 'astro.config.mjs'),
    srcDir: resolve('src'),
    publicDir: resolve('public'),
    outDir,
    logLevel: 'error',
  });
  recordCache(cache);
}

function measureFiles(site: string, files: Manifest): Map<string, number> {
  return new Map([...files.keys()].map((path) => [path, statSync(join(site, path)).size]));
}

function formatReport(
  articles: readonly Article[],
  outDir: string,
  now: Date,
  sizes: ReadonlyMap<string, number>,
): string {
  const folder = `${relative('', outDir) || '.'}${sep}`;
  const published = articles.filter((article) => isPublished(article, now)).length;
  const held = articles.length - published;
  const summary =
    `${formatPlural('en', { one: '{count} article', other: '{count} articles' }, published)} in ${folder}` +
    (held > 0 ? `; ${String(held)} held back (drafts, and dates after ${now.toISOString()})` : '');
  const newestFirst = articles.toSorted(compareNewestFirst);
  const cardAdvice = enabledFormats.includes('png') ? adviseOnCards(newestFirst) : [];
  const advice = [...collectAdvice(newestFirst), ...limitLines(cardAdvice)];
  return [
    summary,
    describeCapacity(sizes, published),
    ...formatNextDue(articles, now),
    ...advice.map((line) => `advice: ${line}`),
  ].join('\n');
}

/** Names the scheduled article that a build publishes next, and its time, as at most one line. */
function formatNextDue(articles: readonly Article[], now: Date): string[] {
  const scheduled = articles.filter(({ draft, published }) => draft !== true && published > now);
  return scheduled
    .toSorted(compareNewestFirst)
    .slice(-1)
    .map(({ language, slug, published }) => {
      const time = published.toISOString().replace(/(?::00)?\.000Z$/, 'Z');
      return `next due: ${time} ${routes.article(language, slug)}`;
    });
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

/** @throws BuildError unless every published article has a page with its text */
async function checkPages(folder: string, articles: readonly Article[]): Promise<void> {
  const base = siteUrl().pathname;
  const empty: string[] = [];
  for (const { language, slug } of articles) {
    const address = routes.article(language, slug);
    const file = join(folder, address.slice(base.length), 'index.html');
    const html = await readFile(file, 'utf8').catch(() => '');
    if (!hasText(html)) empty.push(address);
  }
  if (empty.length > 0) {
    throw new BuildError(
      `The pages of these articles have no text, so nothing was published:\n${empty.join('\n')}`,
    );
  }
}
