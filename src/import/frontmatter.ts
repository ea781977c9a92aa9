import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { works } from '../article/article.ts';
import { frontmatterFields } from '../content/fields.ts';
import { findOwnField } from '../content/foreign-keys.ts';
import { isMapping } from '../content/read-fields.ts';
import { isSlug } from '../language/slug.ts';
import { ImportError, toDate, toLine, type Item, type Values } from './item.ts';

/** Splits a Markdown file into its fields, in YAML, TOML or JSON, and its text. @throws ImportError if they can't be read */
export function splitFrontmatter(source: string): { fields: Values; text: string } {
  const marks = /^(---|\+\+\+)[^\S\n]*\n([^]*?)^\1[^\S\n]*(?:\n|$)/m.exec(source);
  try {
    if (marks?.index === 0) {
      const [all, mark, block = ''] = marks;
      const fields: unknown = mark === '---' ? parseYaml(block) : parseToml(block);
      // Two lines in a text can look like the marks.
      if (isMapping(fields)) return { fields, text: source.slice(all.length) };
      if (fields === null) return { fields: {}, text: source.slice(all.length) };
    }
    const end = /^\{\s*"/.test(source) ? source.search(/^\}[^\S\n]*$/m) + 1 : 0;
    if (end > 0) {
      return { fields: JSON.parse(source.slice(0, end)) as Values, text: source.slice(end) };
    }
  } catch (error) {
    const [message = ''] = (error as Error).message.split('\n');
    throw new ImportError(`its fields can't be read: ${message}`);
  }
  return { fields: {}, text: source };
}

/**
 * Translates the fields of another system to ours. What has no field goes into the notes.
 * @param isOwn whether fields with our names are ours
 */
export function translateFields(fields: Values, item: Item, isOwn: boolean): void {
  for (const [key, value] of Object.entries(fields)) {
    const isOurs = Object.hasOwn(frontmatterFields, key);
    const field = findOurs(key) ?? findOwnField(key) ?? '';
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    if (isOwn && isOurs) item.values[key] = value;
    else if (field !== 'layout' && !setField(field, value, item)) {
      item.notes?.push(`${key}: no field was found for ${JSON.stringify(value).slice(0, 200)}`);
    }
  }
}

/** Finds the field that has this name in another spelling or number: `translators`. */
function findOurs(key: string): string | undefined {
  const name = key.toLowerCase().replace(/[-_\s]/g, '');
  return Object.keys(frontmatterFields).find((field) => {
    return name === field.toLowerCase() || name === `${field.toLowerCase()}s`;
  });
}

/** Fields with one text. */
const TEXTS =
  /^(?:title|description|canonical|rights|translationKey|source\.(?:title|lang|publication))$/;

function setField(field: string, value: unknown, item: Item): boolean {
  const { values } = item;
  const source = (values['source'] ??= {}) as Values;
  const line = toLine(value);
  if (TEXTS.test(field)) {
    const section = field.startsWith('source.') ? source : values;
    const text = line?.replace(/<\/?[a-z][^>]*>|&nbsp;/gi, ' ').trim();
    section[field.replace('source.', '')] ??= text;
    return line !== undefined;
  }
  const work = works.find((one) => field === `translator.${one}`);
  if (work !== undefined || field === 'translator') {
    for (const one of listNames(value)) addContributor(values, one, work ?? 'translated');
    return true;
  }
  return setters[field]?.(value, item, source) ?? false;
}

type Setter = (value: unknown, item: Item, source: Values) => boolean;

const setSource: Setter = (value, _, source) => {
  const { name, title, url, link, href } = isMapping(value) ? value : { name: value };
  const headline = toLine(title);
  const lines = [url, link, href, name].flatMap((one) => toLine(one) ?? []);
  for (const line of lines) source[/^https?:\/\//.test(line) ? 'url' : 'publication'] ??= line;
  if (headline !== undefined) source['title'] ??= headline;
  return lines.length > 0 || headline !== undefined;
};

const setters: Record<string, Setter> = {
  published: (value, { values }) => {
    if (value === false) values['draft'] = true;
    return typeof value === 'boolean' || setDate(values, 'published', value);
  },
  updated: (value, { values }) => setDate(values, 'updated', value),
  'source.published': (value, _, source) => setDate(source, 'published', value),
  draft: (value, { values }) => {
    if (/^(?:true|draft|pending|private|scheduled)$/.test(String(value))) values['draft'] = true;
    return true;
  },
  topics: (value, { values }) => addTo(values, 'topics', listNames(value)),
  'source.author': (value, _, source) => addTo(source, 'author', listNames(value)),
  source: setSource,
  'source.url': setSource,
  disclaimer: (value, { values }) => Boolean((values['disclaimer'] = toLine(value))),
  aliases: (value, { values }) => {
    const paths = listNames(value, false).map((address) => {
      const url = /^https?:/.test(address) ? URL.parse(address) : null;
      return url ? url.pathname + url.search : address;
    });
    return addTo(
      values,
      'aliases',
      paths.filter((path) => /^\/[^:]+$/.test(path)),
    );
  },
  lang: (value, item) => Boolean((item.language = toLine(value))),
  slug: (value, item) => {
    if (!isSlug(String(value))) return setters['aliases']?.(value, item, {}) ?? false;
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

function setDate(values: Values, name: string, value: unknown): boolean {
  const date = toDate(value);
  values[name] ??= date;
  return date !== undefined;
}

function addTo(values: Values, name: string, entries: readonly string[]): boolean {
  if (entries.length > 0) values[name] = [...new Set([values[name] ?? [], entries].flat())];
  return entries.length > 0;
}

/** Adds a person or an outlet to the translators, or a work to the one of this name. */
export function addContributor(values: Values, name: string, work: string, type?: string): void {
  const translators = (values['translator'] ??= []) as { name: string; work: string[] }[];
  const known = translators.find((one) => one.name === name);
  if (known === undefined) translators.push({ name, ...(type && { type }), work: [work] });
  else if (!known.work.includes(work)) known.work.push(work);
}

/** Lists names: of a list, of sections with a name, or of a text with commas. */
function listNames(value: unknown, isDivided = true): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => listNames(one, false));
  if (isMapping(value)) return listNames(value['name'] ?? value['title'] ?? value['label'], false);
  const line = toLine(value);
  if (line === undefined) return [];
  const names = isDivided ? line.split(/\s*[,،;؛]\s*/) : [line];
  return names.filter((name) => name !== '');
}
