export const locale = 'en-GB';
export const direction = 'ltr';
export const openGraph = 'en_GB';
export const babel = 'english';

export const wordsForUnknown = [
  '(is )?not (stated|known|available|given|specified|provided|indicated|mentioned|listed|applicable|found)',
  'none (given|stated|known|listed)',
  'no (author|name|byline|source|outlet|writer|authors|names)( (given|stated|known|listed|provided))?',
  '(unknown|unnamed|unidentified|unspecified|uncredited|unattributed)( (author|writer|source|outlet|journalist|reporter|publication|publisher|translator|person|artist)s?)?',
  '(the )?(author|name|writer|reporter|publication|publisher|source|outlet|translator)s? (is |are )?(unknown|unstated|unspecified|not (stated|known|given|specified|provided|indicated|mentioned|listed|available))',
  ...['unstated', 'nameless', 'noname', 'without (a )?(name|byline|author)', 'undefined', 'null'],
];
const roles =
  '(author|writer|reporter|journalist|correspondent|contributor|source|translator|editor|person|staffer)s?';
const aboutNames = `${roles}|(name|byline|identit(y|ie)|reason|threat)s?|a|an|the|and|or|of|for|to|in|at|by|on|from|with|as|is|are|was|were|be|been|being|has|have|had|his|her|their|my|this|s|not|no|do|don|t|please|who|due|because|upon|full|real|original|given|known|use|us|print|show|say|stay|remain|editors|editorial|board|team|address|under|written|writing|speaking|here`;

export const wordsForWithheld = [
  {
    heads:
      'anon|anonym(ous|ously|ity)?|(with?held|withhold(ing)?|undisclosed|redacted|suppressed|concealed|hidden|omitted|removed|deleted|changed|altered|protect(ed)?|secret|confidential|private|unnamed|supplied|pseudonym(s|ous)?|keep|kept|don|disclose[ds]?|reveal(ed)?|publish(ed)?|publication|named|identified|security|safety|danger|request(s|ed)?|ask(s|ed)?|wish(es|ed)?|want(s|ed)?|prefer(s|red)?|chose|condition)',
    others: aboutNames,
  },
  '(not )?(his|her|their) real name|(a )?pen name|((the )?author s )?name (is )?(known to|with) (the |our )?(us|editors?|newsroom|editorial (board|team|staff))',
  `(the )?(anonymous |unnamed )*(${roles} (s )?)?(full |real )?(names?|identity|identities|bylines?|${roles})( of (the )?${roles})? (is |are |was |were |has been |have been )?(with?held|concealed|hidden|changed|redacted|suppressed|protected|undisclosed|omitted|kept (secret|anonymous)|not (named|disclosed|published|printed|revealed|released|made public)) .*`,
  `(((the|an?) )?(${roles} )?(who |has )?(ask(s|ed)|request(s|ed)|wish(es|ed)|prefer(s|red)|want(s|ed)|chose) )(not to be (named|identified)|to (remain|stay|be) (anonymous|unnamed)|anonymity) .*`,
  `((is |was )?not (named|identified|disclosed)|withheld|anonymous( ${roles})?) (in|from|for|at|by|on|because|due|upon|to) .*`,
];
export const wordsForUnnamed = [
  {
    heads:
      '(admin|administrator|webmaster|webadmin|siteadmin|wpadmin|superuser|moderator|author|writer|reporter|correspondent|contributor|journalist|editor|staffer|stringer|columnist|blogger|freelancer|intern|translator|guest|user|volunteer|reader|agencie|agency|wire|newsroom|newsdesk|desk|team|staff)s?\\d*|staff|editorial',
    others:
      'a|an|and|of|by|to|in|our|own|this|special|senior|junior|foreign|local|regional|political|news|room|web|online|digital|diplomatic|war|contributing|independent|freelance|volunteer|house|external|site|website|page|various|several|multiple|many|different|other|two|three|group|collective|managing|chief|assistant|super|wp|international|city|night|general|writing|reporting|investigations?|investigative|translation|content|services?|reports?|posts?|sources?|board|office|department|committee|administration|written|posted|published|submitted',
  },
  'the (own |our )?(author|writer|translator|editor|editors|staff|newsroom|newsdesk|team|editorial (board|team|staff))|(with )?(news )?agencies|(news |wire |press )services?|press release|wire reports|various( sources)?|et al',
  '(an?|our) (own |special |local |staff )*(reporter|correspondent|journalist|writer|contributor|activist|blogger) (in|from|who|at) .*|an? [^ ]+ (reporter|correspondent|journalist|writer|activist)',
  'from our (own |special )*correspondents?( (in|at) .*)?|special (to|for) (this|the|our) (site|paper|newspaper|magazine)',
  '(the )?(original )?(author|writer|byline|name|translator|outlet)s? (is |are )?(missing|unknown|unstated|not (stated|known|given|found|named|specified|listed))|missing( (author|name|byline))?|(left )?blank|empty|nan|void|do not name',
  '(un|not )(signed|credited|attributed|sure|named)( (article|editorial))?|(i )?(don t|do not) know|dunno',
  '(local |open |media |various |other )*sources?|(the |from the )?internet|social media|root|test ?(user)?|default|contributed|community|myself|we|same( as above)?|(see|as) above|ditto|in house',
];

