import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { cleanHtml } from './clean-html.ts';
import { createItem, type Item } from './item.ts';
import { describeAddress } from './read-feed.ts';
import { setFields } from './set-field.ts';
import { toLine } from './values.ts';

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
  const author =
    meta('author', 'article:author', 'parsely-author') ??
    toLine(document.querySelector('.p-author, [rel=author], [itemprop=author]')?.textContent);
  const { content, title } = extractText(document, meta('og:title'));
  const item = createItem(origin, {
    id: base,
    base,
    signatures: author === undefined || author.includes('://') ? [] : [[author]],
    ...cleanHtml(content),
  });
  const time = document.querySelector('article time[datetime], time[datetime][pubdate]');
  const tags = [...document.querySelectorAll('meta[property="article:tag"]')];
  setFields(item, {
    title,
    lang: toLine(document.documentElement.getAttribute('lang')) ?? meta('og:locale'),
    published:
      meta('article:published_time', 'datePublished', 'date', 'pubdate', 'DC.date') ??
      time?.getAttribute('datetime'),
    topics: tags.map((tag) => tag.getAttribute('content')),
  });
  if (address !== undefined) item.notes.push(describeAddress(address));
  const description = meta('description', 'og:description');
  if (description !== undefined) {
    item.notes.push(
      `the page describes itself as “${description}”: write that to description if it is its standfirst`,
    );
  }
  return item;
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
