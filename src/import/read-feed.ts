import { parseFeed } from 'feedsmith';
import { cleanHtml } from './clean-html.ts';
import { isMapping } from '../content/read-fields.ts';
import { ImportError, toDate, toLine, type Item, type Values } from './item.ts';
import { readText } from './read-text.ts';

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
  const plain = readContent(entry['content_text']);
  const title = toLine(cleanHtml(pickText(entry['title']) ?? '').words);
  const dc = isMapping(entry['dc']) ? entry['dc'] : {};
  return {
    origin: `${origin}: ${title ?? address ?? 'an item'}`,
    id: pickText(entry['guid'], entry['id'], address),
    values: { title, ...readDates(entry, dc), topics: readTopics(entry) },
    notes: address === undefined ? [] : [describeAddress(address)],
    base: URL.canParse(address ?? '') ? address : undefined,
    language: toLine(entry['language']) ?? language,
    signatures: listTexts(entry['authors'] ?? dc['creators']).map((name) => [name]),
    ...(html === undefined ? readText(plain) : cleanHtml(html)),
  };
}

function readDates(entry: Values, dc: Values): Values {
  const dates = [entry['pubDate'], entry['published'], entry['date_published'], dc['date']];
  const published = dates.map(toDate).find((date) => date !== undefined);
  const updated = toDate(entry['updated'] ?? entry['date_modified']);
  if (published === undefined || updated === undefined) return { published: published ?? updated };
  return { published, ...(updated.slice(0, 10) > published.slice(0, 10) && { updated }) };
}

function readTopics(entry: Values): string[] | undefined {
  const topics = listTexts(entry['categories'] ?? entry['tags']);
  return topics.length > 0 ? [...new Set(topics)] : undefined;
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
