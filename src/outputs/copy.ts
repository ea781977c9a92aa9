import { attribution, type Attribution } from '../article/attribution.ts';
import type { Part } from '../article/parts.ts';
import { carried } from '../article/plain-text.ts';
import type { Article } from '../article/schema.ts';
import { absolute, routes } from '../routes.ts';

/** An article on its way out: nothing in it that a form can't carry, and what must go with it in every form. */
export interface Copy {
  article: Article;
  attribution: Attribution;
  /** Credit, notice and short credit as plain words. */
  credit: string;
  notice: string;
  /** Its absolute address. */
  address: string;
}

/** Makes the copy that every output begins with. */
export function copyOf(original: Article): Copy {
  const article = clean(original);
  const said = attribution(article);
  return {
    article,
    attribution: said,
    credit: wordsOf(said.credit),
    notice: wordsOf(said.notice),
    address: absolute(routes.article(article.language, article.slug)),
  };
}

/** Parts as plain words. */
export function wordsOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

/** Every text in it without what no form can carry. */
function clean<T>(value: T): T {
  if (typeof value === 'string') return carried(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)])) as T;
}
