import { works, type Frontmatter } from '../article/article.ts';

/** A word that stands for a value: not stated, deliberately not given, or known not to exist. */
export type State = 'unknown' | 'withheld' | 'none';

interface Common {
  /** What editors write here. Shown in docs/editors.md and by code editors. */
  help: string;
  /** The value in messages: `the headline`. */
  is?: string;
  optional?: true;
  /** The words that may stand for the value, and how each is read. */
  states?: Partial<Record<State, State | null>>;
  /** The fix for a word such as "n/a". */
  instead?: string;
}

export interface TextField extends Common {
  kind: 'text';
  is: string;
  example: string;
  /** In code points. */
  maxLength: number;
  multiline?: true;
  /** Set if only the three states in any case are refused, or nothing. Other texts refuse all words for "unknown". */
  refuses?: 'states' | 'nothing';
}

export interface WordField extends Common {
  kind: 'word';
  words: readonly string[];
}

export interface SectionField extends Common {
  kind: 'section';
  fields: Fields;
  /** Set if a plain name may stand for the section. */
  short?: true;
}

export interface ListField extends Common {
  kind: 'list';
  is: string;
  of: Field;
  maxItems: number;
  /** The fix for a list that is too long. */
  shorten: string;
  /** Set if one entry may stand for the list. */
  single?: true;
}

export interface SimpleField extends Common {
  /** A `date` may have a time; a `day` is the date as printed; a `mark` is `true` or left out. */
  kind: 'date' | 'day' | 'address' | 'language' | 'boolean' | 'mark' | 'key' | 'alias';
}

export type LeafField = TextField | WordField | SimpleField;
export type Field = LeafField | SectionField | ListField;
export type Fields = Readonly<Record<string, Field>>;

const optional = { optional: true } as const;
const orUnknown = { states: { unknown: null } } as const;
const orUnnamed = { states: { unknown: null, withheld: 'withheld' } } as const;
const shortenNames = 'name the group instead, or write several names in one entry';

function nameField(help: string, example: string, instead?: string): TextField {
  const name = { kind: 'text', is: 'a name', help, example, maxLength: 200 } as const;
  return instead === undefined
    ? { ...name, refuses: 'nothing' }
    : { ...name, refuses: 'states', instead };
}

const pseudonym: Field = {
  kind: 'mark',
  help: '`true` if the name is a pen name: readers are told so. Otherwise leave it out.',
  ...optional,
};

const author: Field = {
  kind: 'section',
  help: 'A name, or `{name: …}` to say more about it.',
  short: true,
  fields: {
    name: nameField('The name, taken exactly as written.', 'First Sample Author'),
    pseudonym,
    type: {
      kind: 'word',
      help: '`person` or `organization`.',
      words: ['person', 'organization'],
      ...optional,
    },
  },
};

const cite: Field = {
  kind: 'section',
  help: 'An outlet.',
  fields: {
    name: nameField(
      'The name of the outlet.',
      'Kommersant',
      'write the name; if the text names no outlet, leave out `cites`',
    ),
    lang: {
      kind: 'language',
      help: 'The language in which the outlet reports, as a code.',
      ...optional,
    },
  },
};

const source: Record<keyof Frontmatter['source'], Field> = {
  author: {
    kind: 'list',
    is: 'a name, or a list of names',
    help: 'Who wrote the original: a name, or a list of names.',
    ...orUnnamed,
    single: true,
    maxItems: 20,
    shorten: shortenNames,
    of: author,
  },
  publication: {
    kind: 'section',
    help: 'The outlet that first published the original.',
    ...orUnnamed,
    short: true,
    fields: { name: nameField('The name, taken exactly as written.', 'Sample Outlet') },
  },
  title: {
    kind: 'text',
    is: 'the headline of the original',
    help: 'The headline of the original, in its own language.',
    example: 'Всеобщая декларация прав человека',
    ...optional,
    ...orUnknown,
    maxLength: 300,
  },
  url: { kind: 'address', help: 'The web address of the original.', ...optional, ...orUnknown },
  lang: {
    kind: 'language',
    help: 'The language of the original, as a code such as `ru`, `ar` or `pt-BR`.',
    ...optional,
    ...orUnknown,
  },
  published: { kind: 'day', help: 'The day printed on the original.', ...optional, ...orUnknown },
  archived: {
    kind: 'address',
    help: 'The web address of a saved copy of the original.',
    ...optional,
    ...orUnknown,
  },
  cites: {
    kind: 'list',
    is: 'a list of outlets, each with its name',
    help: 'The outlets whose reporting the text names and relies on, each with `name` and perhaps `lang`. They are not its publisher.',
    ...optional,
    maxItems: 20,
    shorten: 'name those that the text relies on most',
    of: cite,
  },
};

