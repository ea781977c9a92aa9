import { dayOf } from '../date.ts';
import { formatPeriod, languages } from '../language/languages.ts';
import { toInstant } from '../site.ts';
import { formatDay, fillMessage, joinSentences, type Segment } from './segments.ts';
import { isPublished } from './order.ts';
import type { Article, Correction } from './article.ts';

/**
 * Formats the dates of publication, last update and last correction: `Published 1 May 2026 · Corrected 2 May 2026`.
 * @param correctionsHref the link of the correction date
 */
export function describeDates(article: Article, correctionsHref?: string): Segment[] {
  return joinSentences(listDates(article, correctionsHref), ' · ');
}

/** Formats the dates of the last update and the last correction, if there are any. */
export function describeChanges(article: Article): Segment[] {
  return joinSentences(listDates(article).slice(1), ' · ');
}

function listDates(article: Article, correctionsHref?: string): Segment[][] {
  const { language, published, updated, corrections = [] } = article;
  const words = languages[language].messages;
  const corrected = sortOldestFirst(corrections).at(-1)?.date;
  const describe = (message: string, day: string, href?: string) =>
    fillMessage(message, { date: [{ ...formatDay(day, language), href }] });
  return [
    describe(words.published, published),
    ...(updated ? [describe(words.updated, updated)] : []),
    ...(corrected ? [describe(words.corrected, corrected, correctionsHref)] : []),
  ];
}

/** Describes the corrections of an article, newest first. */
export function describeCorrections({ language, corrections = [] }: Article) {
  const words = languages[language].messages.corrections;
  const counts = new Map<string, number>();
  // Counts from the oldest, so that a second correction on the same day doesn't change the id of the first.
  return sortOldestFirst(corrections)
    .map(({ date, error, text }) => {
      const day = dayOf(date);
      const number = (counts.get(day) ?? 0) + 1;
      counts.set(day, number);
      return {
        // Unique in the article.
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
export function listCorrections(published: readonly { article: Article }[]) {
  return (
    published
      .flatMap(({ article }) =>
        describeCorrections(article).map((correction) => ({ ...correction, article })),
      )
      // The sort is stable: corrections of one day keep the order of their articles.
      .sort((a, b) => compareDates(b.date, a.date))
  );
}

/** Sorts oldest first. Within one day, the entry that comes last in the file is the newest. */
function sortOldestFirst(corrections: readonly Correction[]): Correction[] {
  return corrections.toSorted((a, b) => compareDates(a.date, b.date));
}

function compareDates(a: string, b: string): number {
  return toInstant(a).getTime() - toInstant(b).getTime();
}

/**
 * Lists warnings that stand above the text: the article is not published yet or more than a year old, or its original was
 * revised after it was translated or last compared with it.
 */
export function listCautions(article: Article, now: Date): Segment[][] {
  const { language, published, sourceChecked, sourceRevised } = article;
  const { cautions: words } = languages[language].messages;
  const year = formatPeriod(dayOf(published).slice(0, 4), language);
  const yearAgo = new Date(now);
  yearAgo.setUTCFullYear(now.getUTCFullYear() - 1);
  const isRevised =
    sourceRevised !== undefined && compareDates(sourceRevised, sourceChecked ?? published) > 0;
  const message = sourceChecked === undefined ? words.revised : words.revisedSinceChecked;
  return [
    ...(isPublished(article, now) ? [] : [[{ text: words.preview }]]),
    ...(toInstant(published) < yearAgo ? [fillMessage(words.old, { year: [{ text: year }] })] : []),
    ...(isRevised ? [fillMessage(message, { date: [formatDay(sourceRevised, language)] })] : []),
  ];
}
