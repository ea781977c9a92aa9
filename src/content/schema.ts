import { z } from 'astro/zod';
import leven, { closestMatch } from 'leven';
import { readDate } from '../date.ts';
import type { Frontmatter, Translator } from '../article/article.ts';
import { languageCodes, languages } from '../language/languages.ts';
import { isSlug } from '../language/slug.ts';
import { isReserved } from './aliases.ts';
import { plainTextFault } from '../article/plain-text.ts';
import { quote, type Finding } from './diagnostic.ts';

/** What a field must be, in an editor's words, and what to do where it isn't. */
export interface FieldFinding {
  /** What was found, where it is more than the value itself. */
  found?: string;
  expected: string;
  fix: string;
  /** Whether the word `unknown` may stand for the field. */
  unknown?: true;
}

type Reading<T> = { value: T } | FieldFinding;

/** A field that reads itself: one value in, the value or the fault out. */
function field<T>(read: (value: unknown) => Reading<T>): z.ZodType<T> {
  return z.unknown().transform((input, context): T => {
    const reading = read(input);
    if ('value' in reading) return reading.value;
    context.issues.push({ code: 'custom', input, params: reading });
    return z.NEVER;
  });
}

/**
 * Plain text: no markup, no control characters, something to see.
 * @param what names the field in the fault (`the headline`)
 */
function text(what: string, limit: number, { lines = false } = {}): z.ZodType<string> {
  return field((value) => readText(value, what, limit, lines));
}

function readText(value: unknown, what: string, limit: number, lines: boolean): Reading<string> {
  const expected = `${what}: 1 to ${String(limit)} characters of plain text${lines ? '' : ' on one line'}`;
  if (typeof value !== 'string') {
    const quotable = typeof value === 'number' || typeof value === 'boolean';
    return {
      expected,
      fix: quotable ? 'put it in quotes, as it stands there' : 'write the text after the colon',
    };
  }
  // What a control character hides behind is no white space to be trimmed away.
  const written = value.replace(/^[ \n]+|[ \n]+$/g, '');
  const fault = plainTextFault(written, limit, lines);
  return fault ? { expected, ...fault } : { value: written.trim() };
}

/** The name of a person or outlet, which is never the word `unknown`. */
const name = field<string>((value) => {
  const reading = readText(value, 'a name', 200, false);
  if ('value' in reading && meansUnknown(reading.value)) {
    const fix = 'delete this entry; where the whole field may be unknown, write `unknown` for it';
    return { expected: 'a name', fix };
  }
  return reading;
});

/**
 * The same field, where the word `unknown` may stand for it and is read as `null`.
 * @param what the field is, for a fault that the field itself wouldn't find
 */
function orUnknown<T>(known: z.ZodType<T>, what: string): z.ZodType<T | null> {
  return z.unknown().transform((input, context): T | null => {
    if (input === 'unknown') return null;
    if (typeof input === 'string' && meansUnknown(input)) {
      const expected = `${what}, or the word unknown`;
      context.issues.push({ code: 'custom', input, params: { expected, fix: 'write `unknown`' } });
      return z.NEVER;
    }
    const result = known.safeParse(input);
    if (result.success) return result.data;
    for (const issue of result.error.issues as z.core.$ZodRawIssue[]) {
      const params = 'params' in issue ? (issue.params as FieldFinding | undefined) : undefined;
      if (params && (issue.path ?? []).length === 0) {
        const expected = `${params.expected}, or the word unknown`;
        context.issues.push({
          code: 'custom',
          input,
          params: { ...params, expected, unknown: true },
        });
      } else {
        context.issues.push(issue);
      }
    }
    return z.NEVER;
  });
}

/** What people write for "unknown"; none of it may become a credit. */
const wordsForUnknown = new Set<string>([
  ...['none', 'n/a', 'n.a', 'nil', 'tbd'],
  ...languageCodes.flatMap((code) => languages[code].wordsForUnknown),
]);

