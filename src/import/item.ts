import type { Nodes, Root } from 'mdast';
import { isDate } from '../date.ts';

/** The values of fields, as they are written in YAML. */
export type Values = Record<string, unknown>;

/** An article on its way in, before its credits are read. */
export interface Item {
  /** Its name in messages: a path, and within a collection its headline. */
  origin: string;
  /** A permanent address or number, by which it is recognized. By default, its text. */
  id?: string | undefined;
  values: Values;
  body: Root;
  /** The source of the body, if that is Markdown. Unchanged parts of it are kept as they are. */
  markdown?: string;
  /** The blocks of the body as they were in its source. */
  blocks?: ReadonlyMap<Nodes, string>;
  /** The words of the source, to find out whether any are lost. By default, those of the body. */
  words?: string;
  /** The fields as the file has them, with both lines of ---. */
  frontmatter?: string;
  /** The values as the file has them, as JSON. */
  original?: string;
  language?: string | undefined;
  slug?: string | undefined;
  /** Who signs the text in the other system, by each of their names. It doesn't say whether they wrote or translated it. */
  signatures?: string[][];
  /** The folders in which pictures of the export can be, nearest first. */
  folders?: string[];
  /** The address from which relative links start. */
  base?: string | undefined;
  /** Pictures that were inside the file, by their addresses in the body. */
  pictures?: ReadonlyMap<string, Uint8Array>;
  /** What a person should decide, and why. */
  notes?: string[];
}

/** An item, a file or a whole input that can't be imported. */
export class ImportError extends Error {
  override name = 'ImportError';
}

/** Returns a value as text without invisible characters, on one line, or nothing. */
export function toLine(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const line = String(value)
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200B\u2060-\u2064\u202A-\u202E\u2066-\u206F\uFEFF\u00AD]/g, '')
    .trim();
  return line === '' ? undefined : line;
}

/** Returns a date as fields have it. Without an offset, only its day is known. */
export function toDate(value: unknown): string | undefined {
  const written = value instanceof Date ? value.toISOString() : (toLine(value) ?? '');
  const match = DATE.exec(
    written.replace(NAMED_DATE, (...groups) => {
      const { day = '', month = '', year = '' } = groups.at(-1) as Record<string, string>;
      const number = MONTHS.indexOf(month.toLowerCase()) / 3 + 1;
      return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
    }),
  );
  if (match === null) return undefined;
  const [, day = '', time = '', zone = ''] = match;
  const offset = /^[A-Z]/.test(zone) ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2');
  const isDay =
    time === '' || zone === '' || `${time}${offset}`.replace('+00:00', 'Z') === '00:00Z';
  const date = isDay ? day : `${day}T${time}${offset}`;
  return isDate(date) ? date : undefined;
}

/** `Thu, 02 Jan 2020`, or `January 2, 2020`. */
const NAMED_DATE =
  /^(?:[a-z]{3,9},? )?(?:(?<day>\d{1,2}) (?<month>[a-z]{3})[a-z]*|(?<month>[a-z]{3})[a-z]* (?<day>\d{1,2})),? (?<year>\d{4})/i;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const DATE =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)? ?(Z|GMT|UTC?|[+-]\d\d:?\d\d)?)?$/;
