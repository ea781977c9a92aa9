import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const origin = 'https://dragoman.example';
const article = '/en/articles/sample/';
const html =
  '<html><template class="copy" data-locale="en-GB" data-words="As of {date}"></template><p class="notice">';
const completePage = `${html}</p></html>`;
const [visited, kept, shell] = ['visited', 'kept', 'shell v2'].map(
  (name) => `dragoman / ${name}`,
) as [string, string, string];

type CacheEntries = Map<string, { body: ArrayBuffer; headers: Headers }>;
/** All caches by name. */
let cacheStorage: Map<string, CacheEntries>;
/** The network's responses by path. */
let network: Record<string, () => Response | Promise<Response>>;
let listeners: Record<string, (event: unknown) => void>;
const isStorageFull = vi.fn(() => false);

const pathOf = (input: Request | string) =>
  new URL(typeof input === 'string' ? input : input.url, origin).pathname;

function openCache(name: string) {
  const entries: CacheEntries = cacheStorage.get(name) ?? (new Map() as CacheEntries);
  cacheStorage.set(name, entries);
  return {
    match: (input: Request | string) => {
      const entry = entries.get(pathOf(input));
      return Promise.resolve(entry && new Response(entry.body, { headers: entry.headers }));
    },
    keys: () => Promise.resolve([...entries.keys()].map((path) => new Request(path))),
    delete: (input: Request | string) => Promise.resolve(entries.delete(pathOf(input))),
    put: async (input: Request | string, response: Response) => {
      if (isStorageFull()) throw new DOMException('', 'QuotaExceededError');
      const { headers } = response;
      entries.set(pathOf(input), { body: await response.arrayBuffer(), headers });
    },
  };
}

/** Creates a response with the properties that only `fetch` sets. */
function respond(body: BodyInit | null, init: ResponseInit = {}, redirected = false): Response {
  const response = new Response(body, { headers: { 'Content-Type': 'text/html' }, ...init });
  const received = (one: Response): Response =>
    Object.defineProperties(one, {
      type: { value: 'basic' },
      redirected: { value: redirected },
      clone: { value: () => received(Response.prototype.clone.call(one)) },
    });
  return received(response);
}

/** Puts a response into a cache: by default the sample article. */
async function putCached(name: string, path: string, headers: object = {}, text = completePage) {
  const type = { 'Content-Type': 'text/html', 'X-Seen': '2026-01-01T00:00:00.000Z', ...headers };
  await openCache(name).put(path, new Response(text, { headers: type }));
}
const listPaths = (name: string) => [...(cacheStorage.get(name)?.keys() ?? [])].sort();

/** Dispatches an event to the service worker. `done` waits for its response and its `waitUntil` work. */
function dispatch(name: string, event: object = {}) {
  const work: Promise<unknown>[] = [];
  let response: Promise<Response> | undefined;
  listeners[name]?.({
    ...event,
    waitUntil: (promise: Promise<unknown>) => work.push(promise),
    respondWith: (promise: Promise<Response>) => (response = promise),
  });
  const done = async () => {
    await response;
    await Promise.all(work);
  };
  return { response, done };
}
const request = (path: string, init: object = {}) => ({
  request: { method: 'GET', mode: 'navigate', url: new URL(path, origin).href, ...init },
});
/** Opens a page. @returns its text, after all work of the service worker is done */
async function open(path: string): Promise<string | undefined> {
  const { response, done } = dispatch('fetch', request(path));
  const text = await (await response)?.text();
  await done();
  return text;
}
/** Sends a message. @returns the reply */
async function send(data: object): Promise<unknown> {
  const postMessage = vi.fn();
  await dispatch('message', { data, ports: [{ postMessage }] }).done();
  return postMessage.mock.lastCall?.[0];
}

