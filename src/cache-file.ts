import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a cache file atomically. Ignores errors, because a build works without its cache. */
export async function writeCacheFile(path: string, content: Uint8Array): Promise<void> {
  const draft = `${path}.${String(process.pid)}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
