import { memoize } from '../memoize.ts';
import type { messages as english } from './en.ts';

/** One text per plural category of the language; `{count}` is the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** All interface texts in one language, under the keys of English. */
export type Messages = Translated<typeof english>;

type Translated<T> = T extends string
  ? string
  : T extends { other: string }
    ? PluralForms
    : T extends readonly (infer Item)[]
      ? readonly Translated<Item>[]
      : { readonly [Key in keyof T]: Translated<T[Key]> };

/**
 * Formats a count with the plural form that its number needs: `3 articles`.
 * @param locale the BCP 47 tag that decides plural form and digits
 */
export function formatPlural(locale: string, forms: PluralForms, count: number): string {
  const { rules, numbers } = countFormat(locale);
  return (forms[rules.select(count)] ?? forms.other).replace('{count}', numbers.format(count));
}

/** Creating `Intl` objects costs far more than using them. */
const countFormat = memoize((locale: string) => ({
  rules: new Intl.PluralRules(locale),
  numbers: new Intl.NumberFormat(locale),
}));

/**
 * Compares the messages of all languages with those of the first.
 * @returns one line per missing, extra, empty or inconsistent message
 */
export function checkMessages(
  languages: Record<string, { locale: string; messages: object }>,
): string[] {
  const [first, ...others] = Object.entries(languages).map(([code, { locale, messages }]) => ({
    code,
    categories: new Intl.PluralRules(locale).resolvedOptions().pluralCategories,
    texts: new Map(listTexts(messages)),
  }));
  if (first === undefined) return [];
  return [first, ...others].flatMap(({ code, categories, texts }) =>
    [...new Set([...texts.keys(), ...first.texts.keys()])].flatMap((key) => {
      const [text, model] = [texts.get(key), first.texts.get(key)];
      const faults =
        text === undefined
          ? [`is missing: translate it from ${first.code}`]
          : model === undefined
            ? [`is not in ${first.code}: add it there, or remove it here`]
            : checkText(text, model, categories);
      return faults.map((fault) => `${code}: "${key}" ${fault}`);
    }),
  );
}

/** Lists what is wrong with a text, compared with the same text in the first language. */
function checkText(
  text: string | PluralForms,
  model: string | PluralForms,
  categories: Intl.LDMLPluralRule[],
): string[] {
  if (typeof text !== 'string' && typeof model !== 'string') {
    return [
      ...categories
        .filter((category) => !text[category]?.trim())
        .map((category) => `has no plural form "${category}": add it`),
      ...Object.keys(text)
        .filter((form) => !categories.some((category) => category === form))
        .map((form) => `has the plural form "${form}", which the language doesn't use: remove it`),
    ];
  }
  if (typeof text !== 'string' || typeof model !== 'string') {
    return ['has plural forms in one language only: add them in both, or in neither'];
  }
  if (text.trim() === '') return ['is empty: translate it'];
  const [found, expected] = [listPlaceholders(text), listPlaceholders(model)];
  return found === expected ? [] : [`has the placeholders "${found}": expected "${expected}"`];
}

function listPlaceholders(text: string): string {
  return (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
}

function* listTexts(node: object, path: string[] = []): Generator<[string, string | PluralForms]> {
  for (const [name, value] of Object.entries(node) as [string, string | object][]) {
    const keys = [...path, name];
    if (typeof value === 'string') yield [keys.join('.'), value];
    else if ('other' in value) yield [keys.join('.'), value as PluralForms];
    else yield* listTexts(value, keys);
  }
}
