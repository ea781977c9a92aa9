import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate, formatterFactory } from 'html-validate';
import { describe, expect, inject } from 'vitest';
import { languageCodes } from '../../src/language/languages.ts';
import { test } from './browser.ts';
import { pagesOf, samples, seed } from './pages.ts';

const pages = pagesOf(inject('outDir'));
const address = inject('address');

test('there is a page for each edition, each article, and what is not there', () => {
  const editions = languageCodes.map((language) => `${language}/`);
  const articles = [seed, 'en/articles/everything/', ...samples.map(([, path]) => path)];
  expect(pages).toEqual(['', '404.html', ...editions, ...articles].sort());
});

describe.each(pages)('/%s', (path) => {
  test('is valid HTML', async () => {
    const validator = new HtmlValidate(
      new FileSystemConfigLoader({
        extends: ['html-validate:recommended'],
        // A headline is as long as it is.
        rules: { 'long-title': 'off' },
      }),
    );
    const file = join(inject('outDir'), path.endsWith('.html') ? path : `${path}index.html`);
    const report = await validator.validateString(readFileSync(file, 'utf8'), file);
    expect(formatterFactory('text')(report.results)).toBe('');
  });

  test('loads nothing from elsewhere, runs nothing, and keeps to its policy', async ({ page }) => {
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address + path, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(complaints.filter((text) => !text.includes('404') || path !== '404.html')).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    const policy = await page
      .locator('meta[http-equiv=content-security-policy]')
      .getAttribute('content');
    expect(policy?.replaceAll(/ 'sha256-[\w+/]{43}='/g, '').split(/; ?/)).toEqual([
      "default-src 'none'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "script-src 'self'",
      "style-src 'self'",
      '',
    ]);
  });

  test('is accessible, by day and by night', async ({ browser }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      // The checker is a script that the page's own policy would refuse.
      const page = await browser.newPage({ colorScheme, bypassCSP: true });
      await page.goto(address + path);
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as typeof globalThis & {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const found = await axe.run();
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join()}`);
      });
      expect(violations).toEqual([]);
      await page.close();
    }
  });

  test('fits a phone of 320 pixels without scrolling sideways', async ({ page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

test('a script planted into a page is refused', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(event.violatedDirective);
    });
  });
  await page.route(address + seed, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const planted =
      '<script>window.planted = 1</script><img src="/none" alt="" onerror="window.planted = 2">' +
      '<style>body { color: red }</style><script src="https://example.org/x.js"></script>';
    await route.fulfill({ response, body: html.replace('</main>', `${planted}</main>`) });
  });
  await page.goto(address + seed, { waitUntil: 'networkidle' });
  const { planted, seen } = await page.evaluate(() => {
    const { planted, seen } = window as unknown as { planted?: number; seen: string[] };
    return { planted, seen };
  });
  expect(planted).toBeUndefined();
  expect([...new Set(seen)].sort()).toEqual([
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ]);
});
