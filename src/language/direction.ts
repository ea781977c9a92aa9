/** The scripts that are written from right to left and have text on the Web (Unicode Standard Annex 9, classes R and AL). */
const rightToLeft =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Samr}\p{sc=Mand}]/u;

/**
 * The direction of a text: that of its first letter, if most of its letters run so too; nothing where
 * the two differ (a name in another script opens the sentence, or a long one stands in it) or where
 * there is no letter.
 */
export function directionOf(text: string): 'ltr' | 'rtl' | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const [first] = letters;
  if (first === undefined) return undefined;
  const alike = letters.filter((letter) => rightToLeft.test(letter) === rightToLeft.test(first));
  if (alike.length * 2 <= letters.length) return undefined;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/** The direction of a text that runs against its surroundings; nothing where it runs with them, or can't be told. */
export function directionAgainst(
  surroundings: 'ltr' | 'rtl',
  text: string,
): 'ltr' | 'rtl' | undefined {
  const own = directionOf(text);
  return own === surroundings ? undefined : own;
}
