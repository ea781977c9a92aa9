/** Begins the name of each cache. It contains the base path, because another site may share the host. */
export const CACHE_PREFIX = `dragoman ${import.meta.env.BASE_URL} `;

/** Names the caches of articles: those that were opened, and those that the reader chose to keep offline. */
export const cacheNames = {
  visited: `${CACHE_PREFIX}visited`,
  kept: `${CACHE_PREFIX}kept`,
} as const;

/** Custom headers of cached responses: ISO date, size in bytes, and (kept pages only) a JSON array of image paths. */
export const cacheHeaders = { cachedAt: 'X-Seen', bytes: 'X-Bytes', images: 'X-Pictures' } as const;

/** Asks the service worker to cache an article as visited, or to keep it offline. Paths are root-relative. */
export type WorkerMessage =
  { cache: string; images: string[] } | { keep: string; images: string[] };

/** Answers a message. `full`: no storage left; `failed`: a file could not be fetched; `off`: the kill switch runs. */
export type WorkerReply = 'cached' | 'kept' | 'gone' | 'full' | 'failed' | 'off';

/** Limits how long the service worker may fetch an article and its images. */
export const MESSAGE_TIMEOUT_MS = 110_000;

/** Normalizes a page's path as servers do: single slashes, one at the end, no `index.html`. */
export function canonicalPath(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/?(?:index\.html)?$/, '/');
}

/** Deletes a kept page and the images that no other kept page uses. */
export function removeKeptPage(path: string): Promise<void> {
  return withKeptPagesLock(async (kept) => {
    await kept.delete(path);
    await deleteUnusedImages(kept);
  });
}

/** Runs `work` on the cache of kept pages under a Web Lock shared by all tabs and the service worker. */
export function withKeptPagesLock<T>(work: (kept: Cache) => Promise<T>): Promise<T> {
  const name = cacheNames.kept;
  return navigator.locks.request(name, async () => work(await caches.open(name)));
}

/** Reads the headers of a cached response and closes its body. */
export async function readHeaders(cache: Cache, request: Request): Promise<Headers | undefined> {
  const response = await cache.match(request);
  // Chromium frees no storage for a deleted response while its body is open.
  await response?.body?.cancel();
  return response?.headers;
}

/** Deletes the cached images that no kept page uses. */
export async function deleteUnusedImages(kept: Cache): Promise<void> {
  const requests = await kept.keys();
  const used = new Set<string>();
  for (const request of requests) {
    const images = (await readHeaders(kept, request))?.get(cacheHeaders.images);
    if (images == null) continue;
    used.add(new URL(request.url).pathname);
    for (const image of JSON.parse(images) as string[]) used.add(image);
  }
  for (const request of requests) {
    if (!used.has(new URL(request.url).pathname)) await kept.delete(request);
  }
}
