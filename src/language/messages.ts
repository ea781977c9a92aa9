/** One text for each plural category that the language has; `{count}` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What kinds of work are called, one text each. */
type WorkMessages = Record<
  'translated' | 'edited' | 'translated and edited' | 'summarised',
  string
>;

/**
 * Every word of the site's own, in one language. `{…}` marks where a name, date or address goes:
 * sentences are whole here, because word order is the language's business.
 */
export interface Messages {
  /** The language's own name for itself. */
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
  /** A program that did other work than translating, where a name would stand. */
  machine: string;
  machineTranslation: string;
  /** The line at the top: who reported, who translated. Begins in the language's own script. */
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
  /** The paragraph that closes the text; the disclaimer stands between its two sentences. */
  notice: {
    translators: WorkMessages;
    machineTranslation: string;
    translatorUnknown: string;
    notTranslated: string;
    address: string;
  };
  /** The list below the text, step by step and role by role. */
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
  /** The caption of a picture that leads an article. */
  image: { credit: string; creditUnknown: string };
  corrections: {
    title: string;
    description: string;
    entry: string;
    error: Record<'translation' | 'source' | 'site', string>;
  };
  footnotes: { title: string; back: string };
  /** The line that offers an article in other forms; those without a name of their own have it here. */
  formats: { title: string; plainText: string; shareCard: string; links: string };
  /** What a screen reader calls a table that scrolls by itself. */
  table: string;
  /** The navigation of an edition, as a screen reader calls it. */
  sections: string;
  /** What leads from one page of a list to the next. */
  pagination: {
    title: string;
    newer: string;
    older: string;
    pageNumber: string;
    titleWithNumber: string;
  };
  /** What an edition with few articles shows beside its own. */
  otherLanguages: { title: string; explanation: string };
  /** Where a page has nothing to list yet. */
  emptyList: string;
  archive: { title: string; description: string; periodDescription: string };
  /** The names that articles are listed under: what all of them are called, and what is listed under one. */
  taxonomies: Record<
    'topics' | 'sources' | 'translators',
    { title: string; description: string; termDescription: string }
  >;
  /** What somebody whom articles name had to do with them, where a number or an article stands beside it. */
  roles: WorkMessages & Record<'published' | 'cited', string>;
  roleCount: string;
  feeds: {
    title: string;
    description: string;
    explanation: string;
    allArticles: string;
    linkText: string;
  };
  /** What the site is, and how to read what it says of its articles. */
  about: {
    title: string;
    description: string;
    sections: readonly { title: string; text: string }[];
  };
  /** What an article leads on to. */
  more: { title: string; topics: string; versions: string; previous: string; next: string };
  /** What a reader should know before an article. */
  cautions: Record<'old' | 'revised' | 'revisedSinceChecked', string>;
  /** The page at an earlier address of an article. */
  moved: string;
  /** What is passed on of an article, and the panel that offers ways to. */
  share: {
    title: string;
    text: string;
    copyLink: string;
    linkCopied: string;
    email: string;
    saveAsFile: string;
  };
  /** A passage that a reader selects: its quotation marks, the outer two and those of a quotation within, and what is done with it. */
  quote: { title: string; marks: string; copy: string; share: string; copied: string };
  /** What readers may choose for themselves, kept on their own device. */
  settings: {
    title: string;
    scheme: string;
    schemes: Record<'system' | 'light' | 'dark', string>;
    textSize: string;
    /** Whether the key that opens the search does. */
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
    /** No filter. */
    anyValue: string;
    loading: string;
    noResults: string;
    /** `{count}` is `articleCount`. */
    countSince: string;
    includeEarlier: string;
    moreResults: string;
    failed: string;
  };
  /** Copies of articles on the reader's device. */
  offline: {
    title: string;
    description: string;
    needsJavaScript: string;
    /** In place of the list, where the browser stores nothing. */
    storageBlocked: string;
    /** At the top of a copy, in place of the article. */
    copyShown: string;
    savedOn: string;
    save: string;
    remove: string;
    /** What became of the wish to keep an article, or to let it go. */
    saved: string;
    removed: string;
    storageFull: string;
    saveFailed: string;
    savedTitle: string;
    savedEmpty: string;
    recentTitle: string;
    recentEmpty: string;
  };
  /** The article as a source in another text. */
  cite: { title: string; reference: string };
}

/**
 * Picks the form that goes with a number and puts the number in.
 * @param locale the BCP 47 tag whose rules and digits hold
 */
export function formatPlural(locale: string, forms: PluralForms, count: number): string {
  const { rules, numbers } = counting.get(locale) ?? {
    rules: new Intl.PluralRules(locale),
    numbers: new Intl.NumberFormat(locale),
  };
  counting.set(locale, { rules, numbers });
  return (forms[rules.select(count)] ?? forms.other).replace('{count}', numbers.format(count));
}

/** Kept, because they cost far more to make than to use. */
const counting = new Map<string, { rules: Intl.PluralRules; numbers: Intl.NumberFormat }>();

/**
 * What is missing or too much in the messages of some languages, measured against the first.
 * @returns one line for each fault, naming language and message; none when all is well
 */
export function checkMessages(
  languages: Record<string, { locale: string; messages: object }>,
): string[] {
  const [first, ...others] = Object.entries(languages).map(([code, { locale, messages }]) => ({
    code,
    categories: new Intl.PluralRules(locale).resolvedOptions().pluralCategories,
    texts: new Map(leaves(messages)),
  }));
  if (first === undefined) return [];
  const problems: string[] = [];
  for (const { code, categories, texts } of [first, ...others]) {
    for (const [key, text] of texts) {
      const model = first.texts.get(key);
      if (model === undefined) {
        problems.push(
          `${code}: "${key}" is in no other language: delete it, or add it to ${first.code}`,
        );
      } else if (isPlural(text) !== isPlural(model)) {
        problems.push(`${code}: "${key}" has plural forms in one language and not in the other`);
      } else if (isPlural(text)) {
        for (const category of categories.filter((wanted) => !text[wanted]?.trim())) {
          problems.push(`${code}: "${key}" lacks the plural form "${category}"`);
        }
        for (const form of Object.keys(text).filter(
          (given) => !categories.some((c) => c === given),
        )) {
          problems.push(
            `${code}: "${key}" has the plural form "${form}", which the language doesn't`,
          );
        }
      } else if (text.trim() === '') {
        problems.push(`${code}: "${key}" is empty`);
      } else if (places(text) !== places(model as string)) {
        problems.push(
          `${code}: "${key}" has the places "${places(text)}", not "${places(model as string)}"`,
        );
      }
    }
    for (const key of first.texts.keys()) {
      if (!texts.has(key)) problems.push(`${code}: "${key}" is missing`);
    }
  }
  return problems;
}

function isPlural(text: string | PluralForms): text is PluralForms {
  return typeof text !== 'string';
}

/** The places of a message, in an order that doesn't depend on the sentence. */
function places(text: string): string {
  return (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
}

function* leaves(node: object, path: string[] = []): Generator<[string, string | PluralForms]> {
  for (const [key, value] of Object.entries(node) as [string, string | object][]) {
    const here = [...path, key];
    if (typeof value === 'string') yield [here.join('.'), value];
    else if ('other' in value) yield [here.join('.'), value as PluralForms];
    else yield* leaves(value, here);
  }
}
