import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject } from 'vitest';
import type { WorkerMessage } from '../../src/browser/cached-pages.ts';
import { bundleWorker } from '../../src/build/write-service-worker.ts';
import { languages, type Language } from '../../src/language/languages.ts';
import { runAxe, test } from './browser.ts';
import { serveFolder, type FileServer } from './file-server.ts';
import { seed } from './pages.ts';

const outDir = inject('outDir');
const built = (path: string) => readFileSync(join(outDir, path), 'utf8');
/** A browser looks for a new worker a while after a page is there. */
const later = { timeout: 300_000 };
/** No test lasts that long: the network wins, however slow the machine is. */
const HOUR_MS = 3_600_000;
let server: FileServer;
let context: BrowserContext | undefined;

beforeEach(async () => {
  server = await serveFolder(outDir);
  server.replaced.set('/worker.js', workerScript());
});
afterEach(async () => {
  await context?.close();
  context = undefined;
  await server.stop();
});

/** The built service worker with a changed configuration. Its network timeout is an hour by default. */
function workerScript(
  changes: { version?: string; networkTimeoutMs?: number } = {},
  folder = outDir,
): string {
  const [line = '', ...code] = readFileSync(join(folder, 'worker.js'), 'utf8').split('\n');
  const config = JSON.parse(line.slice('const workerConfig='.length, -1)) as object;
  const changed = JSON.stringify({ ...config, networkTimeoutMs: HOUR_MS, ...changes });
  return [`const workerConfig=${changed};`, ...code].join('\n');
}

/** A reader whose browser has the worker. */
async function reader(browser: Browser, path: string): Promise<Page> {
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

/** What is stored under a name, by path. */
const stored = (page: Page, name: string) =>
  page.evaluate(async (cache) => {
    if (!(await caches.has(cache))) return [];
    const requests = await (await caches.open(cache)).keys();
    return requests.map(({ url }) => new URL(url).pathname).sort();
  }, name);
const visited = (page: Page, base = '/') => stored(page, `dragoman ${base} visited`);
const kept = (page: Page) => stored(page, 'dragoman / kept');
const line = (page: Page) => page.locator('.copy');

/** Sends a message to the worker. @returns its answer */
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

/** Looks for a new worker, and waits until it is active or refused. */
const update = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!installing || ['activated', 'redundant'].includes(installing.state)) resolve();
      };
      installing?.addEventListener('statechange', look);
      look();
    });
  });

/** Opens the seed article, and waits until its copy is replaced. */
async function visitAgain(page: Page): Promise<void> {
  const seen = () =>
    page.evaluate(async (path) => (await caches.match(path))?.headers.get('X-Seen'), `/${seed}`);
  const before = await seen();
  await page.goto(server.address + seed);
  await expect.poll(seen).not.toBe(before);
}

