import { fillMessage, type Segment } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { attributeArticle, segmentsToText } from './attributed-article.ts';
import { composeShareMessage, type ShareMessage } from './share.ts';

/** The data of a quotation. The browser adds the selected passage and a link to it. */
export interface Quotation extends ShareMessage {
  /** Opening and closing quotation marks. */
  marks: string;
  /** The disclaimer, or a link to it. */
  disclaimer?: string;
}

/** A longer disclaimer is linked. */
const MAX_DISCLAIMER_CHARACTERS = 240;

/** Prepares what a reader's quotation carries along: headline, credit, disclaimer, address and quotation marks. */
export function prepareQuotation(original: Article): Quotation {
  const { article, address } = attributeArticle(original);
  const { language, disclaimer } = article;
  const { marks, disclaimer: message } = languages[language].messages.quote;
  const quotation = { ...composeShareMessage(original), marks };
  if (disclaimer === null) return quotation;
  const isShort = disclaimer.length <= MAX_DISCLAIMER_CHARACTERS;
  const words: Segment[] = [{ text: isShort ? disclaimer : `${address}#notice`, quoted: true }];
  return {
    ...quotation,
    disclaimer: segmentsToText(fillMessage(message, { disclaimer: words }), language),
  };
}
