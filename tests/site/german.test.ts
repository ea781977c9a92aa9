import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import RssParser from 'rss-parser';
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  inject,
  test as plainTest,
} from 'vitest';
import { messages as english } from '../../src/language/en.ts';
import { messages as german } from '../fixtures/german/de.ts';
import { test } from './browser.ts';
import { serveFolder, type FileServer } from './file-server.ts';
import { setDefaultLanguage, copyWithGermanOnly, copyWithoutEnglish } from './other-languages.ts';
import { copyProject, replace } from './project-copy.ts';

// Sites without English: one in German only, one in Arabic and Russian.

const outDir = inject('germanDir');
const readOutput = (path: string) => readFileSync(join(outDir, path), 'utf8');

describe('a site in German only', () => {
  let server: FileServer;
  beforeAll(async () => {
    server = await serveFolder(outDir);
  });
  afterAll(() => server.stop());

  /** Opens a page. Returns the console messages and uncaught errors, also later ones. */
  async function openPage(page: Page, path: string): Promise<string[]> {
    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    await page.goto(server.address + path, { waitUntil: 'networkidle' });
    return messages;
  }
  const readTexts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

  test.for(['', 'de/'])('shows its front page at /%s', async (path, { page }) => {
    const messages = await openPage(page, path);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await readTexts(page, '.list h2')).toEqual(['Neueste Artikel']);
    expect(await readTexts(page, '.list > p')).toEqual(['31 Artikel']);
    expect((await readTexts(page, '.list h3')).slice(0, 2)).toEqual(['Artikel 30', 'Artikel 29']);
    // With one edition there is no menu of editions.
    expect(await page.locator('nav[aria-label="Ausgaben"]').count()).toBe(0);
    expect(messages).toEqual([]);
  });

  test('shows an article with its credit and its notice', async ({ page }) => {
    const messages = await openPage(page, 'de/articles/article-1/');
    expect(await page.locator('.credit').allTextContents()).toEqual([
      'Zum Text: Original veröffentlicht von: Vereinte Nationen. Autor nicht angegeben. Übersetzer nicht angegeben.',
    ]);
    expect(await readTexts(page, '.notice')).toEqual([
      'Hinweis: Wer diesen Artikel übersetzt hat, ist nicht angegeben. ' +
        'Dieser Text ist ein Beispiel für die Tests der Website, keine Nachricht. ' +
        'Adresse dieses Artikels: https://dragoman.example/de/articles/article-1/',
    ]);
    expect(messages).toEqual([]);
  });

  test('finds an article by a word of its text', async ({ page }) => {
    const messages = await openPage(page, 'de/search/');
    await page.locator('#q').fill('Grundschulunterricht');
    await expect.poll(() => readTexts(page, '.results h2')).toEqual(['Artikel 26']);
    expect(await readTexts(page, '.search [role=status]')).toEqual(['1 Artikel']);
    expect(messages).toEqual([]);
  });

  test('opens visited articles offline, and the list of them for other addresses', async ({
    browser,
  }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.address}de/`);
    await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      await serviceWorker.ready;
      if (serviceWorker.controller) return;
      await new Promise((resolve) => {
        serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    });
    await page.goto(`${server.address}de/articles/article-1/`);
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const cache = await caches.open('dragoman / visited');
          return (await cache.keys()).map(({ url }) => new URL(url).pathname);
        }),
      )
      .toEqual(['/de/articles/article-1/']);
    server.isDown = true;
    await page.reload();
    expect(await readTexts(page, 'h1')).toEqual(['Artikel 1']);
    for (const path of ['de/articles/article-2/', 'en/articles/article-2/', '']) {
      await page.goto(server.address + path);
      expect(await readTexts(page, 'h1'), path).toEqual(['Offline']);
      await expect.poll(() => readTexts(page, 'main h3'), { message: path }).toEqual(['Artikel 1']);
    }
    server.isDown = false;
    await context.close();
  });

  test('shows its 404 page in German', async ({ page }) => {
    const messages = await openPage(page, '404.html');
    expect(await readTexts(page, 'main')).toEqual([
      'Seite nicht gefunden\n\nUnter dieser Adresse gibt es nichts.\n\nZur Startseite',
    ]);
    expect(messages).toEqual([]);
  });

  plainTest('has feeds in German', async () => {
    const newest = 'https://dragoman.example/de/articles/article-30/';
    for (const path of ['de/rss.xml', 'de/atom.xml']) {
      const { items } = await new RssParser().parseString(readOutput(path));
      expect(items.length, path).toBe(30);
      expect(items[0], path).toMatchObject({ title: 'Artikel 30', link: newest });
    }
    expect(readOutput('de/rss.xml')).toContain('<language>de</language>');
    expect(readOutput('de/atom.xml')).toContain('xml:lang="de"');
    expect(JSON.parse(readOutput('de/feed.json'))).toMatchObject({
      language: 'de',
      items: { 0: { title: 'Artikel 30', url: newest } },
    });
  });

  plainTest('has no English message in any file', () => {
    const germanTexts = listMessages(german);
    const sentences = listMessages(english).filter(
      (text) => text.includes(' ') && !text.includes('{') && !germanTexts.includes(text),
    );
    expect(sentences.length).toBeGreaterThan(80);
    const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:html|xml|json|bib|txt|md|js|webmanifest)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    const matches = files.flatMap((file) => {
      const content = readOutput(file);
      return sentences
        .filter((sentence) => content.includes(sentence))
        .map((sentence) => `${file}: ${sentence}`);
    });
    expect(matches).toEqual([]);
  });
});

describe('npm run build', () => {
  let copy = '';
  afterEach(() => {
    rmSync(copy, { recursive: true });
  });
  const build = () =>
    spawnSync(process.execPath, ['src/cli/build.ts', '--outDir', 'site'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', CONTENT_DIR: 'content', BUILD_DATE: '2026-12-01' },
    });

  plainTest('builds a site in two languages, neither of them English', () => {
    copy = copyWithoutEnglish();
    const { status, stdout, stderr } = build();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^3 articles in site[/\\]\n/);
    expect(readFileSync(join(copy, 'site/index.html'), 'utf8')).toContain('<html lang="ar"');
    for (const path of ['ar/articles/article-1', 'ru/articles/article-2', 'ru/search']) {
      expect(existsSync(join(copy, 'site', path, 'index.html')), path).toBe(true);
    }
    expect(existsSync(join(copy, 'site/en'))).toBe(false);
  });

  plainTest('refuses a default language that the site lacks, before it reads any content', () => {
    copy = copyProject();
    setDefaultLanguage(copy, 'de');
    const { status, stdout, stderr } = build();
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'defaultLanguage in src/site.ts is "de": expected a language of src/language/languages.ts: en, ar, ru\n',
    });
    expect(existsSync(join(copy, 'site'))).toBe(false);
  });

  plainTest.each([
    [
      'advice for editors',
      'src/check/advice.ts',
      'collectAdvice(articles: readonly CheckedArticle[], now: Date): Diagnostic[] {',
    ],
    [
      'writing the service worker',
      'src/build/write-service-worker.ts',
      'writeWorker(folder: string): Promise<void> {',
    ],
  ])('leaves the old site unchanged if %s fails', (_, file, declaration) => {
    copy = copyWithGermanOnly();
    // The new site would differ from the old one.
    rmSync(join(copy, 'content/articles/de/article-1.md'));
    const site = join(copy, 'site');
    cpSync(outDir, site, { recursive: true });
    replace(
      join(copy, file),
      declaration,
      `${declaration}\n  if (Date.now() > 0) throw new Error('A sample failure');`,
    );
    const { status, stdout, stderr } = build();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('A sample failure');
    expect(readFiles(site)).toEqual(readFiles(outDir));
    expect(readdirSync(copy).filter((name) => name.startsWith('.dragoman'))).toEqual([]);
  });
});

/** Lists the texts of a nested message object. */
function listMessages(node: object): string[] {
  return Object.values(node).flatMap((value: string | object) =>
    typeof value === 'string' ? [value] : listMessages(value),
  );
}

/** Reads all files of a folder as base64, by path. */
function readFiles(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(resolve(folder, path), 'base64')]),
  );
}
