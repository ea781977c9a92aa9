import { dayOf } from '../date.ts';
import { languages, type Language } from '../language/languages.ts';
import { toInstant } from '../site.ts';
import { formatDay, fillMessage, type Segment } from './segments.ts';
import type { Article } from './article.ts';

/**
 * Formats the dates of publication, last update and last correction: `Published 1 May 2026 · Corrected 2 May 2026`.
 * @param correctionsHref the link of the correction date
 */
export function describeDates(article: Article, correctionsHref?: string): Segment[] {
  return joinDates([
    describeDate('published', article.published, article.language),
    ...listChanges(article, correctionsHref),
  ]);
}

/** Formats the dates of the last update and the last correction, if there are any. */
export function describeChanges(article: Article): Segment[] {
  return joinDates(listChanges(article));
}

function listChanges(
  { language, updated, corrections = [] }: Article,
  correctionsHref?: string,
): Segment[][] {
  const corrected = sortNewestFirst(corrections).at(0)?.date;
  return [
    ...(updated ? [describeDate('updated', updated, language)] : []),
    ...(corrected ? [describeDate('corrected', corrected, language, correctionsHref)] : []),
  ];
}

function describeDate(
  event: 'published' | 'updated' | 'corrected',
  day: string,
  language: Language,
  href?: string,
): Segment[] {
  return fillMessage(languages[language].messages[event], {
    date: [{ ...formatDay(day, language), ...(href !== undefined && { href }) }],
  });
}

function joinDates(dates: Segment[][]): Segment[] {
  return dates.flatMap((date, index) => (index === 0 ? date : [{ text: ' · ' }, ...date]));
}

/** A correction as its article's page and the corrections page print it. */
export interface CorrectionEntry {
  /** Unique in the article. It doesn't change when corrections are added: `correction-2026-05-02`. */
  id: string;
  date: string;
  /** The date, and whose mistake it was. */
  when: Segment[];
  text: string;
}

/** Describes the corrections of an article, newest first. */
export function describeCorrections({ language, corrections = [] }: Article): CorrectionEntry[] {
  const words = languages[language].messages.corrections;
  const counts = new Map<string, number>();
  // Counts from the oldest, so that a second correction on the same day doesn't change the id of the first.
  return sortNewestFirst(corrections)
    .reverse()
    .map(({ date, error, text }) => {
      const day = dayOf(date);
      const number = (counts.get(day) ?? 0) + 1;
      counts.set(day, number);
      return {
        id: `correction-${day}${number > 1 ? `-${String(number)}` : ''}`,
        date,
        when: fillMessage(words.entry, {
          date: [formatDay(date, language)],
          error: [{ text: words.error[error] }],
        }),
        text,
      };
    })
    .reverse();
}

/** Lists the corrections of an edition, newest first. */
export function listCorrections(
  published: readonly { article: Article }[],
): (CorrectionEntry & { article: Article })[] {
  return (
    published
      .flatMap(({ article }) =>
        describeCorrections(article).map((correction) => ({ ...correction, article })),
      )
      // The sort is stable: corrections of one day keep the order of their articles.
      .sort((a, b) => compareDates(b.date, a.date))
  );
}

/** Sorts newest first. Within one day, the entry that comes last in the file is the newest. */
function sortNewestFirst<T extends { date: string }>(entries: T[]): T[] {
  return entries.toSorted((a, b) => compareDates(a.date, b.date)).reverse();
}

function compareDates(a: string, b: string): number {
  return toInstant(a).getTime() - toInstant(b).getTime();
}

/**
 * Lists warnings that stand above the text: the article is more than a year old, or its original was revised after it was
 * translated or last compared with it.
 */
export function listCautions(
  { language, published, sourceChecked, sourceRevised }: Article,
  now: Date,
): Segment[][] {
  const { cautions: words } = languages[language].messages;
  const yearAgo = new Date(now);
  yearAgo.setUTCFullYear(now.getUTCFullYear() - 1);
  const isRevised =
    sourceRevised !== undefined && compareDates(sourceRevised, sourceChecked ?? published) > 0;
  const message = sourceChecked === undefined ? words.revised : words.revisedSinceChecked;
  return [
    ...(toInstant(published) < yearAgo ? [[{ text: words.old }]] : []),
    ...(isRevised ? [fillMessage(message, { date: [formatDay(sourceRevised, language)] })] : []),
  ];
}