/** The line of a copy, with a date that is today’s. */
async function expectCopy(page: Page, language: Language): Promise<void> {
  const { locale, messages } = languages[language];
  const [before = '', after = ''] = messages.offline.copyShown.split('{date}');
  const text = await line(page).innerText();
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

  test('what was read opens without a connection, as it was, and says so', async ({ browser }) => {
    const page = await reader(browser, path);
    await expect.poll(() => visited(page)).toEqual([`/${path}`]);
    expect(await line(page).isVisible()).toBe(false);
    await page.goto(server.address + other);
    const text = await page.locator('main').innerText();
    await expect.poll(() => visited(page)).toEqual([`/${path}`, `/${other}`].sort());
    server.down = true;
    await page.goto(server.address + path);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await expectCopy(page, language);
    await page.goto(`${server.address}${other}?utm_source=share#notice`);
    expect(await page.locator('main').innerText()).toBe(
      `${await line(page).innerText()}\n\n${text}`,
    );
    expect(await page.locator('.notice').isVisible()).toBe(true);
    // Its scripts too.
    expect(await page.locator('.settings').isVisible()).toBe(true);
  });

  test('a page that the device doesn’t have gives way to the list of those that it has', async ({
    browser,
  }) => {
    const page = await reader(browser, path);
    await expect.poll(() => visited(page)).toEqual([`/${path}`]);
    const title = await page.locator('h1').innerText();
    const credit = await page.locator('.credit').innerText();
    server.down = true;
    await page.goto(`${server.address}${language}/archive/`);
    expect(await page.locator('h1').innerText()).toBe(offline.title);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    const item = page.locator('.visited article');
    await item.waitFor();
    expect(await item.locator('a').innerText()).toBe(title);
    expect(await item.locator('.by').innerText()).toBe(credit);
    expect(await page.getByText(offline.savedEmpty).isVisible()).toBe(true);
    expect(await page.getByText(offline.recentEmpty).isVisible()).toBe(false);
    await item.locator('a').click();
    expect(await page.locator('h1').innerText()).toBe(title);
    await expectCopy(page, language);
  });

  test('an article is kept with its pictures until the reader lets it go', async ({ browser }) => {
    const page = await reader(browser, `${language}/articles/everything/`);
    await page.getByRole('button', { name: offline.save }).click();
    await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(offline.saved);
    expect(await kept(page)).toContain(`/${language}/articles/everything/`);
    expect((await kept(page)).length).toBeGreaterThan(language === 'en' ? 1 : 0);
    // However much is read and forgotten.
    await page.evaluate(() => caches.delete('dragoman / visited'));
    server.down = true;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${server.address}${language}/articles/everything/`);
    await expectCopy(page, language);
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
    expect(await kept(page)).toEqual([]);
    await page.goto(`${server.address}${language}/articles/everything/`);
    expect(await page.locator('h1').innerText()).toBe(offline.title);
  });

  test('what is kept can be let go where it is read', async ({ browser }) => {
    const page = await reader(browser, path);
    await page.getByRole('button', { name: offline.save }).click();
    const remove = page.getByRole('button', { name: offline.remove });
    await remove.waitFor();
    await page.reload();
    await remove.click();
    await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(offline.removed);
    expect(await kept(page)).toEqual([]);
    expect(await page.getByRole('button', { name: offline.save }).isVisible()).toBe(true);
  });

  test('nothing of it shows without a script, or in a browser that can’t', async ({ browser }) => {
    for (const options of [{ javaScriptEnabled: false }, {}]) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
      });
      await page.goto(server.address + path);
      expect(await page.locator('.keep, .copy, a.offline').evaluateAll((all) => all.length)).toBe(
        3,
      );
      expect(await page.locator(':is(.keep, .copy, a.offline):visible').count()).toBe(0);
      await page.goto(`${server.address}${language}/offline/`);
      await expect
        .poll(() => page.getByText(offline.needsJavaScript).isVisible())
        .toBe('javaScriptEnabled' in options);
      expect(await page.locator('main button:visible').count()).toBe(0);
      await context.close();
    }
  });

  test('axe finds no fault in a copy and in the list', async ({ browser }) => {
    context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(server.address + path);
    await page.getByRole('button', { name: offline.save }).click();
    await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(offline.saved);
    await page.goto(server.address + other);
    await expect.poll(() => visited(page)).toContain(`/${other}`);
    server.down = true;
    for (const at of [path, `${language}/offline/`]) {
      await page.goto(server.address + at);
      expect(await runAxe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
    expect(await page.locator('.kept article, .visited article').count()).toBe(2);
  });
});

test('the network comes first: what is new is seen at once', async ({ browser }) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  const html = built(`${seed}index.html`);
  server.replaced.set(`/${seed}`, html.replace('<h1>', '<h1>Changed: '));
  await page.reload();
  expect(await page.locator('h1').innerText()).toMatch(/^Changed: /);
  expect(await line(page).isVisible()).toBe(false);
  // And it is this that is remembered.
  await expect
    .poll(() =>
      page.evaluate(async () =>
        (await (await caches.match(location.pathname))?.text())?.includes('Changed: '),
      ),
    )
    .toBe(true);
});

test('the build lets navigations wait 3 seconds for the network', () => {
  expect(built('worker.js')).toContain('"networkTimeoutMs":3000');
});

test('after the network timeout the copy is shown, if there is one', async ({ browser }) => {
  server.replaced.set('/worker.js', workerScript({ networkTimeoutMs: 0 }));
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  const waiting: (() => void)[] = [];
  server.answer = (path, response) => {
    if (!path.includes('/articles/')) return false;
    response.setHeader('Content-Type', 'text/html');
    waiting.push(() => response.end(built(`${path}index.html`)));
    return true;
  };
  await page.goto(server.address + seed);
  await expectCopy(page, 'en');
  await expect.poll(() => waiting.length).toBe(1);
  // What comes late is remembered all the same.
  await page.evaluate(() => caches.delete('dragoman / visited'));
  for (const answer of waiting.splice(0)) answer();
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  // Where there is no copy, the network has all the time it needs.
  const opened = page.goto(`${server.address}en/articles/article-1/`);
  await expect.poll(() => waiting.length).toBe(1);
  // Longer than another page takes to fall back to its copy.
  const second = await page.context().newPage();
  await second.goto(server.address + seed);
  await expectCopy(second, 'en');
  for (const answer of waiting) answer();
  await opened;
  expect(await page.locator('h1').innerText()).toBe('Article 1');
  expect(await line(page).isVisible()).toBe(false);
});

test('what fails, is cut off, or is no article is never stored', async ({ browser }) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  const article = '/en/articles/article-1/';
  const whole = built('en/articles/article-1/index.html');
  const failures: Record<string, (response: Parameters<FileServer['answer']>[1]) => void> = {
    'an error': (response) => response.writeHead(500).end(whole),
    missing: (response) => response.writeHead(404).end(whole),
    'a part': (response) => response.writeHead(206, { 'Content-Range': 'bytes 0-9/10' }).end(whole),
    'cut off': (response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': whole.length });
      response.write(whole.slice(0, 20_000), () => response.destroy());
    },
    'cut off without a length': (response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', Connection: 'close' });
      response.end(whole.slice(0, -20));
    },
    'the page of a café': (response) => response.writeHead(200).end('<html><p>Log in</p></html>'),
    'a way elsewhere': (response) => response.writeHead(302, { Location: '/en/' }).end(),
    'a way to what looks like it': (response) =>
      response.writeHead(302, { Location: '/login/' }).end(),
  };
  for (const [name, fail] of Object.entries(failures)) {
    server.replaced.set('/login/', whole);
    server.answer = (path, response) => {
      if (path !== article) return false;
      fail(response);
      return true;
    };
    // A page that is cut off never loads.
    await page
      .goto(server.address + article.slice(1), { waitUntil: 'commit' })
      .catch(() => undefined);
    await visitAgain(page);
    expect(await visited(page), name).toEqual([`/${seed}`]);
    await send(page, { cache: article, images: [] });
    expect(await visited(page), name).toEqual([`/${seed}`]);
    // Nor is it kept.
    expect(await send(page, { keep: article, images: [] }), name).toBe('failed');
    expect(await kept(page), name).toEqual([]);
  }
});

test('an article that fails on the server is read from its copy; one that is withdrawn is not', async ({
  browser,
}) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  server.answer = (path, response) => {
    if (path !== `/${seed}`) return false;
    response.writeHead(503).end('down');
    return true;
  };
  await page.reload();
  await expectCopy(page, 'en');
  server.answer = (path, response) => {
    if (path !== `/${seed}`) return false;
    response.writeHead(410).end('gone');
    return true;
  };
  await page.reload();
  expect(await page.locator('body').innerText()).toBe('gone');
  await expect.poll(() => visited(page)).toEqual([]);
});

test('a picture that doesn’t come leaves nothing kept', async ({ browser }) => {
  const page = await reader(browser, 'en/articles/everything/');
  server.answer = (path, response) => {
    if (!/\.(?:avif|webp)$/.test(path)) return false;
    response.writeHead(500).end();
    return true;
  };
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  const { saveFailed } = languages.en.messages.offline;
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(saveFailed);
  expect(await kept(page)).toEqual([]);
});

test('a page for a picture leaves nothing kept, nor does what comes in place of a script', async ({
  browser,
}) => {
  const page = await reader(browser, 'en/articles/everything/');
  server.answer = (path, response) => {
    if (!path.startsWith('/_astro/')) return false;
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Log in');
    return true;
  };
  const { save, saveFailed } = languages.en.messages.offline;
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(saveFailed);
  expect(await kept(page)).toEqual([]);
  // Another worker, whose files these would be, isn't taken.
  const before = await page.evaluate(() => caches.keys());
  publishAgain();
  await update(page);
  expect(await page.evaluate(() => caches.keys())).toEqual(before);
});

test('pictures that were seen are there without a connection', async ({ browser }) => {
  const page = await reader(browser, 'en/');
  await page.goto(`${server.address}en/articles/everything/`);
  const pictures = page.locator('article img');
  const expectAll = async () => {
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() =>
          picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
        )
        .toBe(true);
    }
  };
  await expectAll();
  // It has one picture, thrice.
  await expect.poll(async () => (await visited(page)).length).toBe(2);
  server.down = true;
  await page.reload();
  await expectCopy(page, 'en');
  await expectAll();
  // They are in no list.
  await page.goto(`${server.address}en/offline/`);
  await expect.poll(() => page.locator('.visited article').count()).toBe(1);
});

test('the first article’s pictures too, which came before the worker', async ({ browser }) => {
  const page = await reader(browser, 'en/articles/everything/');
  await expect.poll(async () => (await visited(page)).length).toBeGreaterThan(1);
  server.down = true;
  await page.reload();
  const image = page.locator('article img').first();
  await expect
    .poll(() => image.evaluate(({ naturalWidth }: HTMLImageElement) => naturalWidth))
    .toBeGreaterThan(0);
});

test('a copy opens under every address that leads to its article', async ({ browser }) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  server.down = true;
  for (const path of [seed.slice(0, -1), `${seed}index.html`, `/${seed}`]) {
    await page.goto(server.address + path);
    await expectCopy(page, 'en');
  }
});

test('what a browser has in store is not taken for new', async ({ browser }) => {
  const page = await reader(browser, seed);
  const html = built(`${seed}index.html`);
  let title = 'First';
  server.answer = (path, response) => {
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

test('of two copies the newer is shown', async ({ browser }) => {
  const page = await reader(browser, 'en/');
  const path = '/en/articles/article-1/';
  await page.goto(server.address + path.slice(1));
  await expect.poll(() => visited(page)).toEqual([path]);
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
    server.down = true;
    await page.goto(server.address + path.slice(1));
    expect(await page.locator('h1').innerText()).toBe(title);
    server.down = false;
  }
});

test('an article that begins and stalls gives way to its copy', async ({ browser }) => {
  server.replaced.set('/worker.js', workerScript({ networkTimeoutMs: 0 }));
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  server.answer = (path, response) => {
    if (path !== `/${seed}`) return false;
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.write(built(`${seed}index.html`).slice(0, 5_000));
    return true;
  };
  await page.goto(server.address + seed);
  await expectCopy(page, 'en');
  expect(await page.locator('.notice').isVisible()).toBe(true);
});

test('a copy has a script after another version came, with another', async ({ browser }) => {
  const page = await reader(browser, seed);
  const { save } = languages.en.messages.offline;
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => kept(page)).toEqual([`/${seed}`]);
  const [script = ''] = /\/_astro\/[^"'> ]+\.js/.exec(built(`${seed}index.html`)) ?? [];
  const other = script.replace(/[^/]*\.js/, 'another.js');
  for (const path of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('index.html')) continue;
    server.replaced.set(
      `/${path.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
      built(path).replaceAll(script, other),
    );
  }
  server.replaced.set(other, built(script.slice(1)));
  server.replaced.delete(script);
  server.replaced.set(
    '/worker.js',
    workerScript({ version: 'f00f00f00f00' }).replaceAll(script, other),
  );
  server.answer = (path, response) => {
    if (path !== script) return false;
    response.writeHead(404).end();
    return true;
  };
  // The list is opened, and the article isn't.
  await page.goto(`${server.address}en/`);
  await expect
    .poll(() => page.evaluate(() => caches.keys()), later)
    .toContain('dragoman / shell f00f00f00f00');
  await expect
    .poll(async () => (await page.evaluate(() => caches.keys())).length, later)
    .toBeLessThan(4);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  server.down = true;
  await page.goto(server.address + seed);
  await expectCopy(page, 'en');
  await expect.poll(() => page.locator('.settings').isVisible()).toBe(true);
  await page.getByRole('button', { name: languages.en.messages.offline.remove }).click();
  await expect.poll(() => kept(page)).toEqual([]);
  // The search is not begun with another script than its own.
  server.down = false;
  const [own = ''] = /\/_astro\/[^"'> ]+\.js/.exec(
    built('en/search/index.html').replaceAll(script, ''),
  ) ?? [''];
  server.answer = (path, response) => {
    if (path !== own) return false;
    response.destroy();
    return true;
  };
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith(own));
  await page.goto(`${server.address}en/search/`);
  await failed;
});

