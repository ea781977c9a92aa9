import { createHash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import anyAscii from 'any-ascii';

/** Longer, and a name of a file or folder would be more than some disks take. */
const longest = 100;

/**
 * The ASCII form of a name or heading of any script, as it stands in addresses and ids.
 * @returns `[a-z0-9]+(-[a-z0-9]+)*`, at most 100 letters; a text without letters and digits gets eight hexadecimal digits
 *   of its SHA-256, which are as stable, if less readable, and a long one ends in them
 */
export function slug(text: string): string {
  const ascii = slugify(inLatin(text), { decamelize: false });
  if (ascii !== '' && ascii.length <= longest) return ascii;
  const digest = createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 8);
  const start = ascii.slice(0, longest - digest.length - 1).replace(/-$/, '');
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
