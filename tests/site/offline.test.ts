import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject } from 'vitest';
import type { WorkerMessage } from '../../src/browser/cached-pages.ts';
import { bundleWorker } from '../../src/build/write-service-worker.ts';
import { languages, type Language } from '../../src/language/languages.ts';
import { runAxe, test, readCredit } from './browser.ts';
import { serveFolder, type FileServer } from './file-server.ts';
import { seed } from './pages.ts';

const outDir = inject('outDir');
const readBuiltFile = (path: string) => readFileSync(join(outDir, path), 'utf8');
/** Browsers look for a new service worker some time after a page has loaded. */
const UPDATE_POLL = { timeout: 300_000 };
/** Longer than any test: the network always wins, however slow the machine is. */
const HOUR_MS = 3_600_000;
let server: FileServer;
let context: BrowserContext | undefined;

beforeEach(async () => {
  server = await serveFolder(outDir);
  server.replacements.set('/worker.js', workerScript());
});
afterEach(async () => {
  await context?.close();
  context = undefined;
  await server.stop();
});

/** Reads the built service worker and changes its configuration. The network timeout is an hour by default. */
function workerScript(
  changes: { version?: string; networkTimeoutMs?: number } = {},
  folder = outDir,
): string {
  const [line = '', ...code] = readFileSync(join(folder, 'worker.js'), 'utf8').split('\n');
  const config = JSON.parse(line.slice('const workerConfig='.length, -1)) as object;
  const changed = JSON.stringify({ ...config, networkTimeoutMs: HOUR_MS, ...changes });
  return [`const workerConfig=${changed};`, ...code].join('\n');
}

/** Opens a page and waits until the service worker controls it. */
async function openWithWorker(browser: Browser, path: string): Promise<Page> {
  context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.address + path);
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (!serviceWorker.controller) {
      await new Promise((resolve) => {
        serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    }
  });
  return page;
}

/** Lists the paths in a cache. */
const listPaths = (page: Page, cacheName: string) =>
  page.evaluate(async (name) => {
    if (!(await caches.has(name))) return [];
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname).sort();
  }, cacheName);
const listVisited = (page: Page, base = '/') => listPaths(page, `dragoman ${base} visited`);
const listKept = (page: Page) => listPaths(page, 'dragoman / kept');
/** The line that marks a cached page and tells its date. */
const dateLine = (page: Page) => page.locator('.copy');

/** Sends a message to the service worker. @returns its reply */
const send = (page: Page, message: WorkerMessage) =>
  page.evaluate(async (data) => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = (event) => {
        resolve(event.data);
      };
      active?.postMessage(data, [port2]);
    });
  }, message);

/** Makes the browser look for a new service worker, and waits until it is activated or rejected. */
const updateWorker = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    await new Promise<void>((resolve) => {
      const check = () => {
        if (!installing || ['activated', 'redundant'].includes(installing.state)) resolve();
      };
      installing?.addEventListener('statechange', check);
      check();
    });
  });

/** Opens the seed article again, and waits until the new page is cached. */
async function visitAgain(page: Page): Promise<void> {
  const cachedAt = () =>
    page.evaluate(async (path) => (await caches.match(path))?.headers.get('X-Seen'), `/${seed}`);
  const before = await cachedAt();
  await page.goto(server.address + seed);
  await expect.poll(cachedAt).not.toBe(before);
}