test('keeping an article moves neither the page nor the keyboard’s place', async ({ browser }) => {
  const page = await reader(browser, 'en/articles/everything/');
  const { save, saved: words } = languages.en.messages.offline;
  await expect.poll(async () => (await visited(page)).length).toBe(2);
  const waiting: (() => void)[] = [];
  server.answer = (path, response) => {
    if (path !== '/en/articles/everything/') return false;
    waiting.push(() => response.end(built(`${path}index.html`)));
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
  const place = () => page.evaluate(() => [scrollY, document.activeElement?.outerHTML]);
  const before = await place();
  for (const answer of waiting) answer();
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(words);
  expect(await place()).toEqual(before);
  expect(waiting).toHaveLength(1);
});

test('a tab learns of what another keeps and lets go', async ({ browser }) => {
  const page = await reader(browser, seed);
  const { save, remove } = languages.en.messages.offline;
  const list = await page.context().newPage();
  await list.goto(`${server.address}en/offline/`);
  await page.getByRole('button', { name: save }).click();
  await page.getByRole('button', { name: remove }).waitFor();
  const look = (tab: Page) =>
    tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await look(list);
  await expect.poll(() => list.locator('.kept article').count()).toBe(1);
  await list.getByRole('button', { name: remove }).click();
  await expect.poll(() => list.locator('.kept article').count()).toBe(0);
  await look(page);
  await page.getByRole('button', { name: save }).waitFor();
});

test('what is let go of while it is fetched anew is not kept', async ({ browser }) => {
  const path = 'en/articles/everything/';
  const page = await reader(browser, path);
  const { save } = languages.en.messages.offline;
  await page.getByRole('button', { name: save }).click();
  await expect.poll(async () => (await kept(page)).length).toBeGreaterThan(1);
  const asked = new Promise<() => void>((resolve) => {
    server.answer = (file, response) => {
      if (file !== '/slow.png') return false;
      resolve(() => response.writeHead(200, { 'Content-Type': 'image/png' }).end('picture'));
      return true;
    };
  });
  const answer = send(page, { keep: `/${path}`, images: ['/slow.png'], onlyIfKept: true });
  const sendPicture = await asked;
  await page.getByRole('button', { name: languages.en.messages.offline.remove }).click();
  await expect.poll(() => kept(page)).toEqual([]);
  sendPicture();
  expect(await answer).toBe('gone');
  expect(await kept(page)).toEqual([]);
});

test('of a kept article that has changed no picture is left that it had', async ({ browser }) => {
  const path = 'en/articles/everything/';
  const page = await reader(browser, path);
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  await expect.poll(async () => (await kept(page)).length).toBeGreaterThan(1);
  server.replaced.set(
    `/${path}`,
    built(`${path}index.html`).replace(/<picture.*?<\/picture>|<img[^>]*>/gs, ''),
  );
  await page.reload();
  await expect.poll(() => kept(page)).toEqual([`/${path}`]);
});

test('where nothing may be stored, that is said', async ({ browser }) => {
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

test('no more than 50 articles are remembered, the oldest out', async ({ browser }) => {
  const page = await reader(browser, 'en/');
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
  await expect.poll(async () => (await visited(page)).length).toBe(50);
  const left = await visited(page);
  expect(left).toContain(`/${seed}`);
  expect(left).toContain('/en/articles/old-59/');
  expect(left).toContain('/en/articles/old-11/');
  expect(left).not.toContain('/en/articles/old-10/');
  // Nor more than 20 MB, with their pictures.
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
  await expect.poll(() => visited(page)).toEqual(['/_astro/b.avif', '/_astro/c.avif', `/${seed}`]);
});

test('a full device is no harm, and says so to who wants to keep something', async ({
  browser,
}) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(server.address);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(`${server.address}en/articles/article-1/`);
  expect(await page.locator('h1').innerText()).toBe('Article 1');
  const { save, storageFull } = languages.en.messages.offline;
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => page.locator('.keep [role=status]').innerText()).toBe(storageFull);
  expect(await kept(page)).toEqual([]);
  expect(await visited(page)).not.toContain('/en/articles/article-1/');
  // With room again, all is as before.
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: save }).click();
  await expect.poll(() => kept(page)).toEqual(['/en/articles/article-1/']);
  // What is kept stays where its copy can't be renewed.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const path = '/en/articles/article-1/';
  expect(await send(page, { keep: path, images: [], onlyIfKept: true })).toBe('full');
  expect(await kept(page)).toEqual([path]);
});

