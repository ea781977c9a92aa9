import slugify from '@sindresorhus/slugify';
import anyAscii from 'any-ascii';
import { fnv1a } from './hash.ts';

/** Some file systems reject longer names. */
const MAX_SLUG_LENGTH = 100;

/**
 * Creates a slug from a name or heading in any script.
 * @returns `[a-z0-9]+(-[a-z0-9]+)*`, at most 100 characters. A text without letters and digits becomes its hash;
 *   a long slug is cut and ends in the hash, and so does one that Windows refuses.
 */
export function createSlug(text: string): string {
  const ascii = slugify(transliterate(text), { decamelize: false });
  const isUsable = ascii.length <= MAX_SLUG_LENGTH && !isRefusedByWindows(ascii);
  if (ascii !== '' && isUsable) return ascii;
  const hash = fnv1a(text.normalize('NFC'));
  const start = ascii.slice(0, MAX_SLUG_LENGTH - hash.length - 1).replace(/-$/, '');
  return start === '' ? hash : `${start}-${hash}`;
}

/**
 * Transliterates letters that `slugify` drops, such as Hebrew and Chinese. Cyrillic and Arabic are left to
 * `slugify`, which handles them in groups of letters.
 */
function transliterate(text: string): string {
  return text.replace(
    /[[\p{L}\p{M}\p{N}]--[\p{sc=Cyrl}\p{sc=Arab}\p{sc=Zinh}\p{ASCII}]]/gv,
    (letter) => (slugify(letter) === '' ? anyAscii(letter) : letter),
  );
}

/**
 * Checks whether Windows can't hold a file or folder of this name: a device such as `con` or `aux.html`, a character with
 * a meaning, or a final dot or space. https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
export function isRefusedByWindows(name: string): boolean {
  return (
    /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:\.|$)/i.test(name) ||
    /[<>:"|?*\\\p{Cc}]|[. ]$/u.test(name)
  );
}

/** Checks whether a word is a valid slug: `[a-z0-9]+(-[a-z0-9]+)*`. */
export function isSlug(word: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word);
}
