import type { Page } from 'playwright-core';
import RssParser from 'rss-parser';
import { describe, expect, inject } from 'vitest';
import { languageCodes, languages } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
import { test } from './browser.ts';
import { serveFolder } from './file-server.ts';
import { seed } from './pages.ts';

const address = inject('address');
const readTexts = (page: Page, selector: string) => page.locator(selector).allInnerTexts();
const collapseSpaces = (all: string[]) => all.map((text) => text.replace(/\s+/g, ' ').trim());
const readLinkElements = (page: Page, relation: string) =>
  page
    .locator(`link[${relation}]`)
    .evaluateAll((all) =>
      all.map((one) => [one.getAttribute('hreflang') ?? '', one.getAttribute('href') ?? '']),
    );
const readStructuredData = async (page: Page) =>
  JSON.parse((await page.locator('script').first().textContent()) ?? '') as Record<string, unknown>;

describe('lists', () => {
  test('a page has 30 articles, numbered from the oldest, and the first one 20 to 49', async ({
    page,
  }) => {
    const server = await serveFolder(inject('manyDir'));
    try {
      await page.goto(`${server.address}en/topics/samples/`);
      expect(await page.locator('.list article').count()).toBe(40);
      await page.getByRole('link', { name: 'Older articles' }).click();
      await page.waitForURL(/page\/1\/$/);
      expect(await page.locator('.list article').count()).toBe(30);
      expect((await readTexts(page, '.list h3')).at(-1)).toContain('number 61,');
      expect(await page.getByRole('link', { name: 'Older articles' }).count()).toBe(0);
      expect(await page.title()).toBe(`Samples, Page 1 – ${site.name}`);
      expect((await readLinkElements(page, 'rel=canonical')).flat()).toContain(
        'https://dragoman.example/en/topics/samples/page/1/',
      );
    } finally {
      await server.stop();
    }
  });

  test('the front page is led by the pinned article, and links to the page of older articles', async ({
    page,
  }) => {
    const server = await serveFolder(inject('manyDir'));
    try {
      await page.goto(`${server.address}en/`);
      const headlines = await readTexts(page, '.list h3');
      expect(headlines.map((headline) => /number (\d+),/.exec(headline)?.[1])).toEqual(
        ['65', ...Array.from({ length: 40 }, (_, index) => String(index + 1))].map(String),
      );
      await page.locator('.pages a[rel=next]').click();
      await page.waitForURL(/page\/1\/$/);
      expect(await page.locator('.list h2').innerText()).toBe('Page 1');
      await page.locator('.pages a[rel=prev]').click();
      await page.waitForURL(/\/en\/$/);
    } finally {
      await server.stop();
    }
  });

  test('the day stands only where it changes', async ({ page }) => {
    const server = await serveFolder(inject('manyDir'));
    try {
      await page.goto(`${server.address}en/archive/2026-10/`);
      expect(await page.locator('.list article').count()).toBe(60);
      expect((await readTexts(page, '.list .day')).slice(0, 2)).toEqual([
        '30 October 2026',
        '29 October 2026',
      ]);
      expect(await page.locator('.list .day').count()).toBe(30);
    } finally {
      await server.stop();
    }
  });

  test('topics, sources and translators are sorted, each with its number of articles', async ({
    page,
    open,
  }) => {
    await open('en/topics/');
    expect(collapseSpaces(await readTexts(page, '.names li'))).toEqual([
      'Human rights 31 articles',
      'Israel 1 article',
      'Russia 1 article',
      'Samples 33 articles',
      'Syria 1 article',
    ]);
    await open('en/sources/');
    expect(collapseSpaces(await readTexts(page, '.names li'))).toEqual([
      'Another Sample Outlet Cited: 1',
      'Kommersant Cited: 1',
      'Sample Outlet Published the original: 1',
      'Third Sample Outlet Cited: 1',
      'United Nations Published the original: 32',
    ]);
    await open('en/translators/');
    expect(collapseSpaces(await readTexts(page, '.names li'))).toEqual([
      'machine translation (Sample Engine) Translated: 1',
      'Sample Editors Edited: 1',
      'Sample Translator Translated: 1',
      'The Syrian Observer Translated: 1 · Edited: 1',
    ]);
  });

  test('an outlet that is only cited is never shown as the original publisher', async ({
    page,
    open,
  }) => {
    await open('en/sources/kommersant/');
    expect(await readTexts(page, '.mark')).toEqual(['Cited']);
    expect(await page.locator('.standfirst').innerText()).toBe(
      'Articles in this edition whose original was published by Kommersant, or that cite its reporting.',
    );
    expect(await page.locator('.by').innerText()).toContain('Cites reporting by Kommersant.');
  });

  test('a topic has its own feed, and its page links to it', async ({ page, open }) => {
    await open('en/topics/syria/');
    const feed = 'https://dragoman.example/en/topics/syria/atom.xml';
    expect((await readLinkElements(page, 'type="application/atom+xml"')).flat()).toContain(feed);
    const response = await page.request.get(`${address}en/topics/syria/atom.xml`);
    const xml = await response.text();
    expect((await new RssParser().parseString(xml)).title?.trim()).toBe(`${site.name}: Syria`);
    expect(xml.match(/<entry\b/g)).toHaveLength(1);
    expect(xml).toContain('Translated and edited by');
  });

  test('the archive counts the articles of each month and links to the other languages', async ({
    page,
    open,
  }) => {
    await open('en/archive/');
    const currentYear = page.locator('main > section').filter({ hasText: '2026' }).first();
    expect(collapseSpaces(await currentYear.locator('li').allInnerTexts())).toEqual([
      'November 2026 1 article',
      'January 2026 2 articles',
    ]);
    expect(collapseSpaces(await readTexts(page, 'h2'))).toEqual([
      '2026',
      '2025',
      '2024',
      '2023',
      'In other languages',
    ]);
    expect(collapseSpaces(await readTexts(page, 'h3'))).toEqual(['العربية', 'Русский']);
    await currentYear.locator('li a').first().click();
    await page.waitForURL(`${address}en/archive/2026-11/`);
    expect(await page.locator('.list h3').count()).toBe(1);
    await page.getByRole('link', { name: 'January 2026' }).click();
    await page.getByRole('link', { name: '2026', exact: true }).click();
    await page.waitForURL(`${address}en/archive/2026/`);
  });

  test('a page for each year lists its corrections, newest first, with the credits of their articles', async ({
    page,
    open,
  }) => {
    await open('en/corrections/');
    expect(await readTexts(page, '.list .dates')).toEqual([
      '14 January 2026, error in the original',
      '13 January 2026, error in the translation',
    ]);
    expect(await page.locator('.by').first().innerText()).toContain('Sample Translator');
    await page.locator('.list h2 a').first().click();
    await page.waitForURL(`${address}en/articles/everything/#correction-2026-01-14`);
    await open('en/corrections/');
    await page.locator('main').getByRole('link', { name: '2025', exact: true }).click();
    await page.waitForURL(`${address}en/corrections/2025/`);
    expect(await page.locator('h1').innerText()).toBe('Corrections, 2025');
    expect(await readTexts(page, '.list .dates')).toEqual(['1 June 2025, error by this site']);
    await page.locator('main').getByRole('link', { name: 'Corrections', exact: true }).click();
    await page.waitForURL(`${address}en/corrections/`);
    const feed = await (await page.request.get(`${address}en/corrections/atom.xml`)).text();
    expect([...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id).slice(1)).toEqual([
      'https://dragoman.example/en/articles/all-kinds/#correction-2026-01-14',
      'https://dragoman.example/en/articles/all-kinds/#correction-2026-01-13',
      'https://dragoman.example/en/articles/article-21/#correction-2025-06-01',
    ]);
  });

  test('every feed is listed, and every listed feed exists', async ({ page, open }) => {
    await open('en/feeds/');
    const feeds = await page
      .locator('.names a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(feeds.slice(0, 4)).toEqual([
      '/en/rss.xml',
      '/en/atom.xml',
      '/en/feed.json',
      '/en/corrections/atom.xml',
    ]);
    const counts = ['topics', 'sources', 'translators'].map(
      (taxonomy) => feeds.filter((feed) => feed.startsWith(`/en/${taxonomy}/`)).length,
    );
    expect(counts).toEqual([5, 5, 4]);
    for (const feed of feeds) {
      expect((await page.request.get(new URL(feed, address).href)).status()).toBe(200);
    }
  });
});

