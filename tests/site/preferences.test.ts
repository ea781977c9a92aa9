import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { seed } from './pages.ts';

const outDir = inject('outDir');

test('nothing moves, whatever is asked for: no page has a rule or a script that would', () => {
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(html|css|js)$/.test(path))
    .map((path) => readFileSync(join(outDir, path), 'utf8'));
  expect(files.length).toBeGreaterThan(100);
  const moving =
    /@keyframes|@view-transition|\b(transition|animation)(-\w+)*:|scroll-behavior:|behavior:"smooth"|\.animate\(|startViewTransition|<(marquee|blink)\b/;
  // In styles and scripts; an article may speak of it.
  const found = files.flatMap((text) =>
    text.startsWith('<!')
      ? [...text.matchAll(/<(style|script)\b[^>]*>.*?<\/\1>/gs)].map(([part]) => part)
      : [text],
  );
  expect(found.length).toBeGreaterThan(100);
  expect(found.flatMap((text) => moving.exec(text)?.[0] ?? [])).toEqual([]);
});

describe.each([
  ['en', seed],
  ['ar', 'ar/articles/everything/'],
] as const)('what the system asks for is honoured, in %s', (_, path) => {
  test('colours of the reader’s own: what is linked, current, chosen, focused or set off stands out', async ({
    page,
    open,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    for (const address of [path, path.replace(/articles.*/, 'topics/')]) {
      await open(address);
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
      await page.locator('.settings summary').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      const unseen = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('a'));
        const system = (name: string) => {
          probe.style.color = name;
          return getComputedStyle(probe).color;
        };
        const [paper, link] = ['Canvas', 'LinkText'].map(system);
        probe.remove();
        const all = [...document.querySelectorAll('body *')];
        const bordered = all
          .flatMap((element) => [getComputedStyle(element), getComputedStyle(element, '::before')])
          .filter((style) => parseFloat(style.borderTopWidth) > 0 && style.content !== 'none')
          .filter((style) => style.borderTopColor === paper);
        // The number of a note is small and high, and the way back from it an arrow.
        const notes = 'sup > a, [data-footnote-backref]';
        const links = [...document.querySelectorAll(`a[href]:not(${notes})`)].filter((one) => {
          const { color, fontWeight, textDecorationLine } = getComputedStyle(one);
          const marked = textDecorationLine === 'underline' || Number(fontWeight) >= 600;
          return color !== link || !marked;
        });
        const current = [...document.querySelectorAll('[aria-current]')].filter((one) => {
          const { fontWeight, textDecorationLine } = getComputedStyle(one);
          return fontWeight !== '700' || textDecorationLine !== 'none';
        });
        const focused = getComputedStyle(document.activeElement ?? document.body);
        return {
          bordered: bordered.length,
          links: links.map(({ outerHTML }) => outerHTML),
          current: current.length,
          focus: focused.outlineColor === paper || focused.outlineStyle !== 'solid',
          radio: getComputedStyle(document.querySelector('input:checked') ?? probe).appearance,
        };
      });
      expect(unseen).toEqual({
        bordered: 0,
        links: [],
        current: 0,
        focus: false,
        // The system's own, which knows its colours.
        radio: 'auto',
      });
    }
  });

  test('more contrast: nothing is quiet, neither words nor lines', async ({ page, open }) => {
    const colours = () =>
      page.evaluate(() => {
        const of = (selector: string) =>
          getComputedStyle(document.querySelector(selector) ?? document.body);
        return [of('h1').color, of('.dates').color, of('.credit').borderTopColor];
      });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, contrast: 'no-preference' });
      await open(path);
      expect(new Set(await colours()).size).toBe(3);
      await page.emulateMedia({ colorScheme, contrast: 'more' });
      expect(new Set(await colours()).size).toBe(1);
    }
  });
});

/** A page on a fine, wide screen, whose reader asks for less data, or doesn't. */
async function asking(page: Page, wish: 'reduce' | 'no-preference', path: string) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-data', value: wish }],
  });
  await page.goto(inject('address') + path);
  expect(
    await page.evaluate((value) => matchMedia(`(prefers-reduced-data: ${value})`).matches, wish),
  ).toBe(true);
  const pictures = page.locator('main img');
  return pictures.evaluateAll((all) =>
    Promise.all(
      all.map(async (one) => {
        const image = one as HTMLImageElement;
        image.loading = 'eager';
        await image.decode();
        const { width, height } = image.getBoundingClientRect();
        const widest = /(\d+)w$/.exec(image.srcset)?.[1];
        const taken = [image, ...(image.parentElement?.querySelectorAll('source') ?? [])]
          .flatMap(({ srcset }) => srcset.split(', '))
          .find((candidate) => image.currentSrc.endsWith(candidate.split(' ')[0] ?? ''));
        return { taken: taken?.split(' ')[1], widest, width, height };
      }),
    ),
  );
}

test.for(['en', 'ar'])(
  'less data: pictures come narrow, in their own place, in %s',
  async (language, { browser }) => {
    const path = `${language}/articles/everything/`;
    const wide = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 2,
    });
    const usual = await asking(wide, 'no-preference', path);
    await wide.close();
    const thrifty = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 2,
    });
    const less = await asking(thrifty, 'reduce', path);
    await thrifty.close();
    expect(usual.length).toBeGreaterThan(1);
    expect(usual.map(({ taken }) => taken)).toEqual(usual.map(() => '1280w'));
    expect(less.map(({ taken }) => taken)).toEqual(usual.map(() => '640w'));
    const places = (all: typeof usual) => all.map(({ width, height }) => [width, height]);
    expect(places(less)).toEqual(places(usual));
  },
);
