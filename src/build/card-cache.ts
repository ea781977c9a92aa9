import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { Renderer } from '@takumi-rs/core';
import XMLBuilder from 'fast-xml-builder';
import { writeCacheFile } from '../cache-file.ts';
import { drawing, headlineSizes, room, type Card, type Drawing } from '../outputs/card.ts';
import { cardSize } from '../outputs/head.ts';

/** Cards of other code are drawn anew; what `outputs/card.ts` decides is in the drawing itself. */
const version = hash('sha256', readFileSync('src/build/card-cache.ts'));
const folder = resolve('node_modules/.cache/dragoman/cards');

const faces = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek']
  .map((subset) => `noto-serif/files/noto-serif-${subset}`)
  .concat('noto-naskh-arabic/files/noto-naskh-arabic-arabic')
  .concat('noto-serif-hebrew/files/noto-serif-hebrew-hebrew')
  .flatMap((face) => [`${face}-400-normal.woff2`, `${face}-700-normal.woff2`]);

let ready: Promise<Renderer> | undefined;

/**
 * A share card as PNG, drawn once for all builds: what shows the same is the same file. The credit and the disclaimer
 * stand in it as words too (XMP, https://www.iptc.org/std/photometadata/specification/).
 */
export async function cardImage(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  const name = hash('sha256', JSON.stringify([version, card, drawing(card, 0)]));
  const file = resolve(folder, `${name}.png`);
  const known = await readFile(file).catch(() => undefined);
  if (known !== undefined) return new Uint8Array(known);
  const drawn = await draw(card);
  await writeCacheFile(file, drawn);
  return new Uint8Array(drawn);
}

async function draw(card: Card): Promise<Buffer> {
  const renderer = await (ready ??= prepared());
  const best = await fitting(renderer, card);
  const png = await renderer.render(best, { ...cardSize, format: 'png' });
  return withXmp(png, xmpOf(card));
}

/** The largest headline that leaves room for the rest; the disclaimer gives way before a headline gets small. */
async function fitting(renderer: Renderer, card: Card): Promise<Drawing> {
  const { disclaimer, ...without } = card;
  const tries = [
    ...(disclaimer === undefined
      ? []
      : headlineSizes.filter((size) => size >= 40).map((size) => drawing(card, size))),
    ...headlineSizes.map((size) => drawing(without, size)),
  ];
  for (const candidate of tries) {
    if (await fits(renderer, candidate)) return candidate;
  }
  // Longer than any field may be: what doesn't fit is cut off at the card's edge.
  return drawing(without, Math.min(...headlineSizes));
}

async function fits(renderer: Renderer, candidate: Drawing): Promise<boolean> {
  const { children } = await renderer.measure(candidate, { width: cardSize.width });
  const high = children.reduce((sum, { height }) => sum + height, 0);
  const wide = children.flatMap(({ runs }) => runs.map(({ x, width }) => x + width));
  return high <= room.height && Math.max(...wide) <= room.width + 1;
}

async function prepared(): Promise<Renderer> {
  const renderer = new Renderer();
  const require = createRequire(import.meta.url);
  for (const face of faces) {
    await renderer.registerFont(await readFile(require.resolve(`@fontsource/${face}`)));
  }
  return renderer;
}

/** The signature of a PNG and its first chunk, IHDR (https://www.w3.org/TR/png-3/#5Chunk-layout). */
const pngHeadLength = 8 + 25;

/** Puts XMP into a PNG, as an iTXt chunk with the keyword that XMP reserves (ISO 16684-3, 2.3), without encoding it anew. */
function withXmp(png: Uint8Array, xmp: string): Buffer {
  // The zeros end the keyword, say that nothing is compressed, and leave language and translated keyword empty.
  const chunk = Buffer.from(`iTXtXML:com.adobe.xmp\0\0\0\0\0${xmp}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length - 'iTXt'.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(chunk));
  const [head, rest] = [png.subarray(0, pngHeadLength), png.subarray(pngHeadLength)];
  return Buffer.concat([head, length, chunk, checksum, rest]);
}

function xmpOf({ headline, about }: Card): string {
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
          'photoshop:Credit': about.credit,
          'dc:title': text(headline),
          ...(about.disclaimer !== '' && { 'dc:description': text(about.disclaimer) }),
        },
      },
    },
  });
}
