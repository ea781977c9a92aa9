import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { formatCount, quote } from '../content/diagnostic.ts';
import { contentFolder } from '../site.ts';
import { BuildError } from './build-error.ts';
import { readManifest } from './output-manifest.ts';

/** The folder inside the output folder, and so on the same disk, from which files are renamed to their places. */
export const STAGING_FOLDER = '.dragoman-staging';

/** Every disk of Linux has a folder `lost+found`. */
const ignoredNames = [STAGING_FOLDER, 'lost+found'];

/** Resolves symbolic links, even if the folder doesn't exist yet, so that each output folder has one lock. */
export async function resolveOutDir(folder: string): Promise<string> {
  const path = resolve(folder);
  const parent = dirname(path);
  if (parent === path) return path;
  return realpath(path).catch(async () => join(await resolveOutDir(parent), basename(path)));
}

/**
 * Checks that a build may write to the output folder, and deletes what a killed build left in staging.
 * @param outDir the real path of the output folder
 * @throws BuildError if the folder holds files that no build wrote; Error if it can't be written to
 */
export async function prepareOutDir(outDir: string): Promise<void> {
  await refuseSourceFolders(outDir);
  const manifest = readManifest(outDir);
  const files = existsSync(outDir)
    ? readdirSync(outDir).filter((name) => !ignoredNames.includes(name))
    : [];
  if (manifest === undefined && files.length > 0) {
    throw BuildError.at(outDir, {
      found: `files that no build wrote: ${formatNames(files)}`,
      expected: 'an empty folder, or one that an earlier build wrote',
      fix: 'choose another --outDir, or move these files elsewhere and put them back after the build',
    });
  }
  // Only trying shows whether the build may write here.
  const staging = join(findExisting(outDir), STAGING_FOLDER);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging);
  rmSync(staging, { recursive: true });
}

/** Formats a list of names for a message: the first three, and how many more there are. */
export function formatNames(names: readonly string[]): string {
  const more = names.length - 3;
  return (
    names.slice(0, 3).map(quote).join(', ') + (more > 0 ? ` and ${formatCount(more)} more` : '')
  );
}

/** @throws BuildError if the output folder lies in a folder that a build reads. It has no manifest if it contains one. */
async function refuseSourceFolders(outDir: string): Promise<void> {
  for (const folder of [join(contentFolder(), 'articles'), 'public', 'src']) {
    if (!`${outDir}${sep}`.startsWith(`${await resolveOutDir(folder)}${sep}`)) continue;
    throw BuildError.at(outDir, {
      found: 'a source folder of the project, or a folder inside one',
      expected: 'a folder for the site alone',
      fix: 'choose another --outDir',
    });
  }
}

/** Returns the folder itself or its nearest parent that exists. */
function findExisting(folder: string): string {
  return existsSync(folder) ? folder : findExisting(dirname(folder));
}

/** @throws BuildError if the disk of a folder, which need not exist yet, has less free space */
export function checkSpace(folder: string, bytes: number): void {
  const { bavail, bsize, blocks } = statfsSync(findExisting(folder));
  // Some network disks don't say how large they are.
  if (blocks === 0 || bavail * bsize >= bytes) return;
  const megabytes = (count: number) => `${formatCount(Math.ceil(count / 1e6))} MB`;
  throw BuildError.at(folder, {
    found: `a disk with ${megabytes(bavail * bsize)} of free space`,
    expected: `at least ${megabytes(bytes)}, for the files that are made again`,
    fix: 'free some space on this disk and build again',
  });
}
