import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { shared, type Shared } from './share.ts';

/** What a passage takes with it when a reader quotes it: the marks that stand around it, and what is passed on of the article. */
export interface Quotation extends Shared {
  marks: string;
}

/** What the page has ready for whoever quotes from it; the passage and the link to it are the reader's. */
export function quotation(article: Article): Quotation {
  const { marks } = languages[article.language].messages.quote;
  return { ...shared(article), marks };
}
