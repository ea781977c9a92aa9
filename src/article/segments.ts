import { dayOf } from '../date.ts';
import { formatDate, languages, memoizePerLanguage, type Language } from '../language/languages.ts';
import type { Work } from './article.ts';

/** A piece of a sentence. Outputs print the segments in order and add no words. */
export interface Segment {
  text: string;
  /** Marks the name of a person, an outlet or a site, which nobody translates. */
  name?: true;
  /** Marks words of others, such as a headline or a disclaimer. Like a name, they may have another direction or language. */
  quoted?: true;
  /** Marks the label before a credit or notice. */
  label?: true;
  /** A link: an absolute address, a root-relative one, or `#notice` on the same page. */
  href?: string | undefined;
  /** The language of the text, if it is known to differ from the article's. */
  language?: string;
  /** The day that the text names, such as 2026-11-26. */
  date?: string;
}

/** Replaces each placeholder of a message, such as `{names}` in `Translated by {names}.`, with segments. */
export function fillMessage(message: string, places: Record<string, Segment[]>): Segment[] {
  return message
    .split(/\{(\w+)\}/)
    .flatMap((piece, index) => (index % 2 === 1 ? (places[piece] ?? []) : [{ text: piece }]))
    .filter(({ text }) => text !== '');
}

/** Joins sentences with a space or another separator. */
export function joinSentences(sentences: Segment[][], separator = ' '): Segment[] {
  return sentences.flatMap((sentence, index) =>
    index === 0 ? sentence : [{ text: separator }, ...sentence],
  );
}

/** Returns the text of segments. */
export function joinTexts(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

/** Formats the day of a date as it is written. */
export function formatDay(date: string, language: Language): Segment {
  const day = dayOf(date);
  return { text: formatDate(day, language), date: day };
}

const listFormat = memoizePerLanguage((locale) => new Intl.ListFormat(locale));

/** Joins items into a list ("a, b and c") by the rules of the language. */
export function formatList(items: Segment[][], language: Language): Segment[] {
  // Formats the indexes, because an item consists of several segments.
  return listFormat(language)
    .formatToParts(items.map((_, index) => String(index)))
    .flatMap(({ type, value }) =>
      // Stryker disable next-line ArrayDeclaration: each number is the index of an item
      type === 'element' ? (items[Number(value)] ?? []) : [{ text: value }],
    );
}

/** Replaces `{works}` in a message with a list ("translated and edited"), with a capital if the message begins with it. */
export function formatWorks(message: string, works: Work[], language: Language): string {
  const { locale, messages } = languages[language];
  const list = works.map((work) => [{ text: messages.works[work] }]);
  const filled = message.replace('{works}', joinTexts(formatList(list, language)));
  return message.startsWith('{works}')
    ? filled.charAt(0).toLocaleUpperCase(locale) + filled.slice(1)
    : filled;
}
