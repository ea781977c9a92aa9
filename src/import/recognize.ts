import { extname } from 'node:path';
import { ImportError } from './item.ts';

export type Format = 'text' | 'markdown' | 'html' | 'word' | 'wordpress' | 'feed';

const EXTENSIONS: Record<string, Format> = {
  ...{ '.txt': 'text', '.text': 'text', '.md': 'markdown', '.markdown': 'markdown' },
  ...{ '.html': 'html', '.htm': 'html', '.xhtml': 'html', '.docx': 'word' },
  ...{ '.xml': 'feed', '.rss': 'feed', '.atom': 'feed', '.rdf': 'feed', '.json': 'feed' },
};
/** Formats of texts that can't be imported, with what to do instead. */
const OTHERS = /\.(?:docm?|dotx?|odt|rtf|pdf|pages|epub|mdx|mht|mhtml|eml|msg|gdoc|tex|rst|org)$/i;

const FORMATS =
  'text (.txt), Markdown (.md), HTML, Word (.docx), a WordPress export or a feed (.xml, .json)';

/** Tells whether a file in a folder is one to import, or to name because it can't be imported. */
export function isImportable(name: string): boolean {
  return Object.hasOwn(EXTENSIONS, extname(name).toLowerCase()) || OTHERS.test(name);
}

/**
 * Recognizes the format of a file by its first bytes, then by its name.
 * @param name nothing for the standard input
 * @throws ImportError if it is empty, or of no format that can be imported
 */
export function recognizeFormat(head: Uint8Array, name: string | undefined): Format {
  if (head.every((byte) => byte <= 0x20)) throw new ImportError('it is empty');
  const extension = extname(name ?? '').toLowerCase();
  const byName = EXTENSIONS[extension];
  const isNamed = extension !== '' && name !== undefined;
  const start = new TextDecoder('latin1').decode(head).replaceAll('\0', '');
  const isZip = start.startsWith('PK');
  if (isZip && (byName === 'word' || !isNamed)) return 'word';
  const isUnknown = isNamed && byName === undefined;
  if (isZip || isUnknown || byName === 'word' || BINARY.test(start)) {
    throw new ImportError(describeUnknown(extension));
  }
  return recognizeText(start.replace(/^(?:ï»¿|ÿþ|þÿ)?\s*/, ''), byName);
}

function recognizeText(text: string, byName: Format | undefined): Format {
  if (byName === 'text' || byName === 'markdown') return byName;
  if (/xmlns:wp\s*=/.test(text)) return 'wordpress';
  const content = text.replace(XML_HEAD, '');
  if (FEED.test(content)) return 'feed';
  if (byName === 'html' || HTML.test(content)) return 'html';
  if (byName === 'feed') {
    throw new ImportError(`it is neither a feed nor a WordPress export: expected ${FORMATS}`);
  }
  return /^(?:(?:---|\+\+\+)\s*\n|\{\s*")/.test(text) ? 'markdown' : 'text';
}

/** The first bytes of PDF, pictures, old Word documents, RTF, archives and sounds, as Latin-1. */
const BINARY = /^(?:%PDF|‰PNG|GIF8|ÿØÿ|ÐÏ|\{\\rtf|BM|RIFF|ID3|OggS)/;
const XML_HEAD = /^(?:<\?[^>]*>|<!--(?:(?!-->)[^])*-->|\s)+/;
const FEED = /^<(?:rss|feed|rdf:RDF)[\s>]|^\{[^]*jsonfeed\.org/;
const HTML = /^<(?:!doctype html|html|head|body|p|div|article|h[1-6])[\s>]/i;

function describeUnknown(extension: string): string {
  const found = extension === '' ? 'its format is unknown' : `the format ${extension} is unknown`;
  return `${found}: save it as ${FORMATS}`;
}