beforeEach(async () => {
  cacheStorage = new Map();
  listeners = {};
  network = { [article]: () => respond(completePage) };
  vi.stubGlobal('location', { origin });
  vi.stubGlobal('workerConfig', {
    version: 'v2',
    files: ['/_astro/page.js', '/en/offline/', '/ar/offline/'],
    offline: { en: '/en/offline/', ar: '/ar/offline/' },
    defaultLanguage: 'en',
    networkTimeoutMs: 5_000,
  });
  vi.stubGlobal('self', {
    addEventListener: (name: string, listener: (event: unknown) => void) =>
      (listeners[name] = listener),
    skipWaiting: () => Promise.resolve(),
    clients: { claim: () => Promise.resolve() },
  });
  vi.stubGlobal('caches', {
    open: (name: string) => Promise.resolve(openCache(name)),
    delete: (name: string) => Promise.resolve(cacheStorage.delete(name)),
    keys: () => Promise.resolve([...cacheStorage.keys()]),
    match: async (input: Request | string, { cacheName }: { cacheName?: string } = {}) => {
      for (const name of cacheStorage.keys()) {
        const response = await openCache(name).match(input);
        if (response && (cacheName ?? name) === name) return response;
      }
      return undefined;
    },
  });
  vi.stubGlobal('navigator', {
    locks: { request: (_: string, work: () => Promise<unknown>) => work() },
  });
  vi.stubGlobal(
    'Request',
    class extends Request {
      constructor(input: string, init?: RequestInit) {
        super(new URL(input, origin), init);
      }
    },
  );
  vi.stubGlobal('fetch', async (input: Request | string) => {
    const response = network[pathOf(input)];
    if (!response) throw new TypeError('No connection');
    return response();
  });
  vi.resetModules();
  await import('../../src/browser/service-worker.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  isStorageFull.mockReturnValue(false);
});

test('an article that is opened is cached, and opens offline at each of its addresses', async () => {
  await open(`${article}?utm_source=share`);
  expect(listPaths(visited)).toEqual([article]);
  network = {};
  for (const path of [article, article.slice(0, -1), `${article}index.html`]) {
    expect(await open(path)).toMatch(
      /^<html><p class="copy">As of \d[^<>]*<\/p><p class="notice"><\/p><\/html>$/,
    );
  }
});

test.each(['es-419', 'zh-Hant', 'pt-BR'])(
  'an article in the language %s is cached',
  async (code) => {
    const path = `/${code}/articles/sample/`;
    network[path] = () => respond(completePage);
    await open(path);
    expect(listPaths(visited)).toEqual([path]);
  },
);

test('other pages are not cached', async () => {
  network['/en/'] = () => respond(completePage);
  network['/en/articles/'] = () => respond(completePage);
  await open('/en/');
  await open('/en/articles/');
  expect([...cacheStorage.keys()]).toEqual([]);
});

describe.each<[string, () => Response]>([
  ['a server error', () => respond(completePage, { status: 500 })],
  ['missing', () => respond(completePage, { status: 404 })],
  ['partial content', () => respond(completePage, { status: 206 })],
  ['redirected to a page that looks like an article', () => respond(completePage, {}, true)],
  ['from another origin', () => new Response(completePage)],
  ['cut off', () => respond(completePage.slice(0, -5))],
  ['a login page', () => respond('<html><p>Log in</p></html>')],
])('a response that is %s', (_, respondBadly) => {
  test('is not cached when the article is opened', async () => {
    network[article] = respondBadly;
    await open(article);
    expect(listPaths(visited)).toEqual([]);
  });

  test('is not kept offline', async () => {
    network[article] = respondBadly;
    expect(await send({ keep: article, images: [] })).toBe('failed');
    expect(listPaths(kept)).toEqual([]);
  });

  test('is not cached when the page sends a message', async () => {
    network[article] = respondBadly;
    await send({ cache: article, images: [] });
    expect(listPaths(visited)).toEqual([]);
  });
});

test.each([
  [404, []],
  [410, []],
  [500, [article]],
  [503, [article]],
])('after a response with status %i, the cache has %j', async (status, paths) => {
  await putCached(visited, article);
  network[article] = () => respond('Sample error', { status });
  const text = await open(article);
  expect(listPaths(visited)).toEqual(paths);
  expect(text?.includes('class="copy">As of')).toBe(paths.length > 0);
  expect(text?.includes('Sample error')).toBe(paths.length === 0);
});

test('if an article is visited and kept, the newer page is shown', async () => {
  network = {};
  await putCached(visited, article, { 'X-Seen': '2026-01-02' }, 'Visited');
  await putCached(kept, article, { 'X-Seen': '2026-01-01' }, 'Kept');
  expect(await open(article)).toBe('Visited');
  await putCached(kept, article, { 'X-Seen': '2026-01-03' }, 'Kept');
  expect(await open(article)).toBe('Kept');
});

test.each([
  ['/ar/archive/', 'Arabic list'],
  ['/en/articles/another/', 'English list'],
  ['/xx/', 'English list'],
])('offline, %s is replaced by: %s', async (path, list) => {
  await putCached(shell, '/en/offline/', {}, 'English list');
  await putCached(shell, '/ar/offline/', {}, 'Arabic list');
  expect(await open(path)).toBe(list);
});

describe('a slow network', () => {
  /** Delays the article. @returns a function that delivers it */
  const delayArticle = (body: BodyInit) => {
    let finish: () => void = () => undefined;
    network[article] = () =>
      new Promise((resolve) => {
        finish = () => {
          resolve(respond(body));
        };
      });
    return () => {
      finish();
    };
  };
  /** Opens the article and lets time pass. */
  const openAndWait = async (ms: number) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    let text: string | undefined;
    const { response, done } = dispatch('fetch', request(article));
    void response?.then(async (one) => (text = await one.text()));
    await vi.advanceTimersByTimeAsync(ms);
    vi.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve));
    return { text: () => text, done };
  };

  test.each([
    [4_999, undefined],
    [5_000, 'class="copy">As of'],
  ])('after %i ms with a cached page: %s', async (ms, words) => {
    await putCached(visited, article);
    delayArticle(completePage);
    const { text } = await openAndWait(ms);
    if (words === undefined) expect(text()).toBeUndefined();
    else expect(text()).toContain(words);
  });

  test('has no timeout without a cached page', async () => {
    const finish = delayArticle(completePage);
    const { text, done } = await openAndWait(60_000);
    expect(text()).toBeUndefined();
    finish();
    await done();
    await vi.waitFor(() => {
      expect(text()).toBe(completePage);
    });
    expect(listPaths(visited)).toEqual([article]);
  });

  test('that stalls within an article is replaced by the cached page', async () => {
    await putCached(visited, article);
    network[article] = () =>
      respond(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode('<html>'));
          },
        }),
      );
    const { text } = await openAndWait(5_000);
    expect(text()).toContain('class="copy">As of');
  });
});

