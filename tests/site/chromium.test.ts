import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import { test } from './browser.ts';
import { findChromium, listUsualPaths, launchChromium, unpackChromium } from './chromium.ts';

describe('the browser of the tests', () => {
  test('is a current Chromium', ({ browser }) => {
    expect(Number.parseInt(browser.version(), 10)).toBeGreaterThanOrEqual(150);
  });

  test('has fonts for Latin, Cyrillic and Arabic, and joins Arabic letters', async ({ page }) => {
    await page.setContent('<meta charset="utf-8"><span></span>');
    // Without the font, all letters have the same box. Without joining, two Arabic letters are twice as wide as one.
    const measureWidth = (text: string) =>
      page.locator('span').evaluate((span, value) => {
        span.textContent = value;
        return span.getBoundingClientRect().width;
      }, text);
    expect(await measureWidth('i')).not.toBe(await measureWidth('W'));
    expect(await measureWidth('г')).not.toBe(await measureWidth('Щ'));
    expect(await measureWidth('ا')).not.toBe(await measureWidth('ض'));
    expect(await measureWidth('بب')).toBeLessThan(2 * (await measureWidth('ب')));
  });

  test('does not reach other hosts', async ({ page }) => {
    await expect(page.goto('http://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });

  test('enforces the same-origin policy', async ({ page }) => {
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

  test('a CHROMIUM_PATH that is not a program throws a one-line error', async () => {
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    await expect(findChromium()).rejects.toThrow(
      /^CHROMIUM_PATH names \/nowhere\/chromium, which can't be executed: correct or unset it\.$/,
    );
  });

  test('a program that is not a browser throws a one-line error', async () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    await expect(launchChromium()).rejects.toThrow(
      /^.* does not start: set CHROMIUM_PATH to another Chromium program, or unset it\.$/,
    );
  });

  test('a CHROMIUM_PATH that is a program is used', async () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    expect(await findChromium()).toEqual({ executablePath: process.execPath, env: {} });
  });

  test('on Windows, Chrome comes before Edge', () => {
    const paths = listUsualPaths('win32', { PROGRAMFILES: 'C:\\Program Files' });
    expect(paths).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });

  test('two processes can unpack it at once and leave no temporary files', async () => {
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
