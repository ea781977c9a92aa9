/**
 * Reads a list of names: `A, B and C (Example Agency)`.
 * @param isAfterColon whether it follows a label and a colon
 * @returns nothing if a part of it can't be a name
 */
export function readNames(list: string, isAfterColon: boolean): string[] | undefined {
  const names = list
    .replace(/^\((.*)\)$/, '$1')
    .replace(/<[^>]*>?|\([^)]*\)?|\[[^\]]*\]?/gu, ' ')
    .split(/[,،;&|]|\s(?:and|и|for|для|with|in cooperation with)\s|\s-\s/u)
    .map((name) => name.replace(/^[\s\p{P}\p{Cf}]+|[\s\p{P}\p{Cf}]+$/gu, '').replace(/\s+/g, ' '))
    .filter((name) => name !== '');
  const areNames = names.every((name) => isName(name, isAfterColon));
  return areNames && (names.length > 0 || list === '') ? names : undefined;
}

/** Words of names that have no capital. */
const PARTICLES =
  /^(?:al|el|bin|ibn|abu|de|del|della|der|den|van|von|di|da|das|dos|du|la|le|les|of|the|and|for|et|y|и|для|из|of|at|in)$/;
/** Words with which no name begins, or which no name contains. */
const NO_NAME =
  /^(?:an?|this|that|these|those|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|then|now|all|no|any|my|our|his|her|its|their|contrast|comparison|and large|far|law|accident|mistake|default|\d.*)\b/i;
const NO_ARABIC_NAME =
  /(?:^|\s)(?:في|إلى|الى|على|من|عن|مع|لدى|لا|لم|لن|قبل|بعد|أمس|هذا|هذه|قال|قالت|يقول|تقول|أعلن|أعلنت|أكد|أكدت|صرح|ذكر|ذكرت|كان|كانت|هو|هي|إن|أن)(?:\s|$)/;

/** Checks whether a text can be a name: its words have capitals, or it is short. */
function isName(text: string, isAfterColon: boolean): boolean {
  const words = text.split(/[\s/]+/);
  if (words.length > 8 || text.length > 80 || !/\p{L}/u.test(text)) return false;
  const isCased = /\p{Lu}|\p{Ll}/u.test(text);
  if (!isCased) return words.length <= (isAfterColon ? 6 : 4) && !NO_ARABIC_NAME.test(text);
  if (isAfterColon && words.length === 1 && !/^[а-яё]/.test(text)) return true;
  const hasCapitals = words.every(
    (word) => /^[\p{P}]*[\p{Lu}\p{Lo}\d@]/u.test(word) || PARTICLES.test(word),
  );
  const isCapital = /^\P{L}*[\p{Lu}\p{Lo}@]/u.test(text) || /^the /i.test(text);
  return hasCapitals && isCapital && !NO_NAME.test(text);
}
