import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { Renderer, type RenderOptions } from '@takumi-rs/core';
import XMLBuilder from 'fast-xml-builder';
import { readCacheFile, writeCacheFile } from '../cache-file.ts';
import { languages } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import {
  CARD_SIZE_PX,
  CONTENT_SIZE_PX,
  cutText,
  HEADLINE_SIZES_PX,
  layOutCard,
  splitCharacters,
  type Card,
  type CardTexts,
} from '../outputs/card.ts';
import { checkCardFont, chooseFonts, fontsHash, makeDrawable } from './card-fonts.ts';
import type { CardFont } from './card-fonts.ts';

/** Part of each card's key: a change of these files redraws all cards. A change of `outputs/card.ts` changes the layout. */
const codeHash = hash(
  'sha256',
  ['card-image', 'card-fonts'].map((name) => readFileSync(`src/build/${name}.ts`, 'utf8')).join(''),
);
const cacheFolder = resolve('node_modules/.cache/dragoman/cards');

/** Texts whose layout has all words that a card can have. */
const NO_TEXTS: CardTexts = {
  headline: '',
  headlineSize: Math.min(...HEADLINE_SIZES_PX),
  credit: '',
  isShortened: true,
  showsDisclaimer: false,
};

/**
 * Draws a share card as PNG, or returns it from the cache, which is kept between builds. The file also holds the
 * headline, credit and disclaimer as XMP (https://www.iptc.org/std/photometadata/specification/).
 */
export async function renderCard(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  const key = JSON.stringify([codeHash, fontsHash, card, layOutCard(card, NO_TEXTS)]);
  const file = resolve(cacheFolder, hash('sha256', key));
  const cached = await readCacheFile(file);
  if (cached !== undefined) return new Uint8Array(cached);
  checkCardFont(languages[card.language]);
  const { layout, options } = await chooseLayout(makeDrawable(card));
  const png = addXmp(await renderer.render(layout, options), cardMetadata(card));
  await writeCacheFile(file, png);
  return new Uint8Array(png);
}

/** The disclaimer is left out rather than set the headline below this size in pixels. */
const MIN_HEADLINE_BESIDE_DISCLAIMER = 44;
/** The rest of the card is for the headline. */
const MAX_CREDIT_HEIGHT_PX = 250;

/**
 * Chooses the first texts that fit. The credit comes first, and the headline gets the rest of the card: with the
 * disclaimer if a large headline fits beside it, else without. A long headline is cut off in the smallest size.
 */
export async function chooseLayout(card: Card) {
  const options: RenderOptions = {
    ...CARD_SIZE_PX,
    format: 'png',
    fontFamilies: await loadFonts(card),
  };
  const measure = async (texts: CardTexts) =>
    (await renderer.measure(layOutCard(card, texts), options)).children;
  const isFitting = async (texts: CardTexts) => {
    const parts = await measure(texts);
    return parts.reduce((sum, { height }) => sum + height, 0) <= CONTENT_SIZE_PX.height;
  };
  const isCreditFitting = async (texts: CardTexts) => {
    const [, statements] = await measure(texts);
    return (statements?.children[0]?.height ?? 0) <= MAX_CREDIT_HEIGHT_PX;
  };

  const credits = card.credits.map((credit, index) => {
    return { ...NO_TEXTS, credit, isShortened: index > 0 };
  });
  const credited = await fitText('credit', credits, isCreditFitting);
  const { headline } = card;
  const sizes = HEADLINE_SIZES_PX.map((headlineSize) => ({ ...credited, headline, headlineSize }));
  const withDisclaimer = sizes
    .filter(({ headlineSize }) => headlineSize >= MIN_HEADLINE_BESIDE_DISCLAIMER)
    .map((texts) => ({ ...texts, showsDisclaimer: card.disclaimer !== undefined }));
  const chosen = await fitText('headline', [...withDisclaimer, ...sizes], isFitting);
  return { layout: layOutCard(card, chosen), options };
}

/** Chooses the first texts that fit. If none do, cuts a text of the last ones off where it fits just so. */
async function fitText(
  name: 'credit' | 'headline',
  candidates: readonly CardTexts[],
  isFitting: (texts: CardTexts) => Promise<boolean>,
): Promise<CardTexts> {
  for (const texts of candidates) if (await isFitting(texts)) return texts;
  const last = candidates.at(-1) ?? NO_TEXTS;
  const cut = (length: number) => ({ ...last, [name]: cutText(last[name], length) });
  let [fitting, tooLong] = [0, splitCharacters(last[name]).length];
  while (tooLong - fitting > 1) {
    const length = Math.floor((fitting + tooLong) / 2);
    if (await isFitting(cut(length))) fitting = length;
    else tooLong = length;
  }
  return cut(fitting);
}

const renderer = new Renderer();

/** Loads the fonts that a card needs. Returns their names. */
async function loadFonts({ metadata, ...texts }: Card): Promise<string[]> {
  const fonts = chooseFonts(
    JSON.stringify([texts, layOutCard({ metadata, ...texts }, NO_TEXTS), '…']),
  );
  for (const font of fonts) await loadFont(font);
  return fonts.map(({ name }) => name);
}

const loadFont = memoize(async ({ name, paths }: CardFont) => {
  for (const path of paths) await renderer.registerFont({ name, data: await readFile(path) });
});

/** The length of the signature and the IHDR chunk (https://www.w3.org/TR/png-3/#5Chunk-layout). */
const PNG_HEAD_BYTES = 8 + 25;

/** Adds XMP to a PNG as an iTXt chunk with the keyword that XMP reserves (ISO 16684-3, 2.3), without re-encoding the image. */
function addXmp(png: Uint8Array, xmp: string): Buffer {
  // The zeros end the keyword, mean "not compressed", and leave language and translated keyword empty.
  const chunk = Buffer.from(`iTXtXML:com.adobe.xmp\0\0\0\0\0${xmp}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length - 'iTXt'.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(chunk));
  const [head, rest] = [png.subarray(0, PNG_HEAD_BYTES), png.subarray(PNG_HEAD_BYTES)];
  return Buffer.concat([head, length, chunk, checksum, rest]);
}

function cardMetadata({ headline, metadata }: Card): string {
  const text = (value: string) => ({
    'rdf:Alt': { 'rdf:li': { '@xml:lang': 'x-default', '#text': value } },
  });
  return new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' }).build({
    'x:xmpmeta': {
      '@xmlns:x': 'adobe:ns:meta/',
      'rdf:RDF': {
        '@xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
        'rdf:Description': {
          '@rdf:about': '',
          '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
          '@xmlns:photoshop': 'http://ns.adobe.com/photoshop/1.0/',
          'photoshop:Credit': metadata.credit,
          'dc:title': text(headline),
          ...(metadata.disclaimer !== '' && { 'dc:description': text(metadata.disclaimer) }),
        },
      },
    },
  });
}