/** Expects a cached page that says so, with today’s date. */
async function expectCachedPage(page: Page, language: Language): Promise<void> {
  const { locale, messages } = languages[language];
  const [before = '', after = ''] = messages.offline.copyShown.split('{date}');
  const text = await dateLine(page).innerText();
  expect(text.startsWith(before) && text.endsWith(after)).toBe(true);
  const day = await page.evaluate(
    (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(new Date()),
    locale,
  );
  expect(text).toContain(day);
}

describe.each([
  ['en', seed, 'en/articles/universal-declaration/'],
  ['ar', 'ar/articles/article-11/', 'ar/articles/universal-declaration/'],
] as const)('in %s', (language, path, other) => {
  const { offline } = languages[language].messages;

  test('an article that was opened opens offline too, complete and with its date', async ({
    browser,
  }) => {
    const page = await openWithWorker(browser, path);
    await expect.poll(() => listVisited(page)).toEqual([`/${path}`]);
    expect(await dateLine(page).isVisible()).toBe(false);
    await page.goto(server.address + other);
    const text = await page.locator('main').innerText();
    await expect.poll(() => listVisited(page)).toEqual([`/${path}`, `/${other}`].sort());
    server.isDown = true;
    await page.goto(server.address + path);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await expectCachedPage(page, language);
    await page.goto(`${server.address}${other}?utm_source=share#notice`);
    expect(await page.locator('main').innerText()).toBe(
      `${await dateLine(page).innerText()}\n\n${text}`,
    );
    expect(await page.locator('.notice').isVisible()).toBe(true);
    // Its script runs too.
    expect(await page.locator('.settings').isVisible()).toBe(true);
  });

  test('a page that is not cached is replaced by the offline list', async ({ browser }) => {
    const page = await openWithWorker(browser, path);
    await expect.poll(() => listVisited(page)).toEqual([`/${path}`]);
    const title = await page.locator('h1').innerText();
    const credit = await readCredit(page);
    server.isDown = true;
    await page.goto(`${server.address}${language}/archive/`);
    expect(await page.locator('h1').innerText()).toBe(offline.title);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    const item = page.locator('.visited article');
    await item.waitFor();
    expect(await item.locator('a').innerText()).toBe(title);
    expect(await item.locator('.by').innerText()).toBe(credit);
    expect(await page.getByText(offline.savedEmpty).isVisible()).toBe(true);
    expect(await page.getByText(offline.recentEmpty).isVisible()).toBe(false);
    expect(await page.getByText(offline.notSaved).isVisible()).toBe(true);
    await page.goto(`${server.address}${language}/offline/`);
    await item.waitFor();
    expect(await page.getByText(offline.notSaved).isVisible()).toBe(false);
    await item.locator('a').click();
    expect(await page.locator('h1').innerText()).toBe(title);
    await expectCachedPage(page, language);
  });

  test('a kept article and its pictures open offline until the reader removes them', async ({
    browser,
  }) => {
    const page = await openWithWorker(browser, `${language}/articles/everything/`);
    await page.getByRole('button', { name: offline.save }).click();
    await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(offline.saved);
    expect(await listKept(page)).toContain(`/${language}/articles/everything/`);
    expect((await listKept(page)).length).toBeGreaterThan(language === 'en' ? 1 : 0);
    await page.evaluate(() => caches.delete('dragoman / visited'));
    server.isDown = true;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${server.address}${language}/articles/everything/`);
    await expectCachedPage(page, language);
    const pictures = page.locator('article img');
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() =>
          picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
        )
        .toBe(true);
    }
    const title = await page.locator('h1').innerText();
    await page.goto(`${server.address}${language}/offline/`);
    const item = page.locator('.kept article');
    await item.waitFor();
    expect(await item.locator('a').innerText()).toBe(title);
    await item.getByRole('button', { name: offline.remove }).click();
    await expect.poll(() => page.locator('.kept article').count()).toBe(0);
    expect(await page.getByText(offline.savedEmpty).isVisible()).toBe(true);
    expect(await listKept(page)).toEqual([]);
    await page.goto(`${server.address}${language}/articles/everything/`);
    expect(await page.locator('h1').innerText()).toBe(offline.title);
  });

  test('the article’s own page can remove it', async ({ browser }) => {
    const page = await openWithWorker(browser, path);
    await page.getByRole('button', { name: offline.save }).click();
    const remove = page.getByRole('button', { name: offline.remove });
    await remove.waitFor();
    await page.reload();
    await remove.click();
    await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(offline.removed);
    expect(await listKept(page)).toEqual([]);
    expect(await page.getByRole('button', { name: offline.save }).isVisible()).toBe(true);
  });

  test('nothing is offered without JavaScript or without support for service workers', async ({
    browser,
  }) => {
    for (const options of [{ javaScriptEnabled: false }, {}]) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
      });
      await page.goto(server.address + path);
      expect(await page.locator(':is(.keep, .copy, a.offline):visible').count()).toBe(0);
      await page.goto(`${server.address}${language}/offline/`);
      await expect
        .poll(() => page.getByText(offline.needsJavaScript).isVisible())
        .toBe('javaScriptEnabled' in options);
      expect(await page.locator('main button:visible').count()).toBe(0);
      await context.close();
    }
  });

  test('axe finds no fault in a cached page and in the offline list', async ({ browser }) => {
    context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(server.address + path);
    await page.getByRole('button', { name: offline.save }).click();
    await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(offline.saved);
    await page.goto(server.address + other);
    await expect.poll(() => listVisited(page)).toContain(`/${other}`);
    server.isDown = true;
    for (const address of [path, `${language}/offline/`]) {
      await page.goto(server.address + address);
      expect(await runAxe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
    expect(await page.locator('.kept article, .visited article').count()).toBe(2);
  });
});

test('a changed article is shown at once: the network comes first', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  const html = readBuiltFile(`${seed}index.html`);
  server.replacements.set(`/${seed}`, html.replace('<h1>', '<h1>Changed: '));
  await page.reload();
  expect(await page.locator('h1').innerText()).toMatch(/^Changed: /);
  expect(await dateLine(page).isVisible()).toBe(false);
  // The new version is cached.
  await expect
    .poll(() =>
      page.evaluate(async () =>
        (await (await caches.match(location.pathname))?.text())?.includes('Changed: '),
      ),
    )
    .toBe(true);
});

test('the build sets a network timeout of 3 seconds', () => {
  expect(readBuiltFile('worker.js')).toContain('"networkTimeoutMs":3000');
});

test('after the network timeout the reader gets the cached page, if there is one', async ({
  browser,
}) => {
  server.replacements.set('/worker.js', workerScript({ networkTimeoutMs: 0 }));
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  const waiting: (() => void)[] = [];
  server.handle = (path, response) => {
    if (!path.includes('/articles/')) return false;
    response.setHeader('Content-Type', 'text/html');
    waiting.push(() => response.end(readBuiltFile(`${path}index.html`)));
    return true;
  };
  await page.goto(server.address + seed);
  await expectCachedPage(page, 'en');
  await expect.poll(() => waiting.length).toBe(1);
  // A late response is cached.
  await page.evaluate(() => caches.delete('dragoman / visited'));
  for (const answer of waiting.splice(0)) answer();
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  // Without a cached page there is no timeout.
  const opened = page.goto(`${server.address}en/articles/article-1/`);
  await expect.poll(() => waiting.length).toBe(1);
  // Meanwhile the timeout of another page passes.
  const second = await page.context().newPage();
  await second.goto(server.address + seed);
  await expectCachedPage(second, 'en');
  for (const answer of waiting) answer();
  await opened;
  expect(await page.locator('h1').innerText()).toBe('Article 1');
  expect(await dateLine(page).isVisible()).toBe(false);
});

test('a response that fails, is cut off or is no article is never cached', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  const article = '/en/articles/article-1/';
  const whole = readBuiltFile('en/articles/article-1/index.html');
  const failures: Record<string, (response: Parameters<FileServer['handle']>[1]) => void> = {
    'an error': (response) => response.writeHead(500).end(whole),
    'a missing page': (response) => response.writeHead(404).end(whole),
    'partial content': (response) =>
      response.writeHead(206, { 'Content-Range': 'bytes 0-9/10' }).end(whole),
    'a page that is cut off': (response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': whole.length });
      response.write(whole.slice(0, 20_000), () => response.destroy());
    },
    'a page that is cut off and had no length': (response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', Connection: 'close' });
      response.end(whole.slice(0, -20));
    },
    'the login page of a public Wi-Fi': (response) =>
      response.writeHead(200).end('<html><p>Log in</p></html>'),
    'a redirect to another page': (response) => response.writeHead(302, { Location: '/en/' }).end(),
    'a redirect to a page that looks like an article': (response) =>
      response.writeHead(302, { Location: '/login/' }).end(),
  };
  for (const [name, fail] of Object.entries(failures)) {
    server.replacements.set('/login/', whole);
    server.handle = (path, response) => {
      if (path !== article) return false;
      fail(response);
      return true;
    };
    // A page that is cut off never fires its load event.
    await page
      .goto(server.address + article.slice(1), { waitUntil: 'commit' })
      .catch(() => undefined);
    await visitAgain(page);
    expect(await listVisited(page), name).toEqual([`/${seed}`]);
    await send(page, { cache: article, images: [] });
    expect(await listVisited(page), name).toEqual([`/${seed}`]);
    expect(await send(page, { keep: article, images: [] }), name).toBe('failed');
    expect(await listKept(page), name).toEqual([]);
  }
});

test('a server error shows the cached page; a withdrawn article deletes it', async ({
  browser,
}) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  server.handle = (path, response) => {
    if (path !== `/${seed}`) return false;
    response.writeHead(503).end('down');
    return true;
  };
  await page.reload();
  await expectCachedPage(page, 'en');
  server.handle = (path, response) => {
    if (path !== `/${seed}`) return false;
    response.writeHead(410).end('gone');
    return true;
  };
  await page.reload();
  expect(await page.locator('body').innerText()).toBe('gone');
  await expect.poll(() => listVisited(page)).toEqual([]);
});

test('an article is not kept if a picture fails', async ({ browser }) => {
  const page = await openWithWorker(browser, 'en/articles/everything/');
  server.handle = (path, response) => {
    if (!/\.(?:avif|webp)$/.test(path)) return false;
    response.writeHead(500).end();
    return true;
  };
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  const { saveFailed } = languages.en.messages.offline;
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(saveFailed);
  expect(await listKept(page)).toEqual([]);
});

test('HTML in place of a picture or script is not cached', async ({ browser }) => {
  const page = await openWithWorker(browser, 'en/articles/everything/');
  server.handle = (path, response) => {
    if (!path.startsWith('/_astro/')) return false;
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Log in');
    return true;
  };
  const { save, saveFailed } = languages.en.messages.offline;
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(saveFailed);
  expect(await listKept(page)).toEqual([]);
  // Nor does a new service worker install such a file.
  const before = await page.evaluate(() => caches.keys());
  publishAgain();
  await updateWorker(page);
  expect(await page.evaluate(() => caches.keys())).toEqual(before);
});

test('pictures that were shown are shown offline', async ({ browser }) => {
  const page = await openWithWorker(browser, 'en/');
  await page.goto(`${server.address}en/articles/everything/`);
  const pictures = page.locator('article img');
  const expectAllPictures = async () => {
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() =>
          picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
        )
        .toBe(true);
    }
  };
  await expectAllPictures();
  // The article shows one picture three times.
  await expect.poll(async () => (await listVisited(page)).length).toBe(2);
  server.isDown = true;
  await page.reload();
  await expectCachedPage(page, 'en');
  await expectAllPictures();
  // The offline list has no entry for a picture.
  await page.goto(`${server.address}en/offline/`);
  await expect.poll(() => page.locator('.visited article').count()).toBe(1);
});

test('the first article’s pictures are shown offline, though they were loaded before the service worker', async ({
  browser,
}) => {
  const page = await openWithWorker(browser, 'en/articles/everything/');
  await expect.poll(async () => (await listVisited(page)).length).toBeGreaterThan(1);
  server.isDown = true;
  await page.reload();
  const image = page.locator('article img').first();
  await expect
    .poll(() => image.evaluate(({ naturalWidth }: HTMLImageElement) => naturalWidth))
    .toBeGreaterThan(0);
});

test('a cached page opens at every address of its article', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  server.isDown = true;
  for (const path of [seed.slice(0, -1), `${seed}index.html`, `/${seed}`]) {
    await page.goto(server.address + path);
    await expectCachedPage(page, 'en');
  }
});

test('the HTTP cache never provides an outdated article', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  const html = readBuiltFile(`${seed}index.html`);
  let title = 'First';
  server.handle = (path, response) => {
    if (path !== `/${seed}`) return false;
    response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'max-age=600' });
    response.end(html.replace(/<h1.*?<\/h1>/, `<h1>${title}</h1>`));
    return true;
  };
  for (title of ['Second', 'Third']) {
    await page.goto(`${server.address}en/`);
    await page.goto(server.address + seed);
    expect(await page.locator('h1').innerText()).toBe(title);
  }
});

test('if an article is visited and kept, the newer page is shown', async ({ browser }) => {
  const page = await openWithWorker(browser, 'en/');
  const path = '/en/articles/article-1/';
  await page.goto(server.address + path.slice(1));
  await expect.poll(() => listVisited(page)).toEqual([path]);
  for (const [day, title] of [
    ['2020-01-01', 'Article 1'],
    ['2999-01-01', 'Kept'],
  ] as const) {
    await page.evaluate(
      async ([at, seen]) => {
        const copy = await (await caches.open('dragoman / visited')).match(at);
        const html = (await copy?.text())?.replace(/<h1.*?<\/h1>/, '<h1>Kept</h1>');
        await (
          await caches.open('dragoman / kept')
        ).put(
          at,
          new Response(html ?? '', {
            headers: { 'X-Seen': seen, 'X-Pictures': '[]', 'Content-Type': 'text/html' },
          }),
        );
      },
      [path, `${day}T00:00:00.000Z`] as const,
    );
    server.isDown = true;
    await page.goto(server.address + path.slice(1));
    expect(await page.locator('h1').innerText()).toBe(title);
    server.isDown = false;
  }
});

test('an article that stalls is replaced by the cached page', async ({ browser }) => {
  server.replacements.set('/worker.js', workerScript({ networkTimeoutMs: 0 }));
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  server.handle = (path, response) => {
    if (path !== `/${seed}`) return false;
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.write(readBuiltFile(`${seed}index.html`).slice(0, 5_000));
    return true;
  };
  await page.goto(server.address + seed);
  await expectCachedPage(page, 'en');
  expect(await page.locator('.notice').isVisible()).toBe(true);
});

test('a cached page works after a new version has replaced its script', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  const { save } = languages.en.messages.offline;
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => listKept(page)).toEqual([`/${seed}`]);
  const [script = ''] = /\/_astro\/[^"'> ]+\.js/.exec(readBuiltFile(`${seed}index.html`)) ?? [];
  const other = script.replace(/[^/]*\.js/, 'another.js');
  for (const path of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('index.html')) continue;
    server.replacements.set(
      `/${path.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
      readBuiltFile(path).replaceAll(script, other),
    );
  }
  server.replacements.set(other, readBuiltFile(script.slice(1)));
  server.replacements.delete(script);
  server.replacements.set(
    '/worker.js',
    workerScript({ version: 'f00f00f00f00' }).replaceAll(script, other),
  );
  server.handle = (path, response) => {
    if (path !== script) return false;
    response.writeHead(404).end();
    return true;
  };
  // The new version is installed while another page is open.
  await page.goto(`${server.address}en/`);
  await expect
    .poll(() => page.evaluate(() => caches.keys()), UPDATE_POLL)
    .toContain('dragoman / shell f00f00f00f00');
  await expect
    .poll(async () => (await page.evaluate(() => caches.keys())).length, UPDATE_POLL)
    .toBeLessThan(4);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  server.isDown = true;
  await page.goto(server.address + seed);
  await expectCachedPage(page, 'en');
  await expect.poll(() => page.locator('.settings').isVisible()).toBe(true);
  await page.getByRole('button', { name: languages.en.messages.offline.remove }).click();
  await expect.poll(() => listKept(page)).toEqual([]);
  // The search page never gets another script than its own.
  server.isDown = false;
  const [own = ''] = /\/_astro\/[^"'> ]+\.js/.exec(
    readBuiltFile('en/search/index.html').replaceAll(script, ''),
  ) ?? [''];
  server.handle = (path, response) => {
    if (path !== own) return false;
    response.destroy();
    return true;
  };
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith(own));
  await page.goto(`${server.address}en/search/`);
  await failed;
});

test('keeping an article changes neither scroll position nor focus', async ({ browser }) => {
  const page = await openWithWorker(browser, 'en/articles/everything/');
  const { save, saved: words } = languages.en.messages.offline;
  await expect.poll(async () => (await listVisited(page)).length).toBe(2);
  const waiting: (() => void)[] = [];
  server.handle = (path, response) => {
    if (path !== '/en/articles/everything/') return false;
    waiting.push(() => response.end(readBuiltFile(`${path}index.html`)));
    response.writeHead(200, { 'Content-Type': 'text/html' });
    return true;
  };
  await page.getByRole('button', { name: save }).click();
  await page.getByRole('button', { name: save }).click({ force: true });
  await expect.poll(() => waiting.length).toBe(1);
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main a')?.focus();
  });
  const position = () => page.evaluate(() => [scrollY, document.activeElement?.outerHTML]);
  const before = await position();
  for (const answer of waiting) answer();
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(words);
  expect(await position()).toEqual(before);
  expect(waiting).toHaveLength(1);
});

