import { crc32, gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { SIGNATURE } from '../browser/pagefind.ts';
import { readHtml } from './check-html.ts';
import { findLinks, readJson, SCRIPT_LINKS, STYLE_LINKS, type FileCheck } from './check-links.ts';

/** Recognizes pictures, which take longest to check. */
export const IMAGE_FILE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

type Reader = (check: FileCheck, text: string, bytes: Buffer) => unknown;

const links =
  (pattern: RegExp): Reader =>
  (check, text) => {
    findLinks(check, text, pattern, 'file');
  };

/** The first that fits a path reads the file. It throws if the file is invalid. */
const readers: readonly [files: RegExp, read: Reader][] = [
  [/\/articles\/[^/]+\.png$/, readCard],
  [IMAGE_FILE, (_check, _text, bytes) => sharp(bytes, { failOn: 'error' }).raw().toBuffer()],
  [/\.html?$/i, (check, html) => readHtml(check, html)],
  [/\.xml$/i, readXml],
  [/(?<!\/articles)\/feed\.json$/, readJsonFeed],
  [/\.pf_fragment$/, readSearchRecords],
  [/\.json$/i, (check, json) => readJson(check, json)],
  [/\.webmanifest$/i, (check, json) => readJson(check, json, '', /(?:src|url|scope)$/)],
  [/\.m?js$/i, links(SCRIPT_LINKS)],
  [/\.css$/i, links(STYLE_LINKS)],
  [/\.bib$/i, readBibliography],
  [/\/articles\/[^/]+\.(?:md|txt)$/, readText],
  [/^_redirects$/, links(/^[^#\s]\S*[ \t]+(?:\w+=\S+[ \t]+)*(?<href>(?:https?:\/)?\/\S*)/gm)],
  [/^robots\.txt$/, links(/^Sitemap:\s*(?<href>\S+)/gim)],
];

/**
 * Checks one file by itself, and lists its links for the check of the whole site.
 * @returns a result that depends on nothing but the path and the bytes
 */
export async function checkFile(path: string, bytes: Buffer): Promise<FileCheck> {
  const check: FileCheck = { findings: [], links: [], entries: [] };
  try {
    const text = IMAGE_FILE.test(path) ? '' : new TextDecoder().decode(bytes);
    await readers.find(([files]) => files.test(path))?.[1](check, text, bytes);
  } catch (error) {
    const message = (error as Error).message.trim().replace(/\s+/g, ' ');
    check.findings.push({ place: 'file', found: `a file that can’t be read: ${message}` });
  }
  return check;
}

/**
 * Checks the signature, the checksums and the end of a share card (https://www.w3.org/TR/png-3/#5Chunk-layout). Decoding it
 * takes as long as drawing it.
 */
function readCard(_check: FileCheck, _text: string, bytes: Buffer): void {
  const signature = '\x89PNG\r\n\x1a\n';
  if (bytes.toString('latin1', 0, signature.length) !== signature)
    throw new Error('not a PNG file');
  let type = '';
  for (let at = signature.length; at < bytes.length;) {
    const end = at + 8 + (at + 8 <= bytes.length ? bytes.readUInt32BE(at) : Infinity);
    if (end + 4 > bytes.length) throw new Error('a truncated PNG file');
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      throw new Error('a damaged PNG file');
    type = bytes.toString('latin1', at + 4, at + 8);
    at = end + 4;
  }
  if (type !== 'IEND') throw new Error('a truncated PNG file');
}

/** Reads a feed or a sitemap. */
function readXml(check: FileCheck, xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  let entry: FileCheck['entries'][number] | undefined;
  let text = '';
  const append = (more: string) => {
    text += more;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('opentag', ({ local, attributes }) => {
    text = '';
    if (local === 'entry' || local === 'item') {
      entry = { place: `line ${String(parser.line)}`, address: '', words: '' };
    }
    const place = `line ${String(parser.line)} ${local}`;
    const href = (attributes['href'] ?? attributes['src'] ?? attributes['url'])?.value;
    if (href !== undefined) check.links.push({ place, href });
    if (entry && attributes['rel']?.value === 'alternate') entry.address = href ?? '';
  });
  parser.on('closetag', ({ local }) => {
    const place = `line ${String(parser.line)} ${local}`;
    const href = text.trim();
    // The id of an entry is no link.
    if (/^https?:\/\/\S+$/.test(href) && !local.endsWith('id')) check.links.push({ place, href });
    if (entry && local === 'link') entry.address ||= href;
    if (entry && /^(?:content|encoded)$/.test(local)) entry.words += readHtml(check, text, place);
    if (entry && /^(?:entry|item)$/.test(local)) {
      check.entries.push(entry);
      entry = undefined;
    }
    text = '';
  });
  parser.write(xml).close();
}

function readJsonFeed(check: FileCheck, json: string): void {
  const { items } = readJson(check, json) as { items: Record<string, string>[] };
  for (const [index, { url = '', content_html: html = '' }] of items.entries()) {
    const place = `items ${String(index)}`;
    check.entries.push({ place, address: url, words: readHtml(check, html, place) });
  }
}

function readSearchRecords(check: FileCheck, _text: string, bytes: Buffer): void {
  const json = gunzipSync(bytes).toString().slice(SIGNATURE.length);
  readJson(check, json, '', /\burl$/);
}

/** Reads the text format or the Markdown of an article, which may have character references and backslashes. */
function readText(check: FileCheck, text: string): void {
  const words = text.replace(/(?<!\\)&#x[\da-f]+;|\\(?=[!-/:-@[-`{-~])/gi, '');
  check.parts = { text: words, credit: words, notice: words };
}

/** Reads entries that have a type, a key, and fields in balanced braces. */
function readBibliography(check: FileCheck, text: string): void {
  let outline = text;
  for (let before = ''; before !== outline;) {
    before = outline;
    outline = outline.replace(/(?<!^@\w+)\{[^{}]*\}/gm, '');
  }
  if (!/^(?:@\w+\{[^\s,{}]+(?:,\s*\w+\s*=\s*)*,?\s*\}\s*)+$/.test(outline)) {
    throw new Error('an incomplete entry');
  }
  findLinks(check, text, /\burl\s*=\s*\{(?<href>[^}]*)\}/g, 'url');
}
