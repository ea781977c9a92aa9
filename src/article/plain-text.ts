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
export function checkPlainText(
  text: string,
  limit: number,
  multiline: boolean,
): { found?: string; fix: string } | undefined {
  const forbidden = forbiddenInField.exec(multiline ? text.replaceAll('\n', ' ') : text)?.[0];
  if (forbidden === '\n') return { found: 'several lines', fix: 'put it on one line' };
  if (forbidden !== undefined) {
    return {
      found: `the character ${describeCharacter(forbidden)}`,
      fix: 'delete this character, or retype the words around it',
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
const forbiddenInBody = new RegExp(`(?![\\t\\n])[${invalidCharacters}]`, 'u');
const forbiddenInField = new RegExp(`[${invalidCharacters}\\u2028-\\u202E\\u2066-\\u2069]`, 'u');
const forbiddenInOutput = new RegExp(
  `(?![\\t\\n])[${invalidCharacters}\\u202A-\\u202E\\u2066-\\u2069]`,
  'gu',
);

/**
 * Finds the first character that an article's text must not contain: one that XML forbids, or a trace of a damaged file.
 * @returns its index in UTF-16 code units, and its name
 */
export function findForbiddenCharacter(text: string): { index: number; name: string } | undefined {
  const match = forbiddenInBody.exec(text);
  return match === null ? undefined : { index: match.index, name: describeCharacter(match[0]) };
}

/** Strips the characters that XML forbids, unpaired surrogates, and controls that change the direction of other text. */
export function stripForbiddenCharacters(text: string): string {
  return text.replace(forbiddenInOutput, '');
}

const characterNames: Record<number, string> = {
  0x0009: 'tab',
  0x2028: 'line separator',
  0x2029: 'line separator',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0xfffd: 'replacement character: a text was damaged here',
};

function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const kind = code >= 0xd800 ? 'an invalid character' : 'an invisible control character';
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} (${characterNames[code] ?? kind})`;
}