test('what was only read makes room for what is to be kept', async ({ browser }) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
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
  await expect.poll(() => kept(page)).toEqual([`/${seed}`]);
  expect(await visited(page)).toEqual([]);
});

/** A second version of the site: another script, another list, another worker. */
function publishAgain(version = 'f00f00f00f00'): void {
  server.replaced.set('/worker.js', workerScript({ version }));
  server.replaced.set('/en/offline/', built('en/offline/index.html').replace('<h1>', '<h1>New '));
}

test('a new version takes over while tabs are open, and old copies of the site’s files go', async ({
  browser,
}) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  const second = await page.context().newPage();
  await second.goto(`${server.address}en/`);
  const shells = (of: Page) =>
    of.evaluate(async () => (await caches.keys()).filter((name) => name.includes('shell')));
  const before = await shells(page);
  expect(before).toHaveLength(1);
  publishAgain();
  await second.reload();
  await expect.poll(() => shells(page), later).toEqual(['dragoman / shell f00f00f00f00']);
  // Neither tab is stuck, nor anything that was read lost.
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
  server.down = true;
  await second.goto(`${server.address}en/about/`);
  expect(await second.locator('h1').innerText()).toBe(`New ${languages.en.messages.offline.title}`);
  await page.goto(server.address + seed);
  await expectCopy(page, 'en');
});

