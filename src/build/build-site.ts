import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isPublished, newestFirst } from '../article/order.ts';
import type { Article } from '../article/article.ts';
import { adviceOf } from '../check/advice.ts';
import { hasText } from './built-page.ts';
import { ContentCache } from '../content/cache.ts';
import { checkDefaultLanguage, languages } from '../language/languages.ts';
import { messageProblems, plural } from '../language/messages.ts';
import { readContent } from '../content/loader.ts';
import { routes } from '../routes.ts';
import { buildDate, contentFolder, siteUrl } from '../site.ts';
import { BuildError } from './build-error.ts';
import { withLock } from './lock.ts';
import { writeWorker } from './write-service-worker.ts';

/** A page that every build writes: by the policy in it we know an earlier build. */
const signOfABuild = '404.html';

/**
 * Builds the site from the content folder into a folder, which changes only when everything went well.
 * @returns a line that says what was built, and one for each piece of advice
 * @throws ContentError, SettingError or BuildError for what an editor can fix
 */
export async function buildSite(outDir: string): Promise<string> {
  const now = buildDate();
  siteUrl();
  checkDefaultLanguage();
  // Astro's part of the work reads the clock here, so that one build has one time.
  process.env['BUILD_DATE'] = now.toISOString();
  // Whatever the shell says: Vite reads here whether it makes pages for readers or for a developer.
  process.env['NODE_ENV'] = 'production';
  // Where a variable of this name exists, Astro takes `import.meta.env.PROD` from it.
  delete process.env['PROD'];
  const faults = messageProblems(languages);
  if (faults.length > 0) throw new BuildError(`Messages in src/language:\n${faults.join('\n')}`);

  const target = await targetOf(outDir);
  const astroRoot = astroRootOf(target);
  return withLock(join(astroRoot, 'build.lock'), async () => {
    const workshop = join(dirname(target), `.dragoman-${basename(target)}`);
    const [next, previous] = [join(workshop, 'next'), join(workshop, 'previous')];
    const staging = join(astroRoot, 'next');
    await refuseForeignWorkshop(workshop);
    // A build that was killed between the two renames below left the site here.
    if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
    await refuseForeignFolder(target);

    const cache = await ContentCache.of(contentFolder());
    const loaded = await readContent(contentFolder(), cache);
    const articles = loaded
      .map(({ article }) => article)
      .filter((article) => isPublished(article, now));
    // Written before anything is published: whatever fails, fails with the old site in place.
    const report = reportOf(
      loaded.map(({ article }) => article),
      articles.length,
      `${relative('', target) || '.'}${sep}`,
      now,
    );
    for (const folder of [workshop, staging]) await rm(folder, { recursive: true, force: true });
    try {
      // Takes half a second to load: a build that stops at an editor's mistake does without.
      const { build } = await import('astro');
      await build({
        root: astroRoot,
        // Astro joins it to the root.
        configFile: relative(astroRoot, 'astro.config.mjs'),
        srcDir: resolve('src'),
        publicDir: resolve('public'),
        outDir: staging,
        logLevel: 'error',
      });
      await checkPages(staging, articles);
      await writeWorker(staging);
      // To the same disk first, so that nothing but two renames lies between the old site and the new.
      await mkdir(workshop, { recursive: true });
      await bring(staging, next);
      if (existsSync(target)) await move(target, previous);
      await move(next, target);
    } finally {
      if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
      // No reason to fail when the site is published: the next build deletes what stays.
      for (const folder of [workshop, staging]) {
        await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      }
    }
    return report;
  });
}

/**
 * Writes what the command says: a line about the articles, and one for each piece of advice.
 * @param all the articles of the content folder
 * @param published how many of them are on the site
 */
function reportOf(all: readonly Article[], published: number, folder: string, now: Date): string {
  const held = all.length - published;
  const said =
    `${plural('en', { one: '{count} article', other: '{count} articles' }, published)} in ${folder}` +
    (held > 0 ? `; ${String(held)} held back (drafts, and dates after ${now.toISOString()})` : '');
  return [said, ...adviceOf(all.toSorted(newestFirst)).map((line) => `advice: ${line}`)].join('\n');
}

/** Resolves symbolic links, also where the folder doesn't exist yet, so that each output folder has one name. */
async function targetOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return resolve(folder);
    const parent = dirname(resolve(folder));
    const link = await readlink(folder).catch(() => undefined);
    if (link !== undefined) return targetOf(resolve(parent, link));
    return parent === resolve(folder) ? parent : join(await targetOf(parent), basename(folder));
  }
}

/**
 * Returns a working folder of its own for each output folder, so that builds into different folders can run at once:
 * Astro keeps `.astro/`, its image cache and Vite's cache below its root, and two builds would mix there. It lies in
 * the project so that the code that renders pages finds its packages, and not in `node_modules`, because Astro mixes up
 * paths where that is a symbolic link.
 * @param target the real path of the output folder
 */
export function astroRootOf(target: string): string {
  const key = createHash('sha256').update(target).digest('hex').slice(0, 12);
  return resolve('.astro/builds', key);
}

/** Every article that went in has come out, with text. */
async function checkPages(folder: string, articles: readonly Article[]): Promise<void> {
  const base = siteUrl().pathname;
  const missing: string[] = [];
  for (const { language, slug } of articles) {
    const address = routes.article(language, slug);
    const file = join(folder, address.slice(base.length), 'index.html');
    const html = await readFile(file, 'utf8').catch(() => '');
    if (!hasText(html)) missing.push(address);
  }
  if (missing.length > 0) {
    throw new BuildError(
      `These articles came out without their text, so nothing was published:\n${missing.join('\n')}`,
    );
  }
}

/** What stands beside the site under a name of ours must be what a killed build left. */
async function refuseForeignWorkshop(workshop: string): Promise<void> {
  const found = await readdir(workshop).catch(() => []);
  if (found.some((name) => name !== 'next' && name !== 'previous')) {
    throw new BuildError(`${workshop} holds files that no build wrote: move it elsewhere first.`);
  }
}

/** The folder is replaced whole: one that holds something else must not be lost. */
async function refuseForeignFolder(target: string): Promise<void> {
  const inside = (folder: string) => `${resolve(folder)}${sep}`.startsWith(`${target}${sep}`);
  if (inside('.') || inside(contentFolder())) {
    throw new BuildError(`${target} holds the project or its content: choose another --outDir.`);
  }
  const found = await readdir(target).catch((error: unknown): string[] => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new BuildError(`${target} can't be written to: choose another --outDir.`);
  });
  const sign = await readFile(join(target, signOfABuild), 'utf8').catch(() => '');
  if (found.length > 0 && !sign.includes("require-trusted-types-for 'script'")) {
    throw new BuildError(
      `${target} holds files that no build wrote: choose another --outDir, or empty it first.`,
    );
  }
}

/** Renames, or copies from another disk. */
async function bring(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // EPERM and EBUSY on Windows; EBUSY and EXDEV for a place where a disk is mounted.
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EXDEV') throw error;
    throw new BuildError(
      `${from} can't be moved (${message}): stop what serves it, or choose another --outDir.`,
    );
  }
}
