import { posix } from 'node:path';
import { quote } from '../content/diagnostic.ts';
import { isRefusedByWindows } from '../language/slug.ts';
import { listFolders } from './output-manifest.ts';

/** Windows allows 259 characters with the output folder. */
const MAX_PATH_LENGTH = 240;
const MAX_NAME_BYTES = 255;

/** Describes the paths that Windows or macOS can't hold, or can't tell apart, by path. */
export function checkNames(paths: readonly string[]): Map<string, string> {
  const firsts = new Map<string, string>();
  const findings = new Map<string, string>();
  const folders = new Set(paths.flatMap(listFolders));
  for (const path of new Set(paths.flatMap((one) => [...listFolders(one).reverse(), one]))) {
    const key = path.normalize('NFC').toUpperCase().normalize('NFC');
    const first = firsts.get(key);
    // Such a disk makes one of two folders, which loses no file.
    const isMerged = first !== undefined && folders.has(first) && folders.has(path);
    const found = describeName(path, isMerged ? undefined : first);
    if (first === undefined) firsts.set(key, path);
    if (found !== undefined) findings.set(path, found);
  }
  return findings;
}

function describeName(path: string, first: string | undefined): string | undefined {
  const name = posix.basename(path);
  if (isRefusedByWindows(name)) return 'a name that Windows can’t hold';
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return 'a name that is too long for disks';
  if (path.length > MAX_PATH_LENGTH) return 'a path that is too long for Windows';
  return first && `the name of ${quote(first)}, but for case or the code of its letters`;
}
