import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { create, type Font } from 'fontkitten';
import type { languages, Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { splitCharacters, type Card } from '../outputs/card.ts';
import { SettingError } from '../site.ts';

/**
 * The fonts of share cards, packages of Fontsource, preferred ones first. Han letters that several of them have take
 * their Chinese forms. docs/decisions/0013 says why these.
 */
const fontPackages = [
  // Latin with Vietnamese, Cyrillic, Greek, mathematics.
  '@fontsource/noto-serif',
  '@fontsource/noto-naskh-arabic',
  // Armenian, Bengali, Devanagari, Ethiopic, Georgian, Gujarati, Gurmukhi, Hebrew, Khmer, Lao, Malayalam, Oriya, Sinhala,
  // Tamil, Telugu, Thai.
  '@fontsource/google-sans',
  '@fontsource-variable/noto-serif-sc',
  '@fontsource-variable/noto-serif-jp',
  '@fontsource-variable/noto-serif-kr',
];

/** A font with the letters of one script or part of one. */
export type CardFont = (typeof fonts)[number];

const fonts = fontPackages.flatMap((packageName) => {
  const family = packageName.replace(/^.*\//, '');
  const styles = packageName.startsWith('@fontsource-variable/') ? ['wght'] : ['400', '700'];
  // The code points of each subset, in the form of `unicode-range`.
  return Object.entries(readJson(packageName, 'unicode.json')).map(([subset, list]) => {
    // Parts of a large script are numbered: `[4]`.
    const name = `${family}-${subset.replace(/[[\]]/g, '')}`;
    const ranges = list.split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return [parseInt(first, 16), parseInt(last, 16)] as const;
    });
    return {
      name,
      // One file for regular and bold if the font is variable, else one for each.
      paths: styles.map((style) =>
        resolve('node_modules', packageName, 'files', `${name}-${style}-normal.woff2`),
      ),
      // Checks whether Fontsource made the font for a code point.
      serves: (codePoint: number) =>
        ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
    };
  });
});

/** Changes with the version of a font and of the renderer, and when an optional font is installed or removed. */
export const fontsHash = hash(
  'sha256',
  ['@takumi-rs/core', ...fontPackages]
    .map((name) => readJson(name, 'package.json')['version'])
    .join(),
);

/** Reads a JSON file of a package. Returns nothing if the package is optional and not installed. */
function readJson(packageName: string, file: string): Record<string, string> {
  const path = resolve('node_modules', packageName, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
}

/** Reads the code points that a file has glyphs for. */
const readCodePoints = memoize(
  (path: string) => new Set((create(readFileSync(path)) as Font).characterSet),
);

/** Finds the font for a character, a grapheme cluster. All its code points need the same font. */
const findFont = memoize((character: string): { font: CardFont | undefined } => {
  // The renderer takes the first font for format controls with a glyph, such as the Arabic number sign.
  if (/[\p{Cf}--\p{Default_Ignorable_Code_Point}]/v.test(character)) return { font: undefined };
  const codePoints = new Set(Array.from(character, (part) => part.codePointAt(0) ?? 0));
  const font = fonts.find(
    ({ serves, paths }) =>
      [...codePoints].some(serves) &&
      paths.every((path) => readCodePoints(path).isSupersetOf(codePoints)),
  );
  return { font };
});

/** Checks for a character that only changes the direction of text. It needs no glyph. */
function isDirectionControl(character: string): boolean {
  return /^[\u200E\u200F\u061C\u2066-\u2069]$/.test(character);
}

/** Stands for letters that no font has. */
const OMISSION = '[…]';
/** No text has this noncharacter. */
const UNDRAWABLE = '\uFFFF';

/** Returns a character in a form that a font has, or `UNDRAWABLE`. */
const toDrawable = memoize((character: string): string => {
  if (isDirectionControl(character)) return character;
  // Without its joiner or variation selector, a character has its usual form.
  const bare = character.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  if (bare === '') return '';
  const { font } = findFont(bare);
  if (font === undefined) return UNDRAWABLE;
  return findFont(character).font === font ? character : bare;
});

/** Lists the characters of a text that no font has, and replaces them with "[…]". */
export function replaceUndrawable(text: string): { text: string; missing: string[] } {
  const characters = splitCharacters(text.normalize('NFC').replace(/[^\S\u00A0]+/g, ' '));
  const runs = new RegExp(`${UNDRAWABLE}(?:\\s*${UNDRAWABLE})*`, 'g');
  return {
    text: characters.map(toDrawable).join('').replace(runs, OMISSION),
    missing: characters.filter((character) => toDrawable(character) === UNDRAWABLE),
  };
}

/**
 * Removes from a card what no font has: emoji from its headline, the disclaimer, which is quoted in full or not at all, and
 * other characters, for which "[…]" stands.
 */
export function makeDrawable({ disclaimer, ...card }: Card): Card {
  const headline = replaceUndrawable(removeEmoji(card.headline) || card.headline);
  const credits = card.credits.map(replaceUndrawable);
  const quotation = disclaimer === undefined ? undefined : replaceUndrawable(disclaimer);
  const lacksLetters = [headline, ...credits].some(({ missing }) => missing.length > 0);
  return {
    ...card,
    headline: headline.text,
    credits: credits.map(({ text }) => text),
    ...(quotation?.missing.length === 0 && { disclaimer: quotation.text }),
    site: replaceUndrawable(card.site).text,
    ...(lacksLetters && { lacksLetters }),
  };
}

/** Removes emoji and other symbols that no font has. */
function removeEmoji(text: string): string {
  return splitCharacters(text)
    .filter(
      (character) => !/[\p{So}\u20E3]/u.test(character) || toDrawable(character) !== UNDRAWABLE,
    )
    .join('')
    .trim();
}

/** @throws SettingError if no font has the letters of a language */
export function checkCardFont({ locale, messages }: (typeof languages)[Language]): void {
  const words = JSON.stringify([messages.tagline, messages.credit, messages.card]);
  const [letter] = replaceUndrawable(words).missing;
  if (letter === undefined) return;
  throw new SettingError(
    `Share cards have no font for ${locale} (the letter ${letter}): install the optional packages of package.json, ` +
      'add a font to fontPackages in src/build/card-fonts.ts, or `png` to leaveOut in src/site.ts',
  );
}

/** Chooses the fonts that a text needs. Their order doesn't depend on the text. */
export function chooseFonts(text: string): CardFont[] {
  const characters = [...new Set(splitCharacters(text))];
  const needed = characters
    .filter((character) => !isDirectionControl(character))
    .map((character) => findFont(character).font);
  return fonts.filter((font) => needed.includes(font));
}
