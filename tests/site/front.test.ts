import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { seed } from './pages.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
});

const address = inject('address');

test('the front page lists the articles, newest first, with standfirst, credit and date', async () => {
  await page.goto(`${address}en/`);
  const articles = page.locator('main article');
  expect(await articles.locator('h3').allInnerTexts()).toEqual([
    'Damascus reportedly seeks return of Russian patrols to southern Syria',
    'Everything that an article can hold',
    'Universal Declaration of Human Rights',
  ]);
  expect(await articles.first().locator('p').allInnerTexts()).toEqual([
    'The Syrian government is said to want Russian military police back in its southern ' +
      'provinces, a measure it believes could help curb Israeli operations there.',
    'Translated and edited by The Syrian Observer. Cites reporting by Kommersant. ' +
      'Author and original outlet not stated.',
    'Published 22 November 2026',
  ]);
  await articles.first().locator('h3 a').click();
  expect(page.url()).toBe(address + seed);
});

test('the root shows the default edition under its canonical address, and offers the others', async () => {
  await page.goto(address);
  expect(page.url()).toBe(address);
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
    'https://dragoman.example/en/',
  );
  const editions = page.locator('nav a');
  expect(await editions.allInnerTexts()).toEqual(['English', 'العربية', 'Русский']);
  await editions.nth(1).click();
  expect(page.url()).toBe(`${address}ar/`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
});

test('what is not there says so in every language, with status 404', async () => {
  const response = await page.goto(`${address}en/articles/nothing/`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('main h2').allInnerTexts()).toEqual([
    'Page not found',
    'الصفحة غير موجودة',
    'Страница не найдена',
  ]);
});
