import type { Article } from '../article/article.ts';
import { compareNewestFirst, isPublished } from '../article/order.ts';
import { collectAdvice, formatAdvice, type Advice } from '../check/advice.ts';
import { limitLines } from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import { formatPlural } from '../language/messages.ts';
import { enabledFormats } from '../outputs/formats.ts';
import { routes } from '../routes.ts';
import { describeCapacity } from './capacity.ts';
import { adviseOnCards } from './card-advice.ts';

/** What a build did. */
export interface BuildReport {
  /** The number of published articles. */
  articles: number;
  /** The size of the site, in words. */
  capacity: string;
  /** Articles that are not published yet: the scheduled ones in the order of their times, then the drafts. */
  heldBack: { address: string; until?: Date }[];
  /** The addresses of articles that this build removed. */
  removed: string[];
  advice: Advice[];
}

/**
 * Describes a build.
 * @param articles all valid articles
 * @param drafts further drafts, which lack fields
 * @param sizes the bytes of each file of the site, by path
 */
export function createReport(
  articles: readonly Article[],
  drafts: readonly ArticlePath[],
  now: Date,
  sizes: ReadonlyMap<string, number>,
  removed: string[],
): BuildReport {
  const newestFirst = articles.toSorted(compareNewestFirst);
  const published = articles.filter((article) => isPublished(article, now)).length;
  const scheduled = newestFirst.filter((one) => one.draft !== true && !isPublished(one, now));
  const addressOf = ({ language, slug }: Pick<ArticlePath, 'language' | 'slug'>) =>
    routes.article(language, slug);
  return {
    articles: published,
    capacity: describeCapacity(sizes, published),
    heldBack: [
      ...scheduled.reverse().map((one) => ({ address: addressOf(one), until: one.published })),
      ...[...newestFirst.filter(({ draft }) => draft === true), ...drafts].map((one) => ({
        address: addressOf(one),
      })),
    ],
    removed,
    advice: [
      ...collectAdvice(newestFirst),
      ...(enabledFormats.includes('png') ? adviseOnCards(newestFirst) : []),
    ],
  };
}

/**
 * Formats a report for a terminal.
 * @param folder the output folder, as the command prints it
 * @param now the time of the build
 * @param all whether to list more than 20 of a kind
 */
export function formatReport(report: BuildReport, folder: string, now: Date, all: boolean): string {
  const { articles, capacity, heldBack, removed, advice } = report;
  const held = heldBack.map(({ address, until }) =>
    until === undefined ? `${address} is a draft` : `${address} until ${formatTime(until)}`,
  );
  const prefix = (words: string, lines: readonly string[]) =>
    limitLines(lines, all).map((line) => `${words}: ${line}`);
  const [next] = heldBack;
  return [
    `${formatPlural('en', { one: '{count} article', other: '{count} articles' }, articles)} in ${folder}` +
      (held.length > 0
        ? `; ${String(held.length)} held back (drafts, and dates after ${now.toISOString()})`
        : ''),
    capacity,
    ...prefix('no longer published', removed),
    ...prefix('held back', held),
    ...(next?.until === undefined ? [] : [`next due: ${formatTime(next.until)} ${next.address}`]),
    ...formatAdvice(advice, all),
  ].join('\n');
}

function formatTime(time: Date): string {
  return time.toISOString().replace(/(?::00)?\.000Z$/, 'Z');
}
