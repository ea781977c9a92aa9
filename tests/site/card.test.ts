import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderCard } from '../../src/build/card-image.ts';
import { languageCodes } from '../../src/language/languages.ts';
import { createArticleCard, createSiteCard, type Card } from '../../src/outputs/card.ts';
import { articlesIn } from '../outputs/articles.ts';

/** Measures the distance in pixels from the text of a card to its edges, without the band at its top. */
async function measureMargins(card: Card): Promise<{ top: number; bottom: number; sides: number }> {
  const { data, info } = await sharp(await renderCard(card))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [left, right, top, bottom] = [info.width, 0, info.height, 0];
  for (let y = 20; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      if ((data[(y * info.width + x) * info.channels] ?? 255) > 200) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { top, bottom: info.height - bottom, sides: Math.min(left, info.width - right) };
}

const headlines: [string, string][] = [
  ['one word', 'Syria'],
  ['300 letters', 'Word and word '.repeat(21).trim()],
  ['one word of 300 letters', 'W'.repeat(300)],
  ['300 Arabic letters', 'كلمة وكلمة '.repeat(27).trim()],
  ['300 Russian letters', 'Слово и слово '.repeat(21).trim()],
];

test.each(headlines)('all text fits on a card: %s', async (_, headline) => {
  for (const language of languageCodes) {
    for (const article of Object.values(articlesIn(language))) {
      const margin = await measureMargins(createArticleCard({ ...article, title: headline }));
      expect(margin.sides).toBeGreaterThan(50);
      expect(margin.bottom).toBeGreaterThan(50);
      expect(margin.top).toBeGreaterThan(50);
    }
  }
});

test('Arabic text starts at the right, other text at the left', async () => {
  const findDarkestPixel = async (language: 'ar' | 'en') => {
    const { seed } = articlesIn(language);
    if (seed === undefined) throw new Error('The seed article is missing');
    const card = createArticleCard({ ...seed, title: language === 'ar' ? 'كلمة' : 'Word' });
    const pixels = await sharp(await renderCard(card))
      .extract({ left: 0, top: 60, width: 600, height: 120 })
      .greyscale()
      .raw()
      .toBuffer();
    return Math.min(...pixels);
  };
  expect(await findDarkestPixel('en')).toBeLessThan(100);
  expect(await findDarkestPixel('ar')).toBeGreaterThan(200);
});

test('a card is cached, and drawn again when its text changes', async () => {
  const countFiles = () => readdirSync(resolve('node_modules/.cache/dragoman/cards')).length;
  const first = await renderCard(createSiteCard());
  const count = countFiles();
  expect(Buffer.from(await renderCard(createSiteCard()))).toEqual(Buffer.from(first));
  expect(countFiles()).toBe(count);
  const other = await renderCard({ ...createSiteCard(), headline: 'Another' });
  expect(Buffer.from(other)).not.toEqual(Buffer.from(first));
});

test('a card has credit and disclaimer as XMP metadata', async () => {
  const { hostile } = articlesIn('en');
  if (hostile === undefined) throw new Error('The hostile article is missing');
  const card = createArticleCard(hostile);
  const { xmp } = await sharp(await renderCard(card)).metadata();
  const metadata = (xmp?.toString('utf8') ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
  expect(metadata).toContain(card.metadata.credit);
  expect(metadata).toContain(card.metadata.disclaimer);
});
