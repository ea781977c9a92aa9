import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatManifest,
  hashFile,
  listFiles,
  listPaths,
  MANIFEST_FILE,
  readManifest,
  type Manifest,
} from './output-manifest.ts';

/**
 * Deletes the files in Astro's cache that are not as `recordCache` found them. Astro would publish a damaged picture in
 * every build, because it names pictures after their source.
 */
export function dropDamagedFiles(folder: string): void {
  if (!existsSync(folder)) return;
  const recorded = readRecord(folder);
  for (const path of listPaths(folder)) {
    const file = join(folder, path);
    if (path !== MANIFEST_FILE && recorded.get(path)?.sha256 !== hashFile(file)) rmSync(file);
  }
}

/** Records the files in Astro's cache with their hashes. */
export function recordCache(folder: string): void {
  if (!existsSync(folder)) return;
  const files = new Map(listFiles(folder));
  files.delete(MANIFEST_FILE);
  writeFileSync(join(folder, MANIFEST_FILE), formatManifest(files));
}

function readRecord(folder: string): Manifest {
  try {
    return readManifest(folder) ?? new Map();
  } catch {
    return new Map();
  }
}