/** One of the words above, or close enough to `unknown` that nobody is called so: `Unknown`, `unkown`. */
function meansUnknown(written: string): boolean {
  const word = written.trim().toLowerCase();
  return (
    !/[\p{L}\p{N}]/u.test(word) ||
    wordsForUnknown.has(word) ||
    wordsForUnknown.has(word.replace(/\.$/, '')) ||
    (word.length > 5 && leven(word, 'unknown', { maxDistance: 3 }) < 3)
  );
}

/** Reads with another schema inside a transform, handing on its issues with their paths. */
function read<T>(schema: z.ZodType<T>, input: unknown, context: z.core.ParsePayload): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  context.issues.push(...(result.error.issues as z.core.$ZodRawIssue[]));
  return z.NEVER;
}

function oneOf<const T extends string>(...words: T[]): z.ZodType<T> {
  const list = words.join(', ');
  const fixFor = (value: unknown) => {
    const nearest = closestMatch(String(value).toLowerCase(), words, { maxDistance: 2 });
    return nearest === undefined
      ? 'write one of these words, as it stands here'
      : `write \`${nearest}\` if that is what you mean`;
  };
  return field((value) =>
    words.includes(value as T)
      ? { value: value as T }
      : { expected: `one of: ${list}`, fix: fixFor(value) },
  );
}

const yesOrNo = field<boolean>((value) =>
  typeof value === 'boolean'
    ? { value }
    : { expected: 'true or false', fix: 'write `true` or `false`, without quotes' },
);

const aDate = 'a date such as 2026-11-22, or a time with its offset: 2026-11-22T09:30+03:00';

function readDateField(value: unknown): Reading<Date> {
  const written = typeof value === 'string' ? value.trim() : '';
  const read = readDate(written);
  if (read !== undefined) return { value: read };
  const fix = /^\d{4}-\d\d-\d\d/.test(written)
    ? /^.{10}[T ]/i.test(written) && readDate(written.slice(0, 10))
      ? 'write the time with a T before it and its offset behind it: T09:30+03:00, or T09:30Z'
      : 'correct the date: the calendar has no such day'
    : 'write year, month and day in figures: yyyy-mm-dd';
  return { expected: aDate, fix };
}

/** A day (00:00 UTC) or a time with its offset. */
const date = field(readDateField);

/** The day as it was written, whatever the time: what an outlet printed on its page. */
const writtenDay = field((value) => {
  const reading = readDateField(value);
  return 'value' in reading ? { value: new Date(String(value).trim().slice(0, 10)) } : reading;
});

/** An absolute http(s) address; nothing else may become a link of ours. */
const address = field<string>((value) => {
  const expected = 'an address that begins with https:// or http://';
  if (typeof value !== 'string') return { expected, fix: 'write the whole address' };
  const written = value.trim();
  const url = /\s/.test(written) ? null : URL.parse(written);
  if (url === null) return { expected, fix: 'write the whole address, with https:// before it' };
  if (!/^https?:\/\//i.test(written)) {
    return {
      found: `${quote(written)}, an address of the kind ${url.protocol}`,
      expected,
      fix: 'write a web address',
    };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      expected: `${expected}, with no user name in it`,
      fix: 'delete what stands before the @',
    };
  }
  const fault = plainTextFault(written, 2000, false);
  if (fault) return { expected, ...fault };
  return { value: written };
});

const knownLanguages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A BCP 47 tag whose language the Unicode CLDR knows. */
const languageTag = field<string>((value) => {
  const fault = { expected: 'a language code such as ru, ar or pt-BR', fix: 'write its code' };
  if (typeof value !== 'string') return fault;
  try {
    const [tag] = Intl.getCanonicalLocales(value.trim());
    return tag !== undefined && knownLanguages.of(tag) !== undefined ? { value: tag } : fault;
  } catch {
    return fault;
  }
});

