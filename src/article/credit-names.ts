/** Splits a list of names: `A, B and C (Example Agency)`. */
export function splitNames(list: string): string[] {
  return list
    .replace(/<[^>]*>?|\([^)]*\)?|\[[^\]]*\]?/gu, ' ')
    .split(/[,،;&|]|\s(?:and|и|for|для|with|in cooperation with)\s|\s-\s/u)
    .map((name) => name.replace(/^[\s\p{P}\p{Cf}]+|[\s\p{P}\p{Cf}]+$/gu, '').replace(/\s+/g, ' '))
    .filter((name) => name !== '');
}

/** Words of names that have no capital. */
const PARTICLES =
  /^(?:al|el|bin|ibn|abu|de|del|della|der|den|van|von|di|da|das|dos|du|la|le|les|of|the|and|for|et|y|и|для|из|of|at|in)$/;
/** Capitalised words after "by" that are no names, and Arabic verbs after "source". */
const NO_NAME =
  /^(?:the|an?|this|that|these|those|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|then|now|all|no|any|my|our|his|her|its|their|contrast|comparison|and large|far|law|accident|mistake|default|\d.*)\b/i;
const ARABIC_VERB =
  /(?:^|\s)(?:قال|قالت|يقول|تقول|أعلن|أعلنت|أكد|أكدت|صرح|ذكر|ذكرت|كان|كانت|هو|هي|إن|أن)(?:\s|$)/;

/** Checks whether texts can be names. @param isAfterColon whether they follow a label and a colon */
export function areNames(texts: readonly string[], isAfterColon: boolean): boolean {
  return texts.length > 0 && texts.every((text) => isName(text, isAfterColon));
}

/** Checks whether a text can be a name: its words have capitals, or it is short. */
function isName(text: string, isAfterColon: boolean): boolean {
  const words = text.split(/[\s/]+/);
  if (words.length > 8 || text.length > 80 || !/\p{L}/u.test(text)) return false;
  const isCased = /\p{Lu}|\p{Ll}/u.test(text);
  if (!isCased) return words.length <= (isAfterColon ? 6 : 4) && !ARABIC_VERB.test(text);
  if (isAfterColon && words.length === 1) return true;
  const [first = ''] = words;
  const hasCapitals = words.every(
    (word) => /^[\p{P}]*[\p{Lu}\p{Lo}\d@]/u.test(word) || PARTICLES.test(word),
  );
  const isPhrase = NO_NAME.test(text) && !/^the \p{Lu}/iu.test(text);
  return (
    hasCapitals && !isPhrase && (/^\P{L}*[\p{Lu}\p{Lo}@]/u.test(first) || /^the$/i.test(first))
  );
}
