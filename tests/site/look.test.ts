import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, inject } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { listLayoutShifts, recordLayoutShifts, test } from './browser.ts';
import { serveFolder } from './file-server.ts';
import { featureSamples, seed } from './pages.ts';

const readStyle = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const measureBox = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not visible`);
  return box;
};

describe('each script has its own typography', () => {
  test('has its own font stack, size and line height', async ({ page, open }) => {
    const typefaces = [];
    for (const [, path] of featureSamples) {
      await open(path);
      const [stack, size, leading] = await Promise.all(
        ['font-family', 'font-size', 'line-height'].map((name) =>
          readStyle(page, '.text > p:nth-of-type(2)', name),
        ),
      );
      typefaces.push({
        stack,
        size: parseFloat(size ?? ''),
        leading: parseFloat(leading ?? '') / parseFloat(size ?? ''),
      });
    }
    const [en, ar, ru] = typefaces;
    expect(new Set(typefaces.map(({ stack }) => stack)).size).toBe(3);
    expect(new Set(typefaces.map(({ leading }) => leading.toFixed(2))).size).toBe(3);
    expect(ar?.size).toBeGreaterThan(en?.size ?? 0);
    expect(ar?.leading).toBeGreaterThan(1.7);
    expect(ru?.size).toBe(en?.size);
  });

  test('has no italics or letter spacing in Arabic', async ({ page, open }) => {
    await open('ar/articles/everything/');
    expect(await readStyle(page, '.text em', 'font-style')).toBe('normal');
    expect(await readStyle(page, '.text em', 'font-weight')).toBe('700');
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
    expect(await readStyle(page, '.text em', 'font-style')).toBe('italic');
  });

  test('applies to passages in the other direction too', async ({ page, open }) => {
    await open('ar/articles/everything/');
    const arabic = await readStyle(page, '.text > p:nth-of-type(2)', 'font-family');
    const passage = await readStyle(page, '.text > p[dir=ltr]', 'font-family');
    await open('en/articles/everything/');
    expect(passage).toBe(await readStyle(page, '.text > p:nth-of-type(2)', 'font-family'));
    expect(await readStyle(page, '.text > p[dir=rtl]', 'font-family')).toBe(arabic);
    await open('ar/articles/everything/');
    expect(await readStyle(page, '.text > p[dir=ltr] em', 'font-style')).toBe('italic');
    expect(await readStyle(page, '.text > p[dir=ltr] em', 'font-weight')).toBe('400');
  });
});

test.for(featureSamples)(
  'the layout in %s starts at the side where its lines start',
  async ([language, path], { page, open }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(path);
    const rtl = languages[language].direction === 'rtl';
    const text = await measureBox(page, '.text');
    /** Measures the distance of a box from the side where lines start. */
    const measureIndent = async (selector: string) => {
      const { x, width } = await measureBox(page, selector);
      return Math.round(rtl ? text.x + text.width - (x + width) : x - text.x);
    };
    expect(await measureIndent('.text blockquote blockquote')).toBeGreaterThan(15);
    expect(await measureIndent('.text ol > li')).toBeGreaterThan(15);
    expect(await measureIndent('.chain dt')).toBeLessThan(await measureIndent('.chain dd'));
    const side = rtl ? 'right' : 'left';
    expect(await readStyle(page, '.text blockquote', `border-${side}-width`)).toBe('3px');
    expect(
      await page
        .locator('.chain li')
        .first()
        .evaluate(
          (step, name) => getComputedStyle(step, '::after').getPropertyValue(name),
          `border-${side}-width`,
        ),
    ).toBe('2px');
    const middle = text.x + text.width / 2;
    expect(Math.abs(middle - 720)).toBeLessThan(1);
  },
);

describe('the top of an article', () => {
  test('shows dates, headline, standfirst and credit in order, with the credit nearly as large as the text', async ({
    page,
    open,
  }) => {
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await open(seed);
      const tops = await Promise.all(
        ['.dates', 'h1', '.standfirst', '.credit', '.text > p:nth-of-type(2)'].map(
          async (selector) => (await measureBox(page, selector)).y,
        ),
      );
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
      const readSize = async (selector: string) =>
        parseFloat(await readStyle(page, selector, 'font-size'));
      const text = await readSize('.text > p:nth-of-type(2)');
      expect((await readSize('.credit')) / text).toBeGreaterThanOrEqual(0.9);
      expect((await readSize('.notice')) / text).toBeGreaterThanOrEqual(0.9);
      expect(await readSize('.chain dd')).toBeGreaterThanOrEqual(15);
    }
  });

  test('shows the dates of update and correction, with a link to the corrections', async ({
    page,
    open,
  }) => {
    await open('en/articles/everything/');
    const dates = page.locator('main .dates');
    expect(await dates.innerText()).toBe(
      'Published 12 January 2026 · Updated 14 January 2026 · Corrected 14 January 2026',
    );
    expect(await dates.getAttribute('data-words')).toBe(' · Reading time: 2 minutes');
    expect(
      await dates
        .locator('time')
        .evaluateAll((all) => all.map((time) => time.getAttribute('datetime'))),
    ).toEqual(['2026-01-12', '2026-01-14', '2026-01-14']);
    await dates.locator('a[href="#corrections"]').click();
    await page.waitForURL('**#corrections');
    expect(await page.locator('#corrections h2').innerText()).toBe('Corrections');
  });

  test('has room for a headline of 300 characters and for a headline of one long word', async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open('ar/articles/everything/');
    expect((await page.locator('h1').innerText()).length).toBeGreaterThan(290);
    // The text starts on the second screen at the latest.
    expect((await measureBox(page, '.credit')).y).toBeLessThan(2 * 640);
    await open('ru/articles/everything/');
    expect(await page.locator('h1').innerText()).toBe('Правосубъектность');
    expect(
      await page.locator('h1').evaluate((heading) => heading.scrollWidth - heading.clientWidth),
    ).toBe(0);
  });
});

test.for(featureSamples)(
  'a wide table scrolls in its own box, with the keyboard too: %s',
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

test('each step of the chain has a mark, hollow if the first role of the step is not stated', async ({
  page,
  open,
}) => {
  await open(seed);
  const steps = await page.locator('.chain li').evaluateAll((all) =>
    all.map((step) => ({
      title: step.querySelector('h3')?.textContent,
      isHollow: getComputedStyle(step, '::before').borderTopWidth === '2px',
    })),
  );
  expect(steps).toEqual([
    { title: 'Reporting', isHollow: false },
    { title: 'Original', isHollow: true },
    { title: 'Translation', isHollow: false },
    { title: 'Verification', isHollow: true },
    { title: 'Publication', isHollow: false },
  ]);
});

test('on a desktop, pictures are wider than the text', async ({ page, open }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('en/articles/everything/');
  const text = await measureBox(page, '.text > p:nth-of-type(2)');
  const picture = await measureBox(page, '.text > figure img');
  expect(text.width).toBe(640);
  expect([picture.x, picture.width]).toEqual([text.x - 128, 640 + 2 * 128]);
});

test('shadows show that a table continues, until its end is reached', async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open('en/articles/everything/');
  const table = page.locator('[role=group]').first();
  /** Returns the lightness of a point in the top row, near the right side. */
  const readEdge = async () => {
    const { x, y, width } = await measureBox(page, '[role=group]');
    const clip = { x: x + width - 2, y: y + 1, width: 1, height: 1 };
    const { channels } = await sharp(await page.screenshot({ clip })).stats();
    return channels[0]?.mean ?? 0;
  };
  await table.scrollIntoViewIfNeeded();
  const before = await readEdge();
  await table.evaluate((element) => {
    element.scrollLeft = element.scrollWidth;
  });
  expect(await readEdge()).toBeGreaterThan(before + 10);
});

test('images reserve their space while they load', async ({ page, open }) => {
  await page.route(/\.(avif|webp)$/, (route) => route.abort());
  await page.setViewportSize({ width: 320, height: 640 });
  await open('en/articles/everything/');
  const box = await page.locator('figure img').first().boundingBox();
  expect(box?.width).toBe(288);
  expect(box?.height).toBe(162);
});

test.for(featureSamples)(
  'touch targets of footnote links and back links do not overlap: %s',
  async ([, path], { page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(path);
    const boxes = await page
      .locator('[data-footnote-ref], [data-footnote-backref]')
      .evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON() as DOMRect));
    const overlaps = boxes.flatMap((a, index) =>
      boxes.slice(index + 1).filter((b) => {
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return width > 4 && height > 4;
      }),
    );
    expect(overlaps).toEqual([]);
  },
);

test('a heading links to itself without an underline, and other links in it are underlined', async ({
  page,
  open,
}) => {
  await open('en/articles/everything/');
  const heading = page.locator('.text h2', { hasText: 'See elsewhere' });
  expect(await readStyle(page, '.text h2 > a[href^="#"]', 'text-decoration-line')).toBe('none');
  const link = heading.getByRole('link', { name: 'elsewhere' });
  expect(await link.evaluate((one) => getComputedStyle(one).textDecorationLine)).toBe('underline');
  expect(await link.evaluate((one) => getComputedStyle(one).display)).toBe('inline');
});

test('on a phone, the chain of an article with few known facts is short', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(seed);
  expect((await measureBox(page, '.chain')).height).toBeLessThanOrEqual(600);
});

test('the credit is a path in the order of events, drawn from what is known', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('en/articles/everything/');
  const stations = await page.locator('.credit > span').evaluateAll((all) =>
    all
      .map((station) => {
        const mark = getComputedStyle(station, '::before');
        const line = getComputedStyle(station, '::after');
        return {
          top: station.getBoundingClientRect().top,
          words: station.textContent.slice(0, 11),
          mark: [
            mark.borderRadius === '0px' ? 'square' : 'disc',
            mark.borderTopWidth,
            mark.borderLeftWidth,
          ],
          line: line.content === 'none' ? 'none' : line.borderLeftStyle,
        };
      })
      .sort((a, b) => a.top - b.top),
  );
  expect(stations.map(({ words, mark, line }) => [words, ...mark, line])).toEqual([
    ['Cites repor', 'disc', '6px', '6px', 'dotted'],
    ['By First Sa', 'disc', '6px', '6px', 'solid'],
    ['Machine tra', 'square', '2px', '6px', 'solid'],
    ['Translated ', 'disc', '6px', '6px', 'none'],
  ]);
});

test.for(featureSamples)(
  'nothing covers the links of the credit: %s',
  async ([, path], { page, open }) => {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 2000 });
      await open(path);
      const covered = await page.locator('.credit a').evaluateAll((all) =>
        all
          .filter((link) => {
            const [{ x, y, width: length, height } = new DOMRect()] = link.getClientRects();
            return document.elementFromPoint(x + length / 2, y + height / 2)?.closest('a') !== link;
          })
          .map(({ textContent }) => textContent),
      );
      expect(covered).toEqual([]);
    }
  },
);

test('a month of 60 articles fits two desktop screens', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const server = await serveFolder(inject('manyDir'));
  await page.goto(`${server.address}en/archive/2026-10/`);
  const { y, height } = await measureBox(page, '.list');
  await server.stop();
  expect(y + height).toBeLessThanOrEqual(1800);
});

test('nothing moves while a page loads', async ({ page, open }) => {
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await recordLayoutShifts(page);
  for (const path of [
    seed,
    'ar/articles/everything/',
    'en/',
    'ru/archive/',
    'en/offline/',
    '404.html',
  ]) {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await open(path);
      await page.locator('.settings').waitFor();
      expect(await listLayoutShifts(page), `${path} ${String(width)}`).toEqual([]);
    }
  }
});

test.for(featureSamples)(
  'styles need no syntax newer than 2018: %s',
  async ([, path], { page, open }) => {
    await open(path);
    const css = (await page.locator('style').allTextContents()).join('');
    expect(css).not.toMatch(
      /@layer|:is\(|:where\(|clamp\(|\d(?:vi|vb|svh)\b|(?:width|height) ?[<>]|[;{]inset|(?:margin|padding)-block/,
    );
  },
);

test('printed lines have at most 75 characters', async ({ page, open }) => {
  await page.setViewportSize({ width: 688, height: 900 });
  await open(seed);
  await page.emulateMedia({ media: 'print' });
  const longest = await page.locator('.text > p:not(.credit, .notice)').evaluateAll((all) =>
    Math.max(
      ...all.map((paragraph) => {
        const { height } = paragraph.getBoundingClientRect();
        const lines = Math.round(height / parseFloat(getComputedStyle(paragraph).lineHeight));
        return paragraph.textContent.length / lines;
      }),
    ),
  );
  expect(longest).toBeLessThanOrEqual(75);
});