test('a new version that comes in part is not taken', async ({ browser }) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  const before = await page.evaluate(() => caches.keys());
  publishAgain();
  server.answer = (path, response) => {
    if (path !== '/ru/offline/') return false;
    response.writeHead(200, { 'Content-Length': 10_000 });
    response.write('half', () => response.destroy());
    return true;
  };
  await update(page);
  expect(await page.evaluate(() => caches.keys())).toEqual(before);
  server.down = true;
  await page.goto(`${server.address}en/about/`);
  expect(await page.locator('h1').innerText()).toBe(languages.en.messages.offline.title);
});

test('a worker that is broken harms nobody', async ({ browser }) => {
  // From the beginning,
  server.replaced.set('/worker.js', 'throw new Error(');
  context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(server.address + seed, { waitUntil: 'networkidle' });
  expect(errors).toEqual([]);
  // Nothing is offered that can't be had.
  await expect.poll(() => page.locator('.keep').isVisible(), later).toBe(false);
  expect(await page.locator('.settings').isVisible()).toBe(true);
  // and in the place of one that isn't.
  server.replaced.set('/worker.js', workerScript());
  await page.reload();
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  server.replaced.set('/worker.js', 'throw new Error();');
  await page.reload({ waitUntil: 'networkidle' });
  server.down = true;
  await page.reload();
  await expectCopy(page, 'en');
});

