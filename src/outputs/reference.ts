import { formatDay, fillMessage, joinSentences, type Segment } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { site } from '../site.ts';
import { attributeArticle } from './attributed-article.ts';

/** Composes a citation in the language of the article: headline, credit, disclaimer, site, date and address. */
export function composeReference(original: Article): Segment[] {
  const { article, attribution, address } = attributeArticle(original);
  const { language, title, published, disclaimer } = article;
  const disclaimers: Segment[][] =
    disclaimer === null ? [] : [[{ text: disclaimer, quoted: true }]];
  return fillMessage(languages[language].messages.cite.reference, {
    title: [{ text: title, quoted: true }],
    credit: joinSentences([attribution.credit, ...disclaimers]),
    site: [{ text: site.name, name: true }],
    date: [formatDay(published, language)],
    address: [{ text: address, quoted: true }],
  });
}
