import {
  CACHE_PREFIX,
  cacheHeaders,
  cacheNames,
  canonicalPath,
  deleteUnusedImages,
  MESSAGE_TIMEOUT_MS,
  readHeaders,
  withKeptPagesLock,
  type WorkerMessage,
  type WorkerReply,
} from './cached-pages.ts';
import { worker, type ExtendableEvent } from './worker-scope.ts';

/** Configures the service worker. `build/write-service-worker.ts` writes it as the first line of `worker.js`. */
declare const workerConfig: {
  /** Hash of this script and of all `files`. */
  version: string;
  /** Root-relative paths of the files to cache at installation: the offline lists and their scripts. */
  files: string[];
  /** Path of the offline list in each language. */
  offline: Record<string, string>;
  defaultLanguage: string;
  /** How long a navigation waits for the network before it gets the cached page. */
  networkTimeoutMs: number;
};

interface FetchEvent extends ExtendableEvent {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}

const SHELL_CACHE = `${CACHE_PREFIX}shell ${workerConfig.version}`;
const MAX_VISITED = { articles: 50, bytes: 20_000_000 };

worker.addEventListener('install', (event: ExtendableEvent) => event.waitUntil(install()));

worker.addEventListener('activate', (event: ExtendableEvent) => event.waitUntil(activate()));

worker.addEventListener('fetch', (event: FetchEvent) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate') event.respondWith(loadPage(event, canonicalPath(pathname)));
  else if (pathname.startsWith(`${import.meta.env.BASE_URL}_astro/`))
    event.respondWith(loadAsset(event));
});

worker.addEventListener('message', (event: ExtendableEvent & MessageEvent<WorkerMessage>) => {
  const { data, ports } = event;
  event.waitUntil(
    handleMessage(data)
      .catch((error: unknown): WorkerReply => (isQuotaExceeded(error) ? 'full' : 'failed'))
      .then((reply) => ports[0]?.postMessage(reply)),
  );
});

async function handleMessage(message: WorkerMessage): Promise<WorkerReply> {
  const { images } = message;
  if ('keep' in message) return keepArticle(message.keep, images);
  await cacheVisitedArticle(message.cache, await fetch(message.cache));
  await Promise.all(images.map(async (image) => putVisited(image, await fetchImage(image))));
  return 'cached';
}

/** Caches the offline lists and their scripts. If one file fails, the previous service worker stays. */
async function install(): Promise<void> {
  const files = await Promise.all(
    workerConfig.files.map(async (file) => {
      const response = await fetchComplete(new Request(file, { cache: 'no-cache' }));
      const text = await response.clone().text();
      const type = response.headers.get('Content-Type') ?? '';
      // A maintenance page must not be cached as one of ours.
      if (!(file.endsWith('/') ? text.includes('class="copies"') : type.includes('javascript'))) {
        throw new Error(`${file} has unexpected content`);
      }
      return [file, await withCacheHeaders(response)] as const;
    }),
  );
  const cache = await caches.open(SHELL_CACHE);
  await Promise.all(files.map(([file, response]) => cache.put(file, response)));
  // Safe while pages of the previous version are open: they load nothing later that only their worker has.
  await worker.skipWaiting();
}

