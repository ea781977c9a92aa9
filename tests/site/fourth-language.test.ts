import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { test } from './browser.ts';

/*
 * A fourth language, added as CONTRIBUTING.md says, and editions that have few articles of their own, or none.
 */

async function show(page: Page, path: string): Promise<void> {
  await page.goto(pathToFileURL(join(inject('fourthDir'), path, 'index.html')).href);
}
const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

test('a fourth language has an edition of its own, in its own direction and words', async ({
  page,
}) => {
  await show(page, 'fa');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await texts(page, 'nav[aria-label] [lang]')).toEqual([
    'English',
    'العربية',
    'Русский',
    'فارسی',
  ]);
  expect((await texts(page, '.list h3'))[0]).toBe('مادهٔ سی‌ام');
  const edge = await page.locator('.list h2').evaluate((heading) => {
    const { left, right } = heading.getBoundingClientRect();
    return left > innerWidth - right ? 'right' : 'left';
  });
  expect(edge).toBe('right');
});

test('its articles join the others’ as versions, and say in its words where they come from', async ({
  page,
}) => {
  await show(page, 'fa/articles/article-1');
  expect(await texts(page, '.dates + .links a')).toEqual(['English', 'العربية']);
  expect(await page.locator('.dates').innerText()).toContain('2023');
  const words = await page.locator('body').innerText();
  expect(words).toContain('سازمان ملل متحد');
  expect(words).not.toMatch(/not stated|published|غير مذكور/i);
  await show(page, 'en/articles/article-1');
  expect(await texts(page, '.dates + .links a')).toEqual(['العربية', 'فارسی']);
});

test('no file of it has a gap where a word of the language is wanted', () => {
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

test('an edition with few articles shows the others beside its own, and says so', async ({
  page,
}) => {
  await show(page, 'ar');
  const [own, others] = await page.locator('.list').all();
  expect(await own?.locator('h3').allInnerTexts()).toEqual(['المادة 1']);
  expect(await others?.locator('h2').innerText()).toBe('بلغات أخرى');
  expect(await others?.locator('> p').innerText()).toBe(
    'المقالات بالعربية قليلة حتى الآن. في ما يلي مقالات بلغات أخرى.',
  );
  expect(await others?.locator('article').count()).toBe(10);
});

test('an edition without any article is not empty, and each text keeps its language and direction', async ({
  page,
}) => {
  await show(page, 'ru');
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
    await show(page, `ru/${path}`);
    expect(await page.locator('main a, main p').count()).toBeGreaterThan(0);
  }
});

test('an edition with a page of articles shows its own alone', async ({ page }) => {
  await show(page, 'fa');
  expect(await page.locator('.list').count()).toBe(1);
  expect(await page.locator('.mark').count()).toBe(0);
});
