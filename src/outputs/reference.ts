import { dayOf, fill, sentences, type Segment } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { site } from '../site.ts';
import { attributedArticle } from './attributed-article.ts';

/**
 * An article as a source in another text, in words of its own language: headline, credit, the words that came with it,
 * where and when it was published.
 */
export function reference(original: Article): Segment[] {
  const { article, attribution, address } = attributedArticle(original);
  const { language, title, published, disclaimer } = article;
  const statement: Segment[][] = disclaimer === null ? [] : [[{ text: disclaimer, name: true }]];
  return fill(languages[language].messages.cite.reference, {
    title: [{ text: title, name: true }],
    credit: sentences([attribution.credit, ...statement]),
    site: [{ text: site.name, name: true }],
    date: [dayOf(published, language)],
    address: [{ text: address, name: true }],
  });
}