test('the offline list says if the browser blocks storage', async ({ browser }) => {
  context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    for (const name of ['has', 'open', 'keys', 'match'] as const) {
      Object.defineProperty(CacheStorage.prototype, name, {
        value: () => Promise.reject(new DOMException('', 'SecurityError')),
      });
    }
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (const language of ['en', 'ar'] as const) {
    await page.goto(`${server.address}${language}/offline/`);
    const { storageBlocked } = languages[language].messages.offline;
    await expect.poll(() => page.locator('.without').innerText()).toBe(storageBlocked);
  }
  await page.goto(server.address + seed);
  expect(await page.locator('.settings').isVisible()).toBe(true);
  expect(await page.locator(':is(.keep, a.offline):visible').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('at most 50 articles and 20 MB are cached, the newest', async ({ browser }) => {
  const page = await openWithWorker(browser, 'en/');
  await page.evaluate(async () => {
    const cache = await caches.open('dragoman / visited');
    for (let number = 0; number < 60; number += 1) {
      const seen = new Date(Date.UTC(2020, 0, 1 + number)).toISOString();
      await cache.put(
        `/en/articles/old-${String(number)}/`,
        new Response('', { headers: { 'X-Seen': seen } }),
      );
    }
  });
  await page.goto(server.address + seed);
  await expect.poll(async () => (await listVisited(page)).length).toBe(50);
  const paths = await listVisited(page);
  expect(paths).toContain(`/${seed}`);
  expect(paths).toContain('/en/articles/old-59/');
  expect(paths).toContain('/en/articles/old-11/');
  expect(paths).not.toContain('/en/articles/old-10/');
  await page.evaluate(async () => {
    const cache = await caches.open('dragoman / visited');
    for (const name of ['a', 'b', 'c']) {
      await cache.put(
        `/_astro/${name}.avif`,
        new Response(new Uint8Array(9_000_000), {
          headers: { 'X-Seen': `2021-01-0${name}`, 'X-Bytes': '9000000' },
        }),
      );
    }
  });
  await page.reload();
  await expect
    .poll(() => listVisited(page))
    .toEqual(['/_astro/b.avif', '/_astro/c.avif', `/${seed}`]);
});

test('a full device still shows articles, and says why it can’t keep one', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(server.address);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(`${server.address}en/articles/article-1/`);
  expect(await page.locator('h1').innerText()).toBe('Article 1');
  const { save, storageFull } = languages.en.messages.offline;
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(storageFull);
  expect(await listKept(page)).toEqual([]);
  expect(await listVisited(page)).not.toContain('/en/articles/article-1/');
  // Keeping works as soon as there is storage again.
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => listKept(page)).toEqual(['/en/articles/article-1/']);
  // A kept page stays if it can't be updated.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const path = '/en/articles/article-1/';
  expect(await send(page, { keep: path, images: [] })).toBe('full');
  expect(await listKept(page)).toEqual([path]);
});

test('visited articles are evicted if a kept one needs storage', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  await page.evaluate(async () => {
    const cache = await caches.open('dragoman / visited');
    await cache.put(
      '/_astro/a.avif',
      new Response(new Uint8Array(15_000_000), { headers: { 'X-Seen': '2021-01-01' } }),
    );
  });
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(server.address);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 15_100_000 });
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  await expect.poll(() => listKept(page)).toEqual([`/${seed}`]);
  expect(await listVisited(page)).toEqual([]);
});

