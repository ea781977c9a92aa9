import { compile } from 'html-to-text';
import { datesInWords } from '../article/history.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import { routes } from '../routes.ts';
import { attributedArticle, segmentText } from './attributed-article.ts';

/** An article as a search finds it: what is searched, and what is shown of it. */
export interface Hit {
  /** Root-relative: where the article is, and its notice. */
  address: string;
  title: string;
  /** Its standfirst and text as plain words, one space between two; of these a passage is shown. */
  text: string;
  credit: string;
  dates: string;
  /** ISO 8601, for the order of several editions. */
  published: string;
}

/** How many articles a part of a search index has; the newest up to twice as many. A search loads a part at a time. */
export const partLength = 1000;

/**
 * What a search knows of an article.
 * @param html its text
 */
export function searchHit(original: Article, html: string): Hit {
  const { article, credit } = attributedArticle(original);
  const { language, slug, title, description } = article;
  const text = toText(stripForbiddenCharacters(html));
  return {
    address: routes.article(language, slug),
    title,
    text: `${description} ${text}`.replace(/\s+/g, ' ').trim(),
    credit,
    dates: segmentText(datesInWords(article), language),
    published: article.published.toISOString(),
  };
}

const skipped = ['a[data-footnote-ref]', 'a[data-footnote-backref]', 'img', 'hr'];

const toText = compile({
  wordwrap: false,
  selectors: [
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: ' ' } },
    { selector: 'blockquote', format: 'block' },
    ...['h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
});