/** A list with at least one entry. */
function list<T>(of: z.ZodType<T>, expected: string, example = '…'): z.ZodType<T[]> {
  return z.unknown().transform((input, context): T[] => {
    if (Array.isArray(input) && input.length > 0) return read(z.array(of), input, context);
    const fix =
      input === 'unknown' || input === 'none'
        ? 'leave the field out'
        : `write each entry on a line of its own, after a hyphen: \`- ${example}\``;
    const fault = { expected, fix };
    context.issues.push({ code: 'custom', input, params: fault });
    return z.NEVER;
  });
}

/** One name, or a list of them. */
const names = z
  .unknown()
  .transform((input, context): string[] =>
    Array.isArray(input)
      ? read(list(name, 'a name, or a list of names'), input, context)
      : [read(name, input, context)],
  );

const key = field<string>((value) =>
  typeof value === 'string' && isSlug(value)
    ? { value }
    : {
        expected: 'a word of small Latin letters, digits and single hyphens',
        fix: 'write such a word, the same in every version of the story',
      },
);

/** An earlier address of the article on this site. Each step has its slash: were it optional, a long wrong one would take for ever. */
const alias = field<string>((value) => {
  const expected = 'an earlier address on this site, such as /en/articles/earlier-name/';
  const path = /^(?:\/[a-z0-9_~-][a-z0-9._~-]*)+\/?$/i;
  // A page's file can't be a folder as well.
  if (typeof value !== 'string' || !path.test(value) || /\.html?\/./i.test(value)) {
    return { expected, fix: 'write the path alone, from its first slash, in Latin letters' };
  }
  return isReserved(value)
    ? {
        found: `${quote(value)}, which the site uses itself`,
        expected,
        fix: 'correct it, or delete it',
      }
    : { value };
});

/** A picture's file, which lies beside the article. */
const pictureFile = text('the name of a picture file beside the article', 200);

const cite = z.strictObject({ name, lang: languageTag.optional() });

const source = z.strictObject({
  author: orUnknown(names, 'a name, or a list of names'),
  publication: orUnknown(name, 'a name'),
  title: orUnknown(
    text('the headline of the original', 300),
    'the headline of the original',
  ).optional(),
  url: orUnknown(address, 'an address').optional(),
  lang: orUnknown(languageTag, 'a language code').optional(),
  published: orUnknown(writtenDay, 'a date').optional(),
  archived: orUnknown(address, 'an address').optional(),
  cites: list(cite, 'a list of outlets, each with its name', 'name: …').optional(),
});

const translator = z.strictObject({
  name,
  type: oneOf('person', 'organization', 'machine'),
  work: oneOf('translated', 'edited', 'translated and edited', 'summarised'),
});

const translators = z.unknown().transform((input, context): Translator[] | 'none' | null => {
  if (input === 'none') return 'none';
  if (input === 'unknown') return null;
  const expected =
    'a list of translators, each with name, type and work; or the word unknown; or none';
  if (typeof input === 'string') {
    const fix = /^none$/i.test(input)
      ? 'write `none` for an original text, or `unknown`'
      : meansUnknown(input)
        ? 'write `unknown`'
        : 'write a list: `- name: …`, and under it `type: …` and `work: …`';
    context.issues.push({ code: 'custom', input, params: { expected, fix } });
    return z.NEVER;
  }
  if (input === undefined || input === null) {
    const params: FieldFinding = { expected, fix: 'write `unknown`', unknown: true };
    context.issues.push({ code: 'custom', input, params });
    return z.NEVER;
  }
  return read(list(translator, expected, 'name: …'), input, context);
});

const disclaimer = field<string | null>((value) => {
  if (value === 'none') return { value: null };
  const reading = readText(value, 'the words that came with the text', 5000, true);
  const expected = 'the words that came with the text, or the word none where none came';
  if (!('value' in reading)) return { ...reading, expected };
  return meansUnknown(reading.value)
    ? { expected, fix: 'write the words as they came, or `none`' }
    : reading;
});

