/*
 * Writes `.br` and `.gz` files beside the files of a built site, for nginx, Caddy and Apache, which send these instead.
 * Run it after each build: node deploy/compress.ts dist
 */
import { hash } from 'node:crypto';
import { readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** The hash of each file, by its path below the output folder. */
type Hashes = Map<string, string>;

/** The list of files that the build writes. */
const MANIFEST_FILE = '.dragoman.json';
/** The list of files that this command has compressed. It deletes and replaces no `.br` or `.gz` file of others. */
const COMPRESSED_FILE = '.dragoman-compressed.json';
/** Pagefind's index, pictures and fonts are compressed already. */
const COMPRESSIBLE = /\.(?:bib|css|csv|html?|js|json|md|mjs|svg|txt|wasm|webmanifest|xml)$/;
/** Node compresses in four threads. */
const FILES_AT_ONCE = 4;

const encoders = { '.br': promisify(brotliCompress), '.gz': promisify(gzip) };
const endings = Object.keys(encoders) as (keyof typeof encoders)[];

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) {
  console.error('Usage: node deploy/compress.ts <output folder of the build>');
  process.exitCode = 2;
} else {
  const published = await readHashes(folder, MANIFEST_FILE);
  if (published === undefined) {
    console.error(
      `${folder} has no ${MANIFEST_FILE}: expected the output folder of a build, such as dist`,
    );
    process.exitCode = 1;
  } else {
    console.log(await compressSite(folder, published));
  }
}

/** Deletes the compressed files of changed and deleted files first, so that no server sends them for long. */
async function compressSite(folder: string, published: Hashes): Promise<string> {
  const compressed = (await readHashes(folder, COMPRESSED_FILE)) ?? new Map<string, string>();
  const isCurrent = (path: string) => compressed.get(path) === published.get(path);
  const current = [...published].filter(([path]) => isCurrent(path));
  const changed = [...published].filter(([path]) => COMPRESSIBLE.test(path) && !isCurrent(path));
  for (const path of compressed.keys()) {
    if (!isCurrent(path)) await removeCompressed(folder, path, published);
  }
  // If this run is killed, the next one removes what it wrote.
  const unfinished = changed.map(([path]) => [path, ''] as const);
  await writeHashes(folder, new Map([...current, ...unfinished]));
  const finished = new Map(current);
  const queue = changed.values();
  const workers = Array.from({ length: FILES_AT_ONCE }, async (_, worker) => {
    for (const [path, sha256] of queue) {
      const bytes = await readFile(join(folder, path)).catch(() => undefined);
      // While a build publishes, and after it was interrupted, its manifest is ahead of the files.
      if (bytes === undefined || hash('sha256', bytes) !== sha256) continue;
      await compressFile(folder, path, bytes, published, worker);
      finished.set(path, sha256);
    }
  });
  await Promise.all(workers);
  await writeHashes(folder, finished);
  const count = finished.size - current.length;
  return `${folder}: ${count} ${count === 1 ? 'file' : 'files'} compressed, ${current.length} unchanged`;
}

/** Keeps what is smaller. Each compressed file has another name until it is whole. */
async function compressFile(
  folder: string,
  path: string,
  bytes: Buffer,
  published: Hashes,
  worker: number,
): Promise<void> {
  for (const ending of endings) {
    if (published.has(path + ending)) continue;
    const content = await encoders[ending](bytes);
    if (content.length >= bytes.length) continue;
    const draft = join(folder, `.dragoman-compressed-${worker}`);
    await writeFile(draft, content);
    await rename(draft, join(folder, path + ending));
  }
}

async function removeCompressed(folder: string, path: string, published: Hashes): Promise<void> {
  for (const ending of endings) {
    if (!published.has(path + ending)) await rm(join(folder, path + ending), { force: true });
  }
  // Folders that the build could not remove because of these files.
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    const isRemoved = await rmdir(join(folder, parent)).then(
      () => true,
      () => false,
    );
    if (!isRemoved) return;
  }
}

async function readHashes(folder: string, name: string): Promise<Hashes | undefined> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { files } = JSON.parse(text) as { files: Record<string, { sha256: string }> };
  return new Map(Object.entries(files).map(([path, { sha256 }]) => [path, sha256]));
}

async function writeHashes(folder: string, hashes: Hashes): Promise<void> {
  const files = Object.fromEntries([...hashes].map(([path, sha256]) => [path, { sha256 }]));
  const draft = join(folder, `.dragoman-compressed-0`);
  await writeFile(draft, `${JSON.stringify({ files }, undefined, 1)}\n`);
  await rename(draft, join(folder, COMPRESSED_FILE));
}
