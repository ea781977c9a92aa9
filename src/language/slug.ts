import slugify from '@sindresorhus/slugify';
import anyAscii from 'any-ascii';
import { fnv1a } from './hash.ts';

/** Longer, and a name of a file or folder would be more than some disks take. */
const MAX_SLUG_LENGTH = 100;

/**
 * The ASCII form of a name or heading of any script, as it stands in addresses and ids.
 * @returns `[a-z0-9]+(-[a-z0-9]+)*`, at most 100 letters; a text without letters and digits becomes its
 *   hash, and a long one ends in it
 */
export function createSlug(text: string): string {
  const ascii = slugify(inLatin(text), { decamelize: false });
  if (ascii !== '' && ascii.length <= MAX_SLUG_LENGTH) return ascii;
  const digest = fnv1a(text.normalize('NFC'));
  const start = ascii.slice(0, MAX_SLUG_LENGTH - digest.length - 1).replace(/-$/, '');
  return start === '' ? digest : `${start}-${digest}`;
}

/**
 * Transliterates the letters that `slugify` would drop (Hebrew, Chinese and most others). ASCII stays as it is; `slugify`
 * knows Cyrillic and Arabic itself, by groups of letters, which must stay together.
 */
function inLatin(text: string): string {
  return text.replace(
    /[[\p{L}\p{M}\p{N}]--[\p{sc=Cyrl}\p{sc=Arab}\p{sc=Zinh}\p{ASCII}]]/gv,
    (letter) => (slugify(letter) === '' ? anyAscii(letter) : letter),
  );
}

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a word may stand in an address: `[a-z0-9]+(-[a-z0-9]+)*`. */
export function isSlug(word: string): boolean {
  return slugPattern.test(word);
}
