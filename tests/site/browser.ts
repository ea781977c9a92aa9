import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject, test as base } from 'vitest';
import { launchChromium } from './chromium.ts';

interface Fixtures {
  browser: Browser;
  page: Page;
  /** Opens a page of the built site by its path, and tells how it was answered. */
  open: (path: string) => Promise<number | undefined>;
}

/** A test with a browser, which it shares with all tests of a worker, and a page of its own. */
export const test = base.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
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

/**
 * What axe finds on a page as it stands, WCAG's AAA for contrast included: one line for each fault.
 * @param page with a context that passes over its policy, which would refuse the checker's script
 */
export async function faultsIn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
  }
  return page.evaluate(async () => {
    const { axe } = window as unknown as typeof globalThis & {
      axe: {
        run: (
          on: Document,
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const found = await axe.run(document, {
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'target-size': { enabled: true },
      },
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`);
  });
}

/**
 * A page whose browser can copy, or share, or can't.
 * @param abilities what `navigator` has of the two and no more, as source text; it may push to `used`
 */
export async function pageWith(
  browser: Browser,
  abilities: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  await page.addInitScript(`{
    const used = [];
    const abilities = ${abilities};
    for (const name of ['share', 'canShare', 'clipboard']) {
      Object.defineProperty(navigator, name, { value: abilities[name], configurable: true });
    }
    Object.assign(window, { used });
  }`);
  return page;
}

/** What the abilities of such a page were used for. */
export function used(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { used: unknown[] }).used);
}
