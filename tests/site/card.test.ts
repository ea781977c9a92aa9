import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Renderer, type RenderOptions } from '@takumi-rs/core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { chooseFonts, makeDrawable } from '../../src/build/card-fonts.ts';
import { chooseLayout, renderCard } from '../../src/build/card-image.ts';
import type { Article } from '../../src/article/article.ts';
import { languageCodes, languages } from '../../src/language/languages.ts';
import {
  createArticleCard,
  createSiteCard,
  type Card,
  type CardNode,
} from '../../src/outputs/card.ts';
import { articlesIn } from '../outputs/articles.ts';
import { sampleArticle } from '../outputs/sample-article.ts';

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

type TextNode = Extract<CardNode, { type: 'text' }>;
const textsIn = (node: CardNode): TextNode[] =>
  node.type === 'text' ? [node] : node.children.flatMap(textsIn);

/** Lists the texts of a card as it is drawn, without isolates. */
async function readCard(article: Article): Promise<string[]> {
  const { layout } = await chooseLayout(makeDrawable(createArticleCard(article)));
  return textsIn(layout).map(({ text }) => text.replace(/[\u2068\u2069]/g, ''));
}

describe('a card without room', () => {
  const disclaimer = 'The sample translator has not verified this sample text.';
  const longHeadline = 'Word and word '.repeat(21).trim();
  const article: Article = {
    ...sampleArticle,
    title: 'A sample headline',
    source: { author: [{ name: 'Sample Author' }], publication: { name: 'Sample Gazette' } },
    translator: [{ name: 'Sample Desk', type: 'organization', work: ['translated'] }],
    disclaimer,
  };
  const credit = 'By Sample Author, Sample Gazette. Translated by Sample Desk.';

  test('shows everything if it can', async () => {
    expect(await readCard(article)).toEqual([
      ...['Translation', 'Dragoman', 'A sample headline', credit, disclaimer],
    ]);
  });

  test('says where the notice is, instead of the disclaimer', async () => {
    const title = longHeadline.slice(0, 200);
    expect(await readCard({ ...article, title, disclaimer: disclaimer.repeat(3) })).toEqual([
      ...['Translation', 'Dragoman', title, credit, 'Notice: in the article.'],
    ]);
  });

  test('cuts the headline off, never the credit', async () => {
    const [, , headline = '', ...rest] = await readCard({ ...article, title: 'W'.repeat(300) });
    expect(headline).toMatch(/^W{100,299}…$/);
    expect(rest).toEqual([credit, 'Notice: in the article.']);
  });

  test.each(languageCodes)('names author and translator among twenty of each: %s', async (code) => {
    const names = Array.from(
      { length: 20 },
      (_, index) => `Sample Name ${'x'.repeat(40)} ${index}`,
    );
    const works = ['edited', 'proofread', 'reviewed', 'summarised', 'translated'] as const;
    const texts = await readCard({
      ...article,
      language: code,
      title: longHeadline,
      source: {
        author: names.map((name) => ({ name: `Author ${name}` })),
        publication: { name: 'Sample Gazette '.repeat(15) },
      },
      translator: names.map((name, index) => ({
        name: `Translator ${name}`,
        type: 'person',
        work: works.filter((_, place) => (index + 1) & (1 << place)),
      })),
    });
    const credit = texts.at(-1) ?? '';
    expect(credit).toContain('Author Sample Name');
    expect(credit).toContain('Translator Sample Name');
    expect(credit).toContain(languages[code].messages.card.inFull);
    expect(texts[2]).toMatch(/^Word and word/);
  });
});

/**
 * Counts the glyphs of a layout that are boxes: those with the outline that a font draws for a noncharacter in the same
 * size and weight.
 */
