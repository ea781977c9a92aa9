import sharp from 'sharp';
import { expect, inject } from 'vitest';
import { test } from './browser.ts';

/**
 * What Chrome 70 or Safari 12.1 lacks, by https://developer.mozilla.org. They drop a whole rule for an unknown selector, and
 * only the declaration for an unknown property or value.
 */
const unknownSelectors = /:(?:is|where|has|dir|focus-visible|not\([^)]*,)/;
const unknownProperties = new RegExp(
  `^(?:inset.*|(?:margin|padding|border)-(?:block|inline)|.*-block-.*|gap|row-gap|aspect-ratio|text-wrap.*|
hyphens|accent-color|color-scheme|text-underline-offset|text-decoration-thickness|size-adjust|scroll-padding.*|
overflow-clip.*|content-visibility|container.*|translate|rotate|scale)$`.replaceAll('\n', ''),
);
const unknownValues =
  /\b(?:min|max|clamp|color-mix|light-dark|oklch|oklab|lab|lch|fit-content)\(|\d(?:[sdl]vh|vi|vb|cqi|lh)\b|^list-style.*["']/;
const unknownBlocks = /^@(?:layer|container|scope|starting-style|property)\b|^@media.*[<>]/;

/** Returns the styles as these browsers understand them. */
function removeNewFeatures(css: string): string {
  return css.replace(
    /(@[^{]*)\{((?:[^{}]*\{[^{}]*\})*)\}|([^{}]*)\{([^{}]*)\}/g,
    (_, media?: string, rules = '', selector = '', declarations = '') => {
      if (media !== undefined)
        return unknownBlocks.test(media) ? '' : `${media}{${removeNewFeatures(String(rules))}}`;
      if (unknownSelectors.test(String(selector)) || unknownBlocks.test(String(selector)))
        return '';
      const known = String(declarations)
        .split(';')
        .filter((declaration) => {
          const [property = ''] = declaration.split(':');
          return !unknownProperties.test(property.trim()) && !unknownValues.test(declaration);
        });
      return `${String(selector)}{${known.join(';')}}`;
    },
  );
}

test('new features of CSS are recognized', () => {
  expect(
    removeNewFeatures(
      'a:has(b),i{top:0}a>b{color:red;inset:0;width:min(1px,2px);gap:1px;column-gap:2px}@media (width>=40em){a{top:0}}' +
        '@media (min-width:40em){a:focus-visible{top:0}b{top:0;aspect-ratio:1}}@layer a{b{top:0}}',
    ),
  ).toBe('a>b{color:red;column-gap:2px}@media (min-width:40em){b{top:0}}');
});

test.for([
  ['en/', 1440],
  ['en/', 390],
  ['ar/articles/everything/', 390],
  ['en/articles/everything/', 1440],
  ['en/topics/samples/', 1440],
] as const)(
  'Chrome 70 and Safari 12 show /%s at %i px as new browsers do, and nothing unknown as known',
  async ([path, width], { browser }) => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width, height: 900 } });
    await page.goto(inject('address') + path);
    const readMarks = () =>
      page
        .locator('.credit span, .chain li')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').borderWidth));
    const takeScreenshot = async () => {
      // Pictures are lazy and decoded in the background, so a screenshot may come before them.
      await page.locator('img').evaluateAll((images: HTMLImageElement[]) =>
        Promise.all(
          images.map((image) => {
            image.loading = 'eager';
            image.decoding = 'sync';
            return image.decode();
          }),
        ),
      );
      return sharp(await page.screenshot({ fullPage: true }))
        .removeAlpha()
        .raw()
        .toBuffer();
    };
    const marks = await readMarks();
    const before = await takeScreenshot();
    const style = page.locator('style');
    const css = removeNewFeatures((await style.textContent()) ?? '');
    await style.evaluate((element, text) => {
      element.textContent = text;
    }, css);
    expect(await readMarks()).toEqual(marks);
    const after = await takeScreenshot();
    const differs = before.filter((value, index) => Math.abs(value - (after[index] ?? 0)) > 32);
    expect(differs.length / before.length).toBeLessThan(0.02);
    await page.close();
  },
);
