import { analyse } from 'chardet';
import { ImportError } from './item.ts';

/** Below this, the detector's guess means nothing. In percent. */
const MIN_CONFIDENCE = 25;
/** The best guess has to be this many times as likely as the next one that reads other letters. */
const MIN_LEAD = 1.5;

/** Creates a decoder for an encoding that the user or the file names. @throws ImportError if nobody knows it */
export function createDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new ImportError(
      `the encoding ${JSON.stringify(encoding)} is unknown: use a name such as windows-1251`,
    );
  }
}

/**
 * Decodes a text: by its byte-order mark, the encoding that it names, as UTF-8 or UTF-16, or as the encoding that a
 * detector finds.
 * @param encoding the encoding that the user names
 * @param script the script of its language, as a Unicode script name
 * @throws ImportError if the encoding isn't clear
 */
export function decodeText(bytes: Uint8Array, encoding?: string, script?: string): string {
  const marked = findMarkedEncoding(bytes);
  const named = marked ?? encoding ?? findNamedEncoding(bytes);
  const text = tryDecode(bytes, named ?? 'utf-8');
  if (text !== undefined) return text;
  if (encoding !== undefined) throw new ImportError(`the text is not in the encoding ${encoding}`);
  // Control characters of a damaged text.
  const cleaned = bytes.filter((byte) => byte > 31 || (byte > 8 && byte < 14));
  if (cleaned.length < bytes.length * 0.99) throw new ImportError('it is no text');
  return tryDecode(cleaned, 'utf-8') ?? detectText(cleaned, script);
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return /[[\p{Cc}\uFFFE]--[\s\x7F-\x9F]]/v.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function findMarkedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, every other byte of spaces, digits and punctuation is zero.
  const start = bytes.subarray(0, 4096);
  const even = start.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = start.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (Math.max(even, odd) < start.length / 50 || Math.min(even, odd) > 0) return undefined;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/** Finds the encoding that an XML declaration or the head of a page names. */
export function findNamedEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const [, label] =
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head) ??
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head) ??
    [];
  return label !== undefined && tryDecode(new Uint8Array(), label) === '' ? label : undefined;
}

/** @throws ImportError if several encodings are as likely */
function detectText(bytes: Uint8Array, script: string | undefined): string {
  const readings = analyse(bytes).flatMap(({ name, confidence }) => {
    const text = tryDecode(bytes, name);
    return text !== undefined && isWritten(text, script) ? [{ text, confidence }] : [];
  });
  const [best] = readings;
  const next = readings.find(({ text }) => text !== best?.text);
  const isClear = best && best.confidence >= (next?.confidence ?? 0) * MIN_LEAD;
  if (isClear && (best.confidence >= MIN_CONFIDENCE || script !== undefined)) return best.text;
  throw new ImportError(
    'its encoding is not clear: name it, for example --encoding windows-1251 (Cyrillic), windows-1252 (Western) or windows-1256 (Arabic)',
  );
}

/** Checks that most of the letters beyond ASCII are letters of a script. No text in Latin has mostly such letters. */
function isWritten(text: string, script: string | undefined): boolean {
  if (script === undefined) return true;
  const letters = text.match(/[^\P{L}\p{ASCII}]/gu) ?? [];
  const isForeign = script === 'Latn' && letters.length > (text.match(/\p{L}/gu)?.length ?? 0) / 2;
  const pattern = new RegExp(`\\p{sc=${script}}`, 'u');
  return (
    !isForeign && letters.filter((letter) => pattern.test(letter)).length >= letters.length / 2
  );
}
