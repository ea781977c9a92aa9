import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { everything, seed } from './pages.ts';

const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).first().boundingBox();
  if (found === null) throw new Error(`${selector} is not to be seen`);
  return found;
};

describe('each script has type of its own', () => {
  test('in stack, size and line height', async ({ page, open }) => {
    const types = [];
    for (const [, path] of everything) {
      await open(path);
      const [stack, size, leading] = await Promise.all(
        ['font-family', 'font-size', 'line-height'].map((name) =>
          style(page, '.text > p:nth-of-type(2)', name),
        ),
      );
      types.push({
        stack,
        size: parseFloat(size ?? ''),
        leading: parseFloat(leading ?? '') / parseFloat(size ?? ''),
      });
    }
    const [en, ar, ru] = types;
    expect(new Set(types.map(({ stack }) => stack)).size).toBe(3);
    expect(new Set(types.map(({ leading }) => leading.toFixed(2))).size).toBe(3);
    expect(ar?.size).toBeGreaterThan(en?.size ?? 0);
    expect(ar?.leading).toBeGreaterThan(1.7);
    expect(ru?.size).toBe(en?.size);
  });

  test('without italics or letter spacing in Arabic', async ({ page, open }) => {
    await open('ar/articles/everything/');
    expect(await style(page, '.text em', 'font-style')).toBe('normal');
    expect(await style(page, '.text em', 'font-weight')).toBe('700');
    const spaced = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) =>
          ['letterSpacing', 'wordSpacing'].some(
            (name) =>
              !['normal', '0px'].includes(getComputedStyle(element)[name as 'letterSpacing']),
          ),
        ).length,
    );
    expect(spaced).toBe(0);
    await open('en/articles/everything/');
    expect(await style(page, '.text em', 'font-style')).toBe('italic');
  });

  test('in a passage that runs against the article too', async ({ page, open }) => {
    await open('ar/articles/everything/');
    const arabic = await style(page, '.text > p:nth-of-type(2)', 'font-family');
    const passage = await style(page, '.text > p[dir=ltr]', 'font-family');
    await open('en/articles/everything/');
    expect(passage).toBe(await style(page, '.text > p:nth-of-type(2)', 'font-family'));
    expect(await style(page, '.text > p[dir=rtl]', 'font-family')).toBe(arabic);
    await open('ar/articles/everything/');
    expect(await style(page, '.text > p[dir=ltr] em', 'font-style')).toBe('italic');
    expect(await style(page, '.text > p[dir=ltr] em', 'font-weight')).toBe('400');
  });
});

test.for(everything)(
  '%s is the mirror of itself in the other direction',
  async ([language, path], { page, open }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(path);
    const rtl = languages[language].direction === 'rtl';
    const text = await box(page, '.text');
    /** How far a box keeps from the side where lines begin. */
    const start = async (selector: string) => {
      const { x, width } = await box(page, selector);
      return Math.round(rtl ? text.x + text.width - (x + width) : x - text.x);
    };
    expect(await start('.text blockquote blockquote')).toBeGreaterThan(15);
    expect(await start('.text ol > li')).toBeGreaterThan(15);
    expect(await start('.chain dt')).toBeLessThan(await start('.chain dd'));
    const bar = rtl ? 'right' : 'left';
    expect(await style(page, '.text blockquote', `border-${bar}-width`)).toBe('3px');
    expect(await style(page, '.chain li', `border-${bar}-width`)).toBe('2px');
    const middle = text.x + text.width / 2;
    expect(Math.abs(middle - 720)).toBeLessThan(1);
  },
);

