/**
 * What keeps a plain text from being published. Controls are refused by name: C0 and C1 break XML and
 * terminals, and embeddings, overrides and isolates (Unicode Annex 9) turn the text around them.
 * LRM, RLM, ALM, ZWJ and ZWNJ stay: Arabic and Persian are written with them.
 * @param limit the most characters (Unicode code points) that it may have
 * @param lines whether it may have several lines
 * @returns nothing for a good text; else what was found (where the text itself doesn't show it) and how to mend it
 */
export function plainTextFault(
  text: string,
  limit: number,
  lines: boolean,
): { found?: string; mend: string } | undefined {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) {
    return { found: 'nothing to read', mend: 'write the text after the colon' };
  }
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' && lines) continue;
    if (character === '\n') return { found: 'several lines', mend: 'put it on one line' };
    if (isControl(code)) {
      const number = code.toString(16).toUpperCase().padStart(4, '0');
      return {
        found: `the invisible character U+${number} (${controlName(code)})`,
        mend: 'delete that character; typing the words around it anew is the surest way',
      };
    }
  }
  const { length } = Array.from(text);
  if (length > limit) {
    return {
      found: `${String(length)} characters`,
      mend: `shorten it by ${String(length - limit)}`,
    };
  }
  return undefined;
}

function isControl(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}

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

function controlName(code: number): string {
  if (code === 9) return 'tab';
  if (code >= 0xd800 && code <= 0xdfff) return 'half of a character';
  return directionControls[code] ?? 'control character';
}