const translator: Field = {
  kind: 'section',
  help: 'A translator or editor.',
  fields: {
    name: nameField(
      'The name.',
      'First Sample Translator',
      'write the name; if no translator is named, write `unknown`, `withheld` or `none` for the whole field: `translator: unknown`',
    ),
    pseudonym,
    type: {
      kind: 'word',
      help: '`person`, `organization`, or `machine` for a program such as DeepL.',
      words: ['person', 'organization', 'machine'],
    },
    work: {
      kind: 'list',
      is: 'a list of what they did, such as [translated, edited]',
      help: 'What they did, as a list: `translated`, `edited`, `summarised`, `reviewed` (compared with the original, and free to reject it) or `proofread`.',
      maxItems: works.length,
      shorten: 'write each word once',
      of: { kind: 'word', help: 'What they did.', words: works },
    },
    date: {
      kind: 'date',
      help: 'The day of the review. Only where `work` contains `reviewed`.',
      ...optional,
    },
  },
};

const verification: Field = {
  kind: 'section',
  help: 'Somebody who verified the content.',
  fields: {
    name: nameField(
      'Who verified the content.',
      'Sample Fact Checkers',
      'write the name; if it is not known who verified the content, leave out `verified`; if nobody did, write `verified: none`',
    ),
    date: { kind: 'date', help: 'The day of the verification.', ...optional },
    note: {
      kind: 'text',
      is: 'what was verified and how',
      help: 'What was verified, and how.',
      example: 'Compared names and dates with the original.',
      ...optional,
      maxLength: 2000,
      multiline: true,
      instead: 'say what was verified and how, or leave out the note',
    },
  },
};

const correction: Field = {
  kind: 'section',
  help: 'A correction.',
  fields: {
    date: { kind: 'date', help: 'The day of the correction.' },
    error: {
      kind: 'word',
      help: 'Where the mistake was made: `translation`, `source` (the original) or `site` (here).',
      words: ['translation', 'source', 'site'],
    },
    text: {
      kind: 'text',
      is: 'what was wrong and what is right',
      help: 'What was wrong, and what is right.',
      example: 'An earlier version gave the wrong date. It was 31 July.',
      maxLength: 2000,
      multiline: true,
    },
  },
};

const image: Fields = {
  src: {
    kind: 'text',
    is: 'the file name of a picture in the folder of the article',
    help: 'The file name of the picture.',
    example: 'photo.jpg',
    maxLength: 200,
    refuses: 'nothing',
  },
  alt: {
    kind: 'text',
    is: 'a description of the picture for people who cannot see it',
    help: 'What the picture shows, for readers who can’t see it.',
    example: 'A street in Damascus',
    maxLength: 1000,
  },
  credit: {
    kind: 'text',
    is: 'the picture credit',
    help: 'Who made the picture.',
    example: 'First Sample Photographer',
    ...orUnknown,
    maxLength: 300,
  },
};

