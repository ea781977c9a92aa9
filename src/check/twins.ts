/** Words before a name that people write or leave out. */
const articles = /^(?:the|an?|al|el|l[aeo]s?|il|d(?:er|ie|as))\s+(?=\S)/;
/** The Arabic one is part of the word. */
const arabicArticle = /(?<!\p{L})ال(?=\p{L}{2})/gu;
/** Fewer letters, and different names differ by one: Iran and Iraq. */
const shortest = 6;

/**
 * Names that are likely one, written in two ways: with an article and without, with other punctuation, accents or
 * spaces, or one letter apart. Names that differ in a digit are two.
 * @param names no two alike
 * @returns pairs, in the order given
 */
export function twins(names: readonly string[]): [string, string][] {
  const groups = new Map<string, number[]>();
  for (const [index, name] of names.entries()) {
    const keys = new Set(plainForms(name).flatMap(keysOf));
    for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const pairs = new Map<string, [number, number]>();
  for (const group of groups.values()) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) {
        pairs.set(`${String(one)} ${String(other)}`, [one, other]);
      }
    }
  }
  return [...pairs.values()]
    .sort(([a, b], [c, d]) => a - c || b - d)
    .map(([one, other]): [string, string] => [names[one] ?? '', names[other] ?? ''])
    .filter(([one, other]) => digitsOf(one) === digitsOf(other));
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
    .replaceAll('ى', 'ي');
  return [form, form.replace(articles, '').replace(arabicArticle, '')].map((words) =>
    words.replaceAll(' ', ''),
  );
}

/** The form itself, and each that has one letter less: two that are one letter apart share one. */
function keysOf(form: string): string[] {
  const letters = Array.from(form);
  const shorter = letters.length < shortest ? [] : letters;
  return [form, ...shorter.map((_, index) => letters.toSpliced(index, 1).join(''))];
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}/gu, '');
}
