/** One text for each plural category that the language has; `{count}` stands for the number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What kinds of work are called, one text each. */
type Works = Record<'translated' | 'edited' | 'translated and edited' | 'summarised', string>;

/**
 * Every word of the site's own, in one language. `{…}` marks where a name, date or address goes:
 * sentences are whole here, because word order is the language's business.
 */
export interface Messages {
  /** The language's own name for itself. */
  name: string;
  tagline: string;
  skipToText: string;
  editions: string;
  latest: string;
  articleCount: Plural;
  published: string;
  updated: string;
  corrected: string;
  report: string;
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
    translators: Works;
    machineTranslation: string;
    translatorUnknown: string;
    original: string;
  };
  /** The paragraph that closes the text; the disclaimer stands between its two sentences. */
  notice: {
    translators: Works;
    machineTranslation: string;
    translatorUnknown: string;
    original: string;
    address: string;
  };
  /** The list below the text, step by step and role by role. */
  chain: {
    title: string;
    steps: Record<
      'reporting' | 'original' | 'translation' | 'verification' | 'publication',
      string
    >;
    cites: string;
    reportsIn: string;
    author: string;
    outlet: string;
    originalTitle: string;
    originalDate: string;
    originalAddress: string;
    originalLanguage: string;
    archived: string;
    firstPublished: string;
    sourceChecked: string;
    sourceRevised: string;
    translators: Works;
    translation: string;
    original: string;
    headline: string;
    headlineBy: Record<'source' | 'translator' | 'site', string>;
    verification: string;
    statement: string;
    statementInNotice: string;
    noStatement: string;
    publisher: string;
    publishedOn: string;
    rights: string;
  };
  /** The caption of a picture that leads an article. */
  picture: { credit: string; unknown: string };
  corrections: {
    title: string;
    entry: string;
    error: Record<'translation' | 'source' | 'site', string>;
  };
  footnotes: { title: string; back: string };
  /** The line that offers an article in other forms; those without a name of their own have it here. */
  forms: { title: string; text: string; card: string; links: string };
  /** What a screen reader calls a table that scrolls by itself. */
  table: string;
  /** The navigation of an edition, as a screen reader calls it. */
  sections: string;
  /** What leads from one page of a list to the next. */
  pages: { title: string; newer: string; older: string; number: string; titled: string };
  /** What an edition with few articles shows beside its own. */
  otherLanguages: { title: string; few: string };
  /** Where a page has nothing to list yet. */
  none: string;
  archive: { title: string; description: string; of: string };
  /** The names that articles are listed under: what all of them are called, and what is listed under one. */
  taxonomies: Record<
    'topics' | 'sources' | 'translators',
    { title: string; description: string; of: string }
  >;
  /** What somebody whom articles name had to do with them, where a number or an article stands beside it. */
  roles: Works & Record<'published' | 'cited', string>;
  roleCount: string;
  feeds: { title: string; description: string; what: string; articles: string; own: string };
  correctionsPage: { description: string };
  /** What the site is, and how to read what it says of its articles. */
  about: { title: string; description: string; parts: readonly { title: string; text: string }[] };
  /** What an article leads on to. */
  more: { title: string; topics: string; versions: string; previous: string; next: string };
  /** What a reader should know before an article. */
  cautions: Record<'old' | 'revised' | 'revisedSinceChecked', string>;
  /** The page at an earlier address of an article. */
  moved: string;
  /** What is passed on of an article, and the panel that offers ways to. */
  share: Record<'title' | 'text' | 'copy' | 'copied' | 'mail' | 'file', string>;
  /** A passage that a reader selects: its quotation marks, the outer two and those of a quotation within, and what is done with it. */
  quote: Record<'title' | 'marks' | 'copy' | 'share' | 'copied', string>;
  /** What readers may choose for themselves, kept on their own device. */
  settings: {
    title: string;
    scheme: string;
    schemes: Record<'system' | 'light' | 'dark', string>;
    size: string;
    /** Whether the key that opens the search does. */
    keys: string;
    keysOn: string;
    keysOff: string;
  };
  search: {
    title: string;
    description: string;
    withoutScript: string;
    words: string;
    order: string;
    orders: Record<'best' | 'newest', string>;
    filters: string;
    language: string;
    source: string;
    translator: string;
    /** No filter. */
    all: string;
    loading: string;
    none: string;
    /** `{count}` is `articleCount`. */
    since: string;
    earlier: string;
    more: string;
    failed: string;
  };
  /** Copies of articles on the reader's device. */
  offline: {
    title: string;
    description: string;
    withoutScript: string;
    /** In place of the list, where the browser stores nothing. */
    refused: string;
    /** At the top of a copy, in place of the article. */
    copy: string;
    seen: string;
    keep: string;
    letGo: string;
    /** What became of the wish to keep an article, or to let it go. */
    kept: string;
    gone: string;
    full: string;
    failed: string;
    keptTitle: string;
    keptNone: string;
    visitedTitle: string;
    visitedNone: string;
  };
  /** The article as a source in another text. */
  cite: { title: string; reference: string };
}

/**
 * Picks the form that goes with a number and puts the number in.
 * @param locale the BCP 47 tag whose rules and digits hold
 */
export function plural(locale: string, forms: Plural, count: number): string {
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
export function messageProblems(
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

function isPlural(text: string | Plural): text is Plural {
  return typeof text !== 'string';
}

/** The places of a message, in an order that doesn't depend on the sentence. */
function places(text: string): string {
  return (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
}

function* leaves(node: object, path: string[] = []): Generator<[string, string | Plural]> {
  for (const [key, value] of Object.entries(node) as [string, string | object][]) {
    const here = [...path, key];
    if (typeof value === 'string') yield [here.join('.'), value];
    else if ('other' in value) yield [here.join('.'), value as Plural];
    else yield* leaves(value, here);
  }
}
