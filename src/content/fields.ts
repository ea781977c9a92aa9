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
const optionalOrUnknown = { ...optional, ...orUnknown } as const;
const orUnnamed = { states: { unknown: null, withheld: 'withheld' } } as const;

function text(
  is: string,
  help: string,
  example: string,
  maxLength: number,
  more?: Partial<TextField>,
): TextField {
  return { kind: 'text', is, help, example, maxLength, ...more };
}

/** A name that is taken exactly as written, or with a fix for the words for the three states. */
function name(help: string, example: string, instead?: string): TextField {
  return text('a name', help, example, 200, {
    refuses: instead === undefined ? 'nothing' : 'states',
    ...(instead !== undefined && { instead }),
  });
}

function word(words: readonly string[], help: string, more?: Partial<WordField>): WordField {
  return { kind: 'word', words, help, ...more };
}

function simple(kind: SimpleField['kind'], help: string, more?: Partial<SimpleField>): SimpleField {
  return { kind, help, ...more };
}

function section(help: string, fields: Fields, more?: Partial<SectionField>): SectionField {
  return { kind: 'section', help, fields, ...more };
}

/** By default, a list of names. */
function list(of: Field, is: string, help: string, more?: Partial<ListField>): ListField {
  const shorten = 'name the group instead, or write several names in one entry';
  return { kind: 'list', of, is, help, maxItems: 20, shorten, ...more };
}

const pseudonym = simple(
  'mark',
  '`true` if the name is a pen name: readers are told so. Otherwise leave it out.',
  optional,
);

const author = section(
  'A name, or `{name: …}` to say more about it.',
  {
    name: name('The name, taken exactly as written.', 'First Sample Author'),
    pseudonym,
    type: word(['person', 'organization'], '`person` or `organization`.', optional),
  },
  { short: true },
);

const cite = section('An outlet.', {
  name: name(
    'The name of the outlet.',
    'Kommersant',
    'write the name; if the text names no outlet, leave out `cites`',
  ),
  lang: simple('language', 'The language in which the outlet reports, as a code.', optional),
});

const source: Record<keyof Frontmatter['source'], Field> = {
  author: list(
    author,
    'a name, or a list of names',
    'Who wrote the original: a name, or a list of names.',
    { ...orUnnamed, single: true },
  ),
  publication: section(
    'The outlet that first published the original.',
    { name: name('The name, taken exactly as written.', 'Sample Outlet') },
    { ...orUnnamed, short: true },
  ),
  title: text(
    'the headline of the original',
    'The headline of the original, in its own language.',
    'Всеобщая декларация прав человека',
    300,
    optionalOrUnknown,
  ),
  url: simple('address', 'The web address of the original.', optionalOrUnknown),
  lang: simple(
    'language',
    'The language of the original, as a code such as `ru`, `ar` or `pt-BR`.',
    optionalOrUnknown,
  ),
  published: simple('day', 'The day printed on the original.', optionalOrUnknown),
  archived: simple(
    'address',
    'The web address of a saved copy of the original.',
    optionalOrUnknown,
  ),
  cites: list(
    cite,
    'a list of outlets, each with its name',
    'The outlets whose reporting the text names and relies on, each with `name` and perhaps `lang`. They are not its publisher.',
    { ...optional, shorten: 'name those that the text relies on most' },
  ),
};

const translator = section('A translator or editor.', {
  name: name(
    'The name.',
    'First Sample Translator',
    'write the name; if no translator is named, write `unknown`, `withheld` or `none` for the whole field: `translator: unknown`',
  ),
  pseudonym,
  type: word(
    ['person', 'organization', 'machine'],
    '`person`, `organization`, or `machine` for a program such as DeepL.',
  ),
  work: list(
    word(works, 'What they did.'),
    'a list of what they did, such as [translated, edited]',
    'What they did, as a list: `translated`, `edited`, `summarised`, `reviewed` (compared with the original, and free to reject it) or `proofread`.',
    { maxItems: works.length, shorten: 'write each word once' },
  ),
  date: simple('date', 'The day of the review. Only where `work` contains `reviewed`.', optional),
});

const verification = section('Somebody who verified the content.', {
  name: name(
    'Who verified the content.',
    'Sample Fact Checkers',
    'write the name; if it is not known who verified the content, leave out `verified`; if nobody did, write `verified: none`',
  ),
  date: simple('date', 'The day of the verification.', optional),
  note: text(
    'what was verified and how',
    'What was verified, and how.',
    'Compared names and dates with the original.',
    2000,
    {
      ...optional,
      multiline: true,
      instead: 'say what was verified and how, or leave out the note',
    },
  ),
});