/** Describes every field of the frontmatter, in the order in which editors write them. */
export const frontmatterFields: Record<keyof Frontmatter, Field> = {
  title: {
    kind: 'text',
    is: 'the headline',
    help: 'The headline. If the text came without one, write your own and `titleBy: site`.',
    example: 'The headline',
    maxLength: 300,
    instead: 'write a headline; if the text came without one, write your own and `titleBy: site`',
  },
  titleBy: {
    kind: 'word',
    help: 'Who wrote the headline and the description: `source` (they came with the original and are translated), `translator` (the translator wrote them) or `site` (you wrote them).',
    words: ['source', 'translator', 'site'],
  },
  description: {
    kind: 'text',
    is: 'the standfirst, one or two sentences',
    help: 'The standfirst: one or two sentences below the headline.',
    example: 'One or two sentences that say what the article is about.',
    states: { none: null },
    maxLength: 1000,
    instead: 'write one or two sentences, or `none` if there is no standfirst',
  },
  published: {
    kind: 'date',
    help: 'When you publish it: `2026-11-22`, or with a time `2026-11-22T09:30+03:00`.',
  },
  topics: {
    kind: 'list',
    is: 'a list of topics',
    help: 'Lists the article on a page for each topic.',
    ...optional,
    maxItems: 20,
    shorten: 'keep those under which readers will look for the article',
    of: {
      kind: 'text',
      is: 'a topic',
      help: 'A topic.',
      example: 'Syria',
      maxLength: 100,
      instead: 'write a topic; if the article has none, leave out `topics`',
    },
  },
  source: {
    kind: 'section',
    help: 'The text that was translated: its `author` and `publication`, and more below.',
    fields: source,
  },
  translator: {
    kind: 'list',
    is: 'a list of translators, each with name, type and work',
    help: 'Who translated or edited the text, each with `name`, `type` and `work`. An original text has `none`.',
    states: { ...orUnnamed.states, none: 'none' },
    maxItems: 20,
    shorten: shortenNames,
    of: translator,
  },
  disclaimer: {
    kind: 'text',
    is: 'the disclaimer that came with the text, word for word',
    help: 'The words that came with the text, exactly as they came.',
    example: 'The words that came with the text, exactly as they came.',
    states: { none: null },
    maxLength: 5000,
    multiline: true,
    instead: 'write the disclaimer as it came, or `none` if the text came without one',
  },
  rights: {
    kind: 'text',
    is: 'a licence address or a statement',
    help: 'The web address of a licence, or a statement.',
    example: 'https://creativecommons.org/licenses/by/4.0/',
    ...orUnknown,
    maxLength: 2000,
    multiline: true,
  },
  verified: {
    kind: 'list',
    is: 'a list of those who verified the content, each with a name',
    help: 'Who verified the content, each with `name`, and perhaps `date` and `note`. Write `none` only if it is known that nobody did.',
    ...optional,
    states: { none: 'none' },
    instead: 'write `none` if it is known that nobody verified the content; otherwise leave it out',
    maxItems: 20,
    shorten: shortenNames,
    of: verification,
  },
  updated: { kind: 'date', help: 'The day on which you last changed the article.', ...optional },
  corrections: {
    kind: 'list',
    is: 'a list of corrections, each with date, error and text',
    help: 'What you corrected, each with `date`, `error` and `text`.',
    ...optional,
    maxItems: 100,
    shorten: 'write the corrections of a day in one entry',
    of: correction,
  },
  translationKey: {
    kind: 'key',
    help: 'One word, the same in each language’s version of a story; readers can switch between them.',
    ...optional,
  },
  aliases: {
    kind: 'list',
    is: 'a list of earlier addresses',
    help: 'Earlier addresses of the article on this site, the oldest first; they lead to the new one.',
    ...optional,
    maxItems: 20,
    shorten: 'keep those that others link to',
    of: { kind: 'alias', help: 'An earlier address.' },
  },
  draft: { kind: 'boolean', help: '`true` keeps the article off the site.', ...optional },
  canonical: {
    kind: 'address',
    help: 'The web address where this same text was first published.',
    ...optional,
  },
  index: {
    kind: 'boolean',
    help: '`false` keeps the article out of search engines.',
    ...optional,
  },
  sourceChecked: {
    kind: 'date',
    help: 'The day on which you last compared the article with the original.',
    ...optional,
  },
  sourceRevised: {
    kind: 'date',
    help: 'The day on which the original was changed; readers are told if you haven’t compared since.',
    ...optional,
  },
  image: {
    kind: 'section',
    help: 'The picture at the top, with `src`, `alt` and `credit`.',
    ...optional,
    fields: image,
  },
};

/** The names of the fields that contain prose or names, at any depth. */
export const textFieldNames: ReadonlySet<unknown> = new Set(listTextFields(frontmatterFields));

function listTextFields(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const entry = field.kind === 'list' ? field.of : field;
    if (entry.kind !== 'section') return entry.kind === 'text' ? [key] : [];
    return [...(entry.short === true ? [key] : []), ...listTextFields(entry.fields)];
  });
}
