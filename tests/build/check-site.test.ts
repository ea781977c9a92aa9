import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Diagnostic } from '../../src/content/diagnostic.ts';
import type { LoadedArticle } from '../../src/content/reader.ts';
import { checkSite } from '../../src/build/check-site.ts';
import { hashFile, formatManifest } from '../../src/build/output-manifest.ts';
import { attributeArticle } from '../../src/outputs/attributed-article.ts';
import { toBiblatex } from '../../src/outputs/biblatex.ts';
import { articleOf, sample } from '../article/sample.ts';

const now = new Date('2026-12-01');
const host = 'https://dragoman.example';
const published = articleOf(sample, 'en', 'one');
const draft = {
  ...articleOf(sample, 'en', 'held'),
  draft: true,
  aliases: ['/old-held/'],
};
const { credit, notice } = attributeArticle(published);
const address = `${host}/en/articles/one/`;
const text = `<p>Credit: ${credit}</p><p>A sample text.</p><p>Notice: ${notice}</p>`;
const picture = (format: 'avif' | 'gif' | 'jpeg' | 'png' | 'webp', width = 60) =>
  sharp({ create: { width, height: 40, channels: 3, background: '#8a1f11' } })
    .toFormat(format)
    .toBuffer();
/** A bundle of search records. */
const records = (url: string) =>
  gzipSync(
    `pagefind_dcd${JSON.stringify([{ url, checksum: 1, otherWords: [`${host}/an-address-in-a-text.`], meta: {} }])}`,
  );

/** A small site without faults, which has every kind of file and link. */
const site: Record<string, string | Buffer> = {
  'index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8">
<link rel="canonical" href="${host}/"><link rel="stylesheet" href="/a/style.css">
<link rel="icon" href="/favicon.png"><link rel="manifest" href="/en/manifest.webmanifest">
<link rel="alternate" type="application/atom+xml" href="${host}/en/atom.xml">
<link rel="alternate" hreflang="en" href="${address}"><meta property="og:image" content="${host}/en/articles/one.png">
<style>body{background:url(/a/one.webp)}</style><script type="module" src="/a/script.js"></script>
<script type="application/ld+json">{"@type":"WebSite","url":"${host}/","image":"${host}/favicon.png"}</script>
</head><body><h1 id="start">Sample</h1><a href="#start">Start</a><a href="#top">Top</a><a href="en/articles/one/?from=front#notice">One</a>
<a href="/en/articles/one">One</a><a href="https://example.org/none/">Elsewhere</a><a href="mailto:a@example.org">Mail</a>
<picture><source srcset="/a/one.avif 1x, /a/one.webp 2x"><img src="/a/one.jpg" alt="A sample"></picture>
<a href="/en/articles/one/#:~:text=sample">Quote</a></body></html>`,
  'old/index.html': '<meta http-equiv="refresh" content="0; url=/en/articles/one/"><p>Moved</p>',
  'en/articles/one/index.html': `<!doctype html><title>A sample</title><link rel="canonical" href="${address}">
<article-text id="text"><p class="credit"><b>Credit:</b> ${credit}</p><figure class="lead"><img src="/a/one.gif" alt="Lead"></figure>
<p>A sample text.</p><p class="notice" id="notice">Notice: ${notice}</p></article-text>`,
  'en/articles/one.png': await picture('png'),
  'en/articles/one.bib': toBiblatex(published, host),
  'en/articles/one.txt': `Credit: ${credit}\n\nA sample text.\n\nNotice: ${notice}\n`,
  'en/articles/one.md': `**Credit:** ${credit}&#x20;\n\nA sample text.\n\n**Notice:** ${notice.replace(/\W/g, '\\$&')}\n`,
  'en/articles/one.json': JSON.stringify([{ id: 'en-one', type: 'article', URL: address }]),
  'en/atom.xml': `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${host}/en/atom.xml</id><title>Sample</title>
<link rel="self" href="${host}/en/atom.xml"/>
<entry><id>${host}/the-id-is-no-link/</id><title>A sample headline</title><link rel="alternate" href="${address}"/>
<content type="html"><![CDATA[${text}]]></content></entry></feed>`,
  'en/rss.xml': `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>${host}/</link>
<item><title>A sample headline</title><link>${address}</link><guid isPermaLink="false">${host}/no-link/</guid>
<content:encoded><![CDATA[${text}]]></content:encoded></item></channel></rss>`,
  'en/feed.json': JSON.stringify({
    feed_url: `${host}/en/feed.json`,
    items: [
      { id: `${host}/no-link/`, url: address, title: 'A sample headline', content_html: text },
    ],
  }),
  'sitemap-1.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${address}</loc></url></urlset>`,
  'robots.txt': `User-agent: *\nAllow: /\n\nSitemap: ${host}/sitemap-1.xml\n`,
  _redirects:
    '# Earlier addresses\n/older /en/articles/one/ 301\n/x id=:id /a/:id 301\n/shop/* https://example.org/:splat\n',
  _headers: '/a/*\n  Cache-Control: public\n/en/feed.json\n  Content-Type: application/feed+json\n',
  'en/manifest.webmanifest': JSON.stringify({
    name: 'Sample',
    start_url: '/en/articles/one/',
    icons: [{ src: '/favicon.png' }],
    shortcuts: [{ name: 'One', url: '/en/articles/one/' }],
  }),
  'en/search/fragment/en_1.pf_fragment': records('/en/articles/one/'),
  'en/search/pagefind-entry.json': '{"version":"1.6.0","languages":{}}',
  'worker.js':
    'const workerConfig={"files":["/a/script.js","/old/"],"offline":{"en":"/en/no-page-without-offline-reading/"}};\n(function(){})();\n',
  'a/style.css': '@import "./print.css";body{background:url("../favicon.png")}',
  'a/print.css': `p{background:url(data:image/png;base64,AAAA)}p{background:url("data:image/svg+xml,<rect fill='url(%23a)'/>")}`,
  'a/script.js': 'import"./other.js";const b=await import("/a/other.js");',
  'a/other.js': 'export{};',
  'a/one.avif': await picture('avif'),
  'a/one.gif': await picture('gif'),
  'a/one.jpg': await picture('jpeg'),
  'a/one.webp': await picture('webp'),
  'favicon.png': await picture('png'),
};

