import {
  alone,
  canonical,
  copies,
  headOf,
  headers,
  patience,
  prefix,
  sweep,
  type Answer,
  type Wish,
} from './cached-pages.ts';

/** What the build knows of the site, and puts in here (`cli/worker.ts`). */
declare const built: {
  /** Of everything below and of this script: another is another worker. */
  version: string;
  /** What every reader of copies needs, root-relative: scripts, and the pages that list the copies. */
  files: string[];
  /** These pages, by the language in which they are. */
  offline: Record<string, string>;
  defaultLanguage: string;
};

// The types of workers don't go together with those of pages (https://www.w3.org/TR/service-workers/).
interface LastingEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface RequestEvent extends LastingEvent {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}
const worker = self as unknown as {
  addEventListener: (name: string, listener: (event: never) => void) => void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};

const shell = `${prefix}shell ${built.version}`;
/** How long the network has before a copy stands in for it, in milliseconds. */
const soon = 3_000;
/** How many articles that were read are remembered, and of how many bytes in all. */
const most = { articles: 50, bytes: 20_000_000 };

worker.addEventListener('install', (event: LastingEvent) => {
  event.waitUntil(install());
});

worker.addEventListener('activate', (event: LastingEvent) => {
  event.waitUntil(activate());
});

worker.addEventListener('fetch', (event: RequestEvent) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate') page(event, canonical(pathname));
  else if (pathname.startsWith(`${import.meta.env.BASE_URL}_astro/`))
    event.respondWith(asset(event));
});

worker.addEventListener('message', (event: LastingEvent & MessageEvent<Wish>) => {
  const { data: wish, ports } = event;
  event.waitUntil(
    fulfilled(wish)
      .catch((error: unknown): Answer => (isFull(error) ? 'full' : 'failed'))
      .then((answer) => {
        ports[0]?.postMessage(answer);
      }),
  );
});

async function fulfilled(wish: Wish): Promise<Answer> {
  const { pictures } = wish;
  if ('keep' in wish) return keep(wish.keep, pictures, wish.again);
  await remember(wish.remember, await fetch(wish.remember));
  // As they were seen; the worker was not there yet.
  await Promise.all(
    pictures.map(async (picture) => rememberPicture(picture, await pictureFrom(picture))),
  );
  return 'remembered';
}

/** All or nothing: until then the worker before this one goes on with what it has. */
async function install(): Promise<void> {
  const files = await Promise.all(
    built.files.map(async (file) => {
      const response = await whole(new Request(file, { cache: 'no-cache' }));
      const text = await response.clone().text();
      const type = response.headers.get('Content-Type') ?? '';
      // What a host says while it is mended, say, is no page of ours and no script.
      if (!(file.endsWith('/') ? text.includes('class="copies"') : type.includes('javascript'))) {
        throw new Error(`${file} is something else`);
      }
      return [file, response, await response.arrayBuffer()] as const;
    }),
  );
  try {
    const cache = await caches.open(shell);
    await Promise.all(
      files.map(([file, response, body]) => cache.put(file, new Response(body, plain(response)))),
    );
  } catch (error) {
    await caches.delete(shell);
    throw error;
  }
  // Pages load nothing by and by that only an older worker would have.
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const lasting: string[] = [shell, copies.visited, copies.kept];
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && !lasting.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The network's page, as long as it comes soon; what is seen of an article is remembered. */
function page(event: RequestEvent, path: string): void {
  // Asked of the network itself: what the browser has in store would pass for new.
  const { url } = event.request;
  const network = isArticle(path)
    ? fetch(url, { cache: 'no-cache', credentials: 'same-origin', redirect: 'manual' })
    : fetch(event.request);
  // What is not to be stored is not read twice.
  if (isArticle(path)) {
    event.waitUntil(
      network
        .then((response) => remember(path, response.clone()))
        // It is read all the same; only its copy is missing.
        .catch(() => undefined),
    );
  }
  event.respondWith(first(network, path));
}

async function first(network: Promise<Response>, path: string): Promise<Response> {
  const copy = await copyOf(path);
  if (!copy) return network.catch(() => listOf(path));
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, soon));
  // Until it is all there: one that begins and stalls is late too.
  const there = network.then(async (response) => {
    if (isWhole(response)) await response.clone().text();
    return response;
  });
  const response = await Promise.race([there, late]).catch(() => undefined);
  return response && response.status < 500 ? response : marked(copy);
}

