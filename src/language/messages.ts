import { memoize } from '../memoize.ts';

/** One text per plural category of the language; `{count}` is the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** One text per kind of work on a translation. */
type WorkMessages = Record<
  'translated' | 'edited' | 'translated and edited' | 'summarised',
  string
>;

/** All interface texts in one language. `{…}` is a placeholder; sentences are whole, because word order differs. */
export interface Messages {
  /** The language's name in itself: `العربية`. */
  name: string;
  tagline: string;
  skipToContent: string;
  editions: string;
  latestArticles: string;
  articleCount: PluralForms;
  published: string;
  updated: string;
  corrected: string;
  reportMistake: string;
  notFound: { title: string; text: string; toFrontPage: string };
  notStated: string;
  /** In place of a name: a machine that edited or summarised. */
  machine: string;
  machineTranslation: string;
  /** The credit. Each sentence begins in the language's script, by which feed readers choose the direction. */
  credit: {
    authorAndOutlet: string;
    authorOnly: string;
    outletOnly: string;
    outletUnknown: string;
    authorUnknown: string;
    neither: string;
    cites: string;
    translators: WorkMessages;
    machineTranslation: string;
    translatorUnknown: string;
    notTranslated: string;
  };
  /** The notice. The disclaimer goes before `address`. */
  notice: {
    translators: WorkMessages;
    machineTranslation: string;
    translatorUnknown: string;
    notTranslated: string;
    address: string;
  };
  /** The chain: titles of its steps, labels and values of its roles. */
  chain: {
    title: string;
    steps: Record<
      'reporting' | 'original' | 'translation' | 'verification' | 'publication',
      string
    >;
    citedReporting: string;
    nameWithLanguage: string;
    author: string;
    outlet: string;
    originalTitle: string;
    originalDate: string;
    originalAddress: string;
    originalLanguage: string;
    archivedCopy: string;
    firstPublished: string;
    sourceChecked: string;
    sourceRevised: string;
    translators: WorkMessages;
    translation: string;
    notTranslated: string;
    headline: string;
    headlineBy: Record<'source' | 'translator' | 'site', string>;
    verifiedBy: string;
    disclaimer: string;
    disclaimerInNotice: string;
    noDisclaimer: string;
    publishedHere: string;
    siteAndDate: string;
    rights: string;
  };
  /** The caption of an article's image. */
  image: { credit: string; creditUnknown: string };
  corrections: {
    title: string;
    description: string;
    entry: string;
    error: Record<'translation' | 'source' | 'site', string>;
  };
  footnotes: { title: string; back: string };
  /** Links to an article's other formats; `links` is the heading of the link list in plain text. */
  formats: { title: string; plainText: string; shareCard: string; links: string };
  /** The accessible name of a scrolling table. */
  table: string;
  /** The accessible name of the navigation. */
  sections: string;
  pagination: {
    title: string;
    newer: string;
    older: string;
    pageNumber: string;
    titleWithNumber: string;
  };
  /** Articles of other editions, shown in an edition with few articles. */
  otherLanguages: { title: string; explanation: string };
  /** In place of an empty list. */
  emptyList: string;
  archive: { title: string; description: string; periodDescription: string };
  /** Title and description of a taxonomy's page, and the description of one term's page. */
  taxonomies: Record<
    'topics' | 'sources' | 'translators',
    { title: string; description: string; termDescription: string }
  >;
  /** A term's role in an article, beside the article or a number. */
  roles: WorkMessages & Record<'published' | 'cited', string>;
  roleCount: string;
  feeds: {
    title: string;
    description: string;
    explanation: string;
    allArticles: string;
    linkText: string;
  };
  /** Placeholders: `{site}`, `{notStated}`, `{verification}`, `{corrections}`, `{report}`. */
  about: {
    title: string;
    description: string;
    sections: readonly { title: string; text: string }[];
  };
  /** Links from an article to others. */
  more: { title: string; topics: string; versions: string; previous: string; next: string };
  /** Warnings above an article: its age, or a newer version of the original. */
  cautions: Record<'old' | 'revised' | 'revisedSinceChecked', string>;
  /** The redirect page at an article's former address. */
  moved: string;
  /** The Share panel; `text` is the shared message. */
  share: {
    title: string;
    text: string;
    copyLink: string;
    linkCopied: string;
    email: string;
    saveAsFile: string;
  };
  /** Buttons for a selected passage; `marks` are the opening, closing, inner opening and inner closing quotation mark. */
  quote: { title: string; marks: string; copy: string; share: string; copied: string };
  /** The reader's settings, stored on the device. */
  settings: {
    title: string;
    scheme: string;
    schemes: Record<'system' | 'light' | 'dark', string>;
    textSize: string;
    searchShortcut: string;
    shortcutOn: string;
    shortcutOff: string;
  };
  search: {
    title: string;
    description: string;
    needsJavaScript: string;
    searchTerms: string;
    sortBy: string;
    sortOrders: Record<'relevance' | 'newest', string>;
    filters: string;
    language: string;
    source: string;
    translator: string;
    /** The option that turns a filter off. */
    anyValue: string;
    loading: string;
    noResults: string;
    /** The number of results in the newest shards; `{count}` is `articleCount`. */
    countSince: string;
    includeEarlier: string;
    moreResults: string;
    failed: string;
  };
  /** Offline copies on the reader's device. */
  offline: {
    title: string;
    description: string;
    needsJavaScript: string;
    /** In place of the list, if the browser blocks storage. */
    storageBlocked: string;
    /** At the top of an offline copy. */
    copyShown: string;
    savedOn: string;
    save: string;
    remove: string;
    /** Status messages after `save` and `remove`. */
    saved: string;
    removed: string;
    storageFull: string;
    saveFailed: string;
    savedTitle: string;
    savedEmpty: string;
    recentTitle: string;
    recentEmpty: string;
  };
  /** The Cite panel. */
  cite: { title: string; reference: string };
}

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
    [
      ...[...texts].flatMap(([key, text]) => {
        const model = first.texts.get(key);
        const faults =
          model === undefined
            ? [`is not in ${first.code}: add it there, or remove it here`]
            : checkText(text, model, categories);
        return faults.map((fault) => `"${key}" ${fault}`);
      }),
      ...[...first.texts.keys()]
        .filter((key) => !texts.has(key))
        .map((key) => `"${key}" is missing: translate it from ${first.code}`),
    ].map((line) => `${code}: ${line}`),
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
