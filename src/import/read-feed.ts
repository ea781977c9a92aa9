import { parseFeed } from 'feedsmith';
import { cleanHtml } from './clean-html.ts';
import { isMapping } from '../content/read-fields.ts';
import { createItem, ImportError, type Item } from './item.ts';
import { readText } from './read-text.ts';
import { setFields } from './set-field.ts';
import { toDate, toLine, type Values } from './values.ts';

/** Reads the items of a feed: RSS, Atom, RDF or JSON Feed. @throws ImportError if it is none */
export function* readFeed(text: string, origin: string): Generator<Item> {
  let feed: Values;
  try {
    feed = parseFeed(text).feed;
  } catch {
    throw new ImportError('it is no feed that can be read, and no export of WordPress');
  }
  const items = [feed['items'] ?? feed['entries'] ?? []].flat().filter(isMapping);
  const language = toLine(feed['language'] ?? feed['lang']);
  for (const item of items) yield readEntry(item, origin, language);
}

function readEntry(entry: Values, origin: string, language: string | undefined): Item {
  const links = [entry['links'] ?? []].flat().filter(isMapping);
  const link = links.find(({ rel = 'alternate' }) => rel === 'alternate')?.['href'];
  const address = pickText(entry['url'], entry['link'], link);
  const html = [entry['content'], entry['content_html'], entry['description'], entry['summary']]
    .map(readContent)
    .find((content) => content.trim() !== '');
  const title = toLine(cleanHtml(pickText(entry['title']) ?? '').words);
  const dc = isMapping(entry['dc']) ? entry['dc'] : {};
  const item = createItem(`${origin}: ${title ?? address ?? 'an item'}`, {
    id: pickText(entry['guid'], entry['id'], address),
    base: URL.canParse(address ?? '') ? address : undefined,
    language,
    signatures: listTexts(entry['authors'] ?? dc['creators']).map((name) => [name]),
    ...(html === undefined ? readText(readContent(entry['content_text'])) : cleanHtml(html)),
  });
  const updated = entry['updated'] ?? entry['date_modified'];
  const dates = [entry['pubDate'], entry['published'], entry['date_published'], dc['date']];
  setFields(item, {
    title,
    published: [...dates, updated].find((date) => toDate(date) !== undefined),
    updated,
    topics: entry['categories'] ?? entry['tags'],
    lang: entry['language'],
  });
  if (address !== undefined) item.notes.push(describeAddress(address));
  return item;
}

/** Asks what the address of a text is. */
export function describeAddress(address: string): string {
  return `its address is ${address}: write it to source.url if this is the original, to canonical if this translation was first published there, or its path to aliases if that was this site`;
}

/** Returns the first of some values that has a text. */
function pickText(...values: unknown[]): string | undefined {
  return listTexts(values)[0];
}

function listTexts(value: unknown): string[] {
  return [value ?? []].flat().flatMap((one: unknown) => {
    if (!isMapping(one)) return toLine(one) ?? [];
    return listTexts(one['value'] ?? one['label'] ?? one['name'] ?? one['term']);
  });
}

/** Returns a text with its line ends. */
function readContent(value: unknown): string {
  const content = isMapping(value) ? (value['encoded'] ?? value['value']) : value;
  return typeof content === 'string' ? content : '';
}
