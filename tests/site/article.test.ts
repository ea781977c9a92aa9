import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
import { test } from './browser.ts';
import { declarations, seed } from './pages.ts';

const readTexts = (page: Page, selector: string) => page.locator(selector).allTextContents();
/** Reads the chain of a page as an object from label to value. */
const readChain = async (page: Page) => {
  const rows = await page.locator('.chain dl > div').evaluateAll((all) =>
    all.map((row) => {
      const textsOf = (name: string) =>
        [...row.querySelectorAll(name)].map((one) => one.textContent.trim());
      return { roles: textsOf('dt'), value: textsOf('dd').join() };
    }),
  );
  return Object.fromEntries(rows.flatMap(({ roles, value }) => roles.map((role) => [role, value])));
};

describe('the seed article', () => {
  const seedText = readFileSync(new URL('seed.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const notice = seedText.at(-1) ?? '';
  const headings = ['First Syrian Ministerial Visit to Moscow Since Assad’s Ouster'];

  test('has every paragraph of its input file, verbatim and in order', async ({ page, open }) => {
    await open(seed);
    const [credit, ...paragraphs] = await readTexts(page, '.text > p');
    expect(credit).toBe(await page.locator('.credit').textContent());
    expect(paragraphs.slice(0, -1)).toEqual(
      seedText.slice(0, -1).filter((line) => !headings.includes(line)),
    );
  });

  test('has its heading in place, with an id and a link to itself', async ({ page, open }) => {
    await open(seed);
    expect(await readTexts(page, '.text > h2')).toEqual(headings);
    expect(await page.locator('.text > p + h2 + p').textContent()).toBe(seedText[5]);
    const id = await page.locator('.text > h2').getAttribute('id');
    expect(id).toBe('a-first-syrian-ministerial-visit-to-moscow-since-assads-ouster');
    expect(await page.locator('.text > h2 > a').getAttribute('href')).toBe(`#${String(id)}`);
  });

  test('ends with its notice: the original disclaimer, verbatim, and its own address', async ({
    page,
    open,
  }) => {
    await open(seed);
    const address = `https://dragoman.example/${seed}`;
    expect(await readTexts(page, '.text > p:last-child')).toEqual([
      `Notice: ${notice} Link to this article: ${address}`,
    ]);
    expect(await page.locator('.notice a').getAttribute('href')).toBe(address);
  });

  test('begins with its credit, which only cites the cited outlet', async ({ page, open }) => {
    await open(seed);
    expect(await page.locator('.text > p:first-child').textContent()).toBe(
      'Credit: Cites reporting by Kommersant. Author and original outlet not stated. ' +
        'Translated and edited by The Syrian Observer.',
    );
  });

  test('shows "not stated" for each unknown role of the chain', async ({ page, open }) => {
    await open(seed);
    expect(await readChain(page)).toEqual({
      'Cites reporting by': 'Kommersant (in Russian)',
      'Written by': 'not stated',
      'Original published by': 'not stated',
      'Original language': 'not stated',
      'Original date': 'not stated',
      'Link to original': 'not stated',
      'Translated and edited by': 'The Syrian Observer',
      'Headline and summary': 'written for this site',
      'Verified by': 'not stated',
      'Accompanying statement': 'quoted in full after the text',
      'Published here by': `${site.name}, 22 November 2026`,
      Rights: 'not stated',
    });
  });

  test('never says that nobody wrote it or that it is unverified', async ({ page, open }) => {
    await open(seed);
    expect(await page.locator('body').innerText()).not.toMatch(/nobody|unverified/i);
  });
});

describe.each(declarations)('an article in %s', (language, path) => {
  const { direction, messages } = languages[language];

  test('is served as a page in its own language and direction', async ({ page, open }) => {
    expect(await open(path)).toBe(200);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    const start = direction === 'rtl' ? 'right' : 'left';
    const edge = await page.locator('h1').evaluate((heading) => {
      const range = document.createRange();
      range.selectNodeContents(heading);
      const [text, box] = [range.getBoundingClientRect(), heading.getBoundingClientRect()];
      return text.left - box.left < box.right - text.right ? 'left' : 'right';
    });
    expect(edge).toBe(start);
  });

  test('has its title, description and canonical address in the head', async ({ page, open }) => {
    await open(path);
    const headline = await page.locator('h1').innerText();
    expect(await page.title()).toBe(`${headline} – ${site.name}`);
    expect(await page.locator('meta[name=description]').getAttribute('content')).toBe(
      await page.locator('h1 + p').textContent(),
    );
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
      `https://dragoman.example/${path}`,
    );
  });

  test('has one article element in main, between header and footer', async ({ page, open }) => {
    await open(path);
    expect(await page.locator('body > main').count()).toBe(1);
    expect(await page.locator('main > article').count()).toBe(1);
    expect(await page.locator('article h1').count()).toBe(1);
    expect(await page.locator('body > header, body > footer').count()).toBe(2);
    expect(await page.locator('article .chain h2').innerText()).toBe(messages.chain.title);
  });

  test('has a skip link as its first tab stop', async ({ page, open }) => {
    await open(path);
    await page.keyboard.press('Tab');
    const skip = page.locator('a:focus');
    expect(await skip.innerText()).toBe(messages.skipToContent);
    expect(await skip.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('**#main');
    expect(await page.locator('main#main').count()).toBe(1);
  });

  test('has the credit as first and the notice as last element of its text', async ({
    page,
    open,
  }) => {
    await open(path);
    expect(await page.locator('.text > :first-child').getAttribute('class')).toBe('credit');
    expect(await page.locator('.text > :last-child').getAttribute('class')).toBe('notice');
    expect(
      await page
        .locator('.text > :first-child, .text > :last-child')
        .evaluateAll((all) => all.map((one) => one.tagName)),
    ).toEqual(['P', 'P']);
  });

  test('has every paragraph and heading of the Declaration, in order', async ({ page, open }) => {
    await open(path);
    const file = new URL(
      `../fixtures/articles/${language}/universal-declaration.md`,
      import.meta.url,
    );
    const [, , body = ''] = readFileSync(file, 'utf8').split(/^---$/m);
    const lines = body.split('\n').filter((line) => line !== '');
    const visible = await readTexts(page, '.text > p:not(.credit, .notice), .text > h2, .text li');
    expect(visible).toEqual(lines.map((line) => line.replace(/^(## |\d+\. )/, '')));
  });

  test('has an id to link to on each paragraph and heading', async ({ page, open }) => {
    await open(path);
    const blocks = page.locator('.text > :is(p:not(.credit, .notice), h2, h3)');
    const ids = await blocks.evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id) => !id.startsWith('a-'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    await open(`${path}#${String(ids.at(-1))}`);
    expect(await page.locator(':target').count()).toBe(1);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });

  test('links to the address for reporting mistakes', async ({ page, open }) => {
    await open(path);
    const contact = page.locator('footer').getByRole('link', { name: messages.reportMistake });
    expect(await contact.getAttribute('href')).toBe(site.contact);
  });
});

test('an article with every field shows them all in its credit, notice and chain', async ({
  page,
  open,
}) => {
  await open('en/articles/everything/');
  expect(await page.locator('.credit').textContent()).toBe(
    'Credit: Machine translation (Sample Engine). Whether a person reviewed it is not stated. ' +
      'Cites reporting by Another Sample Outlet and Third Sample Outlet. ' +
      'By First Sample Author, Second Sample Author and كاتب العينة, Sample Outlet. ' +
      'Translated by Sample Translator. ' +
      'Edited by Sample Editors.',
  );
  expect(await page.locator('.notice').textContent()).toBe(
    'Notice: This article is a machine translation (Sample Engine). ' +
      'This article was translated by Sample Translator. ' +
      'This article was edited by Sample Editors. ' +
      'Sample disclaimer: the words & marks <as they came>, "word for word". ' +
      'Link to this article: https://dragoman.example/en/articles/everything/',
  );
  expect(await readChain(page)).toEqual({
    'Cites reporting by': 'Another Sample Outlet (in Arabic) and Third Sample Outlet',
    'Written by': 'First Sample Author, Second Sample Author and كاتب العينة',
    'Original published by': 'Sample Outlet',
    'Original headline': 'Всё, что может быть в статье',
    'Original language': 'Russian',
    'Original date': '11 January 2026',
    'Link to original': 'https://example.org/original',
    'Archived copy': 'https://archive.example/original',
    'Original revised': '12 January 2026',
    'Translated by': 'Sample Translator',
    Translation: 'machine translation (Sample Engine)',
    'Edited by': 'Sample Editors',
    'Reviewed by': 'not stated',
    'Compared with original': '13 January 2026',
    'Headline and summary': 'written for this site',
    'Verified by': 'not stated',
    'Accompanying statement': 'quoted in full after the text',
    'Published here by': `${site.name}, 12 January 2026`,
    Rights: 'https://creativecommons.org/licenses/by/4.0/',
  });
  expect(await page.locator('.chain bdi[lang=ru]').getAttribute('dir')).toBe('ltr');
  expect(await page.locator('.chain a[href^="https://example.org"]').getAttribute('rel')).toBe(
    'noopener noreferrer',
  );
});

test('corrections are listed, newest first', async ({ page, open }) => {
  await open('en/articles/everything/');
  const section = page.locator('section', { hasText: 'Sample of a correction.' });
  expect(await section.locator('h2').innerText()).toBe('Corrections');
  expect(await section.locator('dt, dd').allInnerTexts()).toEqual([
    '14 January 2026, error in the original',
    'Sample of another correction.',
    '13 January 2026, error in the translation',
    'Sample of a correction.',
  ]);
});

test('images are published in modern formats and with their size, and originals are not published', async ({
  page,
  open,
}) => {
  await open('en/articles/everything/');
  const pictures = page.locator('picture');
  expect(await pictures.count()).toBe(3);
  for (const picture of await pictures.all()) {
    expect(await picture.locator('source').getAttribute('type')).toBe('image/avif');
    const image = picture.locator('img');
    expect(await image.getAttribute('width')).toBe('1280');
    expect(await image.getAttribute('height')).toBe('720');
    expect(await image.getAttribute('alt')).not.toBe('');
    expect(await image.getAttribute('src')).toMatch(/\.webp$/);
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.currentSrc))
      .toMatch(/\.avif$/);
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
      .toBeGreaterThan(0);
  }
  expect(await page.locator('figcaption').allTextContents()).toEqual([
    'Picture: Drawn for this sample',
    'A caption of the sample',
  ]);
  const published = readdirSync(inject('outDir'), { recursive: true, encoding: 'utf8' });
  expect(published.filter((file) => /\.(avif|webp)$/.test(file))).toHaveLength(4);
  // Icons of the site and share cards.
  const cards = /(^card|^icon-\w+|articles\/[a-z0-9-]+)\.png$/;
  expect(
    published.filter((file) => /\.(jpe?g|png|gif|svg)$/.test(file) && !cards.test(file)),
  ).toEqual([]);
});