describe('storage', () => {
  test('is limited to 50 articles: the oldest is evicted', async () => {
    for (let number = 10; number < 60; number += 1) {
      await putCached(visited, `/en/articles/old-${number}/`, { 'X-Seen': `2020-01-${number}` });
    }
    await open(article);
    expect(listPaths(visited)).toHaveLength(50);
    expect(listPaths(visited)).toContain(article);
    expect(listPaths(visited)).not.toContain('/en/articles/old-10/');
  });

  test('is not taken from an article that is also kept, whose visited page may be newer', async () => {
    await putCached(visited, '/en/articles/another/');
    await putCached(kept, '/en/articles/another/');
    isStorageFull.mockReturnValueOnce(true);
    expect(await send({ keep: article, images: [] })).toBe('kept');
    expect(listPaths(visited)).toEqual(['/en/articles/another/']);
  });

  test('is limited to 20 MB, images included', async () => {
    for (const name of ['a', 'b', 'c']) {
      const headers = { 'X-Seen': `2020-01-01${name}`, 'X-Bytes': '9000000' };
      await putCached(visited, `/_astro/${name}.avif`, headers);
    }
    await open(article);
    expect(listPaths(visited)).toEqual(['/_astro/b.avif', '/_astro/c.avif', article]);
  });

  test('is freed for a kept article by evicting visited ones', async () => {
    await putCached(visited, '/en/articles/another/');
    isStorageFull.mockReturnValueOnce(true);
    expect(await send({ keep: article, images: [] })).toBe('kept');
    expect(listPaths(visited)).toEqual([]);
    isStorageFull.mockReturnValue(true);
    expect(await send({ keep: '/en/articles/sample/', images: [] })).toBe('full');
  });
});

describe('a kept article', () => {
  const image = (redirected = false) =>
    respond('Sample bytes', { headers: { 'Content-Type': 'image/avif' } }, redirected);

  test('is cached with its images, which replace those of its previous version', async () => {
    network['/_astro/a.avif'] = () => image();
    network['/_astro/b.avif'] = () => image();
    expect(await send({ keep: article, images: ['/_astro/a.avif'] })).toBe('kept');
    expect(listPaths(kept)).toEqual(['/_astro/a.avif', article]);
    expect(await send({ keep: article, images: ['/_astro/b.avif'] })).toBe('kept');
    expect(listPaths(kept)).toEqual(['/_astro/b.avif', article]);
  });

  test.each<[string, () => Response]>([
    ['fails', () => respond('', { status: 500, headers: { 'Content-Type': 'image/avif' } })],
    ['is a page', () => respond('<p>Log in')],
    ['is redirected', () => image(true)],
  ])('is not cached if an image %s', async (_, respondBadly) => {
    network['/_astro/a.avif'] = respondBadly;
    expect(await send({ keep: article, images: ['/_astro/a.avif'] })).toBe('failed');
    expect(listPaths(kept)).toEqual([]);
  });
});