/** Of what was read and what was kept, the newer. */
async function copyOf(path: string): Promise<Response | undefined> {
  if (!isArticle(path)) return undefined;
  const [visited, kept] = await Promise.all(
    [copies.visited, copies.kept].map((cacheName) => caches.match(path, { cacheName })),
  );
  const seen = (copy?: Response) => copy?.headers.get(headers.seen) ?? '';
  return seen(kept) > seen(visited) ? kept : visited;
}

/** A copy says that it is one, and of when: the page has the words. */
async function marked(copy: Response): Promise<Response> {
  const seen = new Date(copy.headers.get(headers.seen) ?? '');
  const html = (await copy.text()).replace(
    /<p class="copy" hidden data-locale="([^"]*)">([^<]*)/,
    (_, locale: string, words: string) => {
      const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
      return `<p class="copy">${words.replace('{date}', days.format(seen))}`;
    },
  );
  return new Response(html, { headers: copy.headers });
}

/** Where nothing is to be had of a page: the list of what is, in the page's language. */
async function listOf(path: string): Promise<Response> {
  const [language = ''] = path.slice(import.meta.env.BASE_URL.length).split('/');
  const known = Object.keys(built.offline).includes(language) ? language : built.defaultLanguage;
  const address = built.offline[known] ?? '';
  return (await caches.match(address)) ?? Response.error();
}

/** Remembers an article that was read, as far as there is room; one that is withdrawn is forgotten. */
async function remember(path: string, response: Response): Promise<void> {
  if (!isArticle(path)) return;
  if (response.status === 404 || response.status === 410) {
    await (await caches.open(copies.visited)).delete(path);
  }
  if (!isWhole(response)) return;
  await storeVisited(path, await articleIn(response));
  await trim(most);
}

/** Remembers a picture that was seen. */
async function rememberPicture(path: string, response: Response): Promise<void> {
  await storeVisited(path, stamped(await response.arrayBuffer(), response));
}

/** Stores what was seen; where there is no room, in place of what was seen longest ago. */
async function storeVisited(path: string, copy: Response): Promise<void> {
  const cache = await caches.open(copies.visited);
  try {
    await cache.put(path, copy.clone());
  } catch (error) {
    if (!isFull(error)) throw error;
    await trim({ articles: most.articles / 2, bytes: most.bytes / 2 });
    await cache.put(path, copy);
  }
}

/** Forgets what was read longest ago. */
async function trim(limit: typeof most): Promise<void> {
  const cache = await caches.open(copies.visited);
  const known = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const head = await headOf(cache, request);
      return {
        request,
        seen: head?.get(headers.seen) ?? '',
        bytes: Number(head?.get(headers.bytes)),
      };
    }),
  );
  known.sort((a, b) => (a.seen < b.seen ? 1 : -1));
  let [articles, bytes] = [0, 0];
  for (const copy of known) {
    const isOne = isArticle(new URL(copy.request.url).pathname);
    if (isOne) articles += 1;
    bytes += copy.bytes;
    // A picture may have been seen before its article was last read: it goes for its bytes alone.
    if ((isOne && articles > limit.articles) || bytes > limit.bytes) {
      await cache.delete(copy.request);
    }
  }
}

