import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const origin = 'https://dragoman.example';
const article = '/en/articles/sample/';
const html =
  '<html><p class="copy" hidden data-locale="en-GB">Copy of {date}</p><p class="notice">';
const whole = `${html}</p></html>`;
const [visited, kept, shell] = ['visited', 'kept', 'shell v2'].map(
  (name) => `dragoman / ${name}`,
) as [string, string, string];

type Stored = Map<string, { body: ArrayBuffer; headers: Headers }>;
/** All caches, by name. */
let stores: Map<string, Stored>;
/** The answers of the network, by path. */
let network: Record<string, () => Response | Promise<Response>>;
let listeners: Record<string, (event: unknown) => void>;
const isFull = vi.fn(() => false);

const pathOf = (input: Request | string) =>
  new URL(typeof input === 'string' ? input : input.url, origin).pathname;

function cacheOf(name: string) {
  const stored: Stored = stores.get(name) ?? (new Map() as Stored);
  stores.set(name, stored);
  return {
    match: (input: Request | string) => {
      const copy = stored.get(pathOf(input));
      return Promise.resolve(copy && new Response(copy.body, { headers: copy.headers }));
    },
    keys: () => Promise.resolve([...stored.keys()].map((path) => new Request(path))),
    delete: (input: Request | string) => Promise.resolve(stored.delete(pathOf(input))),
    put: async (input: Request | string, response: Response) => {
      if (isFull()) throw new DOMException('', 'QuotaExceededError');
      const { headers } = response;
      stored.set(pathOf(input), { body: await response.arrayBuffer(), headers });
    },
  };
}

/** A response as `fetch` gives it. */
function answer(body: BodyInit | null, init: ResponseInit = {}, redirected = false): Response {
  const response = new Response(body, { headers: { 'Content-Type': 'text/html' }, ...init });
  const received = (one: Response): Response =>
    Object.defineProperties(one, {
      type: { value: 'basic' },
      redirected: { value: redirected },
      clone: { value: () => received(Response.prototype.clone.call(one)) },
    });
  return received(response);
}

/** Stores a copy of an article, or of a file with a text. */
async function store(name: string, path: string, headers: object = {}, text = whole) {
  const type = { 'Content-Type': 'text/html', 'X-Seen': '2026-01-01T00:00:00.000Z', ...headers };
  await cacheOf(name).put(path, new Response(text, { headers: type }));
}
const stored = (name: string) => [...(stores.get(name)?.keys() ?? [])].sort();

/** Dispatches an event. @returns the response, if the worker gives one, and its work after that */
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
/** Opens a page. @returns its text, once the worker has done its work */
async function open(path: string): Promise<string | undefined> {
  const { response, done } = dispatch('fetch', request(path));
  const text = await (await response)?.text();
  await done();
  return text;
}
/** Sends a message. @returns the answer */
async function send(data: object): Promise<unknown> {
  const postMessage = vi.fn();
  await dispatch('message', { data, ports: [{ postMessage }] }).done();
  return postMessage.mock.lastCall?.[0];
}

