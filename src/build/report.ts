import { compareNewestFirst, isPublished } from '../article/order.ts';
import { collectAdvice, formatAdvice, type Advice } from '../check/advice.ts';
import { limitLines, sortDiagnostics, type Diagnostic } from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import { displayPath, type Content } from '../content/reader.ts';
import { formatPlural } from '../language/messages.ts';
import { enabledFormats } from '../outputs/formats.ts';
import { routes } from '../routes.ts';
import { describeCapacity } from './capacity.ts';
import { adviseOnCards } from './card-advice.ts';

/** What a build did. */
export interface BuildReport {
  /** The output folder, as the command prints it. */
  folder: string;
  /** The time that decides what is published. */
  time: Date;
  /** The number of published articles. */
  articles: number;
  /** The size of the site, in words. */
  capacity: string;
  errors: Diagnostic[];
  /** The files that are not published as they are, because of errors. */
  skipped: string[];
  /** The addresses of articles that have errors and show their last good version. */
  kept: string[];
  /** The addresses of articles that this build removed. */
  removed: string[];
  /** Articles that are not published yet: the scheduled ones in the order of their times, then the drafts. */
  heldBack: { address: string; until?: Date }[];
  advice: Advice[];
}

/** Describes a build. */
export function createReport(
  content: Content,
  site: {
    folder: string;
    now: Date;
    /** The bytes of each file, by path. */
    sizes: ReadonlyMap<string, number>;
    removed: string[];
  },
): BuildReport {
  const { folder, now, sizes, removed } = site;
  const articles = content.articles.map(({ article }) => article);
  const newestFirst = articles.toSorted(compareNewestFirst);
  const published = articles.filter((article) => isPublished(article, now)).length;
  const scheduled = newestFirst.filter((one) => one.draft !== true && !isPublished(one, now));
  const addressOf = ({ language, slug }: Pick<ArticlePath, 'language' | 'slug'>) =>
    routes.article(language, slug);
  const errors = sortDiagnostics(content.diagnostics);
  const current = content.articles.filter(({ copy }) => copy === undefined);
  const shown = new Set(current.map(({ path }) => displayPath(path)));
  return {
    folder,
    time: now,
    articles: published,
    capacity: describeCapacity(sizes, published),
    errors,
    skipped: [...new Set(errors.map(({ file }) => file)).difference(shown)],
    kept: content.articles
      .filter(({ copy }) => copy !== undefined)
      .map(({ article }) => addressOf(article)),
    removed,
    heldBack: [
      ...scheduled.reverse().map((one) => ({ address: addressOf(one), until: one.published })),
      ...[...newestFirst.filter(({ draft }) => draft === true), ...content.drafts].map((one) => ({
        address: addressOf(one),
      })),
    ],
    advice: [
      ...collectAdvice(newestFirst),
      ...(enabledFormats.includes('png') ? adviseOnCards(newestFirst) : []),
    ],
  };
}

/**
 * Formats a report for a terminal, without the errors.
 * @param all whether to list more than 20 of a kind
 */
export function formatReport(report: BuildReport, all: boolean): string {
  const { articles, folder, time, capacity, skipped, kept, removed, heldBack, advice } = report;
  const held = heldBack.map(({ address, until }) =>
    until === undefined ? `${address} is a draft` : `${address} until ${formatTime(until)}`,
  );
  const prefix = (words: string, lines: readonly string[]) =>
    limitLines(lines, all).map((line) => `${words}: ${line}`);
  const [next] = heldBack;
  return [
    `${formatPlural('en', { one: '{count} article', other: '{count} articles' }, articles)} in ${folder}` +
      (held.length > 0
        ? `; ${String(held.length)} held back (drafts, and dates after ${time.toISOString()})`
        : ''),
    capacity,
    ...(skipped.length > 0
      ? [
          `not published because of errors: ${formatPlural('en', { one: '{count} file', other: '{count} files' }, skipped.length)}`,
        ]
      : []),
    ...prefix('published as before', kept),
    ...prefix('no longer published', removed),
    ...prefix('held back', held),
    ...(next?.until === undefined ? [] : [`next due: ${formatTime(next.until)} ${next.address}`]),
    ...formatAdvice(advice, all),
  ].join('\n');
}

function formatTime(time: Date): string {
  return time.toISOString().replace(/(?::00)?\.000Z$/, 'Z');
}
