import { isDate } from '../date.ts';
import { toInstant } from '../site.ts';
import { findNearest } from './values.ts';

/** Matches a line such as `draft: true`, also in the text, because the frontmatter may have no end. */
const FIELD = /^[ \t>*"'{-]*([\p{L}_][\p{L}_-]*)["']?[ \t\u00A0\u2007\u202F]*[:：=](.*)$/gmu;

const NO = /^\s*["']?(?:false|no)\b/i;

/**
 * Checks whether a file asks not to show its earlier version: it says that it is a draft, has a later date, or withholds
 * a name. Reads the words themselves, because the file may be no valid YAML.
 * @param file the file now
 * @param version its last good version
 */
export function isWithdrawn(file: Uint8Array, version: Uint8Array, now: Date): boolean {
  const [text, earlier] = [decodeAny(file), decodeAny(version)];
  const isMoreOften = (count: (text: string) => number) => count(text) > count(earlier);
  return (
    isMoreOften(countDrafts) ||
    isMoreOften(countWithheld) ||
    [...text.matchAll(FIELD)].some(([, key = '', value = '']) => isLater(key, value, now))
  );
}

/** Counts `draft: true`, also misspelt (`Drafts: yes`, `status: draft`) or without a colon. */
function countDrafts(text: string): number {
  const fields = [...text.matchAll(FIELD)].filter(([, key = '', value = '']) => {
    const name = key.toLowerCase();
    if (name.includes('draft') || findNearest(['draft'], name) !== undefined)
      return !NO.test(value);
    return /^\s*["']?draft["']?\s*(?:#|$)/i.test(value);
  });
  const others = [
    ...text.matchAll(/[{,]\s*["']?draft["']?\s*:\s*(?!["']?(?:false|no)\b)/gi),
    ...text.matchAll(/^[^\p{L}\n#]*draft[^\p{L}\n]*(?:(?:on|true|yes)[^\p{L}\n]*)?$/gimu),
  ];
  return fields.length + others.length;
}

/** Recognizes a date in the future, also one that is no valid date. */
function isLater(key: string, value: string, now: Date): boolean {
  if (findNearest(['published'], key.toLowerCase()) === undefined) return false;
  const [, date = ''] = /^\s*["']?([^"'#]*)/.exec(value) ?? [];
  if (isDate(date.trim())) return toInstant(date.trim()) > now;
  const [, year = '', month = '', day = ''] = /(\d{4})(?:\D(\d\d?)\D(\d\d?))?/.exec(date) ?? [];
  const written = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return NO.test(value) || written >= now.toISOString().slice(0, 10);
}

/** Counts the word `withheld`, also misspelt. */
function countWithheld(text: string): number {
  return text.match(/\bwith+[eo]l+[dt]?\b/gi)?.length ?? 0;
}

/** Decodes ASCII letters of most encodings, of UTF-16 too, and drops what nobody sees. */
function decodeAny(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).normalize('NFKC');
  return text.replace(/[\0\p{Cf}]/gu, '').replaceAll('\u0085', '\n');
}
