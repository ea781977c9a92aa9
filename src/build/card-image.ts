import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { Renderer } from '@takumi-rs/core';
import XMLBuilder from 'fast-xml-builder';
import { writeCacheFile } from '../cache-file.ts';
import {
  cardFonts,
  CARD_SIZE_PX,
  layOutCard,
  HEADLINE_SIZES_PX,
  CONTENT_SIZE_PX,
  type Card,
  type CardNode,
} from '../outputs/card.ts';

/** Part of each card's key: a change of this file redraws all cards. A change of `outputs/card.ts` changes the layout. */
const codeHash = hash('sha256', readFileSync('src/build/card-image.ts'));
const cacheFolder = resolve('node_modules/.cache/dragoman/cards');

const faces = Object.values(cardFonts)
  .flatMap(({ package: name, subsets }) =>
    subsets.map((subset) => `${name}/files/${name}-${subset}`),
  )
  .flatMap((face) => [`${face}-400-normal.woff2`, `${face}-700-normal.woff2`]);

let renderer: Promise<Renderer> | undefined;

/**
 * Draws a share card as PNG, or returns it from the cache, which is kept between builds. The file also holds the
 * headline, credit and disclaimer as XMP (https://www.iptc.org/std/photometadata/specification/).
 */
export async function renderCard(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  const name = hash('sha256', JSON.stringify([codeHash, card, layOutCard(card, 0)]));
  const file = resolve(cacheFolder, `${name}.png`);
  const cached = await readFile(file).catch(() => undefined);
  if (cached !== undefined) return new Uint8Array(cached);
  const loaded = await (renderer ??= loadRenderer());
  const layout = await chooseLayout(loaded, card);
  const image = await loaded.render(layout, { ...CARD_SIZE_PX, format: 'png' });
  const png = addXmp(image, cardMetadata(card));
  await writeCacheFile(file, png);
  return new Uint8Array(png);
}

/** The disclaimer is left out rather than set the headline below this size in pixels. */
const MIN_HEADLINE_BESIDE_DISCLAIMER = 40;

/** Returns the first layout that fits: with the disclaimer and a large headline, else without the disclaimer. */
async function chooseLayout(renderer: Renderer, card: Card): Promise<CardNode> {
  const { disclaimer, ...shortCard } = card;
  const largeSizes = HEADLINE_SIZES_PX.filter((size) => size >= MIN_HEADLINE_BESIDE_DISCLAIMER);
  const layouts = [
    ...(disclaimer === undefined ? [] : largeSizes.map((size) => layOutCard(card, size))),
    ...HEADLINE_SIZES_PX.map((size) => layOutCard(shortCard, size)),
  ];
  for (const layout of layouts) {
    if (await isFitting(renderer, layout)) return layout;
  }
  // A headline longer than its field allows is cut off at the edge of the card.
  return layOutCard(shortCard, Math.min(...HEADLINE_SIZES_PX));
}

async function isFitting(renderer: Renderer, layout: CardNode): Promise<boolean> {
  const { children } = await renderer.measure(layout, { width: CARD_SIZE_PX.width });
  const totalHeight = children.reduce((sum, { height }) => sum + height, 0);
  const lineEnds = children.flatMap(({ runs }) => runs.map(({ x, width }) => x + width));
  return (
    totalHeight <= CONTENT_SIZE_PX.height && Math.max(...lineEnds) <= CONTENT_SIZE_PX.width + 1
  );
}

async function loadRenderer(): Promise<Renderer> {
  const loaded = new Renderer();
  const require = createRequire(import.meta.url);
  for (const face of faces) {
    await loaded.registerFont(await readFile(require.resolve(`@fontsource/${face}`)));
  }
  return loaded;
}

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
