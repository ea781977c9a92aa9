import sharp from 'sharp';
import { colours } from '../../src/colours.ts';
import { expect, test } from 'vitest';
import { buildManifest } from '../../src/outputs/manifest.ts';
import { sampleArticle } from './sample-article.ts';

test('the manifest of the sample is complete', () => {
  expect(JSON.parse(buildManifest('en', [sampleArticle]))).toEqual({
    id: '/en/',
    name: 'Dragoman – English',
    short_name: 'Dragoman',
    description:
      'Journalism in translation: who wrote it, who translated it, and what is not known',
    lang: 'en-GB',
    dir: 'ltr',
    start_url: '/en/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fffdf8',
    theme_color: '#fffdf8',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-mask.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      {
        name: 'Sample & headline',
        description:
          'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
          'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. ' +
          'Translated and edited by Sample Desk. Summarised by Sample Summariser.',
        url: '/en/articles/sample-article/',
      },
    ],
  });
});

test('the manifest of an empty Arabic edition is right-to-left and has no shortcuts', () => {
  expect(JSON.parse(buildManifest('ar', []))).toMatchObject({
    id: '/ar/',
    name: 'Dragoman – العربية',
    lang: 'ar-u-nu-latn',
    dir: 'rtl',
    start_url: '/ar/',
    scope: '/',
    shortcuts: [],
  });
});

test('shortcuts are the four newest articles with their credits', () => {
  const articles = ['one', 'two', 'three', 'four', 'five'].map((slug) => ({
    ...sampleArticle,
    slug,
    title: `A \u0008${slug}`,
    source: { author: null, publication: null },
    translator: null,
  }));
  const { shortcuts } = JSON.parse(buildManifest('en', articles)) as { shortcuts: unknown[] };
  const description = 'Author and original outlet not stated. Translator not stated.';
  expect(shortcuts).toEqual([
    { name: 'A one', description, url: '/en/articles/one/' },
    { name: 'A two', description, url: '/en/articles/two/' },
    { name: 'A three', description, url: '/en/articles/three/' },
    { name: 'A four', description, url: '/en/articles/four/' },
  ]);
});

test.each(['icon-192', 'icon-512', 'icon-mask'])(
  '%s has the accent and the paper of the site',
  async (icon) => {
    const pixels = await sharp(`public/${icon}.png`).removeAlpha().raw().toBuffer();
    const counts = new Map<string, number>();
    for (let index = 0; index < pixels.length; index += 3) {
      const colour = pixels.subarray(index, index + 3).toString('hex');
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [first, second] = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
    expect(distance(first, colours.light.accent)).toBeLessThanOrEqual(1);
    expect(distance(second, colours.light.paper)).toBeLessThanOrEqual(1);
  },
);

/** Returns the largest difference of two colours in red, green or blue. */
function distance(hex = '', colour: string): number {
  const [one, other] = [Buffer.from(hex, 'hex'), Buffer.from(colour.slice(1), 'hex')];
  return Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))));
}