/** Keeps an article with its pictures, or nothing of it. */
async function keep(path: string, pictures: string[], again = false): Promise<Answer> {
  const signal = AbortSignal.timeout(patience);
  // What is open was remembered just now, or will be.
  const seen = again ? await copyOf(path) : undefined;
  const source =
    seen && !seen.headers.has(headers.pictures)
      ? seen
      : await whole(new Request(path, { cache: 'no-cache', signal }));
  const copy = await articleIn(source);
  copy.headers.set(headers.seen, source.headers.get(headers.seen) ?? now());
  copy.headers.set(headers.pictures, JSON.stringify(pictures));
  const files = await Promise.all(
    pictures.map(async (picture) => {
      const response = await pictureFrom(picture, signal);
      return [picture, await response.arrayBuffer(), plain(response)] as const;
    }),
  );
  const store = async (kept: Cache) => {
    for (const [picture, body, head] of files) await kept.put(picture, new Response(body, head));
    await kept.put(path, copy.clone());
  };
  return alone(async (kept) => {
    // Let go of while it was fetched anew.
    if (again && !(await kept.match(path))) return 'gone';
    try {
      await store(kept).catch(async (error: unknown) => {
        if (!isFull(error)) throw error;
        // What was asked for goes before what was remembered unasked.
        await trim({ articles: 0, bytes: 0 });
        await store(kept);
      });
    } finally {
      // Nothing is left of what failed, nor of what the article had before.
      await sweep(kept);
    }
    return 'kept';
  });
}

/** Scripts and pictures have a name of their own for each version, so that a copy is as good as new. */
async function asset(event: RequestEvent): Promise<Response> {
  const { request } = event;
  const copy = await caches.match(request, { ignoreVary: true });
  if (copy) return copy;
  const response = await fetch(request).catch(() => undefined);
  if (!response?.ok) return (await likeness(request)) ?? response ?? Response.error();
  if (isPicture(response)) {
    const { pathname } = new URL(request.url);
    event.waitUntil(rememberPicture(pathname, response.clone()).catch(() => undefined));
  }
  return response;
}

/** Of a picture another size or format will do, and of the script of an article's older copy the one that there is. */
async function likeness({ url, destination, referrer }: Request): Promise<Response | undefined> {
  const isScript = destination === 'script';
  // The search has one of its own, which none stands in for.
  if (isScript && !isArticle(canonical(new URL(referrer, url).pathname))) return undefined;
  const isLike = (other: string) => (isScript ? other.endsWith('.js') : stem(other) === stem(url));
  for (const name of [shell, copies.kept, copies.visited]) {
    const cache = await caches.open(name);
    const like = (await cache.keys()).find((request) => isLike(request.url));
    if (like) return cache.match(like);
  }
  return undefined;
}

function stem(address: string): string {
  return address.replace(/_[^_]*$/, '');
}

/** @throws Error where it is no picture */
async function pictureFrom(path: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal: signal ?? null });
  if (!isPicture(response)) throw new Error(`${path} is no picture`);
  return response;
}

function isPicture(response: Response): boolean {
  return isWhole(response) && (response.headers.get('Content-Type') ?? '').startsWith('image/');
}

async function whole(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!isWhole(response)) throw new Error(`${request.url}: ${String(response.status)}`);
  return response;
}

/** What is neither an error, nor a part, nor from elsewhere. */
function isWhole({ status, type, redirected }: Response): boolean {
  return status === 200 && type === 'basic' && !redirected;
}

/** @throws Error where it is cut off, or no article with its notice: what a café's network answers, say */
async function articleIn(response: Response): Promise<Response> {
  const html = await response.text();
  if (!html.includes('class="notice"') || !html.trimEnd().endsWith('</html>')) {
    throw new Error(`${response.url} is not whole`);
  }
  return stamped(new TextEncoder().encode(html), response);
}

/** A copy that says when it was made. */
function stamped(body: ArrayBuffer | Uint8Array<ArrayBuffer>, response: Response): Response {
  const copy = new Response(body, plain(response));
  copy.headers.set(headers.seen, now());
  copy.headers.set(headers.bytes, String(body.byteLength));
  return copy;
}

function now(): string {
  // eslint-disable-next-line no-restricted-syntax -- The reader's clock, not the build's.
  return new Date().toISOString();
}

/** The head of a response whose body has been unpacked. */
function plain({ headers: sent }: Response): ResponseInit {
  const type = sent.get('Content-Type');
  return { headers: type === null ? {} : { 'Content-Type': type } };
}

function isArticle(path: string): boolean {
  return /^[a-z-]+\/articles\/[a-z\d-]+\/$/.test(path.slice(import.meta.env.BASE_URL.length));
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
