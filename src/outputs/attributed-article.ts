import { attribution, type Attribution } from '../article/attribution.ts';
import type { Segment } from '../article/segments.ts';
import { memoizePerArticle } from '../article/per-article.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article, Translator } from '../article/article.ts';
import { directionOf } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';

/** An article on its way out: nothing in it that a form can't carry, and what must go with it in every form. */
export interface AttributedArticle {
  article: Article;
  attribution: Attribution;
  /** Credit and notice as plain words. */
  credit: string;
  notice: string;
  /** Who did what kind of work, machines left out: only the first translated. Who did both is in two of them. */
  people: Record<'translators' | 'editors' | 'summarisers', Translator[]>;
  /** Its absolute address. */
  address: string;
}

/** Makes the copy that every output begins with. */
export const attributedArticle = memoizePerArticle((original): AttributedArticle => {
  const article = clean(original);
  const said = attribution(article);
  return {
    article,
    attribution: said,
    credit: segmentText(said.credit, article.language),
    notice: segmentText(said.notice, article.language),
    people: {
      translators: ofWork(article, 'translated', 'translated and edited'),
      editors: ofWork(article, 'edited', 'translated and edited'),
      summarisers: ofWork(article, 'summarised'),
    },
    address: absolute(routes.article(article.language, article.slug)),
  };
});

/**
 * Parts as plain words. Behind a name that doesn't run as the language does stands a mark of its direction (U+200E,
 * U+200F): two names side by side would else be read in the wrong order, an outlet as an author.
 */
export function segmentText(parts: readonly Segment[], language: Language): string {
  const { direction } = languages[language];
  const mark = direction === 'rtl' ? '\u200F' : '\u200E';
  return parts
    .map(({ text, name }) => (name && directionOf(text) !== direction ? text + mark : text))
    .join('');
}

function ofWork({ translator }: Article, ...kinds: Translator['work'][]): Translator[] {
  return Array.isArray(translator)
    ? translator.filter(({ type, work }) => type !== 'machine' && kinds.includes(work))
    : [];
}

/** Strips the characters that some output can't carry from every text in a value. Returns the value itself if there are none. */
function clean<T>(value: T): T {
  if (typeof value === 'string') return stripForbiddenCharacters(value) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value) as [string, unknown][];
  const cleaned = entries.map(([key, inner]) => [key, clean(inner)] as const);
  if (cleaned.every(([, inner], index) => inner === entries[index]?.[1])) return value;
  return (
    Array.isArray(value) ? cleaned.map(([, inner]) => inner) : Object.fromEntries(cleaned)
  ) as T;
}