beforeEach(async () => {
  stores = new Map();
  listeners = {};
  network = { [article]: () => answer(whole) };
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
    open: (name: string) => Promise.resolve(cacheOf(name)),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    keys: () => Promise.resolve([...stores.keys()]),
    match: async (input: Request | string, { cacheName }: { cacheName?: string } = {}) => {
      for (const name of stores.keys()) {
        const copy = await cacheOf(name).match(input);
        if (copy && (cacheName ?? name) === name) return copy;
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
    const reply = network[pathOf(input)];
    if (!reply) throw new TypeError('No connection');
    return reply();
  });
  vi.resetModules();
  await import('../../src/browser/service-worker.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  isFull.mockReturnValue(false);
});

test('an article that is read is stored, and opens under each of its addresses', async () => {
  await open(`${article}?utm_source=share`);
  expect(stored(visited)).toEqual([article]);
  network = {};
  for (const path of [article, article.slice(0, -1), `${article}index.html`]) {
    expect(await open(path)).toMatch(/<p class="copy">Copy of \d/);
  }
});

test('no other page is stored', async () => {
  network['/en/'] = () => answer(whole);
  network['/en/articles/'] = () => answer(whole);
  await open('/en/');
  await open('/en/articles/');
  expect([...stores.keys()]).toEqual([]);
});

describe.each<[string, () => Response]>([
  ['an error', () => answer(whole, { status: 500 })],
  ['missing', () => answer(whole, { status: 404 })],
  ['a part', () => answer(whole, { status: 206 })],
  ['redirected to what looks like it', () => answer(whole, {}, true)],
  ['from elsewhere', () => new Response(whole)],
  ['cut off', () => answer(whole.slice(0, -5))],
  ['a login page', () => answer('<html><p>Log in</p></html>')],
])('an article that is %s', (_, reply) => {
  test('is not stored when it is opened', async () => {
    network[article] = reply;
    await open(article);
    expect(stored(visited)).toEqual([]);
  });

  test('is not kept', async () => {
    network[article] = reply;
    expect(await send({ keep: article, images: [] })).toBe('failed');
    expect(stored(kept)).toEqual([]);
  });

  test('is not stored when its page asks for it', async () => {
    network[article] = reply;
    await send({ cache: article, images: [] });
    expect(stored(visited)).toEqual([]);
  });
});

test.each([
  [404, []],
  [410, []],
  [500, [article]],
  [503, [article]],
])('after an answer of %i, these copies are left: %j', async (status, left) => {
  await store(visited, article);
  network[article] = () => answer('Sample error', { status });
  const text = await open(article);
  expect(stored(visited)).toEqual(left);
  expect(text?.includes('class="copy">Copy of')).toBe(left.length > 0);
  expect(text?.includes('Sample error')).toBe(left.length === 0);
});

test('of two copies the newer is shown', async () => {
  network = {};
  await store(visited, article, { 'X-Seen': '2026-01-02' }, 'Visited');
  await store(kept, article, { 'X-Seen': '2026-01-01' }, 'Kept');
  expect(await open(article)).toBe('Visited');
  await store(kept, article, { 'X-Seen': '2026-01-03' }, 'Kept');
  expect(await open(article)).toBe('Kept');
});

test.each([
  ['/ar/archive/', 'Arabic list'],
  ['/en/articles/another/', 'English list'],
  ['/xx/', 'English list'],
])('without a connection, %s gives way to a list: %s', async (path, list) => {
  await store(shell, '/en/offline/', {}, 'English list');
  await store(shell, '/ar/offline/', {}, 'Arabic list');
  expect(await open(path)).toBe(list);
});

describe('a slow network', () => {
  const slow = (body: BodyInit) => {
    let finish: () => void = () => undefined;
    network[article] = () =>
      new Promise((resolve) => {
        finish = () => {
          resolve(answer(body));
        };
      });
    return () => {
      finish();
    };
  };
  const shownAfter = async (ms: number) => {
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
    [5_000, 'class="copy">Copy of'],
  ])('after %i ms with a copy: %s', async (ms, words) => {
    await store(visited, article);
    slow(whole);
    const { text } = await shownAfter(ms);
    if (words === undefined) expect(text()).toBeUndefined();
    else expect(text()).toContain(words);
  });

  test('is waited for if there is no copy', async () => {
    const finish = slow(whole);
    const { text, done } = await shownAfter(60_000);
    expect(text()).toBeUndefined();
    finish();
    await done();
    await vi.waitFor(() => {
      expect(text()).toBe(whole);
    });
    expect(stored(visited)).toEqual([article]);
  });

  test('that stalls within an article gives way to the copy', async () => {
    await store(visited, article);
    network[article] = () =>
      answer(
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode('<html>'));
          },
        }),
      );
    const { text } = await shownAfter(5_000);
    expect(text()).toContain('class="copy">Copy of');
  });
});

describe('room', () => {
  test('is for 50 articles: the oldest goes', async () => {
    for (let number = 10; number < 60; number += 1) {
      await store(visited, `/en/articles/old-${number}/`, { 'X-Seen': `2020-01-${number}` });
    }
    await open(article);
    expect(stored(visited)).toHaveLength(50);
    expect(stored(visited)).toContain(article);
    expect(stored(visited)).not.toContain('/en/articles/old-10/');
  });

  test('is for 20 MB, with pictures', async () => {
    for (const name of ['a', 'b', 'c']) {
      const headers = { 'X-Seen': `2020-01-01${name}`, 'X-Bytes': '9000000' };
      await store(visited, `/_astro/${name}.avif`, headers);
    }
    await open(article);
    expect(stored(visited)).toEqual(['/_astro/b.avif', '/_astro/c.avif', article]);
  });

  test('is made for an article to keep by forgetting those that were only read', async () => {
    await store(visited, '/en/articles/another/');
    isFull.mockReturnValueOnce(true);
    expect(await send({ keep: article, images: [] })).toBe('kept');
    expect(stored(visited)).toEqual([]);
    isFull.mockReturnValue(true);
    expect(await send({ keep: '/en/articles/sample/', images: [] })).toBe('full');
  });
});

