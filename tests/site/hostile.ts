/**
 * `npm run test:hostile`: publishes every hostile sample as an article of its own and opens each in
 * Chromium, once as it is and once with its content security policy switched off, so that the text
 * must be harmless by itself. It takes some minutes, so it is no part of `npm test`, where the same
 * samples are judged by a parser.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { preview } from 'astro';
import type { Browser, Page } from 'playwright-core';
import { readArticleFile } from '../../src/content/file.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { sample } from '../article/sample.ts';
import { samples } from '../markdown/hostile/generate.ts';
import { launchChromium } from './chromium.ts';

const root = resolve(import.meta.dirname, '../..');
const work = resolve(root, 'node_modules/.cache/dragoman/hostile');
const content = resolve(work, 'content');
const outDir = resolve(work, 'dist');

interface Item {
  id: string;
  body?: string;
  fields?: { title: string };
}
interface Hostile {
  slug: string;
  id: string;
  /** What the page must show, where the sample says. */
  mark?: string;
}

const credit =
  'Translated and edited by Sample Translators. Cites reporting by Sample Outlet. Author and original outlet not stated.';
const noticeOf = (slug: string) =>
  'This article was translated and edited by Sample Translators. A sample disclaimer. ' +
  `Address of this article: https://dragoman.example/en/articles/${slug}/`;

function files(): { id: string; file: string; mark?: string }[] {
  const [head = ''] = sample.split('A sample text.');
  const { items } = JSON.parse(
    readFileSync(resolve(root, 'tests/markdown/hostile/corpus.json'), 'utf8'),
  ) as { items: Item[] };
  const withBody = (id: string, body: string) => ({
    id,
    file: head + body,
    ...(body.includes('CANARYAFTER') && { mark: 'CANARYAFTER' }),
  });
  return [
    ...items.map(({ id, body, fields }) =>
      fields === undefined
        ? withBody(id, body ?? '')
        : // A JSON string is a YAML string, whatever is in it.
          { id, file: sample.replace('A sample headline', () => JSON.stringify(fields.title)) },
    ),
    ...samples().map(({ id, body }) => withBody(id, body)),
  ];
}

/** Writes what the loader takes, and counts what it refuses. */
function publish(): { hostile: Hostile[]; refused: number } {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(resolve(content, 'articles/en'), { recursive: true });
  const hostile: Hostile[] = [];
  let refused = 0;
  for (const [index, { id, file, mark }] of files().entries()) {
    const reading = readArticleFile(id, new TextEncoder().encode(file));
    const text = 'file' in reading ? inspectMarkdown(reading.file.body) : undefined;
    // Pictures are refused because none lies beside the article.
    if (!text || text.empty || text.problems.length > 0 || text.images.length > 0) {
      refused += 1;
      continue;
    }
    const slug = `hostile-${String(index)}`;
    writeFileSync(resolve(content, `articles/en/${slug}.md`), file);
    hostile.push({ slug, id, ...(mark !== undefined && { mark }) });
  }
  execFileSync(process.execPath, ['src/cli/build.ts', '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, CONTENT_DIR: content, BUILD_DATE: '2026-12-01' },
    stdio: 'inherit',
  });
  return { hostile, refused };
}

/** What a page did that an article must not do. */
async function findingsOn(page: Page, address: string, article: Hostile): Promise<string[]> {
  const found: string[] = [];
  const url = `${address}en/articles/${article.slug}/`;
  const onRequest = (request: { url: () => string }) => {
    if (request.url() !== url) found.push(`asks for ${request.url()}`);
  };
  const onMessage = (message: { text: () => string }) => found.push(`says ${message.text()}`);
  const onError = (error: Error) => found.push(`throws ${error.message}`);
  const onDialog = (dialog: { message: () => string; dismiss: () => Promise<void> }) => {
    found.push(`opens a dialog ${dialog.message()}`);
    void dialog.dismiss();
  };
  page.on('request', onRequest).on('console', onMessage).on('pageerror', onError);
  page.on('dialog', onDialog);
  await page.goto(url);
  const seen = await page.evaluate(() => {
    // What waits for a hand: focus, pointer, wheel, copy, the end of an animation.
    const events = [
      'focus',
      'blur',
      'mouseover',
      'mousemove',
      'pointerover',
      'wheel',
      'copy',
      'toggle',
    ];
    for (const element of document.querySelectorAll('.text, .text *, h1')) {
      for (const event of events) element.dispatchEvent(new Event(event, { bubbles: true }));
    }
    const text = document.querySelector('.text');
    return {
      first: text?.firstElementChild?.textContent,
      last: text?.lastElementChild?.textContent,
      credits: document.querySelectorAll('.credit').length,
      notices: document.querySelectorAll('.notice, #notice').length,
      live: document.querySelectorAll(
        'script:not(head > [type="application/ld+json"]), iframe, object, embed, form, input, base, link:not(head > link), svg, math, template, style:not(head > style), [style], img',
      ).length,
      schemes: [...document.querySelectorAll('a')].filter(
        ({ protocol }) => !['http:', 'https:', 'mailto:'].includes(protocol),
      ).length,
      handlers: [...document.querySelectorAll('*')].filter(({ attributes }) =>
        [...attributes].some(({ name }) => name.startsWith('on')),
      ).length,
      chain: document.querySelectorAll('main > article > .chain dt').length,
      shown: document.querySelector('main')?.textContent ?? '',
    };
  });
  page.off('request', onRequest).off('console', onMessage).off('pageerror', onError);
  page.off('dialog', onDialog);
  if (seen.first !== credit || seen.credits !== 1)
    found.push(`has the credit ${String(seen.first)}`);
  if (seen.last !== noticeOf(article.slug) || seen.notices !== 1) {
    found.push(`has the notice ${String(seen.last)}`);
  }
  if (seen.live + seen.schemes + seen.handlers > 0) found.push('has something live');
  if (seen.chain !== 12) found.push('has another chain');
  if (article.mark !== undefined && !seen.shown.includes(article.mark)) found.push('lost its text');
  return found.map((finding) => `${article.id} ${finding}`);
}

async function visitAll(
  browser: Browser,
  address: string,
  hostile: readonly Hostile[],
  bypassCSP: boolean,
): Promise<string[]> {
  const found: string[] = [];
  const queue = [...hostile];
  const visitor = async () => {
    const page = await browser.newPage({ bypassCSP });
    for (let next = queue.shift(); next; next = queue.shift()) {
      found.push(...(await findingsOn(page, address, next)));
    }
    await page.close();
  };
  await Promise.all([visitor(), visitor(), visitor()]);
  return found;
}

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
process.env['SITE_URL'] = 'https://dragoman.example/';
const { hostile, refused } = publish();
const server = await preview({
  root,
  outDir,
  logLevel: 'error',
  server: { host: '127.0.0.1', port: 0 },
});
const address = `http://127.0.0.1:${String(server.port)}/`;
const browser = await launchChromium();
for (const bypassCSP of [false, true]) {
  const found = await visitAll(browser, address, hostile, bypassCSP);
  console.log(
    `${String(hostile.length)} hostile articles opened in Chromium ${browser.version()}, ` +
      `policy ${bypassCSP ? 'off' : 'on'}: ${String(found.length)} findings`,
  );
  for (const finding of found) console.log(finding);
  if (found.length > 0) process.exitCode = 1;
}
console.log(`${String(refused)} more were refused by the loader`);
await browser.close();
await server.stop();
