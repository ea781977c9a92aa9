import { isDate } from '../date.ts';
import { toInstant } from '../site.ts';
import { findNearest } from './values.ts';

/** Matches a line such as `draft: true`, also in the text, because the frontmatter may have no end. */
const FIELD = /^[ \t>*"'{-]*([\p{L}_][\p{L}_-]*)["']?[ \t\u00A0\u2007\u202F]*[:：=](.*)$/gmu;

/**
 * Checks whether a file asks not to show its earlier version: it says that it is a draft, has a later date, or withholds
 * a name. Reads the words themselves, because the file may be no valid YAML.
 * @param file the file now
 * @param version its last good version
 */
export function isWithdrawn(file: Uint8Array, version: Uint8Array, now: Date): boolean {
  const text = decodeAny(file);
  return (
    /[{,]\s*["']?draft["']?\s*:\s*(?!["']?(?:false|no)\b)/i.test(text) ||
    [...text.matchAll(FIELD)].some(([, key = '', value = '']) => isHeldBack(key, value, now)) ||
    countWithheld(text) > countWithheld(decodeAny(version))
  );
}

/** Recognizes `draft: true`, also misspelt (`Drafts: yes`, `status: draft`), and a date in the future. */
function isHeldBack(key: string, value: string, now: Date): boolean {
  const isNo = /^\s*["']?(?:false|no)\b/i.test(value);
  const name = key.toLowerCase();
  if (name.includes('draft') || findNearest(['draft'], name) !== undefined) return !isNo;
  if (/^\s*["']?draft["']?\s*(?:#|$)/i.test(value)) return true;
  if (findNearest(['published'], name) === undefined) return false;
  const [date = ''] = /\d{4}-\d\d-\d\d[^"'#]*/.exec(value) ?? [];
  const time = [date.trim(), `${date.slice(0, 10)}T23:59Z`].find(isDate);
  return isNo || (time !== undefined && toInstant(time) > now);
}

/** Counts the word `withheld`, also misspelt. */
function countWithheld(text: string): number {
  return text.match(/\bwith+[eo]l+[dt]?\b/gi)?.length ?? 0;
}

/** Decodes ASCII letters of most encodings, of UTF-16 too. */
function decodeAny(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\0', '');
}
