import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { otherBrowsers, type RemoteBrowser } from './other-browsers.ts';
import { seed } from './pages.ts';

const address = inject('address');

describe.each(otherBrowsers)('$name', ({ packages, isInstalled, hasScreen, launch }) => {
  if (!isInstalled) {
    test.skip(`is not installed: on Debian, install ${packages}`);
    return;
  }
  let browser: RemoteBrowser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.stop());
  const poll = (expression: string) => expect.poll(() => browser.evaluate(expression));

  test.each([seed, 'ar/articles/everything/', 'ru/', 'en/topics/', '404.html'])(
    'runs the script of /%s, and needs no scrolling sideways on a phone',
    async (path) => {
      await browser.open(address + path);
      await poll('document.querySelector(".settings")?.hidden').toBe(false);
      if (!hasScreen) return;
      const overflow = 'document.documentElement.scrollWidth - innerWidth';
      expect(await browser.evaluate(overflow)).toBeLessThanOrEqual(0);
    },
  );

  test('draws the stations of the credit as they are known', async () => {
    await browser.open(address + seed);
    const widths = `[...document.querySelectorAll('.credit span')].map((one) =>
      parseFloat(getComputedStyle(one, '::before').borderTopWidth))`;
    const [cited, unknown = 0, translated] = (await browser.evaluate(widths)) as number[];
    // The second is a ring, the others are discs.
    expect([cited, translated]).toEqual([3 * unknown, 3 * unknown]);
    expect(unknown).toBeGreaterThan(0);
  });

  test('searches', async () => {
    await browser.open(`${address}en/search/?q=education`);
    await poll('document.querySelector(".results h2")?.textContent').toBe('Article 26');
    await browser.open(`${address}en/search/?q=qqqq`);
    await poll('document.querySelector(".search [role=status]")?.textContent').toBe(
      languages.en.messages.search.noResults,
    );
  });
});
