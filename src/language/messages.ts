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
export function checkMessages(languages: Record<string, { locale: string; messages: object }>) {
  const [first = ''] = Object.keys(languages);
  const models = [...listTexts(languages[first]?.messages ?? {})];
  return Object.entries(languages).flatMap(([code, { locale, messages }]) => {
    const texts = new Map(listTexts(messages));
    const expected = new Map(
      models.flatMap(([key, text]): [string, string | undefined][] => {
        const [, name] = /^(.+\.)(?:zero|one|two|few|many|other)$/.exec(key) ?? [];
        if (name === undefined) return [[key, text]];
        const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
        return pluralCategories.map((category) => [name + category, undefined]);
      }),
    );
    return [...new Set([...expected.keys(), ...texts.keys()])].flatMap((key) => {
      const fault = !texts.has(key)
        ? `is missing: translate it from ${first}`
        : !expected.has(key)
          ? `is not in ${first}, or no plural form of this language: remove it`
          : findFault(texts.get(key) ?? '', expected.get(key));
      return fault === undefined ? [] : [`${code}: "${key}" ${fault}`];
    });
  });
}

/** @param model the same text in the first language; plural forms have none */
function findFault(text: string, model = text): string | undefined {
  if (text.trim() === '') return 'is empty: translate it';
  const [found = '', expected = ''] = [text, model].map(listPlaceholders);
  return found === expected ? undefined : `has the placeholders "${found}": expected "${expected}"`;
}

function listPlaceholders(text: string): string {
  return (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
}

function* listTexts(node: object, path: string[] = []): Generator<[string, string]> {
  for (const [name, value] of Object.entries(node) as [string, string | object][]) {
    const keys = [...path, name];
    if (typeof value === 'string') yield [keys.join('.'), value];
    else yield* listTexts(value, keys);
  }
}
