import type { Browser, Page } from 'playwright-core';
import { inject, test as base } from 'vitest';
import { launchChromium } from './chromium.ts';

interface Fixtures {
  browser: Browser;
  page: Page;
  /** Opens a page of the built site by its path, and tells how it was answered. */
  open: (path: string) => Promise<number | undefined>;
}

/** A test with a browser, one for all tests of a file, and a page of its own. */
export const test = base.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  page: async ({ browser }, use) => {
    const page = await browser.newPage();
    await use(page);
    await page.close();
  },
  open: async ({ page }, use) => {
    await use(async (path) => (await page.goto(inject('address') + path))?.status());
  },
});
