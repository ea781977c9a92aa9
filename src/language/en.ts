import type { Messages } from './messages.ts';

export const locale = 'en-GB';
export const direction = 'ltr';
export const openGraph = 'en_GB';
export const babel = 'english';

/** What people write where they mean `unknown`. */
export const wordsForUnknown = [
  ...['not stated', 'not known', 'not available', 'not given', 'none given'],
  ...['no author', 'no name', 'unknown author', 'author unknown'],
];

export const messages: Messages = {
  name: 'English',
  tagline: 'Journalism in translation: who wrote it, who translated it, and what is not known',
  skipToText: 'Skip to the text',
  editions: 'Editions',
  latest: 'Latest articles',
  articleCount: { one: '{count} article', other: '{count} articles' },
  published: 'Published {date}',
  updated: 'Updated {date}',
  corrected: 'Corrected {date}',
  report: 'Report a mistake or a rights question',
  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address.',
    toFrontPage: 'Go to the front page',
  },
  notStated: 'not stated',
  machine: 'a machine ({name})',
  machineTranslation: 'machine translation ({name})',
  credit: {
    authorAndOutlet: 'By {authors}, {outlet}.',
    authorOnly: 'By {authors}.',
    outletOnly: 'Original published by {outlet}.',
    outletUnknown: 'Original outlet not stated.',
    authorUnknown: 'Author not stated.',
    neither: 'Author and original outlet not stated.',
    cites: 'Cites reporting by {names}.',
    translators: {
      translated: 'Translated by {names}.',
      edited: 'Edited by {names}.',
      'translated and edited': 'Translated and edited by {names}.',
      summarised: 'Summarised by {names}.',
    },
    machineTranslation: 'Machine translation ({names}).',
    translatorUnknown: 'Translator not stated.',
    original: 'Original text, not a translation.',
  },
  notice: {
    translators: {
      translated: 'This article was translated by {names}.',
      edited: 'This article was edited by {names}.',
      'translated and edited': 'This article was translated and edited by {names}.',
      summarised: 'This article is a summary by {names}.',
    },
    machineTranslation: 'This article is a machine translation ({names}).',
    translatorUnknown: 'Who translated this article is not stated.',
    original: 'This article is an original text, not a translation.',
    address: 'Address of this article: {address}',
  },
  chain: {
    title: 'How this text reached you',
    steps: {
      reporting: 'Reporting',
      original: 'Original text',
      translation: 'Translation',
      verification: 'Verification',
      publication: 'Publication',
    },
    cites: 'Reporting cited in the text',
    reportsIn: '{name} (in {language})',
    author: 'Written by',
    outlet: 'Original published by',
    originalTitle: 'Original headline',
    originalDate: 'Date of the original',
    originalAddress: 'Address of the original',
    originalLanguage: 'Language of the original',
    archived: 'Archived copy',
    firstPublished: 'This version first appeared at',
    sourceChecked: 'Compared with the original',
    sourceRevised: 'Original revised',
    translators: {
      translated: 'Translated by',
      edited: 'Edited by',
      'translated and edited': 'Translated and edited by',
      summarised: 'Summarised by',
    },
    translation: 'Translation',
    original: 'none: this is an original text',
    headline: 'Headline and standfirst',
    headlineBy: {
      source: 'as in the original',
      translator: 'by the translator',
      site: 'written for this site',
    },
    verification: 'Verified by',
    statement: 'Statement that came with the text',
    statementInNotice: 'in the notice, word for word',
    noStatement: 'none',
    publisher: 'Published here by',
    publishedOn: '{site}, {date}',
    rights: 'Rights',
  },
  picture: { credit: 'Picture: {name}', unknown: 'Picture credit not stated' },
  corrections: {
    entry: '{date}, {error}',
    title: 'Corrections',
    error: {
      translation: 'error in the translation',
      source: 'error in the original',
      site: 'error by this site',
    },
  },
  footnotes: { title: 'Notes', back: 'Back to note {number} in the text' },
  forms: {
    title: 'Other forms:',
    text: 'plain text',
    card: 'share card',
    links: 'Links',
  },
  table: 'Table',
  sections: 'Sections',
  pages: {
    title: 'Pages of this list',
    newer: 'Newer articles',
    older: 'Older articles',
    number: 'Page {number}',
    titled: '{title}, {number}',
  },
  otherLanguages: {
    title: 'In other languages',
    few: 'This edition has few articles of its own so far. These are in other languages.',
  },
  none: 'Nothing here yet.',
  archive: {
    title: 'Archive',
    description: 'Every article of this edition, by year and month.',
    of: 'Articles published here in {date}.',
  },
  taxonomies: {
    topics: {
      title: 'Topics',
      description: 'What the articles of this edition are about.',
      of: 'Articles of this edition on the topic {name}.',
    },
    sources: {
      title: 'Sources',
      description:
        'Outlets that published the originals, and outlets whose reporting the articles cite. The two are different things.',
      of: 'Articles of this edition whose original {name} published, or which cite its reporting.',
    },
    translators: {
      title: 'Translators and editors',
      description:
        'Who translated, edited or summarised the articles of this edition, where it is stated.',
      of: 'Articles of this edition, translated, edited or summarised: {name}.',
    },
  },
  roles: {
    published: 'Published the original',
    cited: 'Cited',
    translated: 'Translated',
    edited: 'Edited',
    'translated and edited': 'Translated and edited',
    summarised: 'Summarised',
  },
  roleCount: '{role}: {count}',
  feeds: {
    title: 'Feeds',
    description: 'The feeds of this edition, and what a feed is.',
    what: 'A feed brings new articles to you: give its address to a feed reader, and the reader will show what is new without your coming here. Each article in a feed has its credit and its notice.',
    articles: 'All articles',
    own: 'Feed (Atom)',
  },
  correctionsPage: {
    description: 'What was wrong in articles of this edition, and what is right.',
  },
  about: {
    title: 'About',
    description: 'What this site is, and how to read what it says of its articles.',
    parts: [
      {
        title: 'What this site is',
        text: '{site} publishes journalism in translation. Of each article it says, as far as it is known here, who wrote it and who translated it, gives the words that came with it, and says what is not stated: on its page, and in every form in which it leaves this site.',
      },
      {
        title: 'How to read a credit',
        text: 'The line at the top of an article names who wrote the original and which outlet published it, who translated or edited it, and whose reporting it cites. To be cited does not mean to be the author or the publisher: it means that the text relies on the reporting of that outlet, and names it. The notice at the end of the text says again who translated it, then gives the words that came with it exactly as they came, and the address of the article. The list below follows the text from its reporting to its publication here.',
      },
      {
        title: 'What “{notStated}” means',
        text: 'These words stand where a fact is not known here. They do not mean that the original has no author or no outlet, only that we do not know who it is. Nothing is filled in by guessing.',
      },
      {
        title: 'What “not verified” means',
        text: 'Some articles come with a statement that the translator or the publisher has not verified their content. It stands in the notice, word for word. It speaks for those who made it and for nobody else: whether others have verified the content, it does not say. Beside “{verification}” the list below an article says “{notStated}”, because it is not known here who verified it, if anyone did.',
      },
      {
        title: 'Headlines, dates and machines',
        text: 'A headline that was written for this site is marked so in the list below the article. Dates of this site are days in Universal Time (UTC); that of an original is the one that it bears. What a machine did is said to be a machine’s work.',
      },
      {
        title: 'Mistakes',
        text: 'A corrected article says what was wrong, and whether the error was in the translation, in the original or ours. Corrections in this edition: {corrections}. {report}.',
      },
    ],
  },
  more: {
    title: 'More articles',
    topics: 'Topics:',
    versions: 'In other languages:',
    previous: 'Previous:',
    next: 'Next:',
  },
  cautions: {
    old: 'This article was published more than a year ago.',
    revised:
      'The original was changed on {date}, after this text was published here. The change may be missing here.',
    revisedSinceChecked:
      'The original was changed on {date}, after this text was last compared with it. The change may be missing here.',
  },
  moved: 'This article has moved:',
  share: {
    title: 'Share',
    text: '{title}. {credit}',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    mail: 'E-mail',
    file: 'As a file',
  },
  cite: { title: 'Cite', reference: '“{title}”. {credit} {site}, {date}: {address}' },
  search: {
    title: 'Search',
    description: 'Find articles by their words, and by who wrote and translated them.',
    withoutScript:
      'Search needs a script, and it is not running here. These lists lead to every article:',
    words: 'Words to look for',
    order: 'Order',
    orders: { best: 'best first', newest: 'newest first' },
    filters: 'Filters',
    language: 'Language of the text',
    source: 'Source',
    translator: 'Translator or editor',
    all: 'all',
    loading: 'Searching…',
    none: 'Nothing found.',
    since: '{count}, among those published since {date}',
    earlier: 'Search earlier articles too',
    more: 'More results',
    failed: 'The search could not be loaded. Please try again.',
  },
  settings: {
    title: 'Reading settings',
    scheme: 'Colours',
    schemes: { system: 'as the system', light: 'day', dark: 'night' },
    size: 'Text size',
    keys: 'A single key, “/”, opens the search',
    keysOn: 'on',
    keysOff: 'off',
  },
};
