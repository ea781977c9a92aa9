/** Letters of the scripts that are written from right to left and have text on the Web (Unicode Standard Annex 9, classes R and AL). */
const rightToLeftLetter =
  /[\p{L}&&[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Samr}\p{sc=Mand}]]/v;
const rightToLeft = new RegExp(rightToLeftLetter, 'gv');
const otherLetter = new RegExp(`[\\p{L}--${rightToLeftLetter.source}]`, 'v');

/**
 * The direction of a text: that of its first letter, if most of its letters run so too; nothing where
 * the two differ (a name in another script opens the sentence, or a long one stands in it) or where
 * there is no letter.
 */
export function detectDirection(text: string): 'ltr' | 'rtl' | undefined {
  const [first] = /\p{L}/u.exec(text) ?? [];
  if (first === undefined) return undefined;
  const fromRight = text.match(rightToLeft)?.length ?? 0;
  if (fromRight === 0) return 'ltr';
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  if (first.match(rightToLeft)) return fromRight * 2 > all ? 'rtl' : undefined;
  return fromRight * 2 < all ? 'ltr' : undefined;
}

/** The direction of a text that runs against its surroundings; nothing where it runs with them, or can't be told. */
export function detectOppositeDirection(
  surroundings: 'ltr' | 'rtl',
  text: string,
): 'ltr' | 'rtl' | undefined {
  const own = detectDirection(text);
  return own === surroundings ? undefined : own;
}

/** Whether a text has a letter that runs against its surroundings: without one, `detectOppositeDirection` finds nothing in any part of it. */
export function hasOppositeLetters(surroundings: 'ltr' | 'rtl', text: string): boolean {
  return (surroundings === 'ltr' ? rightToLeftLetter : otherLetter).test(text);
}
