import { z } from 'astro/zod';
import {
  works,
  type Author,
  type Frontmatter,
  type Outlet,
  type Verification,
} from '../article/article.ts';
import { readDate } from '../date.ts';
import type { Finding, Path } from './diagnostic.ts';
import {
  address,
  alias,
  date,
  field,
  languageTag,
  list,
  meansUnknown,
  name,
  oneOf,
  orUnknown,
  parseText,
  printedDate,
  text,
  translationKey,
  booleanField,
} from './fields.ts';

const cite = z.strictObject({ name, lang: languageTag.optional() });

/** Text, or the word \`unknown\` as \`null\`. */
function textOrUnknown(name: string, maxLength: number, options?: { lines: boolean }) {
  return orUnknown(text(name, maxLength, options), name);
}

const mappedName = z.strictObject({ name: text('a name', 200) });
const author = z.strictObject({
  name: text('a name', 200),
  pseudonym: z.literal(true).optional(),
  type: oneOf('person', 'organization').optional(),
});
const toNamed = (name: string) => ({ name });
const authors = field<Author[] | 'withheld'>((input) => {
  if (input === 'withheld') return { value: 'withheld' };
  const one = field<Author>((entry) =>
    typeof entry === 'object' && entry !== null ? author : name.transform(toNamed),
  );
  return Array.isArray(input)
    ? list(one, 'a name, or a list of names')
    : one.transform((entry) => [entry]);
});
const outlet = field<Outlet | 'withheld'>((input) => {
  if (input === 'withheld') return { value: 'withheld' };
  return typeof input === 'object' && input !== null ? mappedName : name.transform(toNamed);
});

const source = z.strictObject({
  author: orUnknown(authors, 'a name, or a list of names'),
  publication: orUnknown(outlet, 'a name'),
  title: textOrUnknown('the headline of the original', 300).optional(),
  url: orUnknown(address, 'a web address').optional(),
  lang: orUnknown(languageTag, 'a language code').optional(),
  published: orUnknown(printedDate, 'a date').optional(),
  archived: orUnknown(address, 'a web address').optional(),
  cites: list(cite, 'a list of outlets, each with its name', 'name: …').optional(),
});

const translator = z.strictObject({
  name,
  type: oneOf('person', 'organization', 'machine'),
  pseudonym: z.literal(true).optional(),
  work: list(oneOf(...works), 'a list of what they did'),
  date: date.optional(),
});

const translators = field<Frontmatter['translator']>((input) => {
  if (input === 'none' || input === 'withheld') return { value: input };
  if (input === 'unknown') return { value: null };
  const expected =
    'a list of translators, each with name, type and work; or the word unknown, or none';
  if (typeof input === 'string') {
    const fix = /^none$/i.test(input)
      ? 'write `none` if the text is not a translation, or `unknown`'
      : meansUnknown(input)
        ? 'write `unknown`'
        : 'write a list: `- name: …`, and `type: …` and `work: …` below it';
    return { expected, fix };
  }
  return input === undefined || input === null
    ? { expected, fix: 'write `unknown`', canBeUnknown: true }
    : list(translator, expected, 'name: …');
});

const verification = z.strictObject({
  name: text('a name', 200),
  date: date.optional(),
  note: text('what was verified, and how', 2000).optional(),
});

const disclaimer = field<string | null>((input) => {
  if (input === 'none') return { value: null };
  const result = parseText(input, 'the disclaimer', 5000, true);
  const expected = 'the disclaimer that came with the text, word for word, or the word none';
  if (!('value' in result)) return { ...result, expected };
  if (!meansUnknown(result.value)) return result;
  const fix = 'write the disclaimer as it came, or `none` if the text came without one';
  return { expected, fix };
});

const correction = z.strictObject({
  date,
  error: oneOf('translation', 'source', 'site'),
  text: text('what was wrong and what is right', 2000, { lines: true }),
});

const image = z.strictObject({
  src: text('the file name of a picture in the folder of the article', 200),
  alt: text('a description of the picture for people who cannot see it', 1000),
  credit: textOrUnknown('the picture credit', 300),
});

/** The schema of the frontmatter. It checks each field by itself; `findContradictions` compares them. */
export const frontmatter = z.strictObject({
  title: text('the headline', 300),
  titleBy: oneOf('source', 'translator', 'site'),
  description: field<string | null>((input) =>
    input === 'none' ? { value: null } : text('the standfirst, one or two sentences', 1000),
  ),
  verified: field<Verification[] | 'none' | undefined>((input) =>
    input === 'none'
      ? { value: 'none' }
      : list(verification, 'a list of who verified the content, each with its name'),
  ).optional(),
  published: date,
  topics: list(text('a topic', 100), 'a list of topics').optional(),
  source,
  translator: translators,
  disclaimer,
  rights: textOrUnknown('a licence address or a statement', 2000, { lines: true }),
  updated: date.optional(),
  corrections: list(
    correction,
    'a list of corrections, each with date, error and text',
    'date: …',
  ).optional(),
  translationKey: translationKey.optional(),
  aliases: list(alias, 'a list of earlier addresses').optional(),
  draft: booleanField.optional(),
  canonical: address.optional(),
  index: booleanField.optional(),
  sourceChecked: date.optional(),
  sourceRevised: date.optional(),
  image: image.optional(),
}) satisfies z.ZodType<Frontmatter>;

/** The known keys of each section, by its path without list indexes. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(frontmatter.shape),
  source: Object.keys(source.shape),
  'source.cites': Object.keys(cite.shape),
  translator: Object.keys(translator.shape),
  corrections: Object.keys(correction.shape),
  image: Object.keys(image.shape),
};

/** Finds fields that can't both be true, whatever else is wrong with the frontmatter. */
export function findContradictions(input: unknown): [Path, Finding][] {
  const { published, updated, source, translator, titleBy, corrections } = toSection(input);
  const findings: [Path, Finding][] = [];
  const add = (path: Path, found: string, expected: string, fix = 'correct one of the two dates') =>
    findings.push([path, { found, expected, fix }]);
  const publishedAt = toDate(published);
  const day = publishedAt?.toISOString().slice(0, 10) ?? '';
  // `published` may fall on another day in UTC than in its own time zone. Either is accepted.
  const [firstDay = ''] = [day, String(published).trim().slice(0, 10)].sort();
  const checkOrder = (value: unknown, path: Path) => {
    const other = toDate(value)?.toISOString().slice(0, 10);
    if (publishedAt === undefined || other === undefined || other >= firstDay) return;
    const found = `${other}, before the article was published`;
    add(path, found, `${day} (\`published\` in UTC) or later`);
  };
  checkOrder(updated, ['updated']);
  for (const [index, correction] of (Array.isArray(corrections) ? corrections : []).entries()) {
    checkOrder(toSection(correction)['date'], ['corrections', index, 'date']);
  }
  const original = String(toSection(source)['published']).trim().slice(0, 10);
  // Each day starts first at UTC+14.
  const start = readDate(`${original}T00:00+14:00`);
  if (start !== undefined && publishedAt !== undefined && start > publishedAt) {
    const found = `${original}, after the translation was published`;
    const expected = `a date not after \`published\` (${publishedAt.toISOString()})`;
    add(['source', 'published'], found, expected);
  }
  if (translator === 'none' && titleBy === 'translator') {
    const found = '"translator", although `translator` is none';
    add(['titleBy'], found, 'source or site', 'correct one of the two fields');
  }
  return findings;
}

function toDate(value: unknown): Date | undefined {
  return typeof value === 'string' ? readDate(value.trim()) : undefined;
}

function toSection(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