let folder: string;
let outDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  outDir = join(folder, 'dist');
  for (const [path, content] of Object.entries(site)) write(path, content);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, content: string | Buffer): void {
  const file = join(folder, 'site', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Replaces a piece of a file of the site. */
function change(path: string, piece: string, replacement: string): void {
  const file = readFileSync(join(folder, 'site', path), 'utf8');
  if (!file.includes(piece)) throw new Error(`${path} has no ${piece}`);
  write(
    path,
    file.replace(piece, () => replacement),
  );
}

/** Returns the place and what was found for each diagnostic of the site. */
async function diagnose(articles: Article[] = [published, draft], more = {}): Promise<string[]> {
  const loaded = articles.map((article) => ({ article }) as LoadedArticle);
  const content = { articles: loaded, drafts: [], diagnostics: [], ...more };
  const error = await checkSite(join(folder, 'site'), outDir, content, {
    now,
    all: false,
    replaced: [],
  }).catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) return [];
  const [title = '', ...lines] = error.message.split('\n');
  expect(title).toBe('The site has faults, so nothing was published.');
  return lines
    .join('\n')
    .split(/\n(?=\S)/)
    .map((one) => {
      const [, place, found] =
        /^(.*)\n {2}found {5}(.*)\n {2}expected {2}\S.*\n {2}fix {7}\S.*\n*$/.exec(one) ?? [];
      return found === undefined ? one : `${String(place)}: ${found}`;
    });
}

test('a site without faults passes', async () => {
  expect(await diagnose()).toEqual([]);
});

describe('links', () => {
  test.each([
    [
      'a link',
      'index.html',
      'href="en/articles/one/?from=front#notice"',
      'href="/none/"',
      'a href: "/none/", which leads to no file',
    ],
    [
      'a link to a folder without a page',
      'index.html',
      'href="/en/articles/one"',
      'href="/en/articles/"',
      'a href: "/en/articles/", which leads to no file',
    ],
    [
      'an address that can’t be read',
      'index.html',
      'https://example.org/none/',
      'https://',
      'a href: "https://", which leads to no file',
    ],
    [
      'an anchor on the same page',
      'index.html',
      '"#start"',
      '"#end"',
      'a href: "#end", whose page has no such id',
    ],
    [
      'an anchor on another page',
      'index.html',
      '#notice',
      '#credit',
      'a href: "en/articles/one/?from=front#credit", whose page has no such id',
    ],
    [
      'a canonical address',
      'index.html',
      `canonical" href="${host}/"`,
      `canonical" href="${host}/none"`,
      `link href: "${host}/none", which leads to no file`,
    ],
    [
      'a style sheet',
      'index.html',
      '/a/style.css',
      '/a/none.css',
      'link href: "/a/none.css", which leads to no file',
    ],
    [
      'an icon',
      'index.html',
      'icon" href="/favicon.png',
      'icon" href="/none.png',
      'link href: "/none.png", which leads to no file',
    ],
    [
      'a manifest',
      'index.html',
      'manifest.webmanifest',
      'none.webmanifest',
      'link href: "/en/none.webmanifest", which leads to no file',
    ],
    [
      'an alternate version',
      'index.html',
      `hreflang="en" href="${address}"`,
      `hreflang="en" href="${host}/ru/"`,
      `link href: "${host}/ru/", which leads to no file`,
    ],
    [
      'an alternate format',
      'index.html',
      '/en/atom.xml',
      '/ru/atom.xml',
      `link href: "${host}/ru/atom.xml", which leads to no file`,
    ],
    [
      'a picture for previews',
      'index.html',
      '/en/articles/one.png',
      '/en/articles/two.png',
      `meta content: "${host}/en/articles/two.png", which leads to no file`,
    ],
    [
      'a script',
      'index.html',
      'src="/a/script.js"',
      'src="/a/none.js"',
      'script src: "/a/none.js", which leads to no file',
    ],
    [
      'a picture',
      'index.html',
      '/a/one.jpg',
      '/a/none.jpg',
      'img src: "/a/none.jpg", which leads to no file',
    ],
    [
      'a picture for other screens',
      'index.html',
      '/a/one.webp 2x',
      '/a/none.webp 2x',
      'source srcset: "/a/none.webp", which leads to no file',
    ],
    [
      'a style in a page',
      'index.html',
      'url(/a/one.webp)',
      'url(/a/none.webp)',
      'style: "/a/none.webp", which leads to no file',
    ],
    [
      'structured data',
      'index.html',
      `"image":"${host}/favicon.png"`,
      `"image":"${host}/none.png"`,
      `script image: "${host}/none.png", which leads to no file`,
    ],
    [
      'a redirect page',
      'old/index.html',
      '/en/articles/one/',
      '/en/none/',
      'meta content: "/en/none/", which leads to no file',
    ],
    [
      'a citation',
      'en/articles/one.bib',
      address,
      `${host}/en/none/`,
      `url: "${host}/en/none/", which leads to no file`,
    ],
    [
      'a CSL item',
      'en/articles/one.json',
      address,
      `${host}/en/none/`,
      `0 URL: "${host}/en/none/", which leads to no file`,
    ],
    [
      'an Atom feed',
      'en/atom.xml',
      `self" href="${host}/en/atom.xml"`,
      `self" href="${host}/none.xml"`,
      `line 3 link: "${host}/none.xml", which leads to no file`,
    ],
    [
      'an Atom entry',
      'en/atom.xml',
      `alternate" href="${address}"`,
      `alternate" href="${host}/none/"`,
      `line 4 link: "${host}/none/", which leads to no file`,
    ],
    [
      'the text of an Atom entry',
      'en/atom.xml',
      'A sample text.',
      `<a href="${host}/none/">x</a>`,
      `line 5 content a href: "${host}/none/", which leads to no file`,
    ],
    [
      'an RSS item',
      'en/rss.xml',
      `<link>${address}`,
      `<link>${host}/none/`,
      `line 2 link: "${host}/none/", which leads to no file`,
    ],
    [
      'a JSON Feed item',
      'en/feed.json',
      `"url":"${address}"`,
      `"url":"${host}/none/"`,
      `items 0 url: "${host}/none/", which leads to no file`,
    ],
    [
      'the text of a JSON Feed item',
      'en/feed.json',
      'A sample text.',
      `<a href='/none/'>x</a>`,
      'items 0 a href: "/none/", which leads to no file',
    ],
    [
      'a sitemap',
      'sitemap-1.xml',
      address,
      `${host}/none/`,
      `line 1 loc: "${host}/none/", which leads to no file`,
    ],
    [
      'robots.txt',
      'robots.txt',
      'sitemap-1.xml',
      'sitemap-2.xml',
      `file: "${host}/sitemap-2.xml", which leads to no file`,
    ],
    [
      'a redirect for hosts',
      '_redirects',
      '/en/articles/one/',
      '/en/none/',
      'file: "/en/none/", which leads to no file',
    ],
    [
      'an icon of an app',
      'en/manifest.webmanifest',
      '/favicon.png',
      '/none.png',
      'icons 0 src: "/none.png", which leads to no file',
    ],
    [
      'the start of an app',
      'en/manifest.webmanifest',
      '/en/articles/one/',
      '/none/',
      'start_url: "/none/", which leads to no file',
    ],
    [
      'a style sheet in another',
      'a/style.css',
      './print.css',
      './none.css',
      'file: "./none.css", which leads to no file',
    ],
    [
      'a picture of a style sheet',
      'a/style.css',
      '../favicon.png',
      '../none.png',
      'file: "../none.png", which leads to no file',
    ],
    [
      'an imported script',
      'a/script.js',
      './other.js',
      './none.js',
      'file: "./none.js", which leads to no file',
    ],
    [
      'a script that is imported later',
      'a/script.js',
      '/a/other.js',
      '/a/none.js',
      'file: "/a/none.js", which leads to no file',
    ],
  ])('%s must lead to something', async (_, path, piece, replacement, line) => {
    change(path, piece, replacement);
    expect(await diagnose()).toEqual([`${path} ${line}`]);
  });

  describe('to another app on the same host', () => {
    const page = 'en/articles/one/index.html';
    const link = (href: string) => `<p>A <a href="${href}">sample</a> text.</p>`;

    test.each([`${host}/shop/`, `${host}/shop/item?id=1#two`, '//dragoman.example/shop'])(
      'may be whole addresses in the text of an article: %s',
      async (href) => {
        change(page, '<p>A sample text.</p>', link(href));
        change('en/atom.xml', '<p>A sample text.</p>', link(new URL(href, host).href));
        expect(await diagnose()).toEqual([]);
      },
    );

    test.each([
      '/shop/',
      '../../../shop/',
      `${host}/en/shop/`,
      `${host}/ru/one/`,
      `${host}/a/none`,
    ])('are mistakes if they are short, or below an address of the site: %s', async (href) => {
      change(page, '<p>A sample text.</p>', link(href));
      expect(await diagnose()).toEqual([`${page} a href: "${href}", which leads to no file`]);
    });

    test('may be the original of an article', async () => {
      const url = `${host}/shop/`;
      change(page, '</article-text>', `</article-text><a href="${url}">Original</a>`);
      const { source } = published;
      expect(await diagnose([{ ...published, source: { ...source, url } }])).toEqual([]);
      expect(await diagnose()).toEqual([`${page} a href: "${url}", which leads to no file`]);
    });
  });

  test('the address of a redirect may have quotation marks', async () => {
    write('b/index.html', `<meta http-equiv="refresh" content="0;url='/en/articles/one/'">`);
    expect(await diagnose()).toEqual([]);
  });

  test('comments have no links', async () => {
    write('a/more.css', '/* url(none.png)\n@import "none.css" */ a{background:url(one.jpg)}');
    write(
      'a/more.js',
      '// import "./none.js"\n/** @type {import("./none.ts").None} */ const one = 1;',
    );
    expect(await diagnose()).toEqual([]);
    write('a/more.css', '/* one */ a{background:url(none.png)} /* two */');
    write('a/more.js', '/* one */ import "./none.js"; // two');
    expect(await diagnose()).toEqual([
      'a/more.css file: "none.png", which leads to no file',
      'a/more.js file: "./none.js", which leads to no file',
    ]);
  });

  test('a search result must lead to a page', async () => {
    write('en/search/fragment/en_1.pf_fragment', records('/none/'));
    expect(await diagnose()).toEqual([
      'en/search/fragment/en_1.pf_fragment 0 url: "/none/", which leads to no file',
    ]);
  });

  test.each(['/en/articles/broken/', '/en/topics/broken/', '/old-broken/'])(
    'a link in a text may lead to what an article with errors has: %s',
    async (href) => {
      const page = 'en/articles/one/index.html';
      const fault = `${page} a href: "${href}", which leads to no file`;
      change(page, '<p>A sample text.</p>', `<p>A <a href="${href}">sample</a> text.</p>`);
      change(
        'en/rss.xml',
        '<p>A sample text.</p>',
        `<p>A <a href="${host}${href}">sample</a> text.`,
      );
      expect(await diagnose()).toEqual([expect.stringContaining(fault)]);
      const diagnostics = [{ file: 'articles/en/broken.md' } as Diagnostic];
      expect(await diagnose([published], { diagnostics })).toEqual([]);
      change('index.html', '/favicon.png', '/none.png');
      expect(await diagnose([published], { diagnostics })).toHaveLength(1);
    },
  );

  test('the same fault in several places is one diagnostic', async () => {
    change('index.html', '"/en/articles/one"', '"/none/"');
    change(
      'old/index.html',
      'Moved',
      `<a href="${host}/none/">Moved</a><a href="../none">Moved</a>`,
    );
    expect(await diagnose()).toEqual(['index.html a href: "/none/", which leads to no file']);
  });

  test('at most 20 faults of a kind are listed', async () => {
    const links = Array.from(
      { length: 23 },
      (_, index) => `<a href="/none-${String(index)}">x</a>`,
    );
    change('old/index.html', 'Moved', `${links.join('')}<p id="a"></p><p id="a"></p>`);
    const lines = await diagnose();
    expect(lines).toHaveLength(22);
    expect(lines[0]).toBe('old/index.html p: the id "a", which an element before it has too');
    expect(lines.at(-1)).toBe('and 3 more: add -- --all to the command to list them');
  });
});

describe('files', () => {
  const unreadable = (path: string): unknown[] => [
    expect.stringMatching(`^${path} file: a file that can’t be read: .`),
  ];

  test.each([
    ['an Atom feed with a stray ampersand', 'en/atom.xml', '<title>Sample', '<title>Sample & more'],
    ['an RSS feed with a control character', 'en/rss.xml', 'A sample text.', '\b'],
    ['a sitemap that is cut off', 'sitemap-1.xml', '</urlset>', ''],
    [
      'a sitemap with a prefix that it doesn’t declare',
      'sitemap-1.xml',
      '<url>',
      '<x:image/><url>',
    ],
    ['a JSON Feed with a stray comma', 'en/feed.json', '}]}', '},]}'],
    ['a JSON Feed without items', 'en/feed.json', '"items"', '"entries"'],
    ['a manifest', 'en/manifest.webmanifest', '{', ''],
    ['a CSL item', 'en/articles/one.json', ']', ''],
    ['the list of a search index', 'en/search/pagefind-entry.json', '}', ''],
    ['a citation with a stray brace', 'en/articles/one.bib', 'headline', 'head}line'],
    ['a citation that is cut off', 'en/articles/one.bib', '\n}', '\n'],
    ['a citation with a field without braces', 'en/articles/one.bib', '{newspaper}', 'newspaper"'],
  ])('%s must be valid', async (_, path, piece, replacement) => {
    change(path, piece, replacement);
    expect(await diagnose()).toEqual(unreadable(path));
  });

  test.each([
    ['the citation of an article named like a feed', 'en/articles/feed.json', '[{"id":"feed"}]'],
    ['JSON with a byte order mark', 'a/one.json', '\uFEFF{}'],
  ])('%s is read', async (_, path, json) => {
    write(path, json);
    expect(await diagnose()).toEqual([]);
  });

  test('structured data must be JSON', async () => {
    change('index.html', '"@type":', '"@type"');
    expect(await diagnose()).toEqual([
      expect.stringMatching('^index.html script: invalid JSON: .'),
    ]);
  });

  test.each(['en/articles/one.png', 'a/one.avif', 'a/one.gif', 'a/one.jpg', 'a/one.webp'])(
    '%s must be complete',
    async (path) => {
      const bytes = site[path] as Buffer;
      write(path, bytes.subarray(0, bytes.length - 20));
      expect(await diagnose()).toEqual(unreadable(path));
      write(path, '');
      expect(await diagnose()).toEqual(unreadable(path));
    },
  );

  test('a picture that is published already is not decoded again', async () => {
    write('a/one.jpg', 'no picture');
    const sha256 = hashFile(join(folder, 'site/a/one.jpg'));
    mkdirSync(outDir);
    writeFileSync(
      join(outDir, '.dragoman.json'),
      formatManifest(new Map([['a/one.jpg', { sha256 }]])),
    );
    expect(await diagnose()).toEqual([]);
    write('a/one.jpg', 'another');
    expect(await diagnose()).toEqual(unreadable('a/one.jpg'));
  });

  test('a search record must be compressed JSON', async () => {
    write('en/search/fragment/en_1.pf_fragment', gzipSync('pagefind_dcd{'));
    expect(await diagnose()).toEqual(unreadable('en/search/fragment/en_1.pf_fragment'));
    write('en/search/fragment/en_1.pf_fragment', '{}');
    expect(await diagnose()).toEqual(unreadable('en/search/fragment/en_1.pf_fragment'));
  });

  test('ids are unique on a page', async () => {
    change('index.html', '<a href="#start">', '<a id="start" href="#start">');
    expect(await diagnose()).toEqual([
      'index.html a: the id "start", which an element before it has too',
    ]);
  });
});

describe('files that the site takes over', () => {
  const page = 'en/articles/one/index.html';
  const loaded = (article: Article) => ({ article }) as LoadedArticle;
  const options = { now, all: false, replaced: [] };
  let content: Parameters<typeof checkSite>[2];
  let before: Awaited<ReturnType<typeof checkSite>>;
  /** Builds again, with a page that was made again. */
  const check = async (more = {}) => {
    const reused = new Map(
      [...before.inspections].filter(([path]) => path !== page && existsSync(join(outDir, path))),
    );
    const records = {
      files: before.inspections,
      get: (path: string) => before.inspections.get(path),
      state: before.state,
    };
    return checkSite(join(folder, 'next'), outDir, content, {
      ...{ ...options, reused, records },
      ...more,
    });
  };
  beforeEach(async () => {
    content = { articles: [loaded(published)], drafts: [], diagnostics: [] };
    before = await checkSite(join(folder, 'site'), outDir, content, options);
    renameSync(join(folder, 'site'), outDir);
    writeFileSync(join(outDir, '.dragoman.json'), formatManifest(before.inspections));
    mkdirSync(dirname(join(folder, 'next', page)), { recursive: true });
    writeFileSync(join(folder, 'next', page), site[page] ?? '');
  });

  test('have right links while nothing goes', async () => {
    const { inspections, state } = await check();
    expect(inspections).toEqual(before.inspections);
    expect(state).toBe(before.state);
    // They aren't even read.
    const wrong = { findings: [], links: [['a href', '/none/']] };
    const records = {
      files: new Map(),
      get: () => ({ sha256: '', size: 1, check: JSON.stringify(wrong) }),
      state: before.state,
    };
    await expect(check({ records })).resolves.toHaveProperty('state', before.state);
    await expect(check({ records: { ...records, state: undefined } })).rejects.toThrow('"/none/"');
  });

  test('are checked if one is not of the build of which the state speaks', async () => {
    const file = join(outDir, 'index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('/en/articles/one"', '/en/none/"'));
    const get = (path: string) =>
      path === 'index.html' ? undefined : before.inspections.get(path);
    const records = { files: before.inspections, get, state: before.state };
    await expect(check({ records })).rejects.toThrow('"/en/none/", which leads to no file');
    const others = new Map([...before.inspections].filter(([path]) => path !== 'index.html'));
    await expect(check({ records: { ...records, files: others } })).rejects.toThrow('/en/none/');
  });

  test('are checked if a file of the last build goes that the output folder lacks', async () => {
    const [[path, inspection] = []] = [...before.inspections];
    const files = new Map([...before.inspections, ['en/gone/index.html', inspection]]);
    const linked = { findings: [], links: [['a href', '/en/gone/']] };
    const get = (name: string) => {
      const known = before.inspections.get(name);
      return known && name === path ? { ...known, check: JSON.stringify(linked) } : known;
    };
    const records = { files, get, state: before.state };
    await expect(check({ records })).rejects.toThrow('"/en/gone/", which leads to no file');
  });

  test('are checked if an id goes', async () => {
    const file = join(folder, 'next', page);
    writeFileSync(file, readFileSync(file, 'utf8').replace('id="notice"', 'id="note"'));
    await expect(check()).rejects.toThrow('whose page has no such id');
  });

  test('are checked if a file goes', async () => {
    rmSync(join(outDir, 'favicon.png'));
    await expect(check()).rejects.toThrow('favicon.png", which leads to no file');
  });

  test('are checked if an article is withdrawn', async () => {
    const now = new Date('2000-01-01');
    await expect(check({ now })).rejects.toThrow('which is scheduled');
  });
});

describe('articles', () => {
  const page = 'en/articles/one/index.html';
  const file = 'en/articles/one';

  test.each([
    ['text', page, '<p>A sample text.</p>', '<p><a href="/"> </a></p>', `page: no text of ${file}`],
    ['a credit', page, credit, '', `page: no credit of ${file}`],
    ['a whole credit', page, credit, credit.slice(0, -9), `page: no credit of ${file}`],
    ['a notice', page, notice, '', `page: no notice of ${file}`],
    [
      'credit, text and notice in their place',
      page,
      'id="text"',
      'id="words"',
      `page: no text, no credit, no notice of ${file}`,
    ],
    ['a credit in Atom', 'en/atom.xml', credit, '', `line 4: no credit of ${file}`],
    ['a notice in RSS', 'en/rss.xml', notice, '', `line 2: no notice of ${file}`],
    ['a credit in a JSON Feed', 'en/feed.json', credit, '', `items 0: no credit of ${file}`],
    ['a credit in plain text', 'en/articles/one.txt', credit, '', `file: no credit of ${file}`],
    ['a credit in Markdown', 'en/articles/one.md', credit, '', `file: no credit of ${file}`],
  ])('an article needs %s', async (_, path, piece, replacement, line) => {
    change(path, piece, replacement);
    expect(await diagnose()).toEqual([`${path} ${line}`]);
  });

  test.each(['bib', 'md', 'txt'])('the format %s must have content', async (format) => {
    write(`en/articles/one.${format}`, '');
    expect(await diagnose()).toHaveLength(1);
  });

  test('the words of a picture are text', async () => {
    change(page, '<p>A sample text.</p>', '<p><img src="/a/one.gif" alt="A sample"></p>');
    expect(await diagnose()).toEqual([]);
  });

  test('each published article has a page', async () => {
    rmSync(join(folder, 'site', page));
    expect(await diagnose()).toEqual([`${page} file: no page`]);
  });
});

describe('drafts and scheduled articles', () => {
  const held = 'en/articles/held, which is a draft';

  test.each([
    ['page', 'en/articles/held/index.html', '<p>Held</p>'],
    ['format', 'en/articles/held.txt', 'Held'],
    ['card', 'en/articles/held.png', site['favicon.png'] as Buffer],
    ['redirect', 'old-held/index.html', '<p>Held</p>'],
  ])('have no %s', async (_, path, content) => {
    write(path, content);
    expect(await diagnose()).toEqual([`${path} file: a file of ${held}`]);
  });

  test.each([
    [
      'link',
      'index.html',
      'href="/en/articles/one"',
      'href="/en/articles/held/"',
      `a href: the address of ${held}`,
    ],
    [
      'link to a format',
      'index.html',
      'href="/en/articles/one"',
      'href="/en/articles/held.md"',
      `a href: the address of ${held}`,
    ],
    [
      'Atom entry',
      'en/atom.xml',
      `alternate" href="${address}`,
      `alternate" href="${host}/en/articles/held/`,
      `line 4 link: the address of ${held}`,
    ],
    [
      'RSS item',
      'en/rss.xml',
      `<link>${address}`,
      `<link>${host}/en/articles/held`,
      `line 2 link: the address of ${held}`,
    ],
    [
      'JSON Feed item',
      'en/feed.json',
      `"url":"${address}`,
      `"url":"${host}/en/articles/held/`,
      `items 0 url: the address of ${held}`,
    ],
    [
      'entry in a sitemap',
      'sitemap-1.xml',
      address,
      `${host}/en/articles/held/`,
      `line 1 loc: the address of ${held}`,
    ],
  ])('have no %s', async (_, path, piece, replacement, line) => {
    change(path, piece, replacement);
    expect(await diagnose()).toEqual([`${path} ${line}`]);
  });

  test('have no address in the search index', async () => {
    write('en/search/fragment/en_1.pf_fragment', records('/en/articles/held/'));
    expect(await diagnose()).toEqual([
      `en/search/fragment/en_1.pf_fragment 0 url: the address of ${held}`,
    ]);
  });

  test('are one diagnostic, however much of them there is', async () => {
    write('en/articles/held/index.html', `<link rel="canonical" href="${host}/en/articles/held/">`);
    change('en/atom.xml', address, `${host}/en/articles/held/`);
    expect(await diagnose()).toEqual([`en/articles/held/index.html file: a file of ${held}`]);
  });

  test('a scheduled article is held until its time', async () => {
    const scheduled = { ...draft, draft: false, published: '2026-12-02' };
    change('index.html', 'href="/en/articles/one"', 'href="/en/articles/held/"');
    expect(await diagnose([published, scheduled])).toEqual([
      'index.html a href: the address of en/articles/held, which is scheduled',
    ]);
  });

  test('a draft that has only a title is held', async () => {
    const path = { path: 'en/idea.md', language: 'en', slug: 'idea' };
    change('index.html', 'href="/en/articles/one"', 'href="/en/articles/idea/"');
    expect(await diagnose([published], { drafts: [path], paths: [path] })).toEqual([
      'index.html a href: the address of en/articles/idea, which is a draft',
    ]);
  });

  test('a draft may have the alias of a published article', async () => {
    write('old-held/index.html', '<p>Moved</p>');
    const other = { ...published, aliases: ['/old-held/'] };
    expect(await diagnose([other, draft])).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['con.html', 'a name that Windows can’t hold'],
    ['a/Aux', 'a name that Windows can’t hold'],
    ['a/lpt¹.tar.gz', 'a name that Windows can’t hold'],
    ['a/com0', 'a name that Windows can’t hold'],
    ['a/a:b.txt', 'a name that Windows can’t hold'],
    ['a/a\\b.txt', 'a name that Windows can’t hold'],
    ['a/what?.txt', 'a name that Windows can’t hold'],
    ['a/a\tb.txt', 'a name that Windows can’t hold'],
    ['a/end.', 'a name that Windows can’t hold'],
    ['a/end ', 'a name that Windows can’t hold'],
    ['a/one.JPG', 'the name of "a/one.JPG", but for case or the code of its letters', 'a/one.jpg'],
    [`a/${'b'.repeat(120)}/${'c'.repeat(130)}`, 'a path that is too long for Windows'],
  ])('%j is reported', async (path, found, place = path) => {
    write(path, path.endsWith('JPG') ? (site['a/one.jpg'] as Buffer) : '');
    expect(await diagnose()).toEqual([`${place.replace('\t', '\\u0009')} name: ${found}`]);
  });

  test('a folder is reported once', async () => {
    write('a/nul/one.txt', '');
    write('a/nul/two.txt', '');
    expect(await diagnose()).toEqual(['a/nul name: a name that Windows can’t hold']);
  });

  test('a letter in two forms is one letter', async () => {
    write('a/\u00e9.txt', '');
    write('a/e\u0301.txt', '');
    expect(await diagnose()).toEqual([
      'a/\u00e9.txt name: the name of "a/e\u0301.txt", but for case or the code of its letters',
    ]);
  });

  test('folders are merged, unless a file of one is in the other', async () => {
    write('Old/one.txt', '');
    expect(await diagnose()).toEqual([]);
    write('Old/INDEX.html', '');
    expect(await diagnose()).toEqual([
      'old/index.html name: the name of "Old/INDEX.html", but for case or the code of its letters',
    ]);
    rmSync(join(folder, 'site/Old'), { recursive: true });
    write('OLD', '');
    expect(await diagnose()).toEqual([
      'old name: the name of "OLD", but for case or the code of its letters',
    ]);
  });

  test.each(['a/console.txt', 'a/com10', 'a/.nojekyll', 'a/aux-input.txt', 'a/سطر.txt'])(
    '%s is safe',
    async (path) => {
      write(path, '');
      expect(await diagnose()).toEqual([]);
    },
  );
});