/** The interface texts, and the keys that every language must have. `{…}` is a placeholder. Sentences are whole, because word order differs. */
export const messages = {
  name: 'English',
  tagline: 'Journalism in translation: who wrote it, who translated it, and what is not known',
  skipToContent: 'Skip to content',
  editions: 'Editions',
  latestArticles: 'Latest articles',
  articleCount: { one: '{count} article', other: '{count} articles' },
  published: 'Published {date}',
  updated: 'Updated {date}',
  readingTime: 'Reading time: {time}',
  corrected: 'Corrected {date}',
  reportMistake: 'Report an error or a rights issue',
  notFound: {
    title: 'Page not found',
    text: 'Check the address and try again.',
    toFrontPage: 'Go to the front page',
  },
  notStated: 'not stated',
  nameWithheld: 'name withheld',
  penName: 'pen name',
  // The work of translators, editors and others. `{works}` is a list of these, with a capital at the start of a text.
  works: {
    translated: 'translated',
    edited: 'edited',
    summarised: 'summarised',
    reviewed: 'reviewed',
    proofread: 'proofread',
  },
  // In place of a name: a machine that edited or summarised.
  machine: 'a machine ({name})',
  machineTranslation: 'machine translation ({name})',
  // Each sentence begins in the language's script, by which feed readers choose the direction.
  credit: {
    authorAndOutlet: 'By {authors}, {outlet}.',
    authorOnly: 'By {authors}.',
    outletOnly: 'Original published by {outlet}.',
    outletUnknown: 'Original outlet not stated.',
    outletWithheld: "Original outlet's name withheld.",
    authorUnknown: 'Author not stated.',
    authorWithheld: "Author's name withheld.",
    neither: 'Author and original outlet not stated.',
    cites: 'Cites reporting by {names}.',
    works: '{works} by {names}.',
    machineTranslation: 'Machine translation ({names}).',
    reviewUnknown: 'Whether a person reviewed it is not stated.',
    translatorUnknown: 'Translator not stated.',
    translatorWithheld: "Translator's name withheld.",
    notTranslated: 'Original text, not a translation.',
  },
  // The disclaimer goes before `address`.
  notice: {
    works: 'This article was {works} by {names}.',
    summary: 'This article is a summary by {names}.',
    machineTranslation: 'This article is a machine translation ({names}).',
    translatorUnknown: 'The translator of this article is not stated.',
    translatorWithheld: "The name of this article's translator is withheld.",
    notTranslated: 'This article is an original text, not a translation.',
    verified: 'Content verified by {names}.',
    notVerified: 'The content of this article has not been verified.',
    address: 'Link to this article: {address}',
  },
  // Before credit and notice, so that readers can tell them from the text where there is no layout.
  labels: { credit: 'Credit:', notice: 'Notice:' },
  chain: {
    title: 'How this article reached you',
    // What the marks of the steps mean.
    marks: {
      stated: 'stated',
      partly: 'partly stated',
      unknown: 'not stated or withheld',
      machine: 'by a machine',
    },
    steps: {
      reporting: 'Reporting',
      original: 'Original',
      translation: 'Translation',
      verification: 'Verification',
      publication: 'Publication',
    },
    citedReporting: 'Cites reporting by',
    nameWithLanguage: '{name} (in {language})',
    author: 'Written by',
    outlet: 'Original published by',
    originalTitle: 'Original headline',
    originalDate: 'Original date',
    originalAddress: 'Link to original',
    originalLanguage: 'Original language',
    archivedCopy: 'Archived copy',
    firstPublished: 'This version first published at',
    sourceChecked: 'Compared with original',
    sourceRevised: 'Original revised',
    works: '{works} by',
    translation: 'Translation',
    notTranslated: 'none: this is an original text',
    headline: 'Headline and summary',
    headlineBy: {
      source: 'as in the original',
      translator: 'by the translator',
      site: 'written for this site',
    },
    // For an article without a standfirst.
    headlineOnly: 'Headline',
    verifiedBy: 'Verified by',
    notVerified: 'nobody: the content has not been verified',
    disclaimer: 'Accompanying statement',
    disclaimerInNotice: 'quoted in full after the text',
    noDisclaimer: 'none',
    publishedHere: 'Published here by',
    siteAndDate: '{site}, {date}',
    rights: 'Rights',
  },
  image: {
    undescribed: 'Picture without description',
    credit: 'Picture: {name}',
    creditUnknown: 'Picture credit not stated',
  },
  corrections: {
    title: 'Corrections',
    description: 'Corrections to articles in this edition.',
    entry: '{date}, {error}',
    error: {
      translation: 'error in the translation',
      source: 'error in the original',
      site: 'error by this site',
    },
  },
  // On a share card. `notice` and `inFull` say where to read what the card has no room for.
  card: {
    machineTranslation: 'Machine translation',
    notice: 'Notice: in the article.',
    inFull: 'Headline, credit and notice in full: in the article.',
  },
  footnotes: { title: 'Notes', back: 'Back to note {number}' },
  // `links` is the heading of the link list in plain text.
  formats: {
    plainText: 'plain text',
    shareCard: 'share card',
    links: 'Links',
  },
  // The accessible name of a scrolling table.
  table: 'Table',
  // The accessible name of the navigation.
  sections: 'Sections',
  // The accessible name of the navigation at the end of front pages.
  moreSections: 'More sections',
  pagination: {
    title: 'Pages',
    newer: 'Newer articles',
    older: 'Older articles',
    pageNumber: 'Page {number}',
    titleWithNumber: '{title}, {number}',
  },
  // Articles of other editions, shown in an edition with few articles.
  otherLanguages: {
    title: 'In other languages',
    explanation: 'There are few articles in English so far. These are in other languages.',
  },
  // In place of an empty list.
  emptyList: 'Nothing here yet.',
  archive: {
    title: 'Archive',
    description: 'All articles in this edition, by year and month.',
    periodDescription: 'Articles published here in {date}.',
  },
  // `termDescription` describes the page of one topic, source or translator.
  taxonomies: {
    topics: {
      title: 'Topics',
      description: 'The topics of the articles in this edition.',
      termDescription: 'Articles in this edition on the topic {name}.',
    },
    sources: {
      title: 'Sources',
      description:
        'Outlets that published the originals, and outlets whose reporting the articles cite. These are two different things.',
      termDescription:
        'Articles in this edition whose original was published by {name}, or that cite its reporting.',
    },
    translators: {
      title: 'Translators',
      description:
        'Who translated, edited or summarised the articles in this edition, where stated.',
      termDescription: 'Articles in this edition. Translated, edited or summarised by: {name}.',
    },
  },
  // The role of a source or translator, shown beside an article or a number.
  roles: {
    published: 'Published the original',
    cited: 'Cited',
  },
  feeds: {
    title: 'Feeds',
    description: 'Follow this edition in a feed reader.',
    explanation:
      'A feed brings new articles to you. Add its address to a feed reader, and new articles appear there without a visit to this site. Every article in a feed has its credit and its notice.',
    allArticles: 'All articles',
    follow: 'Follow {name} (feed)',
  },
  // Placeholders: `{site}`, `{notStated}`, `{nameWithheld}`, `{verification}`, `{corrections}`, `{report}`.
  about: {
    title: 'About',
    description: 'What this site is, and how to read what it says about its articles.',
    sections: [
      {
        title: 'What this site is',
        text: '{site} publishes journalism in translation. For each article it says, as far as is known here, who wrote it and who translated it. It quotes in full any statement that came with the text, and says what is not stated. It does so on the article’s page and in every format in which the article leaves this site.',
      },
      {
        title: 'How to read a credit',
        text: 'The line at the top of an article says who wrote the original and which outlet published it, who translated or edited it, and whose reporting it cites. Being cited does not make an outlet the author or the publisher: it means that the text relies on that outlet’s reporting and names it. The notice at the end of the text says again who translated it, quotes word for word any statement that came with it, and gives the address of the article. The list below it follows the text from its reporting to its publication here.',
      },
      {
        title: 'What “{notStated}” means',
        text: 'These words stand where we do not know something. They do not mean that the original has no author or no outlet, only that we do not know who it is. We never fill a gap with a guess.',
      },
      {
        title: 'What “{nameWithheld}” means',
        text: 'These words stand where a name is deliberately not given, for example because it could put somebody in danger. They are not the same as “{notStated}”. A pen name is a name that somebody writes under; where we know that a name is one, we say so.',
      },
      {
        title: 'What “not verified” means',
        text: 'Some articles come with a statement that the translator or the publisher has not verified their content. The notice quotes it word for word. It speaks only for those who made it: it does not say whether anyone else has verified the content. Where we know that somebody verified the content, or that nobody did, the notice says so. Otherwise “{notStated}” stands beside “{verification}” in the list below the article.',
      },
      {
        title: 'Headlines, dates and machines',
        text: 'If a headline was written for this site, the list below the article says so. Dates of this site are days in its editors’ local time; the date of an original is the one given on it. Work done by a machine is always labelled as such: the credit of a machine translation begins with these words, and says whether a person reviewed it, if we know.',
      },
      {
        title: 'Corrections',
        text: 'A corrected article says what was wrong, and whether the error was in the translation, in the original or ours. All of them are listed under “{corrections}”. {report}.',
      },
    ],
  },
  more: {
    title: 'Read on',
    versions: 'In other languages:',
    previous: 'Previous:',
    next: 'Next:',
  },
  // Warnings above an article: its age, or a newer version of the original.
  cautions: {
    old: 'This article is more than a year old: it is from {year}.',
    // Above drafts and scheduled articles under `npm run dev`.
    preview: 'Preview: this article is not published yet.',
    revised:
      'The original was revised on {date}, after this text was published here. This text may not include the changes.',
    revisedSinceChecked:
      'The original was revised on {date}, after this text was last compared with it. This text may not include the changes.',
  },
  // The redirect page at an article's former address.
  moved: 'This article has moved:',
  share: {
    title: 'Share',
    // The shared message.
    text: '{title}. {credit}',
    copyLink: 'Copy link',
    linkCopied: 'Link copied',
    email: 'Email',
    saveAsFile: 'Download page',
  },
  quote: {
    title: 'Quote',
    // Opening, closing, inner opening and inner closing quotation mark.
    marks: '“”‘’',
    copy: 'Copy quote',
    share: 'Share quote',
    // The statement that came with the text, or the address at which it stands.
    disclaimer: 'Accompanying statement: {disclaimer}',
    copied: 'Copied',
  },
  cite: { title: 'Cite this article', reference: '“{title}”. {credit} {site}, {date}: {address}' },
  search: {
    title: 'Search',
    description: 'Search articles by their words, sources and translators.',
    needsJavaScript: 'Search needs JavaScript.',
    otherLists: 'These lists also lead to every article:',
    searchTerms: 'Search for',
    sortBy: 'Sort by',
    sortOrders: { relevance: 'Relevance', newest: 'Newest first' },
    filters: 'Filters',
    language: 'Language',
    source: 'Source',
    translator: 'Translator or editor',
    // The option that turns a filter off.
    anyValue: 'All',
    loading: 'Searching…',
    noResults: 'No results found',
    // `{words}` are the words searched for, with the nearest known ones in place of unknown ones.
    didYouMean: 'Did you mean “{words}”?',
    searchAll: 'Search all languages',
    // The number of results in the newest shards. `{count}` is `articleCount`.
    countSince: '{count} since {date}',
    includeEarlier: 'Search older articles too',
    moreResults: 'More results',
    failed: 'Search could not be loaded. Please try again.',
  },
  offline: {
    title: 'Offline reading',
    description: 'Articles that you can read offline.',
    needsJavaScript: 'This list needs JavaScript.',
    // In place of the list, if the browser blocks storage.
    storageBlocked: 'Your browser does not let this site save articles.',
    // At the top of an offline copy.
    copyShown:
      'You are reading an offline copy saved on {date}. There is no connection, or it is slow.',
    // Above the list, in place of a page that is not saved.
    notSaved: 'This page is not saved on your device. There is no connection, or it is slow.',
    savedOn: 'Saved {date}',
    save: 'Save for offline',
    remove: 'Remove offline copy',
    saved: 'Saved for offline reading.',
    removed: 'Offline copy removed.',
    storageFull: 'Not enough space on your device.',
    saveFailed: 'Could not save the article. Check your connection.',
    savedTitle: 'Saved articles',
    savedEmpty: 'No saved articles yet. To save one, choose “Save for offline” below its text.',
    recentTitle: 'Recently read',
    recentEmpty: 'No other articles yet.',
  },
  settings: {
    title: 'Reading settings',
    scheme: 'Theme',
    schemes: { system: 'System default', light: 'Light', dark: 'Dark' },
    textSize: 'Text size',
    searchShortcut: 'Press “/” to search',
    shortcutOn: 'On',
    shortcutOff: 'Off',
  },
};
