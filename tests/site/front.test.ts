import { expect, inject } from 'vitest';
import { test } from './browser.ts';
import { seed } from './pages.ts';

const address = inject('address');

test('the front page lists the articles, newest first, with standfirst, credit and date', async ({
  page,
  open,
}) => {
  await open('en/');
  const articles = page.locator('main article');
  expect((await articles.locator('h3').allInnerTexts()).slice(0, 4)).toEqual([
    'Damascus reportedly seeks return of Russian patrols to southern Syria',
    'Everything that an article can hold',
    'Universal Declaration of Human Rights',
    'Article 30',
  ]);
  expect(await articles.first().locator('p').allInnerTexts()).toEqual([
    'The Syrian government is said to want Russian military police back in its southern ' +
      'provinces, a measure it believes could help curb Israeli operations there.',
    'Translated and edited by The Syrian Observer. Cites reporting by Kommersant. ' +
      'Author and original outlet not stated.',
    'Published 22 November 2026',
  ]);
  await articles.first().locator('h3 a').click();
  await page.waitForURL(address + seed);
});

test('an article in the list has its own language and direction', async ({ page, open }) => {
  await open('ar/');
  const article = page.locator('main article').first();
  expect(await article.getAttribute('lang')).toBe('ar');
  expect(await article.getAttribute('dir')).toBe('rtl');
});

test('the root shows the default edition with its canonical address, and links to the others', async ({
  page,
  open,
}) => {
  await open('');
  expect(page.url()).toBe(address);
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
    'https://dragoman.example/en/',
  );
  const editions = page.getByRole('navigation', { name: 'Editions' }).getByRole('link');
  expect(await page.locator('nav [aria-current=page]').innerText()).toBe('English');
  expect(await editions.allInnerTexts()).toEqual(['English', 'العربية', 'Русский']);
  await editions.nth(1).click();
  await page.waitForURL(`${address}ar/`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
});

test('a missing page has status 404 and a message in every language', async ({ page, open }) => {
  expect(await open('en/articles/nothing')).toBe(404);
  expect(await open('en/articles/nothing/')).toBe(404);
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  expect(await page.locator('main :is(h1, h2)').allInnerTexts()).toEqual([
    'Page not found',
    'الصفحة غير موجودة',
    'Страница не найдена',
  ]);
});
