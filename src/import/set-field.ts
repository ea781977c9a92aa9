import { frontmatterFields, type Field } from '../content/fields.ts';
import { findOwnField } from '../content/foreign-keys.ts';
import { isMapping } from '../content/read-fields.ts';
import { isSlug } from '../language/slug.ts';
import { addContributor } from './contributors.ts';
import type { Item } from './item.ts';
import { fieldsByPath, flattenFields, toDate, toLine, type Values } from './values.ts';

/**
 * Translates the fields of another system to ours. What has no field goes into the notes.
 * @param isOwn whether fields with our names are ours
 */
export function translateFields(fields: Values, item: Item, isOwn: boolean): void {
  for (const [key, value] of Object.entries(fields)) {
    const path = findOurs(key) ?? findOwnField(key) ?? '';
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    if (isOwn && isComplete(key, value))
      Object.assign(item.values, flattenFields({ [key]: value }));
    // Hugo and Zola have a section for fields of the owner.
    else if (path === 'layout' && isMapping(value)) translateFields({ ...value }, item, isOwn);
    else if (path !== 'layout' && !setField(path, value, item)) {
      item.notes.push(`${key}: no field was found for ${JSON.stringify(value).slice(0, 200)}`);
    }
  }
}

/** Checks whether a value is one of ours, and not only names. */
function isComplete(key: string, value: unknown): boolean {
  const isNames = key === 'translator' && Array.isArray(value) && !value.every(isMapping);
  return Object.hasOwn(frontmatterFields, key) && !isNames;
}

/** Writes what a page or a feed says into the fields. */
export function setFields(item: Item, fields: Values): void {
  for (const [path, value] of Object.entries(fields)) setField(path, value, item);
}

/** Finds the field that has this name in another spelling or number: `translators`. */
function findOurs(key: string): string | undefined {
  const name = key.toLowerCase().replace(/[-_\s]/g, '');
  return Object.keys(frontmatterFields).find((path) =>
    [path.toLowerCase(), `${path.toLowerCase()}s`].includes(name),
  );
}

/**
 * Writes a value of another system or of a credit into a field, unless the field has one. Lists grow.
 * @param path of a field, or `lang`, `slug`, `source`, `image`, or a translator's work: `translator.edited`
 * @returns whether the field could hold it
 */
export function setField(path: string, value: unknown, item: Item): boolean {
  const { values } = item;
  const setter = setters[path];
  if (setter) return setter(value, item);
  const [key, part = 'translated'] = path.split('.');
  if (key === 'translator') {
    for (const name of listNames(value)) addContributor(values, name, part);
    return true;
  }
  const field = fieldsByPath.get(path);
  if (field?.kind === 'list') {
    const isSimple = field.of.kind !== 'section' || field.single === true;
    return isSimple && addTo(values, path, listNames(value));
  }
  const text = field && readValue(field, value);
  if (values[path] === undefined || values[path] === 'unknown') values[path] = text;
  return text !== undefined;
}

function readValue({ kind }: Field, value: unknown): string | undefined {
  if (kind === 'boolean' || kind === 'mark') return undefined;
  if (kind === 'date' || kind === 'day') return toDate(value);
  return toLine(toLine(value)?.replace(TAGS, ' '));
}

/** Matches the markup of other systems in fields, but no names of elements: "How to use <dialog>". */
const TAGS =
  /<\/?(?:a|b|br|cite|em|i|mark|p|q|small|span|strong|sub|sup|u|wbr)(?:\s[^>]*)?>|&nbsp;/gi;

type Setter = (value: unknown, item: Item) => boolean;

const setSource: Setter = (value, { values }) => {
  const { name, title, url, link, href } = isMapping(value) ? value : { name: value };
  const headline = toLine(title);
  const lines = [url, link, href, name].flatMap((one) => toLine(one) ?? []);
  for (const line of lines) {
    values[/^https?:\/\//.test(line) ? 'source.url' : 'source.publication'] ??= line;
  }
  values['source.title'] ??= headline;
  return lines.length > 0 || headline !== undefined;
};

const setters: Record<string, Setter> = {
  published: (value, { values }) => {
    if (value === false) values['draft'] = true;
    const date = toDate(value);
    values['published'] ??= date;
    return typeof value === 'boolean' || date !== undefined;
  },
  draft: (value, { values }) => {
    if (/^(?:true|draft|pending|private|scheduled)$/.test(String(value))) values['draft'] = true;
    return true;
  },
  source: setSource,
  'source.url': setSource,
  aliases: (value, { values }) => {
    const paths = listNames(value, false).map((address) => {
      const url = /^https?:/.test(address) ? URL.parse(address) : null;
      return url ? url.pathname + url.search : address;
    });
    const inner = paths.filter((path) => /^\/[^:]+$/.test(path));
    return addTo(values, 'aliases', inner);
  },
  lang: (value, item) => Boolean((item.language = toLine(value) ?? item.language)),
  slug: (value, item) => {
    if (!isSlug(String(value))) return setters['aliases']?.(value, item) ?? false;
    item.slug = String(value);
    return true;
  },
  image: (value, item) => {
    const image = isMapping(value) ? value : { src: value };
    const url = toLine(image['src'] ?? image['image'] ?? image['url'] ?? image['path']);
    if (url === undefined) return false;
    const alt = toLine(image['alt'] ?? image['caption']) ?? '';
    item.body.children.unshift({ type: 'paragraph', children: [{ type: 'image', url, alt }] });
    return true;
  },
};

function addTo(values: Values, path: string, entries: readonly string[]): boolean {
  if (entries.length > 0) values[path] = [...new Set([values[path] ?? [], entries].flat())];
  return entries.length > 0;
}

/** Lists names: of a list, of sections with a name, or of a text with commas. */
function listNames(value: unknown, isDivided = true): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => listNames(one, false));
  if (isMapping(value)) {
    const { name, title, label, term } = value;
    return listNames(name ?? title ?? label ?? term ?? value['value'], false);
  }
  const line = toLine(value);
  if (line === undefined) return [];
  const names = isDivided ? line.split(/\s*[,،;؛]\s*/) : [line];
  return names.filter((name) => name !== '');
}
