import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { seed } from './pages.ts';

const address = inject('address');
const DARK_BACKGROUND = 'rgb(25, 23, 20)';
const LIGHT_BACKGROUND = 'rgb(255, 253, 248)';
const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const fontSize = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

describe.each([
  ['en', seed],
  ['ar', 'ar/'],
] as const)('the reading settings, in %s', (language, path) => {
  const { title, schemes } = languages[language].messages.settings;
  const choose = async (page: Page, name: string | RegExp) => {
    const panel = page.locator('.settings');
    if ((await panel.getAttribute('open')) === null)
      await page.getByText(title, { exact: true }).click();
    await panel.getByRole('radio', { name }).check();
  };

  test('are not offered without JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address + path);
    expect(await page.locator('.settings').isVisible()).toBe(false);
    await context.close();
  });

  test('set a light, dark or the system’s colour scheme on every page', async ({ page, open }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(path);
    expect(await background(page)).toBe(LIGHT_BACKGROUND);
    await choose(page, schemes.dark);
    expect(await background(page)).toBe(DARK_BACKGROUND);
    await open(`${language}/topics/`);
    expect(await background(page)).toBe(DARK_BACKGROUND);
    await page.emulateMedia({ colorScheme: 'dark' });
    await choose(page, schemes.light);
    expect(await background(page)).toBe(LIGHT_BACKGROUND);
    await page.reload();
    expect(
      await page.getByRole('radio', { name: schemes.light, includeHidden: true }).isChecked(),
    ).toBe(true);
    await choose(page, schemes.system);
    expect(await background(page)).toBe(DARK_BACKGROUND);
    await page.reload();
    expect(await background(page)).toBe(DARK_BACKGROUND);
  });

  test('offer five text sizes, none of which makes a phone scroll sideways', async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(path);
    for (const [percent, pixels] of [
      ['85', '13.6px'],
      ['115', '18.4px'],
      ['130', '20.8px'],
      ['150', '24px'],
      ['100', '16px'],
    ] as const) {
      await choose(page, new RegExp(`^${percent}`));
      expect(await fontSize(page)).toBe(pixels);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.reload();
      expect(await fontSize(page)).toBe(pixels);
    }
  });
});

test('the stored settings apply before the page is painted', async ({ page, open }) => {
  await open('en/');
  await page.evaluate(() => {
    localStorage.setItem('dragoman-scheme', 'dark');
  });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('body > header')) return;
      observer.disconnect();
      Object.assign(window, { first: document.documentElement.dataset['scheme'] });
    }).observe(document, { childList: true, subtree: true });
  });
  await open('en/');
  expect(await page.evaluate(() => (window as unknown as { first?: string }).first)).toBe('dark');
  expect(await page.locator('body > :first-child').evaluate(({ tagName }) => tagName)).toBe(
    'SCRIPT',
  );
});

test('the settings change the page even if the browser blocks storage', async ({ page, open }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('', 'SecurityError');
      },
    });
  });
  await open('en/');
  await page.locator('.settings summary').click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  expect(await background(page)).toBe(DARK_BACKGROUND);
  expect(errors).toEqual([]);
});

test('`prefers-contrast: more` applies in each scheme, and print has a white background', async ({
  page,
  open,
}) => {
  await page.emulateMedia({ contrast: 'more' });
  await open(seed);
  const colour = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => getComputedStyle(one).color);
  expect(await colour('.dates')).toBe(await colour('h1'));
  await page.locator('.settings summary').click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  expect(await colour('.dates')).toBe(await colour('h1'));
  await page.emulateMedia({ media: 'print', contrast: null });
  expect(await background(page)).toBe('rgb(255, 255, 255)');
});
