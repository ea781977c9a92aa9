import { z } from 'astro/zod';
import leven, { closestMatch } from 'leven';
import { checkPlainText } from '../article/plain-text.ts';
import { readDate } from '../date.ts';
import { languageCodes, languages } from '../language/languages.ts';
import { isSlug } from '../language/slug.ts';
import { isReserved } from './aliases.ts';
import { quote, type Finding } from './diagnostic.ts';

/** A finding about a field. `found` is the field's value unless it says more. */
export interface FieldFinding extends Omit<Finding, 'found'> {
  found?: string;
  canBeUnknown?: true;
}

type FieldResult<T> = { value: T } | FieldFinding;

/**
 * Makes a Zod type of a function that returns the parsed value, a finding, or another Zod type that parses the input.
 * The issues of the other type keep their paths.
 */
export function field<T>(parse: (input: unknown) => FieldResult<T> | z.ZodType<T>): z.ZodType<T> {
  return z.unknown().transform((input, context): T => {
    const parsed = parse(input);
    if ('value' in parsed) return parsed.value;
    if ('expected' in parsed) {
      context.issues.push({ code: 'custom', input, params: parsed });
      return z.NEVER;
    }
    const result = parsed.safeParse(input, { reportInput: true });
    if (result.success) return result.data;
    context.issues.push(...(result.error.issues as z.core.$ZodRawIssue[]));
    return z.NEVER;
  });
}

/**
 * Plain text without markup or control characters, and with at least one visible character.
 * @param name the field in the finding (`the headline`)
 */
export function text(name: string, maxLength: number, { lines = false } = {}): z.ZodType<string> {
  return field((input) => parseText(input, name, maxLength, lines));
}

export function parseText(
  input: unknown,
  name: string,
  maxLength: number,
  lines: boolean,
): FieldResult<string> {
  const expected = `${name}: 1 to ${maxLength} characters of plain text${lines ? '' : ' on one line'}`;
  if (typeof input !== 'string') {
    const isPlain = typeof input === 'number' || typeof input === 'boolean';
    const fix = isPlain ? 'put quotation marks around it' : 'write the text after the colon';
    return { expected, fix };
  }
  // trim() would remove some control characters, which must be reported.
  const written = input.replace(/^[ \n]+|[ \n]+$/g, '');
  const fault = checkPlainText(written, maxLength, lines);
  return fault ? { expected, ...fault } : { value: written.trim() };
}

/** The name of a person or an outlet. */
export const name = field<string>((input) => {
  const result = parseText(input, 'a name', 200, false);
  if (!('value' in result) || !meansUnknown(result.value)) return result;
  const fix =
    'write the name; if no name in this field is known, write `unknown` for the whole field';
  return { expected: 'a name', fix };
});

/**
 * Accepts the word `unknown` instead of a value, as `null`.
 * @param known what else the field can be, for the finding
 */
export function orUnknown<T>(type: z.ZodType<T>, known: string): z.ZodType<T | null> {
  return field<T | null>((input) => {
    if (input === 'unknown') return { value: null };
    if (typeof input === 'string' && meansUnknown(input)) {
      return { expected: `${known}, or the word unknown`, fix: 'write `unknown`' };
    }
    const { error } = type.safeParse(input);
    const issue = error?.issues.find(({ path }) => path.length === 0);
    if (issue?.code !== 'custom') return type;
    const { expected, ...finding } = issue.params as FieldFinding;
    return { ...finding, expected: `${expected}, or the word unknown`, canBeUnknown: true };
  });
}

const wordsForUnknown = new Set([
  ...['none', 'n/a', 'n.a', 'nil', 'tbd'],
  ...languageCodes.flatMap((code) => languages[code].wordsForUnknown),
]);

/** Recognizes words for "unknown" and misspellings of it (`Unknown`, `unkown`), so that none becomes a credit. */
export function meansUnknown(input: string): boolean {
  const word = input.trim().toLowerCase();
  return (
    !/[\p{L}\p{N}]/u.test(word) ||
    wordsForUnknown.has(word) ||
    wordsForUnknown.has(word.replace(/\.$/, '')) ||
    (word.length > 5 && leven(word, 'unknown', { maxDistance: 3 }) < 3)
  );
}

