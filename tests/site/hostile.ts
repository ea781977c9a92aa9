/**
 * `npm run test:hostile` publishes every hostile sample as an article and opens it in Chromium, with and without its
 * CSP: the text must be harmless by itself. It takes several minutes, so it is not part of `npm test`, which checks the
 * same samples with a parser.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { preview } from 'astro';
import type { Browser, Page } from 'playwright-core';
import { parseArticleFile } from '../../src/content/file.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { sample } from '../article/sample.ts';
import { generateSamples } from '../markdown/hostile/generate.ts';
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
  /** A word that the page must show. */
  mark?: string;
}

const credit =
  'Credit: Cites reporting by Sample Outlet. Author and original outlet not stated. Translated and edited by Sample Translators.';
const composeNotice = (slug: string) =>
  'Notice: This article was translated and edited by Sample Translators. A sample disclaimer. ' +
  `Link to this article: https://dragoman.example/en/articles/${slug}/`;

function collectFiles(): { id: string; file: string; mark?: string }[] {
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
        : // Every JSON string is a YAML string.
          { id, file: sample.replace('A sample headline', () => JSON.stringify(fields.title)) },
    ),
    ...generateSamples().map(({ id, body }) => withBody(id, body)),
  ];
}

/** Writes the articles that the loader accepts, builds the site and counts the refused ones. */
function publish(): { hostile: Hostile[]; refused: number } {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(resolve(content, 'articles/en'), { recursive: true });
  const hostile: Hostile[] = [];
  let refused = 0;
  for (const [index, { id, file, mark }] of collectFiles().entries()) {
    const reading = parseArticleFile(id, new TextEncoder().encode(file));
    const text = 'file' in reading ? inspectMarkdown(reading.file.body) : undefined;
    // The image files that samples name don't exist.
    if (!text || text.isEmpty || text.diagnostics.length > 0 || text.images.length > 0) {
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

/** Opens an article and lists what it must not do or show. */
async function inspectPage(page: Page, address: string, article: Hostile): Promise<string[]> {
  const findings: string[] = [];
  const url = `${address}en/articles/${article.slug}/`;
  const onRequest = (request: { url: () => string }) => {
    if (request.url() !== url) findings.push(`requests ${request.url()}`);
  };
  const onMessage = (message: { text: () => string }) => findings.push(`logs ${message.text()}`);
  const onError = (error: Error) => findings.push(`throws ${error.message}`);
  const onDialog = (dialog: { message: () => string; dismiss: () => Promise<void> }) => {
    findings.push(`opens a dialog ${dialog.message()}`);
    void dialog.dismiss();
  };
  page.on('request', onRequest).on('console', onMessage).on('pageerror', onError);
  page.on('dialog', onDialog);
  await page.goto(url);
  const summary = await page.evaluate(() => {
    // Triggers event handlers that wait for the reader.
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
      visibleText: document.querySelector('main')?.textContent ?? '',
    };
  });
  page.off('request', onRequest).off('console', onMessage).off('pageerror', onError);
  page.off('dialog', onDialog);
  if (summary.first !== credit || summary.credits !== 1)
    findings.push(`has the credit ${String(summary.first)}`);
  if (summary.last !== composeNotice(article.slug) || summary.notices !== 1) {
    findings.push(`has the notice ${String(summary.last)}`);
  }
  if (summary.live + summary.schemes + summary.handlers > 0)
    findings.push('has an element, attribute or address that can run or load something');
  if (summary.chain !== 12) findings.push('has a chain of another length');
  if (article.mark !== undefined && !summary.visibleText.includes(article.mark))
    findings.push('loses its text');
  return findings.map((finding) => `${article.id} ${finding}`);
}

async function visitAll(
  browser: Browser,
  address: string,
  hostile: readonly Hostile[],
  bypassCSP: boolean,
): Promise<string[]> {
  const findings: string[] = [];
  const queue = [...hostile];
  const visitor = async () => {
    const page = await browser.newPage({ bypassCSP });
    for (let next = queue.shift(); next; next = queue.shift()) {
      findings.push(...(await inspectPage(page, address, next)));
    }
    await page.close();
  };
  await Promise.all([visitor(), visitor(), visitor()]);
  return findings;
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
  const findings = await visitAll(browser, address, hostile, bypassCSP);
  console.log(
    `${String(hostile.length)} hostile articles opened in Chromium ${browser.version()}, ` +
      `CSP ${bypassCSP ? 'off' : 'on'}: ${String(findings.length)} findings`,
  );
  for (const finding of findings) console.log(finding);
  if (findings.length > 0) process.exitCode = 1;
}
console.log(`${String(refused)} more were refused by the loader`);
await browser.close();
await server.stop();
