import { normalizePhrase } from '../content/stand-ins.ts';

/** Shorter names often differ by one letter: Iran and Iraq, Gambia and Zambia, Syria and Syrian. */
const MIN_LENGTH_FOR_TYPOS = 7;

const definiteArticles = /^(?:the|an?|al|el|l[aeo]s?|il|d(?:er|ie|as))\s+(?=\S)/;
const arabicArticle = /(?<!\p{L})ال(?=\p{L}{2})/gu;

/**
 * Finds pairs of names that are likely the same: they differ only in articles, punctuation, accents, spaces or one
 * letter. Names with different digits are different.
 * @param names without duplicates
 * @returns pairs with the same letters first, then in the order given
 */
export function findSimilarNames(names: readonly string[]): [string, string][] {
  const keys = names.map(normalize);
  const same = findPairs(keys);
  const typos = findPairs(keys.map((all) => all.flatMap(withoutOneLetter)));
  return [...new Map([...same, ...typos]).values()]
    .map(([one, other]): [string, string] => [names[one] ?? '', names[other] ?? ''])
    .filter(([one, other]) => digitsOf(one) === digitsOf(other));
}

/** Returns the index pairs of lists that share a key, in order, each with an id of the pair. */
function findPairs(keys: readonly string[][]): [string, [number, number]][] {
  const entries = keys.flatMap((all, index) => [...new Set(all)].map((key) => ({ key, index })));
  const pairs = [...Map.groupBy(entries, ({ key }) => key).values()].flatMap((group) =>
    group.flatMap(({ index }, at) =>
      group.slice(at + 1).map((other): [number, number] => [index, other.index]),
    ),
  );
  return pairs.sort(([a, b], [c, d]) => a - c || b - d).map((pair) => [pair.join(' '), pair]);
}

/** Reduces a name to its letters and digits, with its article and without. */
function normalize(name: string): string[] {
  // سوريا and سورية.
  const words = normalizePhrase(name).replace(/ا(?!\p{L})/gu, 'ه');
  return [words, words.replace(definiteArticles, '').replace(arabicArticle, '')]
    .map((text) => text.replaceAll(' ', ''))
    .filter((text) => text !== '');
}

/** Returns a long word and its variants without one letter. Words one letter apart share a variant. */
function withoutOneLetter(word: string): string[] {
  const letters = Array.from(word);
  if (letters.length < MIN_LENGTH_FOR_TYPOS) return [];
  return [word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))];
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}/gu, '');
}