describe.each(languageCodes)('the about page in %s', (language) => {
  test('explains the terms that the site uses', async ({ page, open }) => {
    const { messages } = languages[language];
    await open(`${language}/about/`);
    const text = await page.locator('main').innerText();
    expect(text).toContain(site.name);
    expect(text).toContain(messages.notStated);
    expect(text).toContain(messages.chain.verifiedBy);
    expect(text).not.toMatch(/[{}]/);
    expect(await page.locator('main h2').count()).toBe(7);
    expect(await page.locator(`main a[href="/${language}/corrections/"]`).count()).toBe(1);
    const contact = page.locator('main').getByRole('link', { name: messages.reportMistake });
    expect(await contact.getAttribute('href')).toBe(site.contact);
  });
});

describe('an article', () => {
  test('links to its topics, sources and translators, and to the previous and next article', async ({
    page,
    open,
  }) => {
    await open(seed);
    const listHrefs = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(await listHrefs('.more a')).toEqual([
      '/en/topics/israel/',
      '/en/topics/russia/',
      '/en/topics/syria/',
      '/en/articles/everything/',
    ]);
    expect(await listHrefs('.chain a')).toEqual([
      '/en/sources/kommersant/',
      '/en/translators/the-syrian-observer/',
      '/en/archive/2026-11/',
      '#notice',
    ]);
    await page.locator('.more a[rel=prev]').click();
    await page.locator('.more a[rel=next]').click();
    await page.waitForURL(address + seed);
  });

  test('links to its versions by the names of their languages', async ({ page, open }) => {
    await open('ar/articles/article-11/');
    expect(await page.locator('.dates + .links').innerText()).toBe(
      'بلغات أخرى: English و⁨Русский⁩'.replace(/[⁨⁩]/g, ''),
    );
    const switches = page.locator('.dates + .links a');
    expect(await switches.allInnerTexts()).toEqual(['English', 'Русский']);
    const name = switches.first().locator('bdi');
    expect(await name.getAttribute('lang')).toBe('en');
    expect(await name.getAttribute('dir')).toBe('ltr');
    expect(await readLinkElements(page, 'hreflang')).toEqual([
      ['en', 'https://dragoman.example/en/articles/article-11/'],
      ['ar', 'https://dragoman.example/ar/articles/article-11/'],
      ['ru', 'https://dragoman.example/ru/articles/article-11/'],
      ['x-default', 'https://dragoman.example/en/articles/article-11/'],
    ]);
    await switches.first().click();
    await page.waitForURL(`${address}en/articles/article-11/`);
  });

  test('is a translation of another in structured data only if its frontmatter says so', async ({
    page,
    open,
  }) => {
    await open('ru/articles/everything/');
    expect(await readStructuredData(page)).toMatchObject({
      translationOfWork: [{ url: 'https://dragoman.example/ar/articles/everything/' }],
    });
    await open('ar/articles/everything/');
    const arabic = await readStructuredData(page);
    expect(arabic).toMatchObject({
      workTranslation: [{ url: 'https://dragoman.example/ru/articles/everything/' }],
    });
    expect(arabic).not.toHaveProperty('translationOfWork');
    for (const path of ['en/articles/everything/', 'ar/articles/article-11/', seed]) {
      await open(path);
      const structured = await readStructuredData(page);
      expect(structured).not.toHaveProperty('translationOfWork');
      expect(structured).not.toHaveProperty('workTranslation');
    }
  });

  test('has a caution if it is more than a year old or its original was revised since', async ({
    page,
    open,
  }) => {
    await open('en/articles/article-11/');
    expect(await readTexts(page, '.caution')).toEqual([
      'This article is more than a year old: it is from 2024.',
    ]);
    await open('ar/articles/article-11/');
    expect(await readTexts(page, '.caution')).toEqual([
      'مضى أكثر من عام على نشر هذا المقال: نُشر في عام 2024.',
    ]);
    await open('ru/articles/everything/');
    expect(await readTexts(page, '.caution')).toEqual([
      'Оригинал изменён 20 января 2026 г., уже после публикации этого текста здесь. Изменений в этом тексте может не быть.',
    ]);
    for (const path of [seed, 'en/articles/everything/']) {
      await open(path);
      expect(await readTexts(page, '.caution')).toEqual([]);
    }
  });

  test('is reachable at its earlier addresses', async ({ page, open }) => {
    for (const path of ['en/articles/all-kinds/', 'samples/everything.html']) {
      await open(path);
      await page.waitForURL(`${address}en/articles/everything/`);
    }
  });
});
