import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatManifest, listFiles, MANIFEST_FILE, readManifest } from './output-manifest.ts';

/**
 * Deletes the files in Astro's cache that are not as `recordCache` found them. Astro would publish a damaged picture in
 * every build, because it names pictures after their source.
 */
export function dropDamagedFiles(folder: string): void {
  if (!existsSync(folder)) return;
  const recorded = readRecord(folder);
  for (const [path, { sha256 }] of listFiles(folder)) {
    const isGood = path === MANIFEST_FILE || recorded?.get(path)?.sha256 === sha256;
    if (!isGood) rmSync(join(folder, path));
  }
}

/** Records the files in Astro's cache with their hashes. */
export function recordCache(folder: string): void {
  if (!existsSync(folder)) return;
  writeFileSync(join(folder, MANIFEST_FILE), formatManifest(listFiles(folder)));
}

function readRecord(folder: string) {
  try {
    return readManifest(folder);
  } catch {
    return undefined;
  }
}
