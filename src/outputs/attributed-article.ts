import { composeAttribution } from '../article/attribution.ts';
import type { Segment } from '../article/segments.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import { detectDirection } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { absolute, routes } from '../routes.ts';

/** An article with its attribution, without forbidden characters. Every output starts from it. */
export type AttributedArticle = ReturnType<typeof attributeArticle>;

/** Strips forbidden characters from an article and composes its attribution. */
export const attributeArticle = memoize((original: Article) => {
  const article = stripForbidden(original);
  const said = composeAttribution(article);
  const { author, publication } = article.source;
  const named = Array.isArray(article.translator) ? article.translator : [];
  const people = named.filter(({ type }) => type !== 'machine');
  return {
    article,
    attribution: said,
    // As plain text.
    credit: segmentsToText(said.credit, article.language),
    notice: segmentsToText(said.notice, article.language),
    // Empty if they are unknown or withheld.
    authors: Array.isArray(author) ? author : [],
    ...(publication !== null && publication !== 'withheld' && { outlet: publication.name }),
    // People and organisations.
    translators: people.filter(({ work }) => work.includes('translated')),
    // Whoever did only other work, such as editing.
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
