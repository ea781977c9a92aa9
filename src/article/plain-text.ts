/** Checks for a character with a visible glyph. Private-use characters count as visible. */
export function hasVisibleCharacter(text: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u.test(text);
}

/**
 * Checks the text of a field for forbidden characters, visible text and length. C0 and C1 controls break XML and terminals.
 * Embeddings, overrides and isolates (Unicode Annex 9) reverse the text around them.
 * LRM, RLM, ALM, ZWJ and ZWNJ are allowed: Arabic and Persian need them.
 * @param limit the maximum length in code points
 * @param multiline whether line breaks are allowed
 * @returns `undefined` for a valid text, else a fix, and what was found if the text doesn't show it
 */
export function checkPlainText(text: string, limit: number, multiline: boolean) {
  const forbidden = forbiddenInField.exec(multiline ? text.replaceAll('\n', ' ') : text)?.[0];
  if (forbidden === '\n') return { found: 'several lines', fix: 'put it on one line' };
  if (forbidden !== undefined) {
    return {
      found: `the character ${describeCharacter(forbidden)}`,
      fix: 'retype the words around this character',
    };
  }
  if (!hasVisibleCharacter(text)) {
    return { found: 'no visible text', fix: 'write the text after the colon' };
  }
  const { length } = Array.from(text);
  if (length <= limit) return undefined;
  return { found: `${length} characters`, fix: `shorten it by ${length - limit}` };
}

/** C0 and C1 controls, unpaired surrogates, the replacement character and two noncharacters, for a character class. */
const invalidCharacters = String.raw`\p{Cc}\p{Cs}\uFFFD-\uFFFF`;
/**
 * Characters that nobody sees: word joiners, which can hide in names, and tags and variation selectors, which can hide whole
 * texts. Some scripts need spaces of no width, and some emoji need tags or one variation selector.
 */
const invisibleCharacters = [
  String.raw`[\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB]`,
  String.raw`(?<![\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}])\u200B(?![\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}])`,
  String.raw`(?<!\u{1F3F4}[\u{E0061}-\u{E007A}]{0,6})[\u{E0000}-\u{E007F}]`,
  String.raw`(?<=\p{VS})\p{VS}`,
].join('|');
const forbiddenInField = new RegExp(
  `[${invalidCharacters}\\u2028-\\u202E\\u2066-\\u2069]|${invisibleCharacters}`,
  'u',
);
const forbiddenInOutput = new RegExp(
  `(?![\\t\\n])[${invalidCharacters}\\u202A-\\u202E\\u2066-\\u2069]|${invisibleCharacters}`,
  'gu',
);

/**
 * Finds the first character that no output contains: a trace of a damaged file, or one that nobody sees.
 * @returns its index in UTF-16 code units, its name, and whether the file is damaged
 */
export function findForbiddenCharacter(text: string) {
  const index = text.includes('\uFFFD') ? text.indexOf('\uFFFD') : text.search(forbiddenInOutput);
  if (index === -1) return undefined;
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return { index, name: describeCharacter(character), isDamage: character === '\uFFFD' };
}

/** Strips characters that XML forbids, unpaired surrogates, and what nobody sees: only words change the direction of others. */
export function stripForbiddenCharacters(text: string): string {
  return text.replace(forbiddenInOutput, '');
}

function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isInvisible = /[\p{Cc}\p{Cf}\p{VS}\u2028\u2029]/u.test(character);
  const kind = isInvisible ? 'an invisible character' : 'an invalid character';
  const name = CHARACTER_NAMES[character] ?? kind;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} (${name})`;
}

const CHARACTER_NAMES: Record<string, string> = {
  '\t': 'tab',
  '\uFFFD': 'replacement character: a text was damaged here',
};
