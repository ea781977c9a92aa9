import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { languages, Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { splitCharacters, type Card } from '../outputs/card.ts';
import { SettingError } from '../site.ts';
import { readCodePoints } from './font-coverage.ts';

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

/** A file of a font, with the letters of one script or part of one. */
export interface CardFont {
  packageName: string;
  name: string;
  /** One path for regular and bold if the font is variable, else one for each. */
  paths: readonly string[];
  /** Checks whether Fontsource made the file for a code point. */
  serves: (codePoint: number) => boolean;
  /** Lists the code points that the file has glyphs for. They may be fewer. */
  codePoints: () => Set<number>;
}

/** Finds the font for a character, a grapheme cluster. All its code points need the same font. */
const findFont = memoize((character: string): { font: CardFont | undefined } => {
  // The renderer takes the first font for format controls with a glyph, such as the Arabic number sign.
  if (/[\p{Cf}--\p{Default_Ignorable_Code_Point}]/v.test(character)) return { font: undefined };
  const codePoints = Array.from(character, (part) => part.codePointAt(0) ?? 0);
  for (const name of fontPackages) {
    for (const font of loadPackage(name)) {
      if (
        codePoints.some((codePoint) => font.serves(codePoint)) &&
        codePoints.every((codePoint) => font.codePoints().has(codePoint))
      ) {
        return { font };
      }
    }
  }
  return { font: undefined };
});

/** Checks for a character that only changes the direction of text. It needs no glyph. */
function isDirectionControl(character: string): boolean {
  return /^[\u200E\u200F\u061C\u2066-\u2069]$/.test(character);
}

function canDraw(character: string): boolean {
  return findFont(character).font !== undefined;
}

/** Stands for letters that no font has. */
const OMISSION = '[…]';
/** No text has this noncharacter. */
const UNDRAWABLE = '\uFFFF';

/** Lists the characters of a text that no font has, and replaces them with "[…]". */
export function replaceUndrawable(text: string): { text: string; missing: string[] } {
  const missing: string[] = [];
  const normalized = text.normalize('NFC').replace(/[^\S\u00A0]+/g, ' ');
  if (isSimple(normalized)) return { text: normalized, missing };
  const drawable = splitCharacters(normalized).map((character) => {
    if (isDirectionControl(character)) return character;
    // Without its joiner or variation selector, a character has its usual form.
    const bare = character.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
    if (bare === '') return '';
    if (!canDraw(bare)) {
      missing.push(character);
      return UNDRAWABLE;
    }
    return findFont(character).font === findFont(bare).font ? character : bare;
  });
  const runs = new RegExp(`${UNDRAWABLE}(?:\\s*${UNDRAWABLE})*`, 'g');
  return { text: drawable.join('').replace(runs, OMISSION), missing };
}

const simpleLetters = new Set<string>();

/** Checks quickly for a text of single code points that fonts have. Splitting a text into characters is slow. */
function isSimple(text: string): boolean {
  for (const letter of text) {
    if (simpleLetters.has(letter)) continue;
    if (/[\p{M}\p{C}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]/u.test(letter)) return false;
    if (!canDraw(letter)) return false;
    simpleLetters.add(letter);
  }
  return true;
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
    .filter((character) => !/[\p{So}\u20E3]/u.test(character) || canDraw(character))
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
  const needed = new Set<CardFont | undefined>();
  for (const character of new Set(splitCharacters(text))) {
    if (!isDirectionControl(character)) needed.add(findFont(character).font);
  }
  const packages = new Set(Array.from(needed, (font) => font?.packageName));
  return fontPackages
    .filter((name) => packages.has(name))
    .flatMap((name) => loadPackage(name).filter((font) => needed.has(font)));
}

const require = createRequire(import.meta.url);

/** Resolves a file of a package. Returns `undefined` if the package is optional and not installed. */
function resolveFile(path: string): string | undefined {
  try {
    return require.resolve(path);
  } catch {
    return undefined;
  }
}

/** Lists the files of a package, by the ranges that it declares as `unicode-range`. */
const loadPackage = memoize((packageName: string): CardFont[] => {
  const declared = resolveFile(`${packageName}/unicode.json`);
  if (declared === undefined) return [];
  const family = packageName.replace(/^.*\//, '');
  const styles = packageName.startsWith('@fontsource-variable/') ? ['wght'] : ['400', '700'];
  const subsets = Object.entries(
    JSON.parse(readFileSync(declared, 'utf8')) as Record<string, string>,
  );
  return subsets.map(([subset, list]) => {
    // Parts of a large script are numbered: `[4]`.
    const name = `${family}-${subset.replace(/[[\]]/g, '')}`;
    const paths = styles.map((style) =>
      require.resolve(`${packageName}/files/${name}-${style}-normal.woff2`),
    );
    const ranges = list.split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return [parseInt(first, 16), parseInt(last, 16)] as const;
    });
    let codePoints: Set<number> | undefined;
    return {
      packageName,
      name,
      paths,
      serves: (codePoint) =>
        ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
      codePoints: () => (codePoints ??= readCodePoints(readFileSync(paths[0] ?? ''))),
    };
  });
});

/** Changes with the version of a font and of the renderer, and when an optional font is installed or removed. */
export const fontsHash = hash(
  'sha256',
  ['@takumi-rs/core', ...fontPackages].map(findVersion).join(),
);

function findVersion(packageName: string): string {
  const path = resolve('node_modules', packageName, 'package.json');
  if (!existsSync(path)) return '';
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
