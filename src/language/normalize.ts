/** Letters that Unicode doesn't take apart, and what people type for them. */
const replacements: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۃ: 'ه', ہ: 'ه', ە: 'ه', ک: 'ك', ـ: '', ٴ: '' },
};
const replaceable = new RegExp(`[${Object.keys(replacements).join('')}]`, 'gu');

/**
 * A text as it is searched, never shown: without what people leave out or write in several ways, so that either finds the
 * other. Latin, Greek, Arabic and Hebrew letters lose their marks, Russian `ё` is `е`, all forms of alef, yaa and taa
 * marbuta are one, and so are all digits; signs such as `$` count for nothing; “and the …”, one word in Arabic, is “the …”. What a search goes by are words: there are as many as before, in the same places.
 */
export function normalizeForSearch(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => normalizeWord(word) || (word && '-'))
    .join(' ');
}

function normalizeWord(word: string): string {
  return (
    word
      // Compatibility forms too: an Arabic ligature is its letters (https://unicode.org/reports/tr15/).
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{Default_Ignorable_Code_Point}\p{S}]/gu, '')
      .replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}ـ])\p{M}+/gu, '$1')
      .replace(/е\u0308/g, 'е')
      .replace(replaceable, (letter) => replacements[letter] ?? '')
      // Pagefind's stemmer takes off the article, and “and”, but not both. `والد` (father) has neither.
      .replace(/^[وف](?=ال(?!د(?:[هيتا]|$))\p{L}{3})/u, '')
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/\s/g, '')
      .normalize('NFC')
  );
}
