import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { build } from 'astro';
import { isPublished } from '../article/order.ts';
import type { Article } from '../article/schema.ts';
import { hasText } from '../check/built-page.ts';
import { languages } from '../language/languages.ts';
import { messageProblems, plural } from '../language/messages.ts';
import { readContent } from '../loader.ts';
import { routes } from '../routes.ts';
import { buildDate, contentFolder, siteUrl } from '../site.ts';
import { CommandError } from './command.ts';
import { withLock } from './lock.ts';

/** A file that every build writes, and hardly anything else: what we know an earlier build by. */
const mark = '404.html';

/**
 * Builds the site from the content folder into a folder, which changes only when everything went well.
 * @returns one line that says what was built
 * @throws ContentError, SettingError or CommandError for what an editor can mend
 */
export async function buildSite(outDir: string): Promise<string> {
  const target = resolve(outDir);
  const now = buildDate();
  siteUrl();
  // Astro's part of the work reads the clock here, so that one build has one time.
  process.env['BUILD_DATE'] = now.toISOString();
  const faults = messageProblems(languages);
  if (faults.length > 0) throw new CommandError(`Messages in src/language:\n${faults.join('\n')}`);

  return withLock(resolve('node_modules/.cache/dragoman/build.lock'), async () => {
    await refuseForeignFolder(target);
    const loaded = await readContent(contentFolder());
    const articles = loaded
      .map(({ article }) => article)
      .filter((article) => isPublished(article, now));
    const staging = `${target}.next`;
    const previous = `${target}.previous`;
    await rm(staging, { recursive: true, force: true });
    try {
      await build({ outDir: staging, logLevel: 'error' });
      await checkPages(staging, articles);
      // What a killed build left between these two renames is put right by the next one.
      if (existsSync(target)) {
        await rm(previous, { recursive: true, force: true });
        await rename(target, previous);
      }
      await rename(staging, target);
    } finally {
      await rm(staging, { recursive: true, force: true });
      if (!existsSync(target) && existsSync(previous)) await rename(previous, target);
    }
    await rm(previous, { recursive: true, force: true });
    const held = loaded.length - articles.length;
    const { locale, messages } = languages.en;
    return (
      `${plural(locale, messages.articleCount, articles.length)} in ${relative('', target) || '.'}${sep}` +
      (held > 0 ? `; ${String(held)} held back (drafts, and dates after ${now.toISOString()})` : '')
    );
  });
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
    throw new CommandError(
      `These articles came out without their text, so nothing was published:\n${missing.join('\n')}`,
    );
  }
}

/** The folder is replaced whole: one that holds something else must not be lost. */
async function refuseForeignFolder(target: string): Promise<void> {
  const inside = (folder: string) => `${resolve(folder)}${sep}`.startsWith(`${target}${sep}`);
  if (inside('.') || inside(contentFolder())) {
    throw new CommandError(`${target} holds the project or its content: choose another --outDir.`);
  }
  const found = await readdir(target).catch((error: unknown): string[] => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new CommandError(`${target} can't be written to: choose another --outDir.`);
  });
  if (found.length > 0 && !found.includes(mark)) {
    throw new CommandError(
      `${target} holds files that no build wrote: choose another --outDir, or empty it first.`,
    );
  }
}