describe('the opening', () => {
  test('is one: date, headline, standfirst, credit, the credit nearly as large as the text', async ({
    page,
    open,
  }) => {
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await open(seed);
      const tops = await Promise.all(
        ['.dates', 'h1', '.standfirst', '.credit', '.text > p:nth-of-type(2)'].map(
          async (selector) => (await box(page, selector)).y,
        ),
      );
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
      const size = async (selector: string) => parseFloat(await style(page, selector, 'font-size'));
      const text = await size('.text > p:nth-of-type(2)');
      expect((await size('.credit')) / text).toBeGreaterThanOrEqual(0.9);
      expect((await size('.notice')) / text).toBeGreaterThanOrEqual(0.9);
      expect(await size('.chain dd')).toBeGreaterThanOrEqual(15);
    }
  });

  test('says beside the date that the article was updated and corrected, and leads to what', async ({
    page,
    open,
  }) => {
    await open('en/articles/everything/');
    const dates = page.locator('main .dates');
    expect(await dates.innerText()).toBe(
      'Published 12 January 2026 · Updated 14 January 2026 · Corrected 14 January 2026',
    );
    expect(
      await dates
        .locator('time')
        .evaluateAll((all) => all.map((time) => time.getAttribute('datetime'))),
    ).toEqual(['2026-01-12', '2026-01-14', '2026-01-14']);
    await dates.locator('a').click();
    await page.waitForURL('**#corrections');
    expect(await page.locator('#corrections h2').innerText()).toBe('Corrections');
  });

  test('bears a headline of 300 characters, and one of one long word', async ({ page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open('ar/articles/everything/');
    expect((await page.locator('h1').innerText()).length).toBeGreaterThan(290);
    // The text begins on the second screen at the latest.
    expect((await box(page, '.credit')).y).toBeLessThan(2 * 640);
    await open('ru/articles/everything/');
    expect(await page.locator('h1').innerText()).toBe('Правосубъектность');
    expect(
      await page.locator('h1').evaluate((heading) => heading.scrollWidth - heading.clientWidth),
    ).toBe(0);
  });
});

test.for(everything)(
  'a table scrolls by itself, by the keyboard too: %s',
  async ([language, path], { page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(path);
    const table = page.getByRole('group', { name: languages[language].messages.table }).first();
    await table.focus();
    const before = await table.evaluate((element) => element.scrollLeft);
    await page.keyboard.press(languages[language].direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight');
    await expect.poll(() => table.evaluate((element) => element.scrollLeft)).not.toBe(before);
    expect(await table.getByRole('columnheader').count()).toBe(4);
  },
);

test('the chain is in stations, hollow where the first thing to ask is not stated', async ({
  page,
  open,
}) => {
  await open(seed);
  const stations = await page.locator('.chain li').evaluateAll((all) =>
    all.map((station) => ({
      title: station.querySelector('h3')?.textContent,
      hollow: getComputedStyle(station, '::before').borderTopWidth === '2px',
    })),
  );
  expect(stations).toEqual([
    { title: 'Reporting', hollow: false },
    { title: 'Original', hollow: true },
    { title: 'Translation', hollow: false },
    { title: 'Verification', hollow: true },
    { title: 'Publication', hollow: false },
  ]);
});

test('pictures keep their place while they load', async ({ page, open }) => {
  await page.route(/\.(avif|webp)$/, (route) => route.abort());
  await page.setViewportSize({ width: 320, height: 640 });
  await open('en/articles/everything/');
  const box = await page.locator('figure img').first().boundingBox();
  expect(box?.width).toBe(288);
  expect(box?.height).toBe(162);
});

test.for(everything)(
  'the places where a finger finds note numbers and the ways back do not overlap: %s',
  async ([, path], { page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(path);
    const boxes = await page
      .locator('[data-footnote-ref], [data-footnote-backref]')
      .evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON() as DOMRect));
    const overlaps = boxes.flatMap((a, index) =>
      boxes.slice(index + 1).filter((b) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return across > 4 && down > 4;
      }),
    );
    expect(overlaps).toEqual([]);
  },
);

test('a heading’s own words are its link and look like a heading, another link in it like a link', async ({
  page,
  open,
}) => {
  await open('en/articles/everything/');
  const heading = page.locator('.text h2', { hasText: 'See elsewhere' });
  expect(await style(page, '.text h2 > a[href^="#"]', 'text-decoration-line')).toBe('none');
  const link = heading.getByRole('link', { name: 'elsewhere' });
  expect(await link.evaluate((one) => getComputedStyle(one).textDecorationLine)).toBe('underline');
  expect(await link.evaluate((one) => getComputedStyle(one).display)).toBe('inline');
});
