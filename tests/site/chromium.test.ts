import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import { test } from './browser.ts';
import { findChromium, usualPaths, launchChromium, unpackChromium } from './chromium.ts';

describe('the browser of the tests', () => {
  test('is a current Chromium', ({ browser }) => {
    expect(Number.parseInt(browser.version(), 10)).toBeGreaterThanOrEqual(150);
  });

  test('draws Latin, Cyrillic and Arabic, each letter with a form of its own', async ({ page }) => {
    await page.setContent('<meta charset="utf-8"><span></span>');
    // A browser without the font draws the same box for every letter; one that does not join
    // Arabic letters draws two of them as wide as the two apart.
    const width = (text: string) =>
      page.locator('span').evaluate((span, value) => {
        span.textContent = value;
        return span.getBoundingClientRect().width;
      }, text);
    expect(await width('i')).not.toBe(await width('W'));
    expect(await width('г')).not.toBe(await width('Щ'));
    expect(await width('ا')).not.toBe(await width('ض'));
    expect(await width('بب')).toBeLessThan(2 * (await width('ب')));
  });

  test('reaches nothing but this machine', async ({ page }) => {
    await expect(page.goto('http://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });

  test('holds pages to their origin', async ({ page }) => {
    await page.setContent('<iframe srcdoc="words" sandbox></iframe>');
    await page.locator('iframe').contentFrame().locator('body').waitFor();
    expect(
      await page
        .locator('iframe')
        .evaluate((frame) => 'contentDocument' in frame && frame.contentDocument),
    ).toBeNull();
  });
});

describe('finding the browser', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('a CHROMIUM_PATH that is no program is an error of one line', async () => {
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    await expect(findChromium()).rejects.toThrow(
      /^CHROMIUM_PATH names \/nowhere\/chromium, which can't be executed: correct or unset it\.$/,
    );
  });

  test('a program that is no browser is an error of one line', async () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    await expect(launchChromium()).rejects.toThrow(
      /^.* does not start: set CHROMIUM_PATH to another Chromium program, or unset it\.$/,
    );
  });

  test('a CHROMIUM_PATH that is a program is taken', async () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    expect(await findChromium()).toEqual({ executablePath: process.execPath, env: {} });
  });

  test('Windows has Chrome before Edge', () => {
    const places = usualPaths('win32', { PROGRAMFILES: 'C:\\Program Files' });
    expect(places).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });

  test('two may unpack it at once, and neither leaves anything beside it', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'dragoman-chromium-'));
    try {
      const [first, second] = await Promise.all([unpackChromium(cache), unpackChromium(cache)]);
      expect(second).toBe(first);
      expect(await readdir(cache)).toEqual([basename(first)]);
    } finally {
      await rm(cache, { recursive: true, force: true });
    }
  });
});
