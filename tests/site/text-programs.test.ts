import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convert } from 'html-to-text';
import type { Browser } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { seed, selectPages } from './pages.ts';

// Text browsers, mail gateways and archives know neither scripts nor styles, and show what stands in `hidden` elements.

const pages = selectPages(inject('outDir'));
const fileOf = (path: string) =>
  join(inject('outDir'), path.endsWith('.html') ? path : `${path}index.html`);

/** Reads the text and the images of a page in a browser without JavaScript, with all panels open. */
async function readWithoutScripts(browser: Browser, path: string) {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(inject('address') + path);
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
  const text = await page.locator('body').innerText();
  const alts = await page
    .locator('img')
    .evaluateAll((all) => all.map((one) => one.getAttribute('alt') ?? ''));
  await page.close();
  return { text, alts };
}

test.for(pages)(
  '/%s has the same text in html-to-text as in a browser without JavaScript',
  async (path, { browser }) => {
    const removeSpace = (text: string) => text.replace(/\s+/g, '');
    const text = convert(readFileSync(fileOf(path), 'utf8'), {
      wordwrap: false,
      baseElements: { selectors: ['body'] },
      // Nothing but the words.
      selectors: [
        { selector: 'a', options: { ignoreHref: true } },
        ...['img', 'hr'].map((selector) => ({ selector, format: 'skip' })),
        ...['ul', 'ol', 'blockquote'].map((selector) => ({ selector, format: 'block' })),
        ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({
          selector,
          options: { uppercase: false },
        })),
      ],
    });
    const shown = await readWithoutScripts(browser, path);
    expect(removeSpace(text)).toBe(removeSpace(shown.text));
  },
);

describe.each([
  ['w3m', '-dump', '-cols', '9999', '-T', 'text/html', '-I', 'UTF-8', '-O', 'UTF-8'],
  ['lynx', '-dump', '-nolist', '-width=990', '-force_html', '-display_charset=UTF-8'],
  ['links2', '-dump', '-width', '512', '-codepage', 'UTF-8'],
])('in %s, where it is installed', (program, ...options) => {
  const isMissing = spawnSync(program, ['-version']).error !== undefined;

  test
    .skipIf(isMissing)
    .for([seed, 'en/', 'en/search/', 'en/offline/', 'ar/offline/', 'ru/search/', '404.html'])(
    '/%s has no other words than in a browser without JavaScript',
    async (path, { browser }) => {
      const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
      const { text, alts } = await readWithoutScripts(browser, path);
      const known = wordsOf([text, ...alts].join(' '));
      const output = execFileSync(program, [...options, fileOf(path)], { encoding: 'utf8' });
      // Lynx and links list the page's `<link>` elements.
      const shown = wordsOf(output.replace(/^\s*(?:#|Link:).*$/gm, ''));
      expect(shown.length).toBeGreaterThan(10);
      expect(shown.filter((word) => !known.includes(word))).toEqual([]);
    },
  );
});
