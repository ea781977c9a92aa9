import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate, formatterFactory } from 'html-validate';
import { describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { listPages, seed, selectPages } from './pages.ts';

const pages = listPages(inject('outDir'));
const address = inject('address');

test.each(pages)('/%s is valid HTML', async (path) => {
  const validator = new HtmlValidate(
    new FileSystemConfigLoader({
      extends: ['html-validate:recommended'],
      rules: { 'long-title': 'off' },
    }),
  );
  const file = join(inject('outDir'), path.endsWith('.html') ? path : `${path}index.html`);
  const report = await validator.validateString(readFileSync(file, 'utf8'), file);
  expect(formatterFactory('text')(report.results)).toBe('');
});

// Concurrent, because each page waits half a second for further requests.
describe.concurrent.each(selectPages(inject('outDir')))('/%s', (path) => {
  test('loads nothing from other hosts, has only the expected scripts, and has the right CSP', async ({
    page,
  }) => {
    const requests: string[] = [];
    const messages: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    await page.goto(address + path, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(messages.filter((text) => !text.includes('404') || path !== '404.html')).toEqual([]);
    // The inline script applies the reader's settings before the first paint. The module is deferred.
    const deferredModule = ['module', expect.stringMatching(/^\/_astro\/[^/]+\.js$/)];
    const scripts = page.locator('script:not([type="application/ld+json"])');
    expect(
      await scripts.evaluateAll((all) =>
        all.map((one) => [one.getAttribute('type'), one.getAttribute('src')]),
      ),
    ).toEqual([
      [null, null],
      ...(path.endsWith('/search/') ? [deferredModule] : []),
      ...(path === '404.html' ? [[null, null]] : []),
      deferredModule,
    ]);
    const csp = await page
      .locator('meta[http-equiv=content-security-policy]')
      .getAttribute('content');
    expect(csp?.replaceAll(/ 'sha256-[\w+/]{43}='/g, '').split(/; ?/)).toEqual([
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
      'trusted-types worker',
      ...(path.endsWith('/search/')
        ? ["script-src 'self' 'wasm-unsafe-eval'"]
        : ["script-src 'self'"]),
      'style-src',
      '',
    ]);
  });
});

test('a script that is injected into a page is blocked', async ({ page }) => {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(event.violatedDirective);
    });
  });
  await page.route(address + seed, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const injection =
      '<script>window.injected = 1</script><img src="/none" alt="" onerror="window.injected = 2">' +
      '<style>body { color: red }</style><script src="https://example.org/x.js"></script>';
    await route.fulfill({ response, body: html.replace('</main>', `${injection}</main>`) });
  });
  await page.goto(address + seed, { waitUntil: 'networkidle' });
  const { injected, violations } = await page.evaluate(() => {
    const { injected, violations } = window as unknown as {
      injected?: number;
      violations: string[];
    };
    return { injected, violations };
  });
  expect(injected).toBeUndefined();
  expect([...new Set(violations)].sort()).toEqual([
    'script-src-attr',
    'script-src-elem',
    'style-src-elem',
  ]);
});
