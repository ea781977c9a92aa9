import type { Work } from '../article/article.ts';
import { frontmatterFields, type Field } from '../content/fields.ts';
import { isMapping } from '../content/read-fields.ts';
import { isDate } from '../date.ts';

/** A translator, before everything is known about them. */
export interface Contributor {
  name: string;
  type?: string | undefined;
  work?: Work[];
}

/** The values of fields by their paths, such as `title` and `source.author`, as they are written in YAML. */
export interface Values extends Record<string, unknown> {
  translator?: string | Contributor[];
}

/** All fields by their paths, in the order of the documentation. */
export const fieldsByPath: ReadonlyMap<string, Field> = new Map(
  Object.entries(frontmatterFields).flatMap(([key, field]): [string, Field][] =>
    field.kind === 'section'
      ? Object.entries(field.fields).map(([name, inner]) => [
          `${key}.${name}`,
          { ...inner, ...(field.optional && { optional: true }) },
        ])
      : [[key, field]],
  ),
);

/** Turns fields as a file has them into values by their paths. */
export function flattenFields(fields: Readonly<Record<string, unknown>>): Values {
  const paths = [...fieldsByPath.keys()];
  const isSection = (key: string) => paths.some((path) => path.startsWith(`${key}.`));
  const entries = Object.entries(fields).flatMap(([key, value]): [string, unknown][] =>
    isMapping(value) && isSection(key)
      ? Object.entries(value).map(([name, inner]) => [`${key}.${name}`, inner])
      : [[key, value]],
  );
  return Object.fromEntries(entries);
}

/** Turns values into fields as a file has them, in the order of the documentation. */
export function nestValues(values: Values): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const path of new Set([...fieldsByPath.keys(), ...Object.keys(values)])) {
    const [key = '', name] = path.split('.');
    if (values[path] === undefined) continue;
    if (name === undefined) fields[key] = values[path];
    else fields[key] = { ...(fields[key] as object | undefined), [name]: values[path] };
  }
  return fields;
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
