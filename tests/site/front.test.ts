import { expect, inject } from 'vitest';
import { languageCodes } from '../../src/language/languages.ts';
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
    'Syria · Russia',
    'The Syrian government is said to want Russian military police back in its southern ' +
      'provinces, a measure it believes could help curb Israeli operations there.',
    'Cites reporting by Kommersant. Author and original outlet not stated. ' +
      'Translated and edited by The Syrian Observer.',
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
  const titles = () => page.locator('main h1').allInnerTexts();
  expect(await titles()).toEqual(['Page not found', 'الصفحة غير موجودة', 'Страница не найдена']);
  // The language of the address comes first, then those of the browser.
  await open('ru/nothing/');
  expect(await titles()).toEqual(['Страница не найдена', 'Page not found', 'الصفحة غير موجودة']);
});

test.for(languageCodes)(
  'on a phone, the first headline in %s stands high and after few tab stops',
  async (language, { page, open }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(`${language}/`);
    const headline = page.locator('main h3 a').first();
    expect((await headline.boundingBox())?.y).toBeLessThanOrEqual(260);
    const stops = await page.locator('a[href], button, summary').evaluateAll((all) => {
      const first = document.querySelector('main h3 a');
      return all.filter((stop) => first && stop.compareDocumentPosition(first) & 4).length;
    });
    expect(stops).toBeLessThanOrEqual(9);
  },
);

test.for(languageCodes)(
  'no row of links has a single word, in %s',
  async (language, { page, open }) => {
    for (const path of [`${language}/`, `${language}/articles/everything/`]) {
      await open(path);
      for (const width of [360, 390, 430, 600, 768, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        for (const nav of await page.locator('header nav, footer nav').all()) {
          const words = await nav.locator('a').evaluateAll((all) =>
            all.map((link) => ({
              top: link.getBoundingClientRect().top,
              word: link.textContent,
            })),
          );
          const rows = [...Map.groupBy(words, ({ top }) => top).values()];
          expect(
            rows.filter(({ length }) => length === 1),
            `${path} ${String(width)}`,
          ).toEqual([]);
        }
      }
    }
  },
);

test('on a desktop, articles stand in full rows whose headlines get smaller', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('en/');
  const articles = await page.locator('.leads article').evaluateAll((all) =>
    all.map((one) => ({
      top: Math.round(one.getBoundingClientRect().top),
      size: parseFloat(getComputedStyle(one.querySelector('h3') ?? one).fontSize),
    })),
  );
  const rows = [...Map.groupBy(articles, ({ top }) => top).values()];
  expect(rows.slice(0, 6).map(({ length }) => length)).toEqual([2, 3, 3, 3, 3, 4]);
  expect(rows.at(-1)).toHaveLength(4);
  const sizes = articles.map(({ size }) => size);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(new Set(sizes).size).toBe(3);
});
