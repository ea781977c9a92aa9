import { ar, wordsForUnknown as unknownInArabic } from './ar.ts';
import { en, wordsForUnknown as unknownInEnglish } from './en.ts';
import type { Messages } from './messages.ts';
import { ru, wordsForUnknown as unknownInRussian } from './ru.ts';

interface Entry {
  /** The BCP 47 tag that dates, numbers, lists and plural forms follow. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** As Open Graph writes it, with a territory. */
  openGraph: string;
  messages: Messages;
  /** What people write in this language where they mean `unknown`, in small letters. */
  wordsForUnknown: readonly string[];
}

/** The languages that the site speaks and that articles may be written in, by the code that stands in addresses. */
export const languages = {
  en: {
    locale: 'en-GB',
    direction: 'ltr',
    openGraph: 'en_GB',
    messages: en,
    wordsForUnknown: unknownInEnglish,
  },
  // Western digits, as much of the Arabic press writes its dates; the two kinds never mix on a page.
  ar: {
    locale: 'ar-u-nu-latn',
    direction: 'rtl',
    openGraph: 'ar_AR',
    messages: ar,
    wordsForUnknown: unknownInArabic,
  },
  ru: {
    locale: 'ru',
    direction: 'ltr',
    openGraph: 'ru_RU',
    messages: ru,
    wordsForUnknown: unknownInRussian,
  },
} as const satisfies Record<string, Entry>;

export type Language = keyof typeof languages;

/** The codes, in the order in which editions are listed. */
export const languageCodes = Object.keys(languages) as Language[];

/** Whether a code (a folder's name, say) is a language of the site. */
export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

/** What `make` makes of a language's locale, made once: `Intl` objects cost far more to make than to use. */
export function perLanguage<T>(make: (locale: string) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(languages[language].locale);
    made.set(language, known);
    return known;
  };
}

const languageNames = perLanguage((locale) => new Intl.DisplayNames(locale, { type: 'language' }));
const days = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);

/**
 * A language's name in another language (`Russian`, `الروسية`), from the Unicode CLDR.
 * @param code any well-formed BCP 47 tag
 */
export function languageName(code: string, language: Language): string {
  return languageNames(language).of(code) ?? code;
}

/** A date in words of the language, in UTC: `22 November 2026`. */
export function dateInWords(date: Date, language: Language): string {
  return days(language).format(date);
}
