import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languageCodes } from '../../src/language/languages.ts';
import { faultsIn, test } from './browser.ts';
import { kinds } from './pages.ts';

const address = inject('address');

/**
 * Each page in both schemes and at both widths, but not in all four combinations of them. The widths change places from
 * one kind of page to the next and from one language to the next, so that every combination of three out of kind,
 * language, scheme and width occurs.
 */
const looks = kinds.map((path, index) => {
  const language = languageCodes.findIndex((code) => path.startsWith(`${code}/`));
  const [day, night] = (index + language) % 2 === 0 ? [1440, 320] : [320, 1440];
  return [path, day, night] as const;
});

const openPanels = (page: Page) =>
  page.evaluate(() => {
    for (const panel of document.querySelectorAll('details')) panel.open = true;
  });

test.for(looks)(
  '/%s is accessible, by day at a width of %i and by night at %i',
  async ([path, day, night], { browser }) => {
    // The checker is a script that the page's own policy would refuse.
    const page = await browser.newPage({
      colorScheme: 'light',
      viewport: { width: day, height: 900 },
      bypassCSP: true,
    });
    await page.goto(address + path);
    await openPanels(page);
    expect(await faultsIn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: night, height: 900 });
    expect(await faultsIn(page)).toEqual([]);
    await page.close();
  },
);

describe.each(kinds)('/%s', (path) => {
  test('has targets of 44 pixels, and fits a phone of 320, also with larger or wider text, without scrolling sideways', async ({
    browser,
  }) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 }, bypassCSP: true });
    await page.goto(address + path);
    await openPanels(page);
    expect(await smallTargets(page)).toEqual([]);
    for (const style of [
      '/* as it is */',
      'html { font-size: 200% }',
      // https://www.w3.org/TR/WCAG22/#text-spacing
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-block-end: 2em !important }',
    ]) {
      const added = await page.addStyleTag({ content: style });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), style).toBe(320);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('main *, header *, footer *')]
          .filter((element) => {
            const { overflowX } = getComputedStyle(element);
            return overflowX !== 'visible' && element.scrollWidth > element.clientWidth;
          })
          .map(({ tagName, role }) => role ?? tagName),
      );
      expect(
        cut.filter((what) => what !== 'group'),
        style,
      ).toEqual([]);
      await added.evaluate((element) => {
        (element as Element).remove();
      });
    }
    await page.close();
  });

  test('shows where the keyboard is, on every stop', async ({ page, open }) => {
    await open(path);
    await openPanels(page);
    const stops = await page.locator('a[href], [tabindex], summary, button:visible').count();
    const outlines = await page.evaluateHandle(() => {
      const seen: object[] = [];
      document.addEventListener('focusin', ({ target }) => {
        const focused = target as Element;
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        const { width, height } = focused.getBoundingClientRect();
        seen.push({ outlineStyle, outlineWidth, seen: width * height > 0 });
      });
      return seen;
    });
    for (let stop = 0; stop < stops; stop += 1) await page.keyboard.press('Tab');
    const expected = { outlineStyle: 'solid', outlineWidth: '3px', seen: true };
    expect(await outlines.jsonValue()).toEqual(Array(stops).fill(expected));
  });
});

/** Links, buttons and panels that are smaller than a finger needs. */
async function smallTargets(page: Page): Promise<unknown[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, summary, button:not([hidden] > *)')]
      // The exception of https://www.w3.org/TR/WCAG22/#target-size-enhanced; axe holds them to 24.
      .filter(
        (link) =>
          !link.matches(
            // What is written as a sentence: a text, and the page about the site.
            'section:not([class], [aria-labelledby]) > p a, .text :is(p, li, td, th, h2, h3) a:not(.notice a, [data-alone], [data-footnote-backref], h2 > [href^="#"], h3 > [href^="#"])',
          ),
      )
      .map((link) => {
        const { width, height } = link.getBoundingClientRect();
        return { text: link.textContent, shown: link.checkVisibility(), width, height };
      })
      .filter(({ shown, width, height }) => shown && (width < 44 || height < 44))
      .map(({ text, width, height }) => ({ text, width, height })),
  );
}
