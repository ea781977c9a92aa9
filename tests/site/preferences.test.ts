import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from './browser.ts';
import { seed } from './pages.ts';

const outDir = inject('outDir');

test('no page has an animation, a transition or smooth scrolling', () => {
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(html|css|js)$/.test(path))
    .map((path) => readFileSync(join(outDir, path), 'utf8'));
  expect(files.length).toBeGreaterThan(100);
  const motion =
    /@keyframes|@view-transition|\b(transition|animation)(-\w+)*:|scroll-behavior:|behavior:"smooth"|\.animate\(|startViewTransition|<(marquee|blink)\b/;
  // Only in styles and scripts: an article may contain these words.
  const code = files.flatMap((text) =>
    text.startsWith('<!')
      ? [...text.matchAll(/<(style|script)\b[^>]*>.*?<\/\1>/gs)].map(([part]) => part)
      : [text],
  );
  expect(code.length).toBeGreaterThan(100);
  expect(code.flatMap((text) => motion.exec(text)?.[0] ?? [])).toEqual([]);
});

describe.each([
  ['en', seed],
  ['ar', 'ar/articles/everything/'],
] as const)('the system’s preferences, in %s', (_, path) => {
  test('forced colours: borders, links, current page, focus and choices stay visible', async ({
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
      const failures = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('a'));
        const system = (name: string) => {
          probe.style.color = name;
          return getComputedStyle(probe).color;
        };
        const [background, link] = ['Canvas', 'LinkText'].map(system);
        probe.remove();
        const all = [...document.querySelectorAll('body *')];
        const bordered = all
          .flatMap((element) => [getComputedStyle(element), getComputedStyle(element, '::before')])
          .filter((style) => parseFloat(style.borderTopWidth) > 0 && style.content !== 'none')
          .filter((style) => style.borderTopColor === background);
        // A footnote number is superscript, a link back is an arrow.
        const footnotes = 'sup > a, [data-footnote-backref]';
        const links = [...document.querySelectorAll(`a[href]:not(${footnotes})`)].filter((one) => {
          const { color, fontWeight, textDecorationLine } = getComputedStyle(one);
          const isMarked = textDecorationLine === 'underline' || Number(fontWeight) >= 600;
          return color !== link || !isMarked;
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
          focus: focused.outlineColor === background || focused.outlineStyle !== 'solid',
          radio: getComputedStyle(document.querySelector('input:checked') ?? probe).appearance,
        };
      });
      expect(failures).toEqual({
        bordered: 0,
        links: [],
        current: 0,
        focus: false,
        // The system draws it in its own colours.
        radio: 'auto',
      });
    }
  });

  test('more contrast: secondary text and lines are as dark as the headline', async ({
    page,
    open,
  }) => {
    const colours = () =>
      page.evaluate(() => {
        const style = (selector: string) =>
          getComputedStyle(document.querySelector(selector) ?? document.body);
        return [style('h1').color, style('.dates').color, style('.credit').borderTopColor];
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

/** Opens a page with a `prefers-reduced-data` preference. @returns the chosen width and the box of each picture */
async function openWith(page: Page, preference: 'reduce' | 'no-preference', path: string) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-data', value: preference }],
  });
  await page.goto(inject('address') + path);
  expect(
    await page.evaluate(
      (value) => matchMedia(`(prefers-reduced-data: ${value})`).matches,
      preference,
    ),
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
        const chosen = [image, ...(image.parentElement?.querySelectorAll('source') ?? [])]
          .flatMap(({ srcset }) => srcset.split(', '))
          .find((candidate) => image.currentSrc.endsWith(candidate.split(' ')[0] ?? ''));
        return { chosen: chosen?.split(' ')[1], widest, width, height };
      }),
    ),
  );
}

test.for(['en', 'ar'])(
  'less data: pictures load in a smaller size and keep their place, in %s',
  async (language, { browser }) => {
    const path = `${language}/articles/everything/`;
    const normalPage = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 2,
    });
    const normalImages = await openWith(normalPage, 'no-preference', path);
    await normalPage.close();
    const savingPage = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 2,
    });
    const smallImages = await openWith(savingPage, 'reduce', path);
    await savingPage.close();
    expect(normalImages.length).toBeGreaterThan(1);
    expect(normalImages.map(({ chosen }) => chosen)).toEqual(normalImages.map(() => '1280w'));
    expect(smallImages.map(({ chosen }) => chosen)).toEqual(normalImages.map(() => '640w'));
    const boxes = (all: typeof normalImages) => all.map(({ width, height }) => [width, height]);
    expect(boxes(smallImages)).toEqual(boxes(normalImages));
  },
);
