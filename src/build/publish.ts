import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { contentFolder } from '../site.ts';
import { BuildError, getErrorCode } from './build-error.ts';

/** Resolves symbolic links, even if the folder doesn't exist yet, so that each output folder has one lock. */
export async function resolveOutDir(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (getErrorCode(error) !== 'ENOENT') return resolve(folder);
    const parent = dirname(resolve(folder));
    const link = await readlink(folder).catch(() => undefined);
    if (link !== undefined) return resolveOutDir(resolve(parent, link));
    return parent === resolve(folder)
      ? parent
      : join(await resolveOutDir(parent), basename(folder));
  }
}

/**
 * Restores the site that a killed build had moved aside, and checks that the build may replace the output folder.
 * @param outDir the real path of the output folder
 * @throws BuildError if the folder, or the staging folder beside it, holds files that no build wrote
 */
export async function prepareOutDir(outDir: string): Promise<void> {
  const { folder, previous } = stagingOf(outDir);
  const staged = await readdir(folder).catch(() => []);
  if (staged.some((name) => name !== 'next' && name !== 'previous')) {
    throw new BuildError(`${folder} holds files that no build wrote: move it elsewhere first.`);
  }
  if (!existsSync(outDir) && existsSync(previous)) await rename(previous, outDir);
  await refuseForeignFolder(outDir);
}

/**
 * Replaces the output folder by a finished site. If that fails, the old site stays.
 * @param site the folder that was built, perhaps on another disk
 */
export async function publish(site: string, outDir: string): Promise<void> {
  const { folder, next, previous } = stagingOf(outDir);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    // First to the same disk: then the site is away only between two renames.
    await renameOrCopy(site, next);
    if (existsSync(outDir)) await move(outDir, previous);
    await move(next, outDir);
  } finally {
    if (!existsSync(outDir) && existsSync(previous)) await rename(previous, outDir);
    // A leftover is no reason to fail after publishing: the next build deletes it.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The staging folder, which lies beside the output folder and so on the same disk. */
function stagingOf(outDir: string): { folder: string; next: string; previous: string } {
  const folder = join(dirname(outDir), `.dragoman-${basename(outDir)}`);
  return { folder, next: join(folder, 'next'), previous: join(folder, 'previous') };
}

/** Every build writes this page. Its CSP marks a folder as the output of a build. */
const MARKER_PAGE = '404.html';

async function refuseForeignFolder(outDir: string): Promise<void> {
  const contains = (folder: string) => `${resolve(folder)}${sep}`.startsWith(`${outDir}${sep}`);
  if (contains('.') || contains(contentFolder())) {
    throw new BuildError(`${outDir} holds the project or its content: choose another --outDir.`);
  }
  const files = await readdir(outDir).catch((error: unknown): string[] => {
    if (getErrorCode(error) === 'ENOENT') return [];
    throw new BuildError(`${outDir} can't be written to: choose another --outDir.`);
  });
  const marker = await readFile(join(outDir, MARKER_PAGE), 'utf8').catch(() => '');
  if (files.length > 0 && !marker.includes("require-trusted-types-for 'script'")) {
    throw new BuildError(
      `${outDir} holds files that no build wrote: choose another --outDir, or empty it first.`,
    );
  }
}

async function renameOrCopy(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (getErrorCode(error) !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Windows answers EPERM or EBUSY for a folder in use, Linux EBUSY or EXDEV for a mount point.
    if (!['EPERM', 'EBUSY', 'EXDEV'].includes(String(getErrorCode(error)))) throw error;
    throw new BuildError(
      `${from} can't be moved (${(error as Error).message}): stop what serves it, or choose another --outDir.`,
    );
  }
}
