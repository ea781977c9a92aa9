import { memoize } from '../memoize.ts';
import { SettingError, site } from '../site.ts';
import type { Messages } from './messages.ts';

/**
 * A regular expression for a whole phrase; or words in any order, each one of these expressions, and one of them a head:
 * "author withheld", "withheld by the author".
 */
export type Phrase = string | { heads: string; others: string };

/** The exports of a language's file. */
interface LanguageSettings {
  /** The BCP 47 tag for dates, numbers, lists and plural forms. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Open Graph's `og:locale`, with a territory: `en_GB`. */
  openGraph: string;
  /** The language's name in the LaTeX packages babel and polyglossia. */
  babel: string;
  messages: Messages;
  /**
   * What editors write when they mean `unknown`: whole phrases in lower case without punctuation, as regular expressions.
   * Accents and forms of letters don't matter.
   */
  wordsForUnknown: readonly Phrase[];
  /** What stands in a byline whose name is deliberately not given: "name withheld by request". */
  wordsForWithheld: readonly Phrase[];
  /** Roles that stand in a byline without a name: "staff reporter". */
  wordsForUnnamed: readonly Phrase[];
}

const entries = {
  en: await import('./en.ts'),
  ar: await import('./ar.ts'),
  ru: await import('./ru.ts'),
} as const satisfies Record<string, LanguageSettings>;

export type Language = keyof typeof entries;

/** The languages of the site and its articles, by the code used in addresses. */
export const languages: Readonly<Record<Language, LanguageSettings>> = entries;

/** Language codes, in the order of the editions. */
export const languageCodes = Object.keys(languages) as Language[];

/** Checks whether a code, such as a folder's name, is a language of the site. */
export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

/** @throws SettingError unless `defaultLanguage` is a language of the site */
export function checkDefaultLanguage(): void {
  const code: string = site.defaultLanguage;
  if (isLanguage(code)) return;
  throw new SettingError(
    `defaultLanguage in src/site.ts is "${code}": expected a language of src/language/languages.ts: ` +
      languageCodes.join(', '),
  );
}

/** Creates `Intl` objects once per language: creating one costs far more than using it. */
export function memoizePerLanguage<T extends object>(create: (locale: string) => T) {
  return memoize((language: Language) => create(languages[language].locale));
}

/** Returns the `Intl` objects of a language. */
export const formats = memoizePerLanguage((locale) => ({
  language: new Intl.DisplayNames(locale, { type: 'language' }),
  day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  year: new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }),
  number: new Intl.NumberFormat(locale),
  minutes: new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
  percent: new Intl.NumberFormat(locale, { style: 'percent' }),
  order: new Intl.Collator(locale),
}));

/**
 * Returns the name of a language in another language: `Russian`, `الروسية`.
 * @param code any well-formed BCP 47 tag
 */
export function getLanguageName(code: string, language: Language): string {
  return formats(language).language.of(code) ?? code;
}

/** Formats a day: `22 November 2026`. @param day `2026-11-22` */
export function formatDate(day: string, language: Language): string {
  return formats(language).day.format(new Date(day));
}

/** Formats a year or a month: `November 2026`. @param period `2026` or `2026-11` */
export function formatPeriod(period: string, language: Language): string {
  const { year, month } = formats(language);
  return (period.length > 4 ? month : year).format(new Date(period));
}

/** Formats a number: `1,200`. */
export function formatNumber(number: number, language: Language): string {
  return formats(language).number.format(number);
}

/** Keeps one-letter words of a Russian headline in the line of the next word. Only for pages: data keep their spaces. */
export function joinShortWords(headline: string, language: Language): string {
  if (language !== 'ru') return headline;
  return headline.replace(/(?<![\p{L}\p{M}\p{N}])(\p{L}) (?=[^\s—–-])/gu, '$1\u00A0');
}

/** Adds the page number to a list's title: `Syria, Page 3`. The first page (`undefined`) keeps the title. */
export function formatPageTitle(title: string, page: number | undefined, language: Language) {
  const number = formatPageNumber(page, language);
  if (number === undefined) return title;
  return languages[language].messages.pagination.titleWithNumber
    .replace('{number}', number)
    .replace('{title}', () => title);
}

/** Formats a page number: `Page 3`. Returns `undefined` for the first page. */
export function formatPageNumber(page: number | undefined, language: Language): string | undefined {
  if (page === undefined) return undefined;
  const { pageNumber } = languages[language].messages.pagination;
  return pageNumber.replace('{number}', formatNumber(page, language));
}