export function oneOf<const T extends string>(...words: T[]): z.ZodType<T> {
  return field((input) => {
    if (words.includes(input as T)) return { value: input as T };
    const nearest = closestMatch(String(input).toLowerCase(), words, { maxDistance: 2 });
    const fix = nearest
      ? `write \`${nearest}\` if you mean that`
      : 'write one of these words exactly as shown';
    return { expected: `one of: ${words.join(', ')}`, fix };
  });
}

export const booleanField = field<boolean>((input) =>
  typeof input === 'boolean'
    ? { value: input }
    : { expected: 'true or false', fix: 'write `true` or `false` without quotation marks' },
);

function parseDate(input: unknown): FieldResult<Date> {
  const written = typeof input === 'string' ? input.trim() : '';
  const value = readDate(written);
  if (value !== undefined) return { value };
  const fix = !/^\d{4}-\d\d-\d\d/.test(written)
    ? 'write the date in digits, as year-month-day'
    : /^.{10}[T ]/i.test(written) && readDate(written.slice(0, 10))
      ? 'write a T before the time and the UTC offset after it: T09:30+03:00, or T09:30Z for UTC'
      : 'correct the date: this day does not exist';
  const expected = 'a date such as 2026-11-22, or a date and time such as 2026-11-22T09:30+03:00';
  return { expected, fix };
}

/** A date (00:00 UTC), or a date and time with its offset. */
export const date = field(parseDate);

/** The date as written, without the time: the one that the outlet printed, in its own time zone. */
export const printedDate = field((input) => {
  const result = parseDate(input);
  return 'value' in result ? { value: new Date(String(input).trim().slice(0, 10)) } : result;
});

/** An absolute http(s) address without credentials. */
export const address = field<string>((input) => {
  const expected = 'a web address that starts with https:// or http://';
  const written = typeof input === 'string' ? input.trim() : '';
  const url = /\s/.test(written) ? null : URL.parse(written);
  if (url === null) return { expected, fix: 'write the full address, starting with https://' };
  if (!/^https?:\/\//i.test(written)) {
    const found = `${quote(written)}, which starts with ${url.protocol}`;
    return { found, expected, fix: 'write the address of a web page' };
  }
  if (url.username !== '' || url.password !== '') {
    const fix = 'remove the user name and password: everything between // and @';
    return { expected: `${expected}, without a user name`, fix };
  }
  const fault = checkPlainText(written, 2000, false);
  return fault ? { expected, ...fault } : { value: written };
});

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A BCP 47 tag of a language in Unicode CLDR. */
export const languageTag = field<string>((input) => {
  const expected = 'a language code such as ru, ar or pt-BR';
  const finding = { expected, fix: 'write the code of the language' };
  try {
    const [tag] = Intl.getCanonicalLocales(typeof input === 'string' ? input.trim() : []);
    return tag !== undefined && languageNames.of(tag) !== undefined ? { value: tag } : finding;
  } catch {
    return finding;
  }
});

/** A list with at least one entry. */
export function list<T>(entry: z.ZodType<T>, expected: string, example = '…'): z.ZodType<T[]> {
  return field((input) => {
    if (Array.isArray(input) && input.length > 0) return z.array(entry);
    const fix =
      input === 'unknown' || input === 'none'
        ? 'leave the field out'
        : `write each entry on its own line, after a hyphen: \`- ${example}\``;
    return { expected, fix };
  });
}

export const translationKey = field<string>((input) => {
  if (typeof input === 'string' && isSlug(input)) return { value: input };
  const fix = 'write a key such as `my-story`, the same in every version of the story';
  return { expected: 'lowercase Latin letters, digits and single hyphens', fix };
});

/** An earlier address of the article on this site. Every step starts with a slash, so that the pattern can't backtrack. */
const aliasPattern = /^(?:\/[a-z0-9_~-][a-z0-9._~-]*)+\/?$/i;

export const alias = field<string>((input) => {
  const expected = 'an earlier address on this site, such as /en/articles/earlier-name/';
  // The file of a page (`/a.html`) can't be a folder too.
  if (typeof input !== 'string' || !aliasPattern.test(input) || /\.html?\/./i.test(input)) {
    return { expected, fix: 'write only the path, starting with /, in Latin letters' };
  }
  if (!isReserved(input)) return { value: input };
  const found = `${quote(input)}, which the site itself uses`;
  return { found, expected, fix: 'correct it, or delete it' };
});
