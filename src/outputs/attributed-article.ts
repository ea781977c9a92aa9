import { composeAttribution, type Attribution } from '../article/attribution.ts';
import type { Segment } from '../article/segments.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article, Translator } from '../article/article.ts';
import { detectDirection } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { absolute, routes } from '../routes.ts';

/** An article with its attribution, without forbidden characters. Every output starts from it. */
export interface AttributedArticle {
  article: Article;
  attribution: Attribution;
  /** Credit and notice as plain text. */
  credit: string;
  notice: string;
  /** Translators by their work, without machines. Who translated and edited is in two lists. */
  people: Record<'translators' | 'editors' | 'summarisers', Translator[]>;
  /** Absolute. */
  address: string;
}

/** Strips forbidden characters from an article and composes its attribution. */
export const attributeArticle = memoize((original: Article): AttributedArticle => {
  const article = stripForbidden(original);
  const said = composeAttribution(article);
  return {
    article,
    attribution: said,
    credit: segmentsToText(said.credit, article.language),
    notice: segmentsToText(said.notice, article.language),
    people: {
      translators: filterByWork(article, 'translated', 'translated and edited'),
      editors: filterByWork(article, 'edited', 'translated and edited'),
      summarisers: filterByWork(article, 'summarised'),
    },
    address: absolute(routes.article(article.language, article.slug)),
  };
}, new WeakMap());

/**
 * Converts segments to plain text. Adds a direction mark (U+200E or U+200F) after each name of the other direction.
 * Without it, two such names in a row swap places, so that an outlet looks like the author.
 */
export function segmentsToText(segments: readonly Segment[], language: Language): string {
  const { direction } = languages[language];
  const mark = direction === 'rtl' ? '\u200F' : '\u200E';
  return segments
    .map(({ text, name }) => (name && detectDirection(text) !== direction ? text + mark : text))
    .join('');
}

function filterByWork({ translator }: Article, ...kinds: Translator['work'][]): Translator[] {
  return Array.isArray(translator)
    ? translator.filter(({ type, work }) => type !== 'machine' && kinds.includes(work))
    : [];
}

/** Strips forbidden characters from every string in a value. Returns the value itself if there are none. */
function stripForbidden<T>(value: T): T {
  if (typeof value === 'string') return stripForbiddenCharacters(value) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value) as [string, unknown][];
  const stripped = entries.map(([key, inner]) => [key, stripForbidden(inner)] as const);
  if (stripped.every(([, inner], index) => inner === entries[index]?.[1])) return value;
  return (
    Array.isArray(value) ? stripped.map(([, inner]) => inner) : Object.fromEntries(stripped)
  ) as T;
}
