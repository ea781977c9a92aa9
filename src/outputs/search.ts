import { compile } from 'html-to-text';
import { describeDates } from '../article/history.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import { normalizeForSearch } from '../language/normalize.ts';
import { memoize } from '../memoize.ts';
import { routes } from '../routes.ts';
import { toInstant } from '../site.ts';
import { attributeArticle, segmentsToText } from './attributed-article.ts';

/** An article as the search index stores it. */
export type SearchRecord = ReturnType<typeof createSearchRecord>;

/** Articles in a shard of a search index; the newest shard has up to twice as many. Bounds the download of a search. */
export const ARTICLES_PER_SHARD = 500;

/** Creates the search record of an article from its rendered body. */
export function createSearchRecord(original: Article, html: string) {
  const { article, credit } = attributeArticle(original);
  const { language, slug, title, description } = article;
  const text = toText(stripForbiddenCharacters(html));
  return {
    address: routes.article(language, slug),
    title,
    // Words separated by single spaces. Results show a passage.
    text: `${description ?? ''} ${text}`.replace(/\s+/g, ' ').trim(),
    credit,
    dates: segmentsToText(describeDates(article), language),
    // To sort the results of several editions.
    published: toInstant(article.published).toISOString(),
  };
}

/** Words that a search without results may suggest. */
const MAX_KNOWN_WORDS = 5000;

/**
 * Lists the words of headlines and credits, and those that several texts have, the most frequent first. Prefers the
 * spelling without capitals.
 */
export function listKnownWords(records: readonly SearchRecord[]): string[] {
  const known = new Map<string, { spelling: string; count: number }>();
  const normalize = memoize(normalizeForSearch);
  for (const { title, credit, text } of records) {
    const named = new Set(splitWords(`${title} ${credit}`));
    for (const word of new Set([...named, ...splitWords(text)])) {
      const key = normalize(word);
      const entry = known.get(key) ?? { spelling: word, count: 0 };
      entry.count += named.has(word) ? 2 : 1;
      if (word === word.toLowerCase()) entry.spelling = word;
      known.set(key, entry);
    }
  }
  return [...known.values()]
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_KNOWN_WORDS)
    .map(({ spelling }) => spelling);
}

/** Splits a text into words of three letters or more, without punctuation. */
function splitWords(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}’'-]+\p{L}/gu) ?? [];
}

const skippedElements = ['a[data-footnote-ref]', 'a[data-footnote-backref]', 'img', 'hr'];
/** The default formatters write headings in capitals, and `>` before quotations. */
const blockElements = ['h2', 'h3', 'h4', 'h5', 'h6', 'blockquote'];

const toText = compile({
  wordwrap: false,
  selectors: [
    ...skippedElements.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: ' ' } },
    ...blockElements.map((selector) => ({ selector, format: 'block' })),
  ],
});
