import { languages } from '../language/languages.ts';
import { dayOf, fill, type Part } from './parts.ts';
import type { Article } from './schema.ts';

/**
 * When this site published the article, last changed it and last corrected it, in the article's language: `Published 1 May 2026 ·
 * Corrected 2 May 2026`.
 * @param corrected where the corrections are told: the day of the last leads there
 */
export function datesInWords(
  { language, published, updated, corrections }: Article,
  corrected?: string,
): Part[] {
  const { messages } = languages[language];
  const day = (date: Date) => dayOf(date, language);
  const last = newest(corrections ?? []).at(0);
  return [
    fill(messages.published, { date: [day(published)] }),
    ...(updated ? [fill(messages.updated, { date: [day(updated)] })] : []),
    ...(last
      ? [
          fill(messages.corrected, {
            date: [{ ...day(last.date), ...(corrected !== undefined && { href: corrected }) }],
          }),
        ]
      : []),
  ].flatMap((parts, index) => (index === 0 ? parts : [{ text: ' · ' }, ...parts]));
}

/** What was corrected, the newest first: when and whose error it was, and the words about it. */
export function correctionWords({
  language,
  corrections,
}: Article): { when: Part[]; text: string }[] {
  const words = languages[language].messages.corrections;
  return newest(corrections ?? []).map(({ date, error, text }) => ({
    when: fill(words.entry, {
      date: [dayOf(date, language)],
      error: [{ text: words.error[error] }],
    }),
    text,
  }));
}

function newest<T extends { date: Date }>(all: T[]): T[] {
  return all.toSorted((a, b) => b.date.getTime() - a.date.getTime());
}
