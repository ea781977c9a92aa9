import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const DIGEST_BYTES = 32;

/**
 * Writes a cache file atomically, with a digest of its content. Ignores errors, because a build works without its cache.
 * @param key whatever else the content depends on
 */
export async function writeCacheFile(path: string, content: Uint8Array, key = ''): Promise<void> {
  const draft = `${path}.${String(process.pid)}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, Buffer.concat([digest(content, key), content]));
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Reads a cache file. A file that is missing, damaged or written with another key counts as missing. */
export async function readCacheFile(path: string, key = ''): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const content = bytes.subarray(DIGEST_BYTES);
  return bytes.subarray(0, DIGEST_BYTES).equals(digest(content, key)) ? content : undefined;
}

function digest(content: Uint8Array, key: string): Buffer {
  return createHash('sha256').update(key).update(content).digest();
}
