import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { formatCount } from '../content/diagnostic.ts';
import { findAddress } from '../routes.ts';
import { buildDate, contentFolder } from '../site.ts';
import { BuildError, describeSystemError, getErrorCode } from './build-error.ts';
import { formatNames, STAGING_FOLDER } from './out-dir.ts';
import {
  createFinder,
  formatManifest,
  hashFile,
  listFolders,
  MANIFEST_FILE,
  readManifest,
  type Manifest,
} from './output-manifest.ts';

/** A finished site, compared with its output folder. All lists are in the order of publishing. */
export type Publication = ReturnType<typeof comparePublication>;

/**
 * Compares the files of a finished site with the output folder. Changes nothing.
 * @param made the files that are to be published
 * @param reused published files that stay as they are unless the site has them too
 * @throws BuildError if something else than a file that a build wrote is in the way
 */
export function comparePublication(made: Manifest, outDir: string, reused: Manifest = new Map()) {
  const files: Manifest = new Map([...reused, ...made]);
  const published: Manifest = readManifest(outDir) ?? new Map();
  const find = createFinder(outDir);
  const isFree = (path: string) =>
    find(path).stats === undefined || (published.has(path) && isReplaceable(path, find));
  const taken = new Set(
    [...made.keys()].filter((path) => !isFree(path)).map((path) => find(path).at),
  );
  if (taken.size > 0) {
    throw BuildError.at(outDir, {
      found: `what a build can’t replace, where the site has its own files: ${formatNames([...taken])}`,
      expected: 'nothing but files that builds wrote at the paths of the site',
      fix: 'move them elsewhere; a file that belongs to the site goes into public/',
    });
  }
  const isUnchanged = (path: string) =>
    find(path).stats?.isFile() === true && hashFile(join(outDir, path)) === made.get(path)?.sha256;
  return {
    files,
    made,
    // What earlier builds wrote.
    published,
    // Files that are new or differ.
    changed: [...made.keys()]
      .filter((path) => !isUnchanged(path))
      .sort((a, b) => phaseOf(a) - phaseOf(b)),
    // Files of earlier builds that the site no longer has.
    removed: [...published.keys()]
      .filter((path) => !files.has(path))
      .sort((a, b) => phaseOf(b) - phaseOf(a)),
  };
}

/** Checks that a path has nothing, a file or a link, and lies in no link. */
function isReplaceable(path: string, find: ReturnType<typeof createFinder>): boolean {
  const { at, stats } = find(path);
  return stats === undefined || (at === path && !stats.isDirectory());
}

/** Lists the addresses of articles that the site no longer has. */
export function listRemovedArticles({ published, files }: Publication): string[] {
  return [...published.keys()]
    .filter((path) => isArticlePage(path) && !files.has(path))
    .map(findAddress);
}

/** Matches the page of a name that has a suffix, because another name has the address without it. */
const SUFFIXED_PAGE = /^([a-z-]+\/(?:topics|sources|translators)\/.+)-[\da-f]{8}(\/index\.html)$/i;

/** Lists the pages of names that have another address now, because a name with the same letters came or went. */
export function listMovedNames({
  published,
  files,
}: Pick<Publication, 'published' | 'files'>): string[] {
  const list = (some: Iterable<string>, others: Publication['files'], isNew: boolean) =>
    [...some].flatMap((path) => {
      const plain = path.replace(SUFFIXED_PAGE, '$1$2');
      if (plain === path || others.has(path) || !others.has(plain)) return [];
      const [now, before] = isNew ? [path, plain] : [plain, path];
      return `${findAddress(now)} instead of ${findAddress(before)}`;
    });
  return [...list(files.keys(), published, true), ...list(published.keys(), files, false)];
}

/**
 * Refuses to remove most of a site: a wrong clock or content folder would do that.
 * @throws BuildError if the site has none of the published articles, or lacks more than a tenth of them; one may always go
 */
