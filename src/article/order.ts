import { toInstant } from '../site.ts';
import type { Article, Translator } from './article.ts';

/** Checks that an article is neither a draft nor dated after `now`. */
export function isPublished(article: Article, now: Date): boolean {
  return article.draft !== true && toInstant(article.published) <= now;
}

/**
 * Drops updates, corrections, source revisions, reviews and verifications dated after `now`, so that scheduled changes
 * don't appear early. Returns an article without such changes itself, because attributions are memoized by article.
 */
export function dropFutureChanges(article: Article, now: Date): Article {
  const { updated, corrections, sourceRevised, verified, ...rest } = article;
  const { translator } = rest;
  const isPast = ({ date }: { date?: string | undefined }) =>
    date === undefined || toInstant(date) <= now;
  const lists = [corrections, verified, translator].filter(Array.isArray).flat();
  const dated = [{ date: updated }, { date: sourceRevised }, ...(lists as { date?: string }[])];
  if (dated.every(isPast)) return article;
  const pastCorrections = corrections?.filter(isPast) ?? [];
  const pastVerified = Array.isArray(verified) ? verified.filter(isPast) : verified;
  return {
    ...rest,
    translator: Array.isArray(translator) ? dropFutureReviews(translator, isPast) : translator,
    ...(updated && isPast({ date: updated }) && { updated }),
    ...(pastCorrections.length > 0 && { corrections: pastCorrections }),
    ...(sourceRevised && isPast({ date: sourceRevised }) && { sourceRevised }),
    ...(pastVerified && pastVerified.length > 0 && { verified: pastVerified }),
  };
}

/** Drops the work `reviewed` of translators whose review is to come, and translators without other work. */
function dropFutureReviews(translators: Translator[], isPast: (one: Translator) => boolean) {
  const past = translators.flatMap((translator) => {
    if (isPast(translator)) return [translator];
    const work = translator.work.filter((one) => one !== 'reviewed');
    return work.length > 0 ? [{ ...translator, work, date: undefined }] : [];
  });
  return past.length > 0 ? past : null;
}

/** Sorts articles by date, newest first. Articles of the same time are sorted by slug, then by language. */
export function compareNewestFirst(a: Article, b: Article): number {
  return (
    toInstant(b.published).getTime() - toInstant(a.published).getTime() ||
    compareCodeUnits(a.slug, b.slug) ||
    compareCodeUnits(a.language, b.language)
  );
}

/** Sorts strings by UTF-16 code units: unlike `localeCompare`, the same on every machine. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
