type Direction = 'ltr' | 'rtl';

/** A letter of a right-to-left script (Unicode Standard Annex 9, classes R and AL). Covers the scripts in use on the Web. */
const rightToLeftLetter =
  /[\p{L}&&[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Samr}\p{sc=Mand}]]/v;
const rightToLeftLetters = new RegExp(rightToLeftLetter, 'gv');
const leftToRightLetter = new RegExp(`[\\p{L}--${rightToLeftLetter.source}]`, 'v');

/**
 * Detects the direction of a text from its letters.
 * @returns the direction of the first letter if most letters share it, otherwise `undefined`
 */
export function detectDirection(text: string): Direction | undefined {
  const [first] = /\p{L}/u.exec(text) ?? [];
  if (first === undefined) return undefined;
  const rightToLeft = text.match(rightToLeftLetters)?.length ?? 0;
  if (rightToLeft === 0) return 'ltr';
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  if (first.match(rightToLeftLetters)) return rightToLeft * 2 > all ? 'rtl' : undefined;
  return rightToLeft * 2 < all ? 'ltr' : undefined;
}

/**
 * Detects a text that needs a `dir` attribute where it stands. One letter of the surrounding direction keeps it, as in a
 * headline that begins with a foreign name.
 * @param direction that of the surrounding text
 */
export function detectOppositeDirection(direction: Direction, text: string): Direction | undefined {
  const opposite = direction === 'ltr' ? 'rtl' : 'ltr';
  return hasOppositeLetters(direction, text) && !hasOppositeLetters(opposite, text)
    ? opposite
    : undefined;
}

/** Checks cheaply whether `detectOppositeDirection` could return something for any part of a text. */
export function hasOppositeLetters(direction: Direction, text: string): boolean {
  return (direction === 'ltr' ? rightToLeftLetter : leftToRightLetter).test(text);
}