test('a page is whole where its own script is broken, and so is its copy', async ({ browser }) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  server.answer = (path, response) => {
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
  server.down = true;
  await page.reload();
  await expectCopy(page, 'en');
});

/** The caches and the number of workers that a page's site has in the browser. */
const leftOf = (page: Page) =>
  page.evaluate(async () => [
    await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).length,
  ]);

test('the kill switch takes away the worker and all that it stored', async ({ browser }) => {
  const page = await reader(browser, seed);
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  await expect.poll(() => kept(page)).toEqual([`/${seed}`]);
  server.replaced.set('/worker.js', await bundleWorker(false));
  // As such a site is built: its pages ask for no worker.
  server.replaced.set(
    `/${seed}`,
    built(`${seed}index.html`).replace(/<a class="offline".*?<\/a>/, ''),
  );
  await page.reload();
  await expect.poll(() => leftOf(page), later).toEqual([[], 0]);
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  expect(await page.locator('h1').isVisible()).toBe(true);
});

test('in an emergency the kill switch does alone, and the pages offer nothing', async ({
  browser,
}) => {
  const page = await reader(browser, seed);
  await expect.poll(() => visited(page)).toEqual([`/${seed}`]);
  server.replaced.set('/worker.js', await bundleWorker(false));
  await page.reload();
  await expect.poll(() => leftOf(page), later).toEqual([[], 0]);
  await page.reload();
  await expect.poll(() => page.locator('.keep').isVisible(), later).toBe(false);
  expect(await page.locator('.settings').isVisible()).toBe(true);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('below a path, the worker minds that path alone', async ({ browser }) => {
  await server.stop();
  server = await serveFolder(inject('readerDir'), '/reader/');
  server.replaced.set('/reader/worker.js', workerScript({}, inject('readerDir')));
  const page = await reader(browser, `reader/${seed}`);
  // What another site has stored on this host stays, when this one's next worker comes too.
  const others = ['another', 'dragoman / shell 1', 'dragoman / kept'];
  await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), others);
  server.replaced.set(
    '/reader/worker.js',
    workerScript({ version: 'f00f00f00f00' }, inject('readerDir')),
  );
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => caches.keys()), later)
    .toContain('dragoman /reader/ shell f00f00f00f00');
  await expect
    .poll(async () => (await page.evaluate(() => caches.keys())).sort(), later)
    .toEqual([
      'another',
      'dragoman / kept',
      'dragoman / shell 1',
      'dragoman /reader/ shell f00f00f00f00',
      'dragoman /reader/ visited',
    ]);
  await expect.poll(() => visited(page, '/reader/')).toEqual([`/reader/${seed}`]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(
    `${server.address}reader/`,
  );
  server.down = true;
  // Without the slash too, with which a server would lead on.
  await page.goto(`${server.address}reader/${seed.slice(0, -1)}`);
  await expectCopy(page, 'en');
  await page.goto(`${server.address}reader/ru/`);
  expect(await page.locator('h1').innerText()).toBe(languages.ru.messages.offline.title);
  await expect(page.goto(`${server.address}elsewhere/`)).rejects.toThrow();
});

test('where data are dear, the worker comes only when it is asked for', async ({ browser }) => {
  context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(server.address + seed, { waitUntil: 'networkidle' });
  expect(server.requests).not.toContain('/worker.js');
  await page.getByRole('button', { name: languages.en.messages.offline.save }).click();
  await expect.poll(() => kept(page)).toEqual([`/${seed}`]);
});
