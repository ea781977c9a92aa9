import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { cleanHtml } from './clean-html.ts';
import { toDate, toLine, type Item } from './item.ts';
import { describeAddress } from './read-feed.ts';

/** What surrounds a text on a page of a site. */
const SURROUNDINGS =
  'nav, header, footer, aside, form, [role=navigation], [role=banner], [class*=sidebar], [id*=sidebar], [class*=menu], [class*=comment], [class*=related]';

/** Reads a page, or only the text of one. */
export function readHtml(html: string, origin: string): Item {
  const isPage = /<(?:html|body|head)[\s>]/i.test(html);
  const source = isPage ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(source);
  const meta = (...names: string[]) =>
    names
      .map((name) =>
        document.querySelector(
          `meta[name="${name}"], meta[property="${name}"], meta[itemprop="${name}"]`,
        ),
      )
      .map((element) => toLine(element?.getAttribute('content')))
      .find((content) => content !== undefined);
  const address =
    toLine(document.querySelector('link[rel=canonical]')?.getAttribute('href')) ?? meta('og:url');
  const base = URL.canParse(address ?? '') ? address : undefined;
  const item: Item = {
    origin,
    body: { type: 'root', children: [] },
    values: {},
    notes: [],
    id: base,
    base,
    language:
      toLine(document.documentElement.getAttribute('lang')) ?? meta('og:locale')?.replace('_', '-'),
    slug: undefined,
    signatures: [meta('author', 'article:author', 'parsely-author')].flatMap((name) =>
      name === undefined || name.includes('://') ? [] : [[name]],
    ),
  };
  const time = toLine(
    document
      .querySelector('article time[datetime], time[datetime][pubdate]')
      ?.getAttribute('datetime'),
  );
  const published = toDate(
    meta('article:published_time', 'datePublished', 'date', 'pubdate', 'DC.date') ?? time,
  );
  if (published !== undefined) item.values['published'] = published;
  const topics = [...document.querySelectorAll('meta[property="article:tag"]')].flatMap(
    (element) => toLine(element.getAttribute('content')) ?? [],
  );
  if (topics.length > 0) item.values['topics'] = [...new Set(topics)];
  noteMeta(item, address, meta('description', 'og:description'));
  const { content, title } = extractText(document, meta('og:title'));
  Object.assign(item, cleanHtml(content));
  if (title !== undefined) item.values['title'] = title;
  return item;
}

function noteMeta({ notes }: Item, address?: string, description?: string): void {
  if (address !== undefined) notes?.push(describeAddress(address));
  if (description !== undefined) {
    notes?.push(
      `the page describes itself as “${description}”: write that to description if it is its standfirst`,
    );
  }
}

type Page = ReturnType<typeof parseHTML>['document'];

/** Extracts the text of a page. Without surroundings, it is all of the page. */
function extractText(document: Page, metaTitle: string | undefined) {
  const shortTitle = metaTitle ?? toLine(document.querySelector('title')?.textContent);
  const whole = () => {
    const headlines = [...document.querySelectorAll('h1')];
    const headline = headlines.length === 1 ? toLine(headlines[0]?.textContent) : undefined;
    return { content: document.body.innerHTML, title: headline ?? shortTitle };
  };
  if (document.querySelector(SURROUNDINGS) === null) return whole();
  const copy = document.cloneNode(true) as unknown as Document;
  // Otherwise, Readability would remove the line with the names of its authors.
  const mark = copy.createElement('meta');
  mark.setAttribute('name', 'author');
  mark.setAttribute('content', '-');
  copy.head.append(mark);
  const article = new Readability(copy, { keepClasses: true, charThreshold: 100 }).parse();
  const content = toLine(article?.textContent) === undefined ? undefined : article?.content;
  if (!content) return whole();
  return { content, title: toLine(article?.title) ?? shortTitle };
}