export function refuseRemovals(outDir: string, publication: Publication): void {
  const articles = [...publication.published.keys()].filter(isArticlePage);
  const removed = listRemovedArticles(publication);
  const limit = Math.max(1, Math.floor(articles.length / 10));
  if (removed.length <= limit && (removed.length < articles.length || removed.length === 0)) return;
  throw BuildError.at(outDir, {
    found: `${formatCount(removed.length)} of ${formatCount(articles.length)} published articles would be removed: ${formatNames(removed)}`,
    expected: 'one build removes one article, or a tenth of them, and never all',
    fix:
      `check the content folder (${contentFolder()}) and the time of the build (${buildDate().toISOString()}); ` +
      'if they are right, run: npm run build -- --allow-removals',
  });
}

/**
 * Publishes a site: renames its new and changed files to their places one by one, then deletes the files that it no
 * longer has. Wherever this is interrupted, every file is whole, the manifest lists it, and the next build goes on.
 * @param site the folder that was built, perhaps on another disk
 * @throws BuildError if it can't be completed
 */
export function publish(site: string, outDir: string, publication: Publication): void {
  const { files, published, changed, removed } = publication;
  const staging = join(outDir, STAGING_FOLDER);
  removeFolder(staging);
  const isSameManifest = formatManifest(files) === formatManifest(published);
  if (changed.length + removed.length === 0 && isSameManifest) return;
  const manifests = { both: join(staging, 'both'), final: join(staging, 'final') };
  const staged = changed.map((path, index) => ({ path, file: join(staging, String(index)) }));
  let isStarted = false;
  try {
    checkPermissions(outDir, [...changed, ...removed]);
    mkdirSync(staging, { recursive: true });
    for (const { path, file } of staged) moveFile(join(site, path), file);
    // Both are written now, because renaming them later needs no space. `flush` protects them from a power cut.
    const options = { flush: true };
    // Without keys for the old files, no output counts as whole by those that the new site leaves.
    const old = Array.from(published, ([path, { sha256 }]) => [path, { sha256 }] as const);
    writeFileSync(manifests.both, formatManifest(new Map([...old, ...files])), options);
    writeFileSync(manifests.final, formatManifest(files), options);
    // From here on the manifest lists old and new files, so that it never lacks one that is there.
    renameSync(manifests.both, join(outDir, MANIFEST_FILE));
    isStarted = true;
    for (const { path, file } of staged) {
      mkdirSync(join(outDir, dirname(path)), { recursive: true });
      renameSync(file, join(outDir, path));
    }
    const find = createFinder(outDir);
    for (const path of removed) if (isReplaceable(path, find)) removeFile(outDir, path);
    renameSync(manifests.final, join(outDir, MANIFEST_FILE));
  } catch (error) {
    if (!isStarted) throw error;
    const { message } = describeSystemError(error) as Error;
    throw new BuildError(
      `${message.trimEnd()}\nA part of the new site is published, and each of its pages is whole. ` +
        'The next build completes it.',
    );
  } finally {
    removeFolder(staging);
  }
}

/** @throws Error if a folder of these files can't be written to */
function checkPermissions(outDir: string, paths: readonly string[]): void {
  for (const folder of new Set(paths.map((path) => join(outDir, dirname(path))))) {
    if (existsSync(folder)) accessSync(folder, constants.W_OK);
  }
}

/** Moves a file, to another disk as well. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (getErrorCode(error) !== 'EXDEV') throw error;
    copyFileSync(from, to);
  }
}

/** Deletes a file and the folders that are empty without it. */
function removeFile(outDir: string, path: string): void {
  rmSync(join(outDir, path), { force: true });
  for (const folder of listFolders(path)) {
    try {
      rmdirSync(join(outDir, folder));
    } catch (error) {
      // This folder holds other files.
      if (getErrorCode(error) !== 'ENOENT') return;
    }
  }
}

/** Deletes a folder. A leftover is no reason to fail: the next build deletes it. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // See above.
  }
}

/** Returns when a file is published: after the files that it loads or links to. */
function phaseOf(path: string): number {
  if (path === 'worker.js') return 5;
  if (/\/pagefind(?:-entry\.json|\.js)$/.test(path)) return 3;
  if (path.split('/')[1] === 'articles') return path.endsWith('.html') ? 2 : 1;
  return /\.(?:html|xml)$|\/feed\.json$|^[._]redirects/.test(path) ? 4 : 0;
}

/** Recognizes the page of an article, or the redirect at its earlier address. */
function isArticlePage(path: string): boolean {
  return /^[^/]+\/articles\/[^/]+\/index\.html$/.test(path);
}