const correction = section('A correction.', {
  date: simple('date', 'The day of the correction.'),
  error: word(
    ['translation', 'source', 'site'],
    'Where the mistake was made: `translation`, `source` (the original) or `site` (here).',
  ),
  text: text(
    'what was wrong and what is right',
    'What was wrong, and what is right.',
    'An earlier version gave the wrong date. It was 31 July.',
    2000,
    { multiline: true },
  ),
});

const image: Fields = {
  src: text(
    'the file name of a picture in the folder of the article',
    'The file name of the picture.',
    'photo.jpg',
    200,
    { refuses: 'nothing' },
  ),
  alt: text(
    'a description of the picture for people who cannot see it',
    'What the picture shows, for readers who can’t see it.',
    'A street in Damascus',
    1000,
  ),
  credit: text(
    'the picture credit',
    'Who made the picture.',
    'First Sample Photographer',
    300,
    orUnknown,
  ),
};

/** Describes every field of the frontmatter, in the order in which editors write them. */
export const frontmatterFields: Record<keyof Frontmatter, Field> = {
  title: text(
    'the headline',
    'The headline. If the text came without one, write your own and `titleBy: site`.',
    'The headline',
    300,
    {
      instead: 'write a headline; if the text came without one, write your own and `titleBy: site`',
    },
  ),
  titleBy: word(
    ['source', 'translator', 'site'],
    'Who wrote the headline and the description: `source` (they came with the original and are translated), `translator` (the translator wrote them) or `site` (you wrote them).',
  ),
  description: text(
    'the standfirst, one or two sentences',
    'The standfirst: one or two sentences below the headline.',
    'One or two sentences that say what the article is about.',
    1000,
    {
      states: { none: null },
      instead: 'write one or two sentences, or `none` if there is no standfirst',
    },
  ),
  published: simple(
    'date',
    'When you publish it: `2026-11-22`, or with a time `2026-11-22T09:30+03:00`.',
  ),
  topics: list(
    text('a topic', 'A topic.', 'Syria', 100, {
      instead: 'write a topic; if the article has none, leave out `topics`',
    }),
    'a list of topics',
    'Lists the article on a page for each topic.',
    { ...optional, shorten: 'keep those under which readers will look for the article' },
  ),
  source: section(
    'The text that was translated: its `author` and `publication`, and more below.',
    source,
  ),
  translator: list(
    translator,
    'a list of translators, each with name, type and work',
    'Who translated or edited the text, each with `name`, `type` and `work`. An original text has `none`.',
    { states: { ...orUnnamed.states, none: 'none' } },
  ),
  disclaimer: text(
    'the disclaimer that came with the text, word for word',
    'The words that came with the text, exactly as they came.',
    'The words that came with the text, exactly as they came.',
    5000,
    {
      states: { none: null },
      multiline: true,
      instead: 'write the disclaimer as it came, or `none` if the text came without one',
    },
  ),
  rights: text(
    'a licence address or a statement',
    'The web address of a licence, or a statement.',
    'https://creativecommons.org/licenses/by/4.0/',
    2000,
    { ...orUnknown, multiline: true },
  ),
  verified: list(
    verification,
    'a list of those who verified the content, each with a name',
    'Who verified the content, each with `name`, and perhaps `date` and `note`. Write `none` only if it is known that nobody did.',
    {
      ...optional,
      states: { none: 'none' },
      instead:
        'write `none` if it is known that nobody verified the content; otherwise leave it out',
    },
  ),
  updated: simple('date', 'The day on which you last changed the article.', optional),
  corrections: list(
    correction,
    'a list of corrections, each with date, error and text',
    'What you corrected, each with `date`, `error` and `text`.',
    { ...optional, maxItems: 100, shorten: 'write the corrections of a day in one entry' },
  ),
  translationKey: simple(
    'key',
    'One word, the same in each language’s version of a story; readers can switch between them.',
    optional,
  ),
  aliases: list(
    simple('alias', 'An earlier address.'),
    'a list of earlier addresses',
    'Earlier addresses of the article on this site, the oldest first: `/2020/01/name/`, `/name.html`, `/?p=123`. They lead to the new one.',
    { ...optional, shorten: 'keep those that others link to' },
  ),
  draft: simple(
    'boolean',
    '`true` keeps the article off the site. Such a file needs only a title.',
    optional,
  ),
  canonical: simple(
    'address',
    'The web address where this same text was first published.',
    optional,
  ),
  index: simple('boolean', '`false` keeps the article out of search engines.', optional),
  lead: simple(
    'boolean',
    '`true` pins the article to the top of the front page, until you pin a newer one.',
    optional,
  ),
  sourceChecked: simple(
    'date',
    'The day on which you last compared the article with the original.',
    optional,
  ),
  sourceRevised: simple(
    'date',
    'The day on which the original was changed; readers are told if you haven’t compared since.',
    optional,
  ),
  image: section('The picture at the top, with `src`, `alt` and `credit`.', image, optional),
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