const correction = z.strictObject({
  date,
  error: oneOf('translation', 'source', 'site'),
  text: text('what was wrong and what is right', 2000, { lines: true }),
});

const image = z.strictObject({
  src: pictureFile,
  alt: text('what the picture shows, for those who cannot see it', 1000),
  credit: orUnknown(text('whose picture it is', 300), 'whose picture it is'),
});

/** The frontmatter of an article: every key known, every value judged by itself; what they say together, `contradictions` judges. */
export const frontmatter = z.strictObject({
  title: text('the headline', 300),
  titleBy: oneOf('source', 'translator', 'site'),
  description: text('the standfirst, one or two sentences', 1000),
  published: date,
  topics: list(text('a topic', 100), 'a list of topics').optional(),
  source,
  translator: translators,
  disclaimer,
  rights: orUnknown(
    text('a licence address or a statement', 2000, { lines: true }),
    'a licence address or a statement',
  ),
  updated: date.optional(),
  corrections: list(
    correction,
    'a list of corrections, each with date, error and text',
    'date: …',
  ).optional(),
  translationKey: key.optional(),
  aliases: list(alias, 'a list of earlier addresses').optional(),
  draft: yesOrNo.optional(),
  canonical: address.optional(),
  index: yesOrNo.optional(),
  sourceChecked: date.optional(),
  sourceRevised: date.optional(),
  image: image.optional(),
}) satisfies z.ZodType<Frontmatter>;

/** Fields that can't both be true, judged on what was written, whatever else is wrong with it. */
export function contradictions(written: unknown): ({ path: PropertyKey[] } & Finding)[] {
  const { published, updated, source, translator, titleBy, corrections } = sectionOf(written);
  const dayOf = (value: unknown) =>
    typeof value === 'string' ? readDate(value.trim())?.toISOString().slice(0, 10) : undefined;
  const day = dayOf(published);
  // The day that the editor wrote may be another than that in UTC; either will do.
  const first = [day ?? '', String(published).trim().slice(0, 10)].sort()[0] ?? '';
  const found: ({ path: PropertyKey[] } & Finding)[] = [];
  const fix = 'correct one of the two dates';
  const early = (value: unknown, path: PropertyKey[]) => {
    const other = dayOf(value);
    if (day === undefined || other === undefined || other >= first) return;
    const expected = `${day}, the day of \`published\` in UTC, or a later one`;
    found.push({ path, found: `${other}, before the article was published`, expected, fix });
  };
  early(updated, ['updated']);
  for (const [index, correction] of (Array.isArray(corrections) ? corrections : []).entries()) {
    early(sectionOf(correction)['date'], ['corrections', index, 'date']);
  }
  const original = String(sectionOf(source)['published']).trim().slice(0, 10);
  // The day began somewhere on the earth 14 hours before it did in UTC.
  const began = readDate(`${original}T00:00+14:00`);
  const here = typeof published === 'string' ? readDate(published.trim()) : undefined;
  if (began !== undefined && here !== undefined && began > here) {
    const expected = `a day before ${here.toISOString()}, the time of \`published\``;
    const path = ['source', 'published'];
    found.push({ path, found: `${original}, after the translation was published`, expected, fix });
  }
  if (translator === 'none' && titleBy === 'translator') {
    found.push({
      path: ['titleBy'],
      found: '"translator", of a text that has none',
      expected: 'source or site, where `translator` is none',
      fix: 'correct one of the two fields',
    });
  }
  return found;
}

function sectionOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}

/** The known keys of each section, by its path without the numbers of list entries. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(frontmatter.shape),
  source: Object.keys(source.shape),
  'source.cites': Object.keys(cite.shape),
  translator: Object.keys(translator.shape),
  corrections: Object.keys(correction.shape),
  image: Object.keys(image.shape),
};

