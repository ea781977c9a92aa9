import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject, test as base } from 'vitest';
import { launchChromium } from './chromium.ts';

interface Fixtures {
  browser: Browser;
  page: Page;
  /** Opens a page of the built site by its path and returns the HTTP status. */
  open: (path: string) => Promise<number | undefined>;
}

/** A test with its own page in a browser that all tests of a worker share. */
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

/** Reads the credit of an article's page without its label. */
export function readCredit(page: Page): Promise<string> {
  return page.locator('.credit').evaluate((credit) => {
    const copy = credit.cloneNode(true) as HTMLElement;
    copy.querySelector('strong')?.remove();
    return copy.textContent.trim();
  });
}

/**
 * Runs axe on the current page, with WCAG's AAA rule for contrast. Returns one line for each violation.
 * @param page created with `bypassCSP`, because the CSP would block axe
 */
export async function runAxe(page: Page): Promise<string[]> {
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
    const results = await axe.run(document, {
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'target-size': { enabled: true },
      },
    });
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`);
  });
}

/**
 * Opens a page whose `navigator` has only the given members of `share`, `canShare` and `clipboard`.
 * @param abilities an object as source code; its functions may push to `calls`
 */
export async function openPageWith(
  browser: Browser,
  abilities: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  await page.addInitScript(`{
    const calls = [];
    const abilities = ${abilities};
    for (const name of ['share', 'canShare', 'clipboard']) {
      Object.defineProperty(navigator, name, { value: abilities[name], configurable: true });
    }
    Object.assign(window, { calls });
  }`);
  return page;
}

/** Returns the calls that the functions of `openPageWith` recorded. */
export function recordedCalls(page: Page): Promise<unknown[]> {
  return page.evaluate(() => (window as unknown as { calls: unknown[] }).calls);
}

/** Records how much each layout shift moves. Call it before the page opens. */
export function recordLayoutShifts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as LayoutShift[]) {
        shifts.push(
          `${String(entry.value)} ${entry.sources.map(({ node }) => node?.nodeName).join()}`,
        );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Returns the layout shifts so far: how much each moved, and what. */
export function listLayoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return (window as unknown as { shifts: string[] }).shifts;
  });
}

interface LayoutShift {
  value: number;
  sources: { node: Node | null }[];
}
