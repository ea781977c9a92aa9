import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { seed } from './pages.ts';
import {
  hasWebServers,
  startWebServer,
  webServerNames,
  type RunningServer,
  type WebServerName,
} from './web-servers.ts';

// How hosts serve a built site: the servers of deploy/, run from Debian's packages, and those that read `_headers`.

const root = resolve(import.meta.dirname, '../..');
const IMMUTABLE = 'public, max-age=31536000, immutable';
const html = 'text/html; charset=utf-8';
const securityHeaders = {
  'content-security-policy': "frame-ancestors 'self'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** A kind of file, and how every server answers a request for it. */
interface Row {
  /** The addresses, as docs/hosting.md shows them. */
  shown: string;
  /** The path to ask for, or what the path of a file looks like. */
  path: string | RegExp;
  status?: 404;
  type: string;
  cache?: string;
  /** Whether it has compressed files beside it. */
  isCompressed: boolean;
  /** Whether it is so small that compression may or may not gain something. The docs don't show it. */
  isSmall?: boolean;
}

const page = { type: html, isCompressed: true };
const missing = { type: html, isCompressed: true, status: 404 } as const;
const compressed = (type: string) => ({ type: `${type}; charset=utf-8`, isCompressed: true });
const binary = (type: string) => ({ type, isCompressed: false });
const small = (type: string) => ({ ...compressed(type), isCompressed: false, isSmall: true });
const rows: Row[] = [
  { shown: '`/`', path: '', ...page },
  { shown: '`/<lang>/articles/<slug>/`', path: seed, ...page },
  { shown: '`<slug>.txt`', path: /^en\/articles\/[^/]+\.txt$/, ...compressed('text/plain') },
  { shown: '`/robots.txt`', path: 'robots.txt', ...small('text/plain') },
  { shown: '`<slug>.md`', path: /^en\/articles\/[^/]+\.md$/, ...compressed('text/markdown') },
  {
    shown: '`<slug>.bib`',
    path: /^en\/articles\/[^/]+\.bib$/,
    ...compressed('application/x-bibtex'),
  },
  {
    shown: '`<slug>.json`',
    path: /^en\/articles\/[^/]+\.json$/,
    ...compressed('application/json'),
  },
  {
    shown: '`/<lang>/search/pagefind-entry.json`',
    path: 'en/search/pagefind-entry.json',
    ...small('application/json'),
  },
  { shown: '`/<lang>/rss.xml`', path: 'en/rss.xml', ...compressed('application/rss+xml') },
  { shown: '`/<lang>/atom.xml`', path: 'en/atom.xml', ...compressed('application/atom+xml') },
  {
    shown: '`/<lang>/topics/<topic>/atom.xml`',
    path: /^en\/topics\/[^/]+\/atom\.xml$/,
    ...compressed('application/atom+xml'),
  },
  { shown: '`/<lang>/feed.json`', path: 'ar/feed.json', ...compressed('application/feed+json') },
  { shown: '`/sitemap-index.xml`', path: 'sitemap-index.xml', ...compressed('application/xml') },
  {
    shown: '`/<lang>/manifest.webmanifest`',
    path: 'ru/manifest.webmanifest',
    ...compressed('application/manifest+json'),
  },
  { shown: '`/worker.js`', path: 'worker.js', ...compressed('text/javascript') },
  {
    shown: '`/<lang>/search/pagefind.js`',
    path: 'en/search/pagefind.js',
    ...compressed('text/javascript'),
  },
  {
    shown: '`/_astro/*.js`',
    path: /^_astro\/\w+\.js$/,
    ...compressed('text/javascript'),
    cache: IMMUTABLE,
  },
  {
    shown: '`/_astro/*.avif`',
    path: /^_astro\/.*\.avif$/,
    ...binary('image/avif'),
    cache: IMMUTABLE,
  },
  {
    shown: '`/_astro/*.webp`',
    path: /^_astro\/.*\.webp$/,
    ...binary('image/webp'),
    cache: IMMUTABLE,
  },
  { shown: '`<slug>.png`', path: /^en\/articles\/[^/]+\.png$/, ...binary('image/png') },
  { shown: '`/icon-512.png`', path: 'icon-512.png', ...binary('image/png') },
  { shown: '`/favicon.ico`', path: 'favicon.ico', ...binary('image/x-icon') },
  ...['fragment', 'index', 'filter', 'meta'].map((part) => ({
    shown: `\`*.pf_${part}\``,
    path: new RegExp(`^en/search/.*\\.pf_${part}$`),
    ...binary('application/octet-stream'),
    cache: IMMUTABLE,
  })),
  {
    shown: '`wasm.<lang>.pagefind`',
    path: 'en/search/wasm.en.pagefind',
    ...binary('application/octet-stream'),
  },
  {
    shown: '`/.well-known/*`',
    path: '.well-known/sample.txt',
    ...small('text/plain'),
  },
  { shown: 'no such page', path: 'en/nothing/', ...missing },
  { shown: 'no such file', path: '_astro/nothing.js', ...missing },
  { shown: '`/<lang>/articles/`', path: 'en/articles/', ...missing },
  { shown: '`/.dragoman.json`', path: '.dragoman.json', ...missing },
  { shown: '`/.git/config`', path: '.git/config', ...missing },
  { shown: '`/.nojekyll`', path: '.nojekyll', ...missing },
];

const listFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort();

/** Returns the path to ask for, and the file that is sent. Undefined if the site has no such file. */
function locate({ path, status }: Row, site: string): { path: string; file: string } | undefined {
  const file = typeof path === 'string' ? path : listFiles(site).find((name) => path.test(name));
  if (file === undefined) return undefined;
  if (status === 404) return { path: file, file: '404.html' };
  const asked = file.replace(/(^|\/)index\.html$/, '$1');
  return { path: asked, file: /(?:^|\/)$/.test(asked) ? `${asked}index.html` : asked };
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends a request. @param accepted the compressions that the client knows */
async function ask(
  address: string,
  accepted: string,
  { method = 'GET', etag = '' } = {},
): Promise<Answer> {
  const headers = { 'Accept-Encoding': accepted, ...(etag !== '' && { 'If-None-Match': etag }) };
  const sent = request(address, { method, headers, agent: false }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await buffer(response);
  return { status: response.statusCode, headers: response.headers, body };
}

const decoders: Record<string, (body: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (body) => body,
};

/** Copies a site to where every user can read it, compresses it, and adds files that no reader may get. */
function prepareSite(source: string): string {
  const site = join(mkdtempSync(join(tmpdir(), 'dragoman-hosts-')), 'site');
  chmodSync(resolve(site, '..'), 0o755);
  cpSync(source, site, { recursive: true, preserveTimestamps: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve(root, 'deploy/compress.ts'), site],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const [path, content] of [
    ['.git/config', 'a secret'],
    ['.well-known/sample.txt', 'a sample\n'],
    ['en/articles/feed.json', '[]\n'],
    // The server compresses it itself.
    ['late.html', `<p>${'A sample. '.repeat(500)}`],
  ] as const) {
    mkdirSync(resolve(site, path, '..'), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  return site;
}

if (!hasWebServers) {
  console.log('deploy/ is not tested: this needs nginx, caddy and apache2 from Debian’s packages');
}

describe.runIf(hasWebServers).each([
  ['alone', inject('outDir'), false],
  ['below a path', inject('readerDir'), true],
] as const)('a site %s', (_, source, isBelowPath) => {
  const arabic = 'عينة';
  const encoded = encodeURIComponent(arabic);
  const aliases = [
    ...(isBelowPath ? ['old', 'old/'] : ['en/articles/all-kinds/', 'en/articles/all-kinds']),
    ...(isBelowPath ? ['index.php?id=1&lang=en'] : ['samples/everything.html']),
    ...[encoded, encoded.toLowerCase()].map((name) => `2020/01/${name}/`),
    '?p=123',
  ];
  let site: string;
  beforeAll(() => {
    site = prepareSite(source);
  });
  afterAll(() => rmSync(resolve(site, '..'), { recursive: true }));

  describe.each(webServerNames)('on %s', (name) => {
    let server: RunningServer;
    const best = name === 'nginx' ? 'gzip' : 'br';
    beforeAll(async () => {
      server = await startWebServer(name, site, isBelowPath);
    });
    afterAll(() => server.stop());

    test.for(rows)('$shown', async (row) => {
      const located = locate(row, source);
      // The small site below a path lacks some.
      if (isBelowPath && located === undefined && row.path instanceof RegExp) return;
      const { path, file } = located ?? expect.fail(`no file ${String(row.path)}`);
      const content = readFileSync(join(site, file));
      for (const encoding of ['identity', 'gzip', 'br']) {
        const { status, headers, body } = await ask(server.address + path, encoding);
        expect(status).toBe(row.status ?? 200);
        expect(headers).toMatchObject({
          'content-type': row.type,
          'cache-control': row.cache ?? 'no-cache',
          ...securityHeaders,
        });
        const sent = headers['content-encoding'] ?? 'identity';
        expect([encoding, 'identity']).toContain(sent);
        expect(decoders[sent]?.(body).equals(content)).toBe(true);
      }
    });

    test.for(rows.filter(({ isCompressed }) => isCompressed))(
      '$shown is sent compressed',
      async (row) => {
        const { path } = locate(row, source) ?? {};
        if (path === undefined) return;
        for (const [accepted, expected] of [
          ['gzip', 'gzip'],
          ['gzip, br', best],
        ] as const) {
          const { headers } = await ask(server.address + path, accepted);
          expect(headers['content-encoding']).toBe(expected);
          expect(headers.vary).toBe('Accept-Encoding');
        }
      },
    );

    test.for(['identity', 'gzip', 'br'])(
      'sends an unchanged file only once, with %s',
      async (encoding) => {
        for (const path of ['', 'en/rss.xml', 'late.html']) {
          const { etag } = (await ask(server.address + path, encoding)).headers;
          const again = await ask(server.address + path, encoding, { etag });
          expect(again.status).toBe(304);
          expect(again.headers['cache-control']).toBe('no-cache');
        }
      },
    );

    test('doesn’t take an article called feed for a feed', async () => {
      const { headers } = await ask(`${server.address}en/articles/feed.json`, 'identity');
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
    });

    test('adds the slash that the address of a page lacks', async () => {
      for (const path of ['en', seed.slice(0, -1)]) {
        const { status, headers } = await ask(server.address + path, 'identity');
        expect([301, 308]).toContain(status);
        expect(URL.parse(headers.location ?? '', server.address)?.href).toBe(
          `${server.address}${path}/`,
        );
        expect(headers).toMatchObject(securityHeaders);
      }
    });

    test.for([...aliases])('leads from the alias %s to its article', async (alias) => {
      const { status, headers, body } = await ask(server.address + alias, 'identity');
      const target = `${server.address}${isBelowPath ? seed : 'en/articles/everything/'}`;
      // Apache sends the page that redirects. No page can do so for a query.
      if (name === 'Apache') {
        // It adds the slash to a folder first.
        if (!/[/?]|\.html$/.test(alias.replace('en/articles/', ''))) return;
        expect(status).toBe(alias.startsWith('index.php') ? 404 : 200);
        const hasRefresh = body.includes(`content="0; url=${new URL(target).pathname}"`);
        expect(hasRefresh).toBe(!alias.includes('?'));
        return;
      }
      expect(status).toBe(301);
      expect(URL.parse(headers.location ?? '', server.address)?.href).toBe(target);
    });

    test('serves the page at an address whose query is no alias', async () => {
      for (const query of ['?p=124', '?p=1234', '?q=123', '']) {
        const { status, headers } = await ask(server.address + query, 'identity');
        expect(status).toBe(200);
        expect(headers).toMatchObject({ 'cache-control': 'no-cache', ...securityHeaders });
      }
    });

    test('runs the search and the service worker', async ({ browser }) => {
      const context = await browser.newContext();
      const visited = await context.newPage();
      const problems: string[] = [];
      visited.on('console', (message) => problems.push(message.text()));
      visited.on('pageerror', (error) => problems.push(error.message));
      await visited.goto(`${server.address}en/search/?q=Qamishli`);
      await expect.poll(() => visited.locator('.results h2').count()).toBe(1);
      await visited.goto(server.address + seed);
      const scope = await visited.evaluate(async () => (await navigator.serviceWorker.ready).scope);
      expect(scope).toBe(server.address);
      expect(problems).toEqual([]);
      await context.close();
    });

    test.runIf(isBelowPath)('leads from the path without its slash to the site', async () => {
      const { status, headers } = await ask(server.address.slice(0, -1), 'identity');
      expect([301, 302, 308]).toContain(status);
      expect(URL.parse(headers.location ?? '', server.address)?.href).toBe(server.address);
    });
  });
});

describe.each([
  ['alone', inject('outDir'), '/'],
  ['below a path', inject('readerDir'), '/reader/'],
])('_headers, for Netlify and Cloudflare, of a site %s', (_, site, base) => {
  const lines = readFileSync(join(site, '_headers'), 'utf8').trimEnd().split('\n');
  const rules: { pattern: string; headers: [string, string][] }[] = [];
  for (const line of lines.filter((one) => !one.trim().startsWith('#'))) {
    const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      rules.at(-1)?.headers.push([name.toLowerCase(), value]);
    } else rules.push({ pattern: line, headers: [] });
  }
  /** Collects the headers of all rules that match, as both hosts do. */
  const findHeaders = (path: string) =>
    rules
      .filter(({ pattern }) => {
        const [start = '', end] = pattern.split('*');
        if (end === undefined) return base + path === start;
        return (base + path).startsWith(start) && (base + path).slice(start.length).endsWith(end);
      })
      .flatMap(({ headers }) => headers);

  test('keeps to what both hosts understand', () => {
    expect(rules.length).toBeGreaterThan(1);
    // Limits of Cloudflare.
    expect(rules.length).toBeLessThanOrEqual(100);
    for (const { pattern, headers } of rules) {
      expect(pattern).toMatch(/^\/[^*:\s]*\*?[^*:\s]*$/);
      expect(pattern.startsWith(base)).toBe(true);
      expect(headers.length).toBeGreaterThan(0);
    }
  });

  test('sets no header of any file twice, because the hosts would send both values', () => {
    for (const path of listFiles(site)) {
      const names = findHeaders(path).map(([name]) => name);
      expect(new Set(names).size, path).toBe(names.length);
    }
  });

  test('don’t take an article called feed for a feed', () => {
    expect(findHeaders('en/articles/feed.json')).toContainEqual([
      'content-type',
      'application/json; charset=utf-8',
    ]);
  });

  test.for(rows.filter(({ status }) => status === undefined))('$shown', (row) => {
    const located = locate(row, site);
    if (located === undefined) return;
    const {
      'content-type': type,
      'cache-control': cache,
      ...others
    } = Object.fromEntries(findHeaders(located.path));
    expect(others).toEqual(securityHeaders);
    // Both hosts know the types of the other files, and let browsers ask each time whether a file has changed.
    const isTyped = /\.(?:txt|md|bib|json|webmanifest)$|(?:rss|atom)\.xml$/.test(located.path);
    expect(type).toBe(isTyped ? row.type : undefined);
    expect(cache).toBe(row.cache);
  });
});

test('the site tells GitHub Pages not to run Jekyll, which would drop _astro/', () => {
  expect(existsSync(join(inject('outDir'), '.nojekyll'))).toBe(true);
});

describe.runIf(hasWebServers)('docs/hosting.md', () => {
  test('has the table of what the servers send', async () => {
    const shownRows = rows.filter(({ isSmall }) => isSmall !== true);
    const site = prepareSite(inject('outDir'));
    const answers = {} as Record<WebServerName, Answer[]>;
    for (const name of webServerNames) {
      const server = await startWebServer(name, site, false);
      answers[name] = await Promise.all(
        shownRows.map((row) => {
          const path = locate(row, inject('outDir'))?.path ?? '';
          return ask(server.address + path, 'br, gzip', { method: 'HEAD' });
        }),
      );
      await server.stop();
    }
    rmSync(resolve(site, '..'), { recursive: true });
    // Addresses with the same answers share a line.
    const lines = Map.groupBy(shownRows.keys(), (index) => {
      const cells = webServerNames.map((name) => {
        const { status, headers } = answers[name][index] ?? expect.fail();
        return [status, headers['content-encoding'] ?? ''].join(' ');
      });
      const { headers } = answers.nginx[index] ?? expect.fail();
      return [...cells, headers['content-type'], headers['cache-control']].join(' | ');
    });
    const table = [
      `address | ${webServerNames.join(' | ')} | \`Content-Type\` | \`Cache-Control\``,
      '--- | --- | --- | --- | --- | ---',
      ...[...lines].map(([cells, indexes]) =>
        [indexes.map((index) => shownRows[index]?.shown).join(', '), cells].join(' | '),
      ),
    ].join('\n');
    const file = join(root, 'docs/hosting.md');
    const docs = readFileSync(file, 'utf8').replace(
      /(<!-- written by [^\n]*\n).*?(?=<!-- end -->)/s,
      (_, start: string) => `${start}\n${table}\n\n`,
    );
    // `vitest -u` writes it.
    await expect(await format(docs, { parser: 'markdown', printWidth: 100 })).toMatchFileSnapshot(
      file,
    );
  });
});
