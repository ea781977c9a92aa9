import { hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { compareCodeUnits } from '../article/order.ts';
import { memoize } from '../memoize.ts';
import { readBytes } from '../read-bytes.ts';
import { BuildError, getErrorCode } from './build-error.ts';

/** The file in the output folder that lists the files that builds wrote. Other files there are never touched. */
export const MANIFEST_FILE = '.dragoman.json';

/** Files by path. Paths are relative to the output folder and have forward slashes. */
export type Manifest = ReadonlyMap<string, PublishedFile>;

/** A file that a build wrote. */
interface PublishedFile {
  sha256: string;
  /** Of its output. The file is made again unless this key is the same. */
  key?: string;
}

/** Lists the paths of everything in a folder except folders, sorted. Doesn't follow symbolic links. */
export function listPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => toManifestPath(folder, join(parentPath, name)))
    .sort(compareCodeUnits);
}

export function hashFile(path: string): string {
  return hash('sha256', readBytes(path));
}

/** The manifest that was read last: a build needs it several times. */
let lastManifest: { text: string; manifest: Manifest } | undefined;

/**
 * Reads the manifest of an output folder. Returns nothing if it has none.
 * @throws BuildError if the manifest is damaged
 */
export function readManifest(outDir: string): Manifest | undefined {
  const path = join(outDir, MANIFEST_FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(String(getErrorCode(error)))) return undefined;
    throw error;
  }
  try {
    if (lastManifest?.text !== text) lastManifest = { text, manifest: parseManifest(text) };
    return lastManifest.manifest;
  } catch {
    throw BuildError.at(path, {
      found: 'a damaged list of the files that earlier builds wrote',
      expected: 'the file as the last build wrote it',
      fix: 'restore it from a copy, or choose another --outDir',
    });
  }
}

/** Lists the folders in which a file lies, innermost first. */
export function listFolders(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [] : [folder, ...listFolders(folder)];
}

/** Returns a function that follows a path in a folder up to what is missing or no folder. Doesn't follow symbolic links. */
export function createFinder(folder: string) {
  const find = memoize((path: string): { at: string; stats: Stats | undefined } => {
    const parent = posix.dirname(path);
    if (parent !== '.') {
      const found = find(parent);
      if (found.stats?.isDirectory() !== true) return found;
    }
    return { at: path, stats: lstatSync(join(folder, path), { throwIfNoEntry: false }) };
  });
  return find;
}

/** Writes a manifest as JSON, one line for each file, so that two of them are easy to compare. */
export function formatManifest(files: Manifest): string {
  const lines = [...files]
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([path, file]) => `${JSON.stringify(path)}: ${JSON.stringify(file)}`);
  return `{"files": {\n${lines.join(',\n')}\n}}\n`;
}

/** Matches paths that don't lie inside a folder, on some system, or that are not in their shortest form. */
const INVALID_PATH = /^[a-z]:|\\|(?:^|\/)\.{0,2}(?:\/|$)/i;

/** @throws Error unless the text is a manifest and all its paths lie inside the folder */
function parseManifest(text: string): Manifest {
  const { files } = JSON.parse(text) as { files: Record<string, PublishedFile> };
  const entries = Object.entries(files);
  for (const [path, { sha256 }] of entries) {
    if (typeof sha256 !== 'string' || INVALID_PATH.test(path))
      throw new Error(`${path} is not a file in this folder`);
  }
  return new Map(entries);
}

function toManifestPath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
