import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { test } from './browser.ts';

// A site with a fourth language, added as CONTRIBUTING.md describes, and with editions that have few or no articles.

async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(pathToFileURL(join(inject('fourthDir'), path, 'index.html')).href);
}
const readTexts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

test('a fourth language has its own edition, with its direction and messages', async ({ page }) => {
  await openPage(page, 'fa');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await readTexts(page, 'nav[aria-label] [lang]')).toEqual([
    'English',
    'العربية',
    'Русский',
    'فارسی',
  ]);
  expect((await readTexts(page, '.list h3'))[0]).toBe('مادهٔ سی‌ام');
  const edge = await page.locator('.list h2').evaluate((heading) => {
    const { left, right } = heading.getBoundingClientRect();
    return left > innerWidth - right ? 'right' : 'left';
  });
  expect(edge).toBe('right');
});

test('its articles and those of other languages are versions of each other, and have credits in its words', async ({
  page,
}) => {
  await openPage(page, 'fa/articles/article-1');
  expect(await readTexts(page, '.dates + .links a')).toEqual(['English', 'العربية']);
  expect(await page.locator('.dates').innerText()).toContain('2023');
  const text = await page.locator('body').innerText();
  expect(text).toContain('سازمان ملل متحد');
  expect(text).not.toMatch(/not stated|published|غير مذكور/i);
  await openPage(page, 'en/articles/article-1');
  expect(await readTexts(page, '.dates + .links a')).toEqual(['العربية', 'فارسی']);
});

test('no file of it shows undefined or an object instead of a message', () => {
  const outDir = inject('fourthDir');
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:html|xml|json|bib|txt|md)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.filter((file) => /undefined|\[object/.test(readFileSync(join(outDir, file), 'utf8'))),
  ).toEqual([]);
  expect(readFileSync(join(outDir, 'fa/articles/article-1.bib'), 'utf8')).toContain(
    'langid = {persian}',
  );
});

test('an edition with few articles also lists articles in other languages, with an explanation', async ({
  page,
}) => {
  await openPage(page, 'ar');
  const [ownList, foreignList] = await page.locator('.list').all();
  expect(await ownList?.locator('h3').allInnerTexts()).toEqual(['المادة 1']);
  expect(await foreignList?.locator('h2').innerText()).toBe('بلغات أخرى');
  expect(await foreignList?.locator('> p').innerText()).toBe(
    'المقالات بالعربية قليلة حتى الآن. في ما يلي مقالات بلغات أخرى.',
  );
  expect(await foreignList?.locator('article').count()).toBe(10);
});

test('an edition without articles lists those in other languages, each with its language and direction', async ({
  page,
}) => {
  await openPage(page, 'ru');
  const articles = page.locator('.list article');
  expect(await articles.count()).toBe(10);
  const [first] = await articles.all();
  expect(await first?.getAttribute('lang')).toBe('fa');
  expect(await first?.getAttribute('dir')).toBe('rtl');
  const mark = first?.locator('.mark');
  expect(await mark?.innerText()).toBe('персидский');
  expect(await mark?.getAttribute('lang')).toBe('ru');
  expect(await mark?.getAttribute('dir')).toBe('ltr');
  expect(await first?.locator('.by').innerText()).toContain('سازمان ملل متحد');
  for (const path of ['archive', 'topics', 'sources', 'translators', 'corrections', 'feeds']) {
    await openPage(page, `ru/${path}`);
    expect(await page.locator('main a, main p').count()).toBeGreaterThan(0);
  }
});

test('an edition with enough articles lists only its own', async ({ page }) => {
  await openPage(page, 'fa');
  expect(await page.locator('.list').count()).toBe(1);
  expect(await page.locator('.mark').count()).toBe(0);
});
