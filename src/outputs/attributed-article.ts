import { composeAttribution, type Attribution } from '../article/attribution.ts';
import type { Segment } from '../article/segments.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article, Author, Translator } from '../article/article.ts';
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
  /** The authors. Empty if they are unknown or withheld. */
  authors: Author[];
  /** The outlet that first published the source, if its name is known. */
  outlet?: string;
  /** People and organisations that translated the text. */
  translators: Translator[];
  /** People and organisations that did other work on the text, such as editing. */
  contributors: Translator[];
  /** Machines, whatever they did. */
  machines: Translator[];
  /** Absolute. */
  address: string;
}

/** Strips forbidden characters from an article and composes its attribution. */
export const attributeArticle = memoize((original: Article): AttributedArticle => {
  const article = stripForbidden(original);
  const said = composeAttribution(article);
  const { author, publication } = article.source;
  const named = Array.isArray(article.translator) ? article.translator : [];
  const people = named.filter(({ type }) => type !== 'machine');
  return {
    article,
    attribution: said,
    credit: segmentsToText(said.credit, article.language),
    notice: segmentsToText(said.notice, article.language),
    authors: Array.isArray(author) ? author : [],
    ...(publication !== null && publication !== 'withheld' && { outlet: publication.name }),
    translators: people.filter(({ work }) => work.includes('translated')),
    contributors: people.filter(({ work }) => !work.includes('translated')),
    machines: named.filter(({ type }) => type === 'machine'),
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
    .map(({ text, name, quoted }) =>
      (name || quoted) && detectDirection(text) !== direction ? text + mark : text,
    )
    .join('');
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
