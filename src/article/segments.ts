import { dateInWords, perLanguage, type Language } from '../language/languages.ts';

/** A piece of a sentence; outputs print the pieces in order and add no words of their own. */
export interface Segment {
  text: string;
  /** The text is somebody's own, such as a name, a title or a disclaimer: kept apart from what surrounds it, whatever its script. */
  name?: true;
  /** Where the text leads: an address, absolute or of this site, or `#notice` on the same page. */
  href?: string;
  /** The text's language, where it is known to be another than the article's. */
  language?: string;
  /** The day that the text names. */
  date?: Date;
}

/** Puts parts where a message has places: `Translated by {names}.` */
export function fill(message: string, places: Record<string, Segment[]>): Segment[] {
  return message
    .split(/\{(\w+)\}/)
    .flatMap((piece, index) => (index % 2 === 1 ? (places[piece] ?? []) : [{ text: piece }]))
    .filter(({ text }) => text !== '');
}

/** One sentence after another. */
export function sentences(all: Segment[][]): Segment[] {
  return all.flatMap((parts, index) => (index === 0 ? parts : [{ text: ' ' }, ...parts]));
}

/** A day in words of the language, in UTC. */
export function dayOf(date: Date, language: Language): Segment {
  return { text: dateInWords(date, language), date };
}

/** Names in a row, each of them a name. */
export function names(all: string[], language: Language): Segment[] {
  return list(
    all.map((text) => [{ text, name: true }]),
    language,
  );
}

const conjunction = perLanguage((locale) => new Intl.ListFormat(locale));

/** Several things in a row, "a, b and c", as the language writes it. */
export function list(items: Segment[][], language: Language): Segment[] {
  // Numbers stand for the items, whose own text could be taken for a separator.
  return conjunction(language)
    .formatToParts(items.map((_, index) => String(index)))
    .flatMap(({ type, value }) =>
      // Stryker disable next-line ArrayDeclaration: each number is the index of an item
      type === 'element' ? (items[Number(value)] ?? []) : [{ text: value }],
    );
}