/** Deletes the shell caches of previous versions and takes control of open pages. */
async function activate(): Promise<void> {
  const current: string[] = [SHELL_CACHE, cacheNames.visited, cacheNames.kept];
  const names = await caches.keys();
  const outdated = names.filter((name) => name.startsWith(CACHE_PREFIX) && !current.includes(name));
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * Loads a page network first, and caches every article. A cached page replaces one that is late, fails, or has a status of
 * 500 or more. Without a cached page there is no timeout; without a connection the reader gets the offline list.
 */
async function loadPage(event: FetchEvent, path: string): Promise<Response> {
  const { request } = event;
  if (!isArticle(path)) return fetch(request).catch(() => findOfflineList(path));
  const network = fetch(request.url, {
    // An article in the browser's HTTP cache may be outdated.
    cache: 'no-cache',
    credentials: 'same-origin',
    redirect: 'manual',
  });
  const caching = network.then((response) => cacheVisitedArticle(path, response.clone()));
  // The reader gets the page even if it can't be cached.
  event.waitUntil(caching.catch(() => undefined));
  const cachedPage = await findCachedPage(path);
  if (!cachedPage) return network.catch(() => findOfflineList(path));
  const timeout = new Promise<undefined>((resolve) =>
    setTimeout(resolve, workerConfig.networkTimeoutMs),
  );
  // Waits for the body: a response may stall after its headers.
  const completed = network.then(async (response) => {
    if (isComplete(response)) await response.clone().text();
    return response;
  });
  const response = await Promise.race([completed, timeout]).catch(() => undefined);
  return response && response.status < 500 ? response : showCacheDate(cachedPage);
}

/** Finds an article in the caches: the newer one if it is both visited and kept. */
async function findCachedPage(path: string): Promise<Response | undefined> {
  const visited = await caches.match(path, { cacheName: cacheNames.visited });
  const kept = await caches.match(path, { cacheName: cacheNames.kept });
  const cachedAt = (page?: Response) => page?.headers.get(cacheHeaders.cachedAt) ?? '';
  return cachedAt(kept) > cachedAt(visited) ? kept : visited;
}

/** Shows a line at the top of a cached page that says when it was cached. */
async function showCacheDate(cachedPage: Response): Promise<Response> {
  const cachedAt = new Date(cachedPage.headers.get(cacheHeaders.cachedAt) ?? '');
  const html = (await cachedPage.text()).replace(
    /<template class="copy" data-locale="([^"]*)" data-words="([^"]*)"><\/template>/,
    (_, locale: string, words: string) => {
      const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
      return `<p class="copy">${words.replace('{date}', format.format(cachedAt))}</p>`;
    },
  );
  return new Response(html, { headers: cachedPage.headers });
}

/** Finds the offline list in the language of the page that could not be loaded. */
async function findOfflineList(path: string): Promise<Response> {
  const { offline, defaultLanguage } = workerConfig;
  const [code = ''] = path.slice(import.meta.env.BASE_URL.length).split('/');
  const list = offline[Object.keys(offline).includes(code) ? code : defaultLanguage] ?? '';
  return (await caches.match(list)) ?? Response.error();
}

/** Caches an article that was opened. Deletes the cached page if the article is withdrawn (404, 410). */
async function cacheVisitedArticle(path: string, response: Response): Promise<void> {
  if (!isArticle(path)) return;
  if (response.status === 404 || response.status === 410) {
    await (await caches.open(cacheNames.visited)).delete(path);
  }
  if (!isComplete(response)) return;
  await putVisited(path, await readArticle(response));
  await evictOldest(MAX_VISITED);
}

/** Puts a response into the cache of visited articles. If storage is full, evicts half of the cache and tries again. */
async function putVisited(path: string, response: Response): Promise<void> {
  const cache = await caches.open(cacheNames.visited);
  try {
    await cache.put(path, response.clone());
  } catch (error) {
    if (!isQuotaExceeded(error)) throw error;
    await evictOldest({ articles: MAX_VISITED.articles / 2, bytes: MAX_VISITED.bytes / 2 });
    await cache.put(path, response);
  }
}

/**
 * Evicts the least recently visited articles and images until the rest is within the limits. An article that is also kept
 * stays, because its visited page may be newer.
 */
async function evictOldest(limits: typeof MAX_VISITED): Promise<void> {
  const cache = await caches.open(cacheNames.visited);
  const entries = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const headers = await readHeaders(cache, request);
      return {
        request,
        cachedAt: headers?.get(cacheHeaders.cachedAt) ?? '',
        bytes: Number(headers?.get(cacheHeaders.bytes)),
      };
    }),
  );
  entries.sort((a, b) => (a.cachedAt < b.cachedAt ? 1 : -1));
  let [articles, bytes] = [0, 0];
  for (const entry of entries) {
    const isPage = isArticle(new URL(entry.request.url).pathname);
    if (isPage && (await caches.match(entry.request, { cacheName: cacheNames.kept }))) continue;
    if (isPage) articles += 1;
    bytes += entry.bytes;
    // Images are limited by size only: they keep the date of the first visit, articles that of the last.
    if ((isPage && articles > limits.articles) || bytes > limits.bytes) {
      await cache.delete(entry.request);
    }
  }
}