/** Publishes a new version of the site, with another service worker and another offline list. */
function publishAgain(): void {
  server.replacements.set('/worker.js', workerScript({ version: 'f00f00f00f00' }));
  server.replacements.set(
    '/en/offline/',
    readBuiltFile('en/offline/index.html').replace('<h1>', '<h1>New '),
  );
}

test('a new version takes over open tabs and deletes the files of the old one', async ({
  browser,
}) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  const second = await page.context().newPage();
  await second.goto(`${server.address}en/`);
  const listShells = (tab: Page) =>
    tab.evaluate(async () => (await caches.keys()).filter((name) => name.includes('shell')));
  const before = await listShells(page);
  expect(before).toHaveLength(1);
  publishAgain();
  await second.reload();
  await expect.poll(() => listShells(page), UPDATE_POLL).toEqual(['dragoman / shell f00f00f00f00']);
  expect(
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return [registration.waiting, registration.installing];
    }),
  ).toEqual([null, null]);
  for (const tab of [page, second]) {
    await tab.goto(`${server.address}en/articles/article-1/`);
    expect(await tab.locator('h1').innerText()).toBe('Article 1');
  }
  server.isDown = true;
  await second.goto(`${server.address}en/about/`);
  expect(await second.locator('h1').innerText()).toBe(`New ${languages.en.messages.offline.title}`);
  await page.goto(server.address + seed);
  await expectCachedPage(page, 'en');
});

