import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject } from 'vitest';
import { languages, type Language } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { declarations, seed } from './pages.ts';

const cases: (readonly [Language, string])[] = [['en', seed], ...declarations];

test.for(cases)(
  'a saved page in %s has the same text and styles offline: /%s',
  async ([language, path], { browser }) => {
    /** Reads the text of a page, and the styles of headline, credit, text, notice and chain. */
    const readLook = () => {
      const readStyles = (selector: string) => {
        const { fontFamily, fontSize, color, direction, borderBlockStart } = getComputedStyle(
          document.querySelector(selector) ?? document.body,
        );
        return { fontFamily, fontSize, color, direction, borderBlockStart };
      };
      return {
        text: document.body.innerText,
        lang: document.documentElement.lang,
        background: getComputedStyle(document.documentElement).backgroundColor,
        styles: ['h1', '.credit', '.text p:nth-of-type(2)', '.notice', '.chain dt'].map(readStyles),
      };
    };
    // The script isn't part of the saved file.
    const contextWithoutScripts = await browser.newContext({ javaScriptEnabled: false });
    const page = await contextWithoutScripts.newPage();
    await page.goto(inject('address') + path);
    const online = await page.evaluate(readLook);
    await contextWithoutScripts.close();

    const folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
    const file = join(folder, 'saved.html');
    copyFileSync(join(inject('outDir'), path, 'index.html'), file);
    const context = await browser.newContext({ offline: true });
    const saved = await context.newPage();
    const requests: string[] = [];
    saved.on('request', (request) => requests.push(request.url()));
    await saved.goto(pathToFileURL(file).href);
    expect(await saved.evaluate(readLook)).toEqual(online);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(await saved.locator('html').getAttribute('dir')).toBe(languages[language].direction);
    expect(await saved.locator('.text > p').first().getAttribute('class')).toBe('credit');
    expect(await saved.locator('.notice a').evaluate((link: HTMLAnchorElement) => link.href)).toBe(
      `https://dragoman.example/${path}`,
    );
    await context.close();
    rmSync(folder, { recursive: true });
  },
);