/** Keeps an article offline with all its images. If one of them fails, the cache does not change. */
async function keepArticle(path: string, images: string[]): Promise<WorkerReply> {
  const signal = AbortSignal.timeout(MESSAGE_TIMEOUT_MS);
  const page = await readArticle(
    await fetchComplete(new Request(path, { cache: 'no-cache', signal })),
  );
  page.headers.set(cacheHeaders.images, JSON.stringify(images));
  const files = await Promise.all(
    images.map(async (image) => [image, await fetchImage(image, signal)] as const),
  );
  const putAll = async (kept: Cache) => {
    for (const [image, response] of files) await kept.put(image, response.clone());
    await kept.put(path, page.clone());
  };
  await withKeptPagesLock(async (kept) => {
    try {
      await putAll(kept).catch(async (error: unknown) => {
        if (!isQuotaExceeded(error)) throw error;
        // Kept articles matter more than visited ones.
        await evictOldest({ articles: 0, bytes: 0 });
        await putAll(kept);
      });
    } finally {
      // Deletes images of the article's previous version, or of a failed attempt.
      await deleteUnusedImages(kept);
    }
  });
  return 'kept';
}

/** Loads a script or image cache first: its name contains a hash, so it never changes. Caches images. */
async function loadAsset(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const cached = await caches.match(request, { ignoreVary: true });
  if (cached) return cached;
  const response = await fetch(request).catch(() => undefined);
  if (!response?.ok) return (await findSubstitute(request)) ?? response ?? Response.error();
  if (isImage(response)) {
    const image = withCacheHeaders(response.clone());
    event.waitUntil(image.then((file) => putVisited(request.url, file)).catch(() => undefined));
  }
  return response;
}

/**
 * Finds a cached substitute for an asset that can't be loaded: the same image in another size or format,
 * or the current script for a cached article whose own script is gone.
 */
async function findSubstitute(request: Request): Promise<Response | undefined> {
  const { url, destination, referrer } = request;
  const isScript = destination === 'script';
  // The search page has a script of its own, which no other can replace.
  if (isScript && !isArticle(canonicalPath(new URL(referrer, url).pathname))) return undefined;
  // Cuts the variant off an image's address: `photo.hash_variant.avif` → `photo.hash`.
  const stem = (address: string) => address.replace(/_[^_]*$/, '');
  const isSubstitute = (other: string) =>
    isScript ? other.endsWith('.js') : stem(other) === stem(url);
  for (const name of [SHELL_CACHE, cacheNames.kept, cacheNames.visited]) {
    const cache = await caches.open(name);
    const substitute = (await cache.keys()).find((other) => isSubstitute(other.url));
    if (substitute) return cache.match(substitute);
  }
  return undefined;
}

/** Fetches an image to cache. @throws Error if the response is not a complete image */
async function fetchImage(path: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal: signal ?? null });
  if (!isImage(response)) throw new Error(`${path} is not an image`);
  return withCacheHeaders(response);
}

function isImage(response: Response): boolean {
  return isComplete(response) && (response.headers.get('Content-Type') ?? '').startsWith('image/');
}

/** @throws Error if the response is not complete */
async function fetchComplete(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!isComplete(response)) throw new Error(`${request.url}: ${String(response.status)}`);
  return response;
}

/** Checks that a response is no error, no partial content, from this origin, and not redirected. */
function isComplete({ status, type, redirected }: Response): boolean {
  return status === 200 && type === 'basic' && !redirected;
}

/**
 * Reads an article's page and adds the cache headers.
 * @throws Error if the page is cut off, or isn't an article: the login page of a public Wi-Fi, say
 */
async function readArticle(response: Response): Promise<Response> {
  const html = await response.clone().text();
  if (!html.includes('class="notice"') || !html.trimEnd().endsWith('</html>')) {
    throw new Error(`${response.url} is not a complete article`);
  }
  return withCacheHeaders(response);
}

/**
 * Reads a response to its end and adds the cache headers. A cached page keeps its date.
 * Copies only the content type: `Content-Encoding` and `Content-Length` don't fit a decoded body.
 */
async function withCacheHeaders(response: Response): Promise<Response> {
  const { headers } = response;
  const body = await response.arrayBuffer();
  // eslint-disable-next-line no-restricted-syntax -- The reader's clock, not the build's.
  const now = new Date().toISOString();
  return new Response(body, {
    headers: {
      'Content-Type': headers.get('Content-Type') ?? '',
      [cacheHeaders.cachedAt]: headers.get(cacheHeaders.cachedAt) ?? now,
      [cacheHeaders.bytes]: String(body.byteLength),
    },
  });
}

function isArticle(path: string): boolean {
  return /^[\w-]+\/articles\/[a-z\d-]+\/$/.test(path.slice(import.meta.env.BASE_URL.length));
}

function isQuotaExceeded(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
