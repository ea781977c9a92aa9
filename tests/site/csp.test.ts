import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject } from 'vitest';
import { site } from '../../src/site.ts';
import { test } from './browser.ts';
import { serveFolder } from './file-server.ts';
import { markupNames } from './markup-names.ts';
import { listPages } from './pages.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe.each([
  ['the samples', inject('outDir')],
  ['articles named like markup', inject('promiseDir')],
])('on the site with %s', (_, outDir) => {
  test('each page allows exactly its own inline scripts and styles', async ({ page }) => {
    const paths = listPages(outDir);
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      const file = join(outDir, path.endsWith('.html') ? path : `${path}index.html`);
      const { policies, scripts, styles, attributes } = await page.evaluate(
        (html) => {
          const parsed = new DOMParser().parseFromString(html, 'text/html');
          const textsOf = (selector: string) =>
            [...parsed.querySelectorAll(selector)].map(({ textContent }) => textContent);
          return {
            policies: [
              ...parsed.querySelectorAll<HTMLMetaElement>(
                'head > meta[http-equiv="content-security-policy" i]',
              ),
            ].map(({ content }) => content),
            scripts: textsOf('script:not([src], [type="application/ld+json"])'),
            styles: textsOf('style'),
            attributes: [...parsed.querySelectorAll('*')].flatMap((element) =>
              element.getAttributeNames().filter((name) => /^(?:on|style$)/.test(name)),
            ),
          };
        },
        readFileSync(file, 'utf8'),
      );
      expect(policies, path).toHaveLength(1);
      const directives = new Map(
        policies[0]?.split(';').map((directive) => {
          const [name = '', ...sources] = directive.trim().split(' ');
          return [name, sources.sort()] as const;
        }),
      );
      const wasm = path.endsWith('/search/') ? ["'wasm-unsafe-eval'"] : [];
      expect(directives.get('script-src'), path).toEqual(
        ["'self'", ...wasm, ...scripts.map(hashOf)].sort(),
      );
      expect(directives.get('style-src'), path).toEqual(styles.map(hashOf).sort());
      expect(attributes, path).toEqual([]);
    }
  });
});

test.for(Object.entries(markupNames))(
  'an article named like markup (%s) causes no CSP violation, and our scripts run on its pages',
  async ([slug, name], { browser }) => {
    const server = await serveFolder(inject('promiseDir'));
    const context = await browser.newContext();
    await context.addInitScript(() => {
      localStorage.setItem('dragoman-scheme', 'dark');
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    const page = await context.newPage();
    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    const look = async () => ({
      scheme: await page.locator('html').getAttribute('data-scheme'),
      violations: await page.evaluate(
        () => (window as unknown as { violations: string[] }).violations,
      ),
      // Set by the module script of every page.
      chosen: await page.locator('input[name="scheme"][value="dark"]').isChecked(),
    });
    const expected = { scheme: 'dark', violations: [], chosen: true };

    await page.goto(`${server.address}en/articles/${slug}/`);
    expect(await page.title()).toBe(`${name} – ${site.name}`);
    const data = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(data.map((text) => JSON.parse(text) as unknown)).toEqual([
      expect.objectContaining({ '@type': 'NewsArticle', headline: name, description: name }),
    ]);
    expect(await look()).toEqual(expected);
    for (const field of ['topics', 'sources', 'translators']) {
      await page.goto(`${server.address}en/articles/${slug}/`);
      await page.locator(`main a[href^="/en/${field}/"]`).first().click();
      await page.waitForURL(`**/en/${field}/**`);
      expect(await page.locator('h1').innerText()).toBe(name);
      expect(await look()).toEqual(expected);
    }
    expect(messages).toEqual([]);
    await context.close();
    await server.stop();
  },
);
