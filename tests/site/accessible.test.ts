import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languageCodes } from '../../src/language/languages.ts';
import { runAxe, test } from './browser.ts';
import { pageKindOf, selectPages } from './pages.ts';

const address = inject('address');
const pages = selectPages(inject('outDir'));
const kinds = [...new Set(pages.map(pageKindOf))];

/**
 * Pairwise combinations: each page in both colour schemes and at both widths, but not in all four combinations. Any three
 * of kind, language, scheme and width occur in every combination.
 */
const combinations = pages.map((path) => {
  const language = languageCodes.findIndex((code) => path.startsWith(`${code}/`));
  const [lightWidth, darkWidth] =
    (kinds.indexOf(pageKindOf(path)) + language) % 2 === 0 ? [1440, 320] : [320, 1440];
  return [path, lightWidth, darkWidth] as const;
});

const openPanels = (page: Page) =>
  page.evaluate(() => {
    for (const panel of document.querySelectorAll('details')) panel.open = true;
  });

test.for(combinations)(
  '/%s passes axe in light at %i px and in dark at %i px',
  async ([path, lightWidth, darkWidth], { browser }) => {
    const page = await browser.newPage({
      colorScheme: 'light',
      viewport: { width: lightWidth, height: 900 },
      bypassCSP: true,
    });
    await page.goto(address + path);
    await openPanels(page);
    expect(await runAxe(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: darkWidth, height: 900 });
    expect(await runAxe(page)).toEqual([]);
    await page.close();
  },
);

describe.each(pages)('/%s', (path) => {
  test('has targets of at least 44 px and never scrolls sideways at 320 px, even with larger or wider text', async ({
    browser,
  }) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 }, bypassCSP: true });
    await page.goto(address + path);
    await openPanels(page);
    expect(await findSmallTargets(page)).toEqual([]);
    for (const style of [
      '/* unchanged */',
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

  test('shows the keyboard focus on every stop', async ({ page, open }) => {
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

/** Lists links, buttons and panels smaller than 44 px. */
async function findSmallTargets(page: Page): Promise<unknown[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, summary, button:not([hidden] > *)')]
      // Inline targets are exempt (https://www.w3.org/TR/WCAG22/#target-size-enhanced). axe requires 24 px of them.
      .filter(
        (link) =>
          !link.matches(
            // Links within sentences of a text or of the about page.
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
