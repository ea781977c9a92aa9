import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate, formatterFactory } from 'html-validate';
import { describe, expect, inject } from 'vitest';
import { faultsIn, test } from './browser.ts';
import { kinds, pagesOf, seed } from './pages.ts';

const pages = pagesOf(inject('outDir'));
const address = inject('address');

test.each(pages)('/%s is valid HTML', async (path) => {
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

test('one page of every kind is looked at below', () => {
  expect(kinds.filter((path) => !pages.includes(path))).toEqual([]);
  const kindOf = (path: string) =>
    path
      .replace(/(?<=articles\/|topics\/|sources\/|translators\/)[^/]+/, '*')
      .replace(/\d{4}-\d\d/, 'month')
      .replace(/\d{4}/, 'year')
      .replace(/\d+/, 'n')
      .replace(/(sources|translators)\/\*\/page/, 'topics/*/page');
  expect(new Set(kinds.map(kindOf))).toEqual(new Set(pages.map(kindOf)));
});

describe.each(kinds)('/%s', (path) => {
  test('loads nothing from elsewhere, runs nothing but its own, and keeps to its policy', async ({
    page,
  }) => {
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address + path, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
    expect(complaints.filter((text) => !text.includes('404') || path !== '404.html')).toEqual([]);
    // The reader's settings before anything is painted; the other waits until the page is there.
    const ours = ['module', expect.stringMatching(/^\/_astro\/[^/]+\.js$/)];
    const scripts = page.locator('script:not([type="application/ld+json"])');
    expect(
      await scripts.evaluateAll((all) =>
        all.map((one) => [one.getAttribute('type'), one.getAttribute('src')]),
      ),
    ).toEqual([[null, null], ...(path.endsWith('/search/') ? [ours] : []), ours]);
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
      'trusted-types worker',
      ...(path.endsWith('/search/')
        ? ["script-src 'self' 'wasm-unsafe-eval'"]
        : ["script-src 'self'"]),
      "style-src 'self'",
      '',
    ]);
  });

  test('is accessible, by day and by night, on a phone and at a desk', async ({ browser }) => {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['light', 320],
      ['dark', 1440],
      ['dark', 320],
    ] as const) {
      // The checker is a script that the page's own policy would refuse.
      const page = await browser.newPage({
        colorScheme,
        viewport: { width, height: 900 },
        bypassCSP: true,
      });
      await page.goto(address + path);
      // With every panel open.
      await page.evaluate(() => {
        for (const panel of document.querySelectorAll('details')) panel.open = true;
      });
      expect(await faultsIn(page)).toEqual([]);
      await page.close();
    }
  });

  test.for<[string, string]>([
    ['as it is', ''],
    ['at 200 % text size', 'html { font-size: 200% }'],
    [
      // https://www.w3.org/TR/WCAG22/#text-spacing
      'with WCAG’s text spacing',
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-block-end: 2em !important }',
    ],
  ])(
    'fits a phone of 320 pixels, %s, without scrolling sideways',
    async ([, style], { browser }) => {
      const page = await browser.newPage({
        viewport: { width: 320, height: 640 },
        bypassCSP: true,
      });
      await page.goto(address + path);
      if (style !== '') await page.addStyleTag({ content: style });
      await page.evaluate(() => {
        for (const panel of document.querySelectorAll('details')) panel.open = true;
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('main *, header *, footer *')]
          .filter((element) => {
            const { overflowX } = getComputedStyle(element);
            return overflowX !== 'visible' && element.scrollWidth > element.clientWidth;
          })
          .map(({ tagName, role }) => role ?? tagName),
      );
      expect(cut.filter((what) => what !== 'group')).toEqual([]);
      await page.close();
    },
  );

  test('has targets of 44 pixels, but for links within a sentence', async ({ page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(path);
    await page.evaluate(() => {
      for (const panel of document.querySelectorAll('details')) panel.open = true;
    });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, summary, button:not([hidden] > *)')]
        // The exception of https://www.w3.org/TR/WCAG22/#target-size-enhanced; axe holds them to 24.
        .filter(
          (link) =>
            !link.matches(
              // What is written as a sentence: a text, and the page about the site.
              'section:not([class], [aria-labelledby]) > p a, .text :is(p, li, td, th, h2, h3) a:not(.notice a, [data-alone], [data-footnote-backref], h2 > [href^="#"], h3 > [href^="#"])',
            ),
        )
        .map((link) => {
          const { width, height } = link.getBoundingClientRect();
          return { text: link.textContent, shown: link.checkVisibility(), width, height };
        })
        .filter(({ shown, width, height }) => shown && (width < 44 || height < 44))
        .map(({ text, width, height }) => ({ text, width, height })),
    );
    expect(small).toEqual([]);
  });

  test('shows where the keyboard is, on every stop', async ({ page, open }) => {
    await open(path);
    await page.evaluate(() => {
      for (const panel of document.querySelectorAll('details')) panel.open = true;
    });
    const stops = await page.locator('a[href], [tabindex], summary, button:visible').count();
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const focused = document.activeElement ?? document.body;
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        const { width, height } = focused.getBoundingClientRect();
        return { outlineStyle, outlineWidth, seen: width * height > 0 };
      });
      expect(outline).toEqual({
        outlineStyle: 'solid',
        outlineWidth: '3px',
        seen: true,
      });
    }
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
