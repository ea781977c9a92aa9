/** Words before a name that people write or leave out. */
const articles = /^(?:the|an?|al|el|l[aeo]s?|il|d(?:er|ie|as))\s+(?=\S)/;
/** The Arabic one is part of the word. */
const arabicArticle = /(?<!\p{L})ال(?=\p{L}{2})/gu;
/** Of fewer letters, different names differ by one: Iran and Iraq, Gambia and Zambia, Syria and Syrian. */
const shortest = 7;

/**
 * Names that are likely one, written in two ways: with an article and without, with other punctuation, accents or
 * spaces, or one letter apart. Names that differ in a digit are two.
 * @param names no two alike
 * @returns pairs, those that differ in no letter first, then in the order given
 */
export function twins(names: readonly string[]): [string, string][] {
  const forms = names.map(plainForms);
  const alike = pairsThatShare(forms);
  const near = pairsThatShare(forms.map((all) => all.flatMap(withoutOneLetter)));
  return [...new Map([...alike, ...near]).values()]
    .map(([one, other]): [string, string] => [names[one] ?? '', names[other] ?? ''])
    .filter(([one, other]) => digitsOf(one) === digitsOf(other));
}

/** Pairs of places whose lists have a key in common, each under a key of its own, in the order of the places. */
function pairsThatShare(keys: readonly string[][]): [string, [number, number]][] {
  const groups = new Map<string, number[]>();
  for (const [index, all] of keys.entries()) {
    for (const key of new Set(all)) groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const pairs = [...groups.values()].flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other): [number, number] => [one, other])),
  );
  return pairs.sort(([a, b], [c, d]) => a - c || b - d).map((pair) => [pair.join(' '), pair]);
}

/** A name without what spellings of it differ in: with its article, and without. */
function plainForms(name: string): string[] {
  const form = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    // سوريا and سورية.
    .replace(/ا(?!\p{L})/gu, 'ه');
  return [form, form.replace(articles, '').replace(arabicArticle, '')]
    .map((words) => words.replaceAll(' ', ''))
    .filter((words) => words !== '');
}

/** A long form itself, and each that has one letter less: two that are one letter apart share one. */
function withoutOneLetter(form: string): string[] {
  const letters = Array.from(form);
  if (letters.length < shortest) return [];
  return [form, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))];
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}/gu, '');
}
