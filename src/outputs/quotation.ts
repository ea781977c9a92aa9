import { fillMessage, type Segment } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { attributeArticle, segmentsToText } from './attributed-article.ts';
import { composeShareMessage } from './share.ts';

/** A longer disclaimer is linked. */
const MAX_DISCLAIMER_CHARACTERS = 240;

/**
 * Prepares what a reader's quotation carries along: headline, credit, disclaimer or a link to it, address and quotation
 * marks. The browser adds the selected passage and a link to it.
 */
export function prepareQuotation(original: Article) {
  const { article, address } = attributeArticle(original);
  const { language, disclaimer } = article;
  const { marks, disclaimer: message } = languages[language].messages.quote;
  const isShort = disclaimer !== null && disclaimer.length <= MAX_DISCLAIMER_CHARACTERS;
  const words: Segment[] = [{ text: isShort ? disclaimer : `${address}#notice`, quoted: true }];
  return {
    ...composeShareMessage(original),
    marks,
    ...(disclaimer !== null && {
      disclaimer: segmentsToText(fillMessage(message, { disclaimer: words }), language),
    }),
  };
}
