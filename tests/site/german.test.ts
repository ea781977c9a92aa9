import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import RssParser from 'rss-parser';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test as plain } from 'vitest';
import { messages as english } from '../../src/language/en.ts';
import { messages as german } from '../fixtures/german/de.ts';
import { test } from './browser.ts';
import { serveFolder, type FileServer } from './file-server.ts';
import { setDefaultLanguage, withGermanOnly, withoutEnglish } from './other-languages.ts';
import { copyProject, replace } from './project-copy.ts';

/*
 * Sites without English: German alone, and Arabic with Russian.
 */

const outDir = inject('germanDir');
const built = (path: string) => readFileSync(join(outDir, path), 'utf8');

describe('a site in German alone', () => {
  let server: FileServer;
  beforeAll(async () => {
    server = await serveFolder(outDir);
  });
  afterAll(() => server.stop());

  /** Opens a page, and collects what the browser complains about. */
  async function visit(page: Page, path: string): Promise<string[]> {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.address + path, { waitUntil: 'networkidle' });
    return complaints;
  }
  const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

  test.for(['', 'de/'])('shows its front page at /%s', async (path, { page }) => {
    const complaints = await visit(page, path);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await texts(page, '.list h2')).toEqual(['Neueste Artikel']);
    expect(await texts(page, '.list > p')).toEqual(['31 Artikel']);
    expect((await texts(page, '.list h3')).slice(0, 2)).toEqual(['Artikel 30', 'Artikel 29']);
    // There is no other edition to choose.
    expect(await page.locator('nav[aria-label="Ausgaben"]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('shows an article with its credit and its notice', async ({ page }) => {
    const complaints = await visit(page, 'de/articles/article-1/');
    expect(await texts(page, '.credit')).toEqual([
      'Original veröffentlicht von: Vereinte Nationen. Autor nicht angegeben. Übersetzer nicht angegeben.',
    ]);
    expect(await texts(page, '.notice')).toEqual([
      'Wer diesen Artikel übersetzt hat, ist nicht angegeben. ' +
        'Dieser Text ist ein Beispiel für die Tests der Website, keine Nachricht. ' +
        'Adresse dieses Artikels: https://dragoman.example/de/articles/article-1/',
    ]);
    expect(complaints).toEqual([]);
  });

  test('finds an article by a word of its text', async ({ page }) => {
    const complaints = await visit(page, 'de/search/');
    await page.locator('#q').fill('Grundschulunterricht');
    await expect.poll(() => texts(page, '.results h2')).toEqual(['Artikel 26']);
    expect(await texts(page, '.search [role=status]')).toEqual(['1 Artikel']);
    expect(complaints).toEqual([]);
  });

  test('opens without a connection what was read, and else the list of it', async ({ browser }) => {
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
    expect(await texts(page, 'h1')).toEqual(['Artikel 1']);
    for (const path of ['de/articles/article-2/', 'en/articles/article-2/', '']) {
      await page.goto(server.address + path);
      expect(await texts(page, 'h1'), path).toEqual(['Offline']);
      await expect.poll(() => texts(page, 'main h3'), { message: path }).toEqual(['Artikel 1']);
    }
    server.isDown = false;
    await context.close();
  });

  test('says in German that a page is missing', async ({ page }) => {
    const complaints = await visit(page, '404.html');
    expect(await texts(page, 'main')).toEqual([
      'Seite nicht gefunden\n\nUnter dieser Adresse gibt es nichts.\n\nZur Startseite',
    ]);
    expect(complaints).toEqual([]);
  });

  plain('has feeds in German', async () => {
    const newest = 'https://dragoman.example/de/articles/article-30/';
    for (const path of ['de/rss.xml', 'de/atom.xml']) {
      const { items } = await new RssParser().parseString(built(path));
      expect(items.length, path).toBe(30);
      expect(items[0], path).toMatchObject({ title: 'Artikel 30', link: newest });
    }
    expect(built('de/rss.xml')).toContain('<language>de</language>');
    expect(built('de/atom.xml')).toContain('xml:lang="de"');
    expect(JSON.parse(built('de/feed.json'))).toMatchObject({
      language: 'de',
      items: { 0: { title: 'Artikel 30', url: newest } },
    });
  });

  plain('has no English words of ours in any file', () => {
    const common = textsOf(german);
    const sentences = textsOf(english).filter(
      (text) => text.includes(' ') && !text.includes('{') && !common.includes(text),
    );
    expect(sentences.length).toBeGreaterThan(80);
    const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:html|xml|json|bib|txt|md|js|webmanifest)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) => {
      const content = built(file);
      return sentences
        .filter((sentence) => content.includes(sentence))
        .map((sentence) => `${file}: ${sentence}`);
    });
    expect(found).toEqual([]);
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

  plain('builds a site in two languages, neither of them English', () => {
    copy = withoutEnglish();
    const { status, stdout, stderr } = build();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^3 articles in site[/\\]\n/);
    expect(readFileSync(join(copy, 'site/index.html'), 'utf8')).toContain('<html lang="ar"');
    for (const path of ['ar/articles/article-1', 'ru/articles/article-2', 'ru/search']) {
      expect(existsSync(join(copy, 'site', path, 'index.html')), path).toBe(true);
    }
    expect(existsSync(join(copy, 'site/en'))).toBe(false);
  });

  plain('refuses a default language that the site does not speak, before it reads anything', () => {
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

  plain.each([
    [
      'the advice',
      'src/check/advice.ts',
      'collectAdvice(articles: readonly Article[]): string[] {',
    ],
    [
      'the worker',
      'src/build/write-service-worker.ts',
      'writeWorker(folder: string): Promise<void> {',
    ],
  ])('leaves the old site as it was when %s fails', (_, file, declaration) => {
    copy = withGermanOnly();
    // Not what the old site has.
    rmSync(join(copy, 'content/articles/de/article-1.md'));
    const site = join(copy, 'site');
    cpSync(outDir, site, { recursive: true });
    replace(
      join(copy, file),
      declaration,
      `${declaration}\n  if (Date.now() > 0) throw new Error('A planted fault');`,
    );
    const { status, stdout, stderr } = build();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('A planted fault');
    expect(contentOf(site)).toEqual(contentOf(outDir));
    expect(readdirSync(copy).filter((name) => name.startsWith('.dragoman'))).toEqual([]);
  });
});

/** The texts of messages, of all their parts. */
function textsOf(node: object): string[] {
  return Object.values(node).flatMap((value: string | object) =>
    typeof value === 'string' ? [value] : textsOf(value),
  );
}

/** Every file of a folder, with its bytes. */
function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(resolve(folder, path), 'base64')]),
  );
}