test('a new version is not installed if one of its files is cut off', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  const before = await page.evaluate(() => caches.keys());
  publishAgain();
  server.handle = (path, response) => {
    if (path !== '/ru/offline/') return false;
    response.writeHead(200, { 'Content-Length': 10_000 });
    response.write('half', () => response.destroy());
    return true;
  };
  await updateWorker(page);
  expect(await page.evaluate(() => caches.keys())).toEqual(before);
  server.isDown = true;
  await page.goto(`${server.address}en/about/`);
  expect(await page.locator('h1').innerText()).toBe(languages.en.messages.offline.title);
});

test('a broken service worker breaks no page', async ({ browser }) => {
  server.replacements.set('/worker.js', 'throw new Error(');
  context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.address + seed);
  await expect.poll(() => server.requests).toContain('/worker.js');
  // The button that needs it disappears.
  await expect.poll(() => page.locator('.keep').isVisible(), UPDATE_POLL).toBe(false);
  expect(await page.locator('.settings').isVisible()).toBe(true);
  expect(errors).toEqual([]);
  // A working one stays if the next is broken.
  server.replacements.set('/worker.js', workerScript());
  await page.reload();
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  server.replacements.set('/worker.js', 'throw new Error();');
  await expect(updateWorker(page)).rejects.toThrow();
  server.isDown = true;
  await page.reload();
  await expectCachedPage(page, 'en');
});

