import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject } from 'vitest';
import { languages, type Language } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { samples, seed } from './pages.ts';

const cases: (readonly [Language, string])[] = [['en', seed], ...samples];

test.for(cases)(
  'a saved copy in %s is complete without a network: /%s',
  async ([language, path], { browser }) => {
    /** What a reader sees: the words, their direction, and the look of text, notice and chain. */
    const seen = () => {
      const look = (selector: string) => {
        const { fontFamily, fontSize, color, direction, borderBlockStart } = getComputedStyle(
          document.querySelector(selector) ?? document.body,
        );
        return { fontFamily, fontSize, color, direction, borderBlockStart };
      };
      return {
        words: document.body.innerText,
        lang: document.documentElement.lang,
        ground: getComputedStyle(document.documentElement).backgroundColor,
        looks: ['h1', '.credit', '.text p:nth-of-type(2)', '.notice', '.chain dt'].map(look),
      };
    };
    // Without its script, which lies beside the page.
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(inject('address') + path);
    const online = await page.evaluate(seen);
    await plain.close();

    const folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
    const file = join(folder, 'saved.html');
    copyFileSync(join(inject('outDir'), path, 'index.html'), file);
    const context = await browser.newContext({ offline: true });
    const saved = await context.newPage();
    const asked: string[] = [];
    saved.on('request', (request) => asked.push(request.url()));
    await saved.goto(pathToFileURL(file).href);
    expect(await saved.evaluate(seen)).toEqual(online);
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(await saved.locator('html').getAttribute('dir')).toBe(languages[language].direction);
    expect(await saved.locator('.text > p').first().getAttribute('class')).toBe('credit');
    expect(await saved.locator('.notice a').evaluate((link: HTMLAnchorElement) => link.href)).toBe(
      `https://dragoman.example/${path}`,
    );
    await context.close();
    rmSync(folder, { recursive: true });
  },
);
