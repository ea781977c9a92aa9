/** Letters that Unicode does not decompose, and what people type instead. */
const replacements: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۃ: 'ه', ہ: 'ه', ە: 'ه', ک: 'ك', ـ: '', ٴ: '' },
};
const replaceable = new RegExp(`[${Object.keys(replacements).join('')}]`, 'gu');

/**
 * Normalizes a text for the search index and for queries; readers never see it. Keeps the number and order of words.
 * - Removes case, symbols, and marks on Latin, Greek, Arabic and Hebrew letters; turns `ё` into `е`.
 * - Unifies all digits, and the Arabic forms of alef, yaa and taa marbuta.
 * - Removes the Arabic prefix “and” or “so” before an article.
 */
export function normalizeForSearch(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => normalizeWord(word) || (word && '-'))
    .join(' ');
}

function normalizeWord(word: string): string {
  if (/^[\w.,:;!?'"()-]*$/.test(word)) return word.toLowerCase();
  return (
    word
      // NFKD also splits Arabic ligatures (https://unicode.org/reports/tr15/).
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{Default_Ignorable_Code_Point}\p{S}]/gu, '')
      .replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}ـ])\p{M}+/gu, '$1')
      .replace(/е\u0308/g, 'е')
      .replace(replaceable, (letter) => replacements[letter] ?? '')
      // Pagefind's stemmer removes “and” or the article, not both. `والد` (father) has neither.
      .replace(/^[وف](?=ال(?!د(?:[هيتا]|$))\p{L}{3})/u, '')
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/\s/g, '')
      .normalize('NFC')
  );
}
