import { brotliDecompressSync } from 'node:zlib';

/**
 * Lists the code points that a WOFF2 font has a glyph for. Reads the `cmap` table only
 * (https://www.w3.org/TR/WOFF2/, https://learn.microsoft.com/typography/opentype/spec/cmap).
 */
export function readCodePoints(woff2: Buffer): Set<number> {
  const cmap = extractCmap(woff2);
  const codePoints = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + 8 * index + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) addSegments(subtable, codePoints);
    if (format === 12) addGroups(subtable, codePoints);
  }
  return codePoints;
}

const HEADER_BYTES = 48;
/** The numbers of tables in the list of known tags. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
/** The tag is spelled out instead of numbered. */
const OTHER_TAG = 63;

/** Decompresses a font and returns its `cmap`, which no transformation changes. */
function extractCmap(woff2: Buffer): Buffer {
  let position = HEADER_BYTES;
  const readByte = () => woff2.readUInt8(position++);
  /** Reads a number of 7 bits per byte, most significant first. */
  const readNumber = (): number => {
    for (let value = 0; ;) {
      const byte = readByte();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let [offset, start, end] = [0, 0, 0];
  for (let left = woff2.readUInt16BE(12); left > 0; left -= 1) {
    const flags = readByte();
    const tag = flags & 63;
    if (tag === OTHER_TAG) position += 4;
    let length = readNumber();
    // Version 3 means "not transformed" for glyf and loca, version 0 for all other tables.
    if (flags >> 6 !== (tag === GLYF || tag === LOCA ? 3 : 0)) length = readNumber();
    if (tag === CMAP) [start, end] = [offset, offset + length];
    offset += length;
  }
  return brotliDecompressSync(woff2.subarray(position)).subarray(start, end);
}

/** Reads format 4, for the Basic Multilingual Plane. */
function addSegments(table: Buffer, codePoints: Set<number>): void {
  const size = table.readUInt16BE(6);
  for (let index = 0; index < size; index += 2) {
    const last = table.readUInt16BE(14 + index);
    const first = table.readUInt16BE(16 + size + index);
    const delta = table.readUInt16BE(16 + 2 * size + index);
    const place = 16 + 3 * size + index;
    const glyphs = table.readUInt16BE(place);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const glyph =
        glyphs === 0
          ? (code + delta) & 0xffff
          : table.readUInt16BE(place + glyphs + 2 * (code - first));
      if (glyph !== 0) codePoints.add(code);
    }
  }
}

/** Reads format 12, for all of Unicode. */
function addGroups(table: Buffer, codePoints: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const place = 16 + 12 * group;
    const last = table.readUInt32BE(place + 4);
    for (let code = table.readUInt32BE(place); code <= last; code += 1) codePoints.add(code);
  }
}
