import { memoize } from '../memoize.ts';
import { SettingError, site } from '../site.ts';
import type { Messages } from './messages.ts';

/** What the file of a language says. */
interface LanguageSettings {
  /** The BCP 47 tag that dates, numbers, lists and plural forms follow. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** As Open Graph writes it, with a territory. */
  openGraph: string;
  /** As the LaTeX packages babel and polyglossia call it. */
  babel: string;
  messages: Messages;
  /** What people write in this language where they mean `unknown`, in small letters. */
  wordsForUnknown: readonly string[];
}

const entries = {
  en: await import('./en.ts'),
  ar: await import('./ar.ts'),
  ru: await import('./ru.ts'),
} as const satisfies Record<string, LanguageSettings>;

export type Language = keyof typeof entries;

/** The languages that the site speaks and that articles may be written in, by the code that stands in addresses. */
export const languages: Readonly<Record<Language, LanguageSettings>> = entries;

/** The codes, in the order in which editions are listed. */
export const languageCodes = Object.keys(languages) as Language[];

/** Whether a code (a folder's name, say) is a language of the site. */
export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

/**
 * Checks that the site speaks its default language.
 * @throws SettingError when it doesn't
 */
export function checkDefaultLanguage(): void {
  const code: string = site.defaultLanguage;
  if (isLanguage(code)) return;
  throw new SettingError(
    `defaultLanguage in src/site.ts is "${code}": expected a language of src/language/languages.ts: ` +
      languageCodes.join(', '),
  );
}

/** What `make` makes of a language's locale, made once: `Intl` objects cost far more to make than to use. */
export function memoizePerLanguage<T extends object>(
  make: (locale: string) => T,
): (language: Language) => T {
  return memoize((language: Language) => make(languages[language].locale));
}

const languageNames = memoizePerLanguage(
  (locale) => new Intl.DisplayNames(locale, { type: 'language' }),
);
const days = memoizePerLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);

/**
 * A language's name in another language (`Russian`, `الروسية`), from the Unicode CLDR.
 * @param code any well-formed BCP 47 tag
 */
export function getLanguageName(code: string, language: Language): string {
  return languageNames(language).of(code) ?? code;
}

/** A date in words of the language, in UTC: `22 November 2026`. */
export function formatDate(date: Date, language: Language): string {
  return days(language).format(date);
}

const months = memoizePerLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
);
const years = memoizePerLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }),
);

/** A year or a month in words of the language: `November 2026`. @param period `2026` or `2026-11` */
export function formatPeriod(period: string, language: Language): string {
  return (period.length > 4 ? months : years)(language).format(new Date(period));
}

const numbers = memoizePerLanguage((locale) => new Intl.NumberFormat(locale));

/** A whole number as the language writes it. */
export function formatNumber(number: number, language: Language): string {
  return numbers(language).format(number);
}

const percents = memoizePerLanguage(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent' }),
);

/** A whole number of per cent as the language writes it. */
export function formatPercent(percent: number, language: Language): string {
  return percents(language).format(percent / 100);
}

const collators = memoizePerLanguage((locale) => new Intl.Collator(locale));

/** The order in which the language's dictionaries have two names (Unicode CLDR). */
export function compareNames(language: Language, a: string, b: string): number {
  return collators(language).compare(a, b);
}

/** The title of a page of a list: `Syria, Page 3`; that of the list's own page is the list's. */
export function formatPageTitle(
  title: string,
  page: number | undefined,
  language: Language,
): string {
  const number = formatPageNumber(page, language);
  if (number === undefined) return title;
  return languages[language].messages.pagination.titleWithNumber
    .replace('{number}', number)
    .replace('{title}', () => title);
}

/** Which page of a list it is, in words; nothing for the list's own. */
export function formatPageNumber(page: number | undefined, language: Language): string | undefined {
  return page === undefined
    ? undefined
    : languages[language].messages.pagination.pageNumber.replace(
        '{number}',
        formatNumber(page, language),
      );
}
