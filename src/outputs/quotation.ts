import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { composeShareMessage, type ShareMessage } from './share.ts';

/** The data of a quotation. The browser adds the selected passage and a link to it. */
export interface Quotation extends ShareMessage {
  /** Opening and closing quotation marks. */
  marks: string;
}

/** Prepares what a reader's quotation carries along: headline, credit, address and quotation marks. */
export function prepareQuotation(article: Article): Quotation {
  const { marks } = languages[article.language].messages.quote;
  return { ...composeShareMessage(article), marks };
}
