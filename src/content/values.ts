import { closestMatch } from 'leven';
import { checkPlainText } from '../article/plain-text.ts';
import { dayOf, isDate } from '../date.ts';
import { isRefusedByWindows, isSlug } from '../language/slug.ts';
import { isAlias, isReserved, redirectFile } from './aliases.ts';
import { formatCount, quote } from './diagnostic.ts';
import type { LeafField, SimpleField, TextField, WordField } from './fields.ts';

/** A value, or what is wrong with it. `found` is the value unless it says more. */
export type Result = { value: unknown } | { found?: string; fix: string };

const anyDate = 'a date such as 2026-11-22, or a date and time such as 2026-11-22T09:30+03:00';

/** How values of each kind are described in messages, and how they are read. */
const simpleKinds: Record<SimpleField['kind'], { is: string; read: (input: unknown) => Result }> = {
  date: { is: anyDate, read: readAnyDate },
  day: { is: anyDate, read: readDay },
  address: { is: 'a web address that starts with https:// or http://', read: readAddress },
  language: { is: 'a language code such as ru, ar or pt-BR', read: readLanguage },
  boolean: {
    is: 'true or false',
    read: (value) =>
      typeof value === 'boolean'
        ? { value }
        : { fix: 'write `true` or `false` without quotation marks' },
  },
  mark: {
    is: 'true',
    read: (value) =>
      value === true
        ? { value }
        : { fix: 'write `true` without quotation marks, or leave the field out' },
  },
  key: {
    is: 'lowercase Latin letters, digits and single hyphens',
    read: (value) =>
      typeof value === 'string' && isSlug(value)
        ? { value }
        : { fix: 'write a key such as `my-story`, the same in every version of the story' },
  },
  alias: {
    is: 'an earlier address on this site, such as /en/articles/earlier-name/ or /?p=123',
    read: readAlias,
  },
};

/** Describes the values that a field accepts, without the words that may stand for them. */
export function describeLeaf(field: LeafField): string {
  if (field.kind === 'word') return `one of: ${field.words.join(', ')}`;
  if (field.kind !== 'text') return simpleKinds[field.kind].is;
  const { is, maxLength, multiline } = field;
  return `${is}: 1 to ${formatCount(maxLength)} characters of plain text${multiline ? '' : ' on one line'}`;
}

/** Reads the value of a field that has no fields of its own. */
export function readLeaf(field: LeafField, input: unknown): Result {
  if (field.kind === 'text') return readText(field, input);
  return field.kind === 'word' ? readWord(field, input) : simpleKinds[field.kind].read(input);
}

/** Reads plain text without markup or control characters, and with at least one visible character. */
function readText({ maxLength, multiline }: TextField, input: unknown): Result {
  if (typeof input !== 'string') {
    const isPlain = typeof input === 'number' || typeof input === 'boolean';
    const fix = Array.isArray(input)
      ? 'write one text; if it begins with a bracket, put quotation marks around all of it'
      : 'write the text after the colon';
    return { fix: isPlain ? 'put quotation marks around it' : fix };
  }
  // trim() would remove some control characters, which must be reported.
  const written = input.replace(/^[ \n]+|[ \n]+$/g, '');
  return checkPlainText(written, maxLength, multiline === true) ?? { value: written.trim() };
}

function readWord({ words }: WordField, input: unknown): Result {
  if (typeof input === 'string' && words.includes(input)) return { value: input };
  const nearest = findNearest(words, String(input));
  return {
    fix:
      nearest === undefined
        ? 'write one of these words exactly as shown'
        : `write \`${nearest}\` if you mean that`,
  };
}

/** Finds the word that an editor may have meant: `translated` for `translate`, `edited` for `edit`. */
export function findNearest(words: readonly string[], written: string): string | undefined {
  const text = written.toLowerCase();
  const maxDistance = Math.max(1, Math.floor((text.length + 1) / 3));
  return (
    closestMatch(text, [...words], { maxDistance }) ??
    (text.length > 3 ? words.find((word) => word.startsWith(text)) : undefined)
  );
}

/** Reads a date, or a date and time with its offset, as written. */
function readAnyDate(input: unknown): Result {
  const written = typeof input === 'string' ? input.trim() : '';
  if (isDate(written)) return { value: written };
  const fix = !/^\d{4}-\d\d-\d\d/.test(written)
    ? 'write the date in digits, as year-month-day'
    : /^.{10}[T ]/i.test(written) && isDate(dayOf(written))
      ? 'write a T before the time and the UTC offset after it: T09:30+03:00, or T09:30Z for UTC'
      : 'correct the date: this day does not exist';
  return { fix };
}

/** Reads the date as written, without the time: the one that the outlet printed, in its own time zone. */
function readDay(input: unknown): Result {
  const result = readAnyDate(input);
  return 'value' in result ? { value: dayOf(String(result.value)) } : result;
}

/** Reads an absolute http(s) address without credentials. */
function readAddress(input: unknown): Result {
  const written = typeof input === 'string' ? input.trim() : '';
  const url = /\s/.test(written) ? null : URL.parse(written);
  if (url === null) return { fix: 'write the full address, starting with https://' };
  if (!/^https?:\/\//i.test(written)) {
    const found = `${quote(written)}, which starts with ${url.protocol}`;
    return { found, fix: 'write the address of a web page' };
  }
  if (url.username !== '' || url.password !== '') {
    return { fix: 'write the address without its user name and password, which end in @' };
  }
  return checkPlainText(written, 2000, false) ?? { value: written };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Reads a BCP 47 tag of a language in Unicode CLDR. */
function readLanguage(input: unknown): Result {
  const fault = { fix: 'write the code of the language' };
  try {
    const [tag] = Intl.getCanonicalLocales(typeof input === 'string' ? input.trim() : []);
    return tag !== undefined && languageNames.of(tag) !== undefined ? { value: tag } : fault;
  } catch {
    return fault;
  }
}

/** Reads an earlier address of the article on this site, encoded or not. */
function readAlias(input: unknown): Result {
  // The file of a page (`/a.html`) can't be a folder too.
  if (typeof input !== 'string' || !isAlias(input) || /\.html?\/./i.test(input)) {
    return { fix: 'write only the path, starting with /, as the address bar showed it' };
  }
  const fix = 'correct it, or delete it';
  if (redirectFile(input)?.split('/').some(isRefusedByWindows)) {
    return { found: `${quote(input)}, which Windows can’t hold as a file`, fix };
  }
  if (!isReserved(input)) return { value: input };
  return { found: `${quote(input)}, which the site or its host uses itself`, fix };
}
