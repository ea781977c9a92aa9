/**
 * Whether a text has a character that leaves ink, or a private one whose look is not ours to know:
 * something else than white space, controls and what Unicode lets programs ignore.
 */
export function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u.test(text);
}

/**
 * What keeps a plain text from being published. Controls are refused by name: C0 and C1 break XML and
 * terminals, and embeddings, overrides and isolates (Unicode Annex 9) turn the text around them.
 * LRM, RLM, ALM, ZWJ and ZWNJ stay: Arabic and Persian are written with them.
 * @param limit the most characters (Unicode code points) that it may have
 * @param lines whether it may have several lines
 * @returns nothing for a good text; else what was found (where the text itself doesn't show it) and how to fix it
 */
export function plainTextFault(
  text: string,
  limit: number,
  lines: boolean,
): { found?: string; fix: string } | undefined {
  const refused = fieldCharacters.exec(lines ? text.replaceAll('\n', ' ') : text)?.[0];
  if (refused === '\n') return { found: 'several lines', fix: 'put it on one line' };
  if (refused !== undefined) {
    return {
      found: `the character ${nameOf(refused)}`,
      fix: 'delete that character; typing the words around it anew is the surest way',
    };
  }
  if (!isVisible(text)) {
    return { found: 'nothing to read', fix: 'write the text after the colon' };
  }
  const { length } = Array.from(text);
  if (length > limit) {
    return {
      found: `${String(length)} characters`,
      fix: `shorten it by ${String(length - limit)}`,
    };
  }
  return undefined;
}

/** Controls of C0 and C1, halves of characters, what is none, and the mark of a text that was damaged. */
const broken = String.raw`\p{Cc}\p{Cs}\uFFFD-\uFFFF`;
const bodyCharacters = new RegExp(`(?![\\t\\n])[${broken}]`, 'u');
/** Those, and what divides lines or turns the direction of the text around it. */
const fieldCharacters = new RegExp(`[${broken}\\u2028-\\u202E\\u2066-\\u2069]`, 'u');

/**
 * The first character of a longer text that no text should have: what XML forbids, and what a damaged
 * file leaves behind. Tabs and line ends are part of a text.
 * @returns its place in UTF-16 units, and its name
 */
export function brokenCharacter(text: string): { index: number; name: string } | undefined {
  const match = bodyCharacters.exec(text);
  return match === null ? undefined : { index: match.index, name: nameOf(match[0]) };
}

/** A text without what no form of an article can carry: what XML forbids, halves of characters, and controls that turn other text around. */
export function stripForbiddenCharacters(text: string): string {
  return text.replace(notCarried, '');
}

const notCarried = new RegExp(`(?![\\t\\n])[${broken}\\u202A-\\u202E\\u2066-\\u2069]`, 'gu');

const directionControls: Record<number, string> = {
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
};

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} (${kindOf(code)})`;
}

function kindOf(code: number): string {
  if (code === 9) return 'tab';
  if (code === 0x2028 || code === 0x2029) return 'a line end of its own kind';
  if (code === 0xfffd) return 'it stands where a text was damaged';
  if (code >= 0xd800) return 'half of a character, or none';
  return directionControls[code] ?? 'an invisible control character';
}