describe('an article to keep', () => {
  const image = (redirected = false) =>
    answer('Sample bytes', { headers: { 'Content-Type': 'image/avif' } }, redirected);

  test('is stored with its pictures, and replaces those that it had', async () => {
    network['/_astro/a.avif'] = () => image();
    network['/_astro/b.avif'] = () => image();
    expect(await send({ keep: article, images: ['/_astro/a.avif'] })).toBe('kept');
    expect(stored(kept)).toEqual(['/_astro/a.avif', article]);
    expect(await send({ keep: article, images: ['/_astro/b.avif'] })).toBe('kept');
    expect(stored(kept)).toEqual(['/_astro/b.avif', article]);
  });

  test.each<[string, () => Response]>([
    ['fails', () => answer('', { status: 500, headers: { 'Content-Type': 'image/avif' } })],
    ['is a page', () => answer('<p>Log in')],
    ['is redirected', () => image(true)],
  ])('is not stored if a picture %s', async (_, reply) => {
    network['/_astro/a.avif'] = reply;
    expect(await send({ keep: article, images: ['/_astro/a.avif'] })).toBe('failed');
    expect(stored(kept)).toEqual([]);
  });

  test('is renewed only if it is still kept', async () => {
    expect(await send({ keep: article, images: [], onlyIfKept: true })).toBe('gone');
    expect(stored(kept)).toEqual([]);
  });
});

describe('a new version', () => {
  beforeEach(() => {
    network['/_astro/page.js'] = () =>
      answer('', { headers: { 'Content-Type': 'text/javascript' } });
    for (const path of ['/en/offline/', '/ar/offline/'])
      network[path] = () => answer('<div class="copies">');
  });

  test('stores its files under its own name', async () => {
    await dispatch('install').done();
    expect(stored(shell)).toEqual(['/_astro/page.js', '/ar/offline/', '/en/offline/']);
  });

  test.each<[string, string, () => Response]>([
    ['a page is redirected', '/ar/offline/', () => answer('<div class="copies">', {}, true)],
    ['a page fails', '/ar/offline/', () => answer('<div class="copies">', { status: 503 })],
    ['a page is a maintenance page', '/ar/offline/', () => answer('<p>Sample maintenance')],
    [
      'a script is redirected',
      '/_astro/page.js',
      () => answer('', { headers: { 'Content-Type': 'text/javascript' } }, true),
    ],
    ['a script is a page', '/_astro/page.js', () => answer('<p>Log in')],
  ])('is not installed if %s', async (_, path, reply) => {
    network[path] = reply;
    await expect(dispatch('install').done()).rejects.toThrow(path);
    expect([...stores.keys()]).toEqual([]);
  });

  test('is not installed if there is no room', async () => {
    isFull.mockReturnValue(true);
    await expect(dispatch('install').done()).rejects.toThrow();
    expect([...stores.keys()]).toEqual([]);
  });

  test('deletes the files of older ones, and nothing else', async () => {
    const names = [
      visited,
      kept,
      shell,
      'dragoman / shell v1',
      'dragoman /reader/ shell v1',
      'another',
    ];
    for (const name of names) cacheOf(name);
    await dispatch('activate').done();
    expect([...stores.keys()]).toEqual(names.filter((name) => name !== 'dragoman / shell v1'));
  });
});

describe('a file of a page', () => {
  const asset = async (path: string, init: object = {}) => {
    const { response, done } = dispatch('fetch', request(path, { mode: 'no-cors', ...init }));
    await done();
    return response;
  };

  test.each([
    [false, ['/_astro/a_1.avif']],
    [true, []],
  ])('is stored if it is a picture (redirected: %s)', async (redirected, paths) => {
    network['/_astro/a_1.avif'] = () =>
      answer('Sample bytes', { headers: { 'Content-Type': 'image/avif' } }, redirected);
    network['/_astro/style.css'] = () => answer('', { headers: { 'Content-Type': 'text/css' } });
    await asset('/_astro/a_1.avif');
    await asset('/_astro/style.css');
    expect(stored(visited)).toEqual(paths);
  });

  test('is the picture in another size, where its own doesn’t come', async () => {
    await store(kept, '/_astro/a_2.avif', {}, 'Other size');
    expect(await (await asset('/_astro/a_1.avif'))?.text()).toBe('Other size');
    expect((await asset('/_astro/b_1.avif'))?.type).toBe('error');
  });

  test.each([
    [article, 'Current script'],
    ['/en/search/', ''],
  ])('is the current script, where the old one is gone, on %s: “%s”', async (page, body) => {
    await store(shell, '/_astro/page.js', {}, 'Current script');
    network['/_astro/old.js'] = () => answer('', { status: 404 });
    const response = await asset('/_astro/old.js', {
      destination: 'script',
      referrer: origin + page,
    });
    expect(await response?.text()).toBe(body);
  });
});

test.each([
  ['posted', article, { method: 'POST' }],
  ['on another origin', `https://other.example${article}`, {}],
  ['no page and no asset', '/en/search/pagefind.js', { mode: 'cors' }],
])('the worker leaves alone what is %s', (_, path, init) => {
  expect(dispatch('fetch', request(path, init)).response).toBeUndefined();
});
