import { languages } from '../language/languages.ts';
import { dayOf, fill, type Segment } from './segments.ts';
import type { Article } from './article.ts';

/**
 * When this site published the article, last changed it and last corrected it, in the article's language: `Published 1 May 2026 ·
 * Corrected 2 May 2026`.
 * @param corrected where the corrections are told: the day of the last leads there
 */
export function datesInWords(
  { language, published, updated, corrections }: Article,
  corrected?: string,
): Segment[] {
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

/** A correction, in the language of its article. */
export interface CorrectionWords {
  /** Its name among those of the article, which stays when others are added: `correction-2026-05-02`. */
  id: string;
  date: Date;
  /** When it was made, and whose error it was. */
  when: Segment[];
  text: string;
}

/** What was corrected, the newest first. */
export function correctionWords({ language, corrections }: Article): CorrectionWords[] {
  const words = languages[language].messages.corrections;
  const days = new Map<string, number>();
  // Numbered from the oldest, so that a later one on the same day takes no other's name.
  return newest(corrections ?? [])
    .reverse()
    .map(({ date, error, text }) => {
      const day = date.toISOString().slice(0, 10);
      const number = (days.get(day) ?? 0) + 1;
      days.set(day, number);
      return {
        id: `correction-${day}${number > 1 ? `-${String(number)}` : ''}`,
        date,
        when: fill(words.entry, {
          date: [dayOf(date, language)],
          error: [{ text: words.error[error] }],
        }),
        text,
      };
    })
    .reverse();
}

/** All corrections of an edition, the newest first. */
export function correctionsOf(
  published: readonly { article: Article }[],
): (CorrectionWords & { article: Article })[] {
  return (
    published
      .flatMap(({ article }) =>
        correctionWords(article).map((correction) => ({ ...correction, article })),
      )
      // Those of one day keep their order.
      .sort((a, b) => b.date.getTime() - a.date.getTime())
  );
}

/** Of one day, the last that was added is the newest. */
function newest<T extends { date: Date }>(all: T[]): T[] {
  return all.toSorted((a, b) => a.date.getTime() - b.date.getTime()).reverse();
}

/**
 * What a reader should know of an article's age before reading it, a sentence each: that it is more than a year old, and
 * that its original was changed after it was translated, or after the two were last compared.
 * @param now the build's clock
 */
export function cautions(
  { language, published, sourceChecked, sourceRevised }: Article,
  now: Date,
): Segment[][] {
  const { cautions: words } = languages[language].messages;
  const yearAgo = new Date(now);
  yearAgo.setUTCFullYear(now.getUTCFullYear() - 1);
  const revised = sourceRevised !== undefined && sourceRevised > (sourceChecked ?? published);
  const since = sourceChecked === undefined ? words.revised : words.revisedSinceChecked;
  return [
    ...(published < yearAgo ? [[{ text: words.old }]] : []),
    ...(revised ? [fill(since, { date: [dayOf(sourceRevised, language)] })] : []),
  ];
}