describe('a new version', () => {
  beforeEach(() => {
    network['/_astro/page.js'] = () =>
      respond('', { headers: { 'Content-Type': 'text/javascript' } });
    for (const path of ['/en/offline/', '/ar/offline/'])
      network[path] = () => respond('<div class="copies">');
  });

  test('caches its files under its version', async () => {
    await dispatch('install').done();
    expect(listPaths(shell)).toEqual(['/_astro/page.js', '/ar/offline/', '/en/offline/']);
  });

  test.each<[string, string, () => Response]>([
    ['a page is redirected', '/ar/offline/', () => respond('<div class="copies">', {}, true)],
    ['a page fails', '/ar/offline/', () => respond('<div class="copies">', { status: 503 })],
    ['a page is a maintenance page', '/ar/offline/', () => respond('<p>Sample maintenance')],
    [
      'a script is redirected',
      '/_astro/page.js',
      () => respond('', { headers: { 'Content-Type': 'text/javascript' } }, true),
    ],
    ['a script is a page', '/_astro/page.js', () => respond('<p>Log in')],
  ])('is not installed if %s', async (_, path, respondBadly) => {
    network[path] = respondBadly;
    await expect(dispatch('install').done()).rejects.toThrow(path);
    expect([...cacheStorage.keys()]).toEqual([]);
  });

  test('is not installed if storage is full', async () => {
    isStorageFull.mockReturnValue(true);
    await expect(dispatch('install').done()).rejects.toThrow();
  });

  test('deletes the files of older versions, and no other cache', async () => {
    const names = [
      visited,
      kept,
      shell,
      'dragoman / shell v1',
      'dragoman /reader/ shell v1',
      'another',
    ];
    for (const name of names) openCache(name);
    await dispatch('activate').done();
    expect([...cacheStorage.keys()]).toEqual(
      names.filter((name) => name !== 'dragoman / shell v1'),
    );
  });
});

describe('an asset', () => {
  const loadAsset = async (path: string, init: object = {}) => {
    const { response, done } = dispatch('fetch', request(path, { mode: 'no-cors', ...init }));
    await done();
    return response;
  };

  test.each([
    [false, ['/_astro/a_1.avif']],
    [true, []],
  ])('is cached if it is an image (redirected: %s)', async (redirected, paths) => {
    network['/_astro/a_1.avif'] = () =>
      respond('Sample bytes', { headers: { 'Content-Type': 'image/avif' } }, redirected);
    network['/_astro/style.css'] = () => respond('', { headers: { 'Content-Type': 'text/css' } });
    await loadAsset('/_astro/a_1.avif');
    await loadAsset('/_astro/style.css');
    expect(listPaths(visited)).toEqual(paths);
  });

  test('is replaced by the image in another size, if it can’t be loaded', async () => {
    await putCached(kept, '/_astro/a_2.avif', {}, 'Other size');
    expect(await (await loadAsset('/_astro/a_1.avif'))?.text()).toBe('Other size');
    expect((await loadAsset('/_astro/b_1.avif'))?.type).toBe('error');
  });

  test.each([
    [article, 'Current script'],
    ['/en/search/', ''],
  ])(
    'that is gone and was a script is replaced by the current script, on %s: “%s”',
    async (page, body) => {
      await putCached(shell, '/_astro/page.js', {}, 'Current script');
      network['/_astro/old.js'] = () => respond('', { status: 404 });
      const response = await loadAsset('/_astro/old.js', {
        destination: 'script',
        referrer: origin + page,
      });
      expect(await response?.text()).toBe(body);
    },
  );
});

test.each([
  ['a POST request', article, { method: 'POST' }],
  ['a request to another origin', `https://other.example${article}`, {}],
  ['neither a page nor an asset', '/en/search/pagefind.js', { mode: 'cors' }],
])('the service worker ignores %s', (_, path, init) => {
  expect(dispatch('fetch', request(path, init)).response).toBeUndefined();
});
