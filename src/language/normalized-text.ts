/** Characters that look like another, or are typed in its place. */
const replacements: Record<string, string> = {
  ...{ ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ٱ: 'ا', ـ: '' },
  ...{ '∶': ':', ː: ':', '꞉': ':', '׃': ':', '։': ':', '˸': ':' },
  ...{ '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '’': "'", ʼ: "'" },
};
const normalizedCharacters = new Map<string, string>();

/**
 * Normalizes a text to find words in it: no case, no marks on letters, no invisible characters, one form of spaces, colons
 * and dashes.
 * @returns the normalized text, and for each of its code units the index in the original
 */
export function normalizeText(text: string): { text: string; places: number[] } {
  let normalized = '';
  const places: number[] = [];
  let index = 0;
  for (const character of text) {
    let one = normalizedCharacters.get(character);
    if (one === undefined) {
      one = normalizeCharacter(character);
      normalizedCharacters.set(character, one);
    }
    if (one !== ' ' || !normalized.endsWith(' ')) {
      normalized += one;
      places.push(...Array<number>(one.length).fill(index));
    }
    index += character.length;
  }
  return { text: normalized, places };
}

function normalizeCharacter(character: string): string {
  const parts = character.normalize('NFKD').toLowerCase();
  return Array.from(parts, (part) => replacements[part] ?? part)
    .join('')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/\s/g, ' ');
}