test('a page whose script is broken is complete, online and offline', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  server.handle = (path, response) => {
    if (!path.startsWith('/_astro/')) return false;
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end('throw new Error();');
    return true;
  };
  await page.evaluate(async () => {
    for (const name of await caches.keys()) if (name.includes('shell')) await caches.delete(name);
  });
  await page.reload();
  expect(await page.locator('.settings').isVisible()).toBe(false);
  expect(await page.locator('.notice').isVisible()).toBe(true);
  server.isDown = true;
  await page.reload();
  await expectCachedPage(page, 'en');
});

/** Lists the site's caches and counts its service workers. */
const listStorage = (page: Page) =>
  page.evaluate(async () => [
    await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).length,
  ]);

test('the kill switch removes the service worker and all caches', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  await expect.poll(() => listKept(page)).toEqual([`/${seed}`]);
  server.replacements.set('/worker.js', await bundleWorker(false));
  // With `offline: false` the build leaves out this link, and pages register no service worker.
  server.replacements.set(
    `/${seed}`,
    readBuiltFile(`${seed}index.html`).replace(/<a class="offline".*?<\/a>/, ''),
  );
  await page.reload();
  await expect.poll(() => listStorage(page), UPDATE_POLL).toEqual([[], 0]);
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  expect(await page.locator('h1').isVisible()).toBe(true);
});

