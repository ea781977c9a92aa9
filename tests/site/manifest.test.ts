import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { languageCodes, languages } from '../../src/language/languages.ts';
import { colours } from '../../src/colours.ts';
import { test } from './browser.ts';

test.for(languageCodes)('the edition in %s can be installed', async (language, { page, open }) => {
  await open(`${language}/`);
  const session = await page.context().newCDPSession(page);
  const { data = '', errors, url } = await session.send('Page.getAppManifest');
  expect(url).toBe(`${inject('address')}${language}/manifest.webmanifest`);
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  const manifest = JSON.parse(data) as {
    dir: string;
    start_url: string;
    icons: { src: string; sizes: string }[];
    shortcuts: { name: string; description: string; url: string }[];
  };
  expect(manifest.dir).toBe(languages[language].direction);
  expect(manifest.start_url).toBe(`/${language}/`);
  for (const { src, sizes } of manifest.icons) {
    const png = readFileSync(join(inject('outDir'), src));
    expect(`${String(png.readUInt32BE(16))}x${String(png.readUInt32BE(20))}`).toBe(sizes);
  }
  const newest = page.locator('.list article');
  const credits = page.locator('.list article .by');
  expect(manifest.shortcuts).toHaveLength(4);
  for (const [index, { name, description, url: address }] of manifest.shortcuts.entries()) {
    const link = newest.nth(index).locator('a').first();
    expect([name, address]).toEqual([await link.innerText(), await link.getAttribute('href')]);
    expect(description.replace(/[\u200E\u200F]/g, '')).toBe(await credits.nth(index).innerText());
  }
});

/** Returns the background colour of the page and the colour of the browser's toolbar. */
const readColours = (page: Page) =>
  page.evaluate(() => {
    const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
    const colour = metas.find(({ media }) => matchMedia(media).matches)?.content ?? '';
    const element = document.createElement('i');
    document.body.append(element);
    element.style.color = colour;
    return [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(element).color,
    ];
  });

test('theme-color is the background colour of the page', async ({ page, open }) => {
  await open('en/');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const [background, theme] = await readColours(page);
    expect(theme).toBe(background);
    expect(colours[colorScheme].paper).toMatch(/^#[\da-f]{6}$/);
  }
});

test('theme-color follows the reader’s colour setting', async ({ page, open }) => {
  await open('en/');
  await page.emulateMedia({ colorScheme: 'light' });
  const [day] = await readColours(page);
  const { settings } = languages.en.messages;
  await page.getByText(settings.title, { exact: true }).click();
  await page.getByRole('radio', { name: settings.schemes.dark }).check();
  const [background, theme] = await readColours(page);
  expect(background).not.toBe(day);
  expect(theme).toBe(background);
  await open('ar/');
  await expect.poll(() => readColours(page)).toEqual([background, background]);
  await open('en/');
  await page.getByText(settings.title, { exact: true }).click();
  await page.getByRole('radio', { name: settings.schemes.system }).check();
  expect(await readColours(page)).toEqual([day, day]);
});