async function countBoxes(layout: CardNode, fontFamilies: string[]): Promise<number> {
  const renderer = new Renderer();
  for (const { name, paths } of chooseFonts(JSON.stringify(layout))) {
    for (const path of paths) await renderer.registerFont({ name, data: await readFile(path) });
  }
  const outlinesOf = async (node: CardNode, options: RenderOptions) =>
    Array.from(
      (await renderer.renderSvg(node, { width: 1200, height: 630, ...options })).matchAll(
        /<path[^>]* d="([^"]+)"/g,
      ),
      ([, outline]) => outline,
    );
  const boxes = new Set<string | undefined>();
  for (const node of textsIn(layout)) {
    for (const family of fontFamilies) {
      const box = await outlinesOf({ ...node, text: '\u{10FFFF}' }, { fontFamilies: [family] });
      for (const outline of box) boxes.add(outline);
    }
  }
  const outlines = await outlinesOf(layout, { fontFamilies });
  expect(outlines.length).toBeGreaterThan(10);
  return outlines.filter((outline) => boxes.has(outline)).length;
}

describe('no letter is a box', () => {
  const names = [
    ...[
      '新华社',
      '人權',
      '日本経済新聞 ひらがな',
      '한국어',
      'ქართული',
      'Հայաստան',
      'हिन्दी क्षत्रिय',
      'ไทย หิ้ว',
    ],
    ...[
      'Mẫu Tác Giả',
      'বাংলা',
      'தமிழ்',
      'తెలుగు',
      'മലയാളം',
      'ગુજરાતી',
      'ਪੰਜਾਬੀ',
      'සිංහල',
      'ខ្មែរ',
      'ລາວ',
    ],
    ...[
      'አማርኛ',
      'שָׁלוֹם',
      'الرَّحْمٰن',
      'می\u200Cخواهم',
      'Ё́жик',
      'ἀρχή',
      'd\u200De',
      'c\uFE0F',
      '葛\u{E0100}',
    ],
    ...[
      'မြန်မာ',
      'ಕನ್ನಡ',
      '\u{1F525}',
      '\u{1F469}\u200D\u{1F4BB}',
      '\u{1F1F8}\u{1F1FE}',
      '\uE000',
      '\u{5FFFF}',
    ],
    ...['x\u0361y', '\u0600', '\u0300', '→ ✓ ★ ∑'],
  ];

  test.each(names)('%s', async (name) => {
    const card = makeDrawable(
      createArticleCard({
        ...sampleArticle,
        title: `Sample ${name} x`,
        source: { author: [{ name }], publication: { name: `Sample ${name}` } },
        translator: [{ name: `${name}x`, type: 'person', work: ['translated'] }],
        disclaimer: `"${name}"`,
      }),
    );
    const { layout, options } = await chooseLayout(card);
    expect(await countBoxes(layout, options.fontFamilies ?? [])).toBe(0);
  });

  test('which the count would show', async () => {
    const card = { ...createArticleCard(sampleArticle), headline: 'Sample \u{1F525}' };
    const { layout, options } = await chooseLayout(card);
    expect(await countBoxes(layout, options.fontFamilies ?? [])).toBe(1);
  });
});

test('a card looks the same, whatever was drawn before it', async () => {
  const draw = async (title: string) => {
    const { layout, options } = await chooseLayout(
      makeDrawable(createArticleCard({ ...sampleArticle, title })),
    );
    return [options.fontFamilies, layout];
  };
  const first = await draw('A sample');
  await draw('新华社 ქართული हिन्दी');
  expect(await draw('A sample')).toEqual(first);
  expect(first[0]).toEqual(['noto-serif-latin']);
});

test('Arabic text starts at the right, other text at the left', async () => {
  const findDarkestPixel = async (language: 'ar' | 'en') => {
    const { seed } = articlesIn(language);
    if (seed === undefined) throw new Error('The seed article is missing');
    const card = createArticleCard({ ...seed, title: language === 'ar' ? 'كلمة' : 'Word' });
    const pixels = await sharp(await renderCard(card))
      .extract({ left: 0, top: 125, width: 600, height: 110 })
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