test('the kill switch works with old pages, which then offer nothing', async ({ browser }) => {
  const page = await openWithWorker(browser, seed);
  await expect.poll(() => listVisited(page)).toEqual([`/${seed}`]);
  server.replacements.set('/worker.js', await bundleWorker(false));
  await page.reload();
  await expect.poll(() => listStorage(page), UPDATE_POLL).toEqual([[], 0]);
  await page.reload();
  await expect.poll(() => page.locator('.keep').isVisible(), UPDATE_POLL).toBe(false);
  expect(await page.locator('.settings').isVisible()).toBe(true);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('below a base path, the service worker touches neither caches nor pages of other sites', async ({
  browser,
}) => {
  await server.stop();
  server = await serveFolder(inject('readerDir'), '/reader/');
  server.replacements.set('/reader/worker.js', workerScript({}, inject('readerDir')));
  const page = await openWithWorker(browser, `reader/${seed}`);
  // Another site on this host has caches.
  const otherCaches = ['another', 'dragoman / shell 1', 'dragoman / kept'];
  await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), otherCaches);
  server.replacements.set(
    '/reader/worker.js',
    workerScript({ version: 'f00f00f00f00' }, inject('readerDir')),
  );
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => caches.keys()), UPDATE_POLL)
    .toContain('dragoman /reader/ shell f00f00f00f00');
  await expect
    .poll(async () => (await page.evaluate(() => caches.keys())).sort(), UPDATE_POLL)
    .toEqual([
      'another',
      'dragoman / kept',
      'dragoman / shell 1',
      'dragoman /reader/ shell f00f00f00f00',
      'dragoman /reader/ visited',
    ]);
  await expect.poll(() => listVisited(page, '/reader/')).toEqual([`/reader/${seed}`]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(
    `${server.address}reader/`,
  );
  server.isDown = true;
  // Without the slash at the end, which a server would add.
  await page.goto(`${server.address}reader/${seed.slice(0, -1)}`);
  await expectCachedPage(page, 'en');
  await page.goto(`${server.address}reader/ru/`);
  expect(await page.locator('h1').innerText()).toBe(languages.ru.messages.offline.title);
  await expect(page.goto(`${server.address}elsewhere/`)).rejects.toThrow();
});

test('with data saving on, the service worker is registered only when the reader keeps an article', async ({
  browser,
}) => {
  context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(server.address + seed, { waitUntil: 'networkidle' });
  expect(server.requests).not.toContain('/worker.js');
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  await expect.poll(() => listKept(page)).toEqual([`/${seed}`]);
});
