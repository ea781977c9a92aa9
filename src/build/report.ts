import { compareNewestFirst, isPublished } from '../article/order.ts';
import { collectAdvice } from '../check/advice.ts';
import {
  formatDiagnostics,
  formatFinding,
  groupByKind,
  limitLines,
  sortDiagnostics,
  type Diagnostic,
} from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import type { Content } from '../content/reader.ts';
import { formatPlural } from '../language/messages.ts';
import { enabledFormats } from '../outputs/formats.ts';
import { routes } from '../routes.ts';
import { toInstant } from '../site.ts';
import { describeCapacity } from './capacity.ts';
import { adviseOnCards } from './card-advice.ts';

/** What is known of a content folder without building it. docs/architecture.md describes it as JSON. */
export type ContentReport = ReturnType<typeof describeContent>;

/** What a build did. */
export type BuildReport = ReturnType<typeof createReport>;

/** Describes a content folder. */
export function describeContent(content: Content, now: Date) {
  const located = content.articles.toSorted((a, b) => compareNewestFirst(a.article, b.article));
  const articles = located.map(({ article }) => article);
  const scheduled = articles
    .filter((one) => one.draft !== true && !isPublished(one, now))
    .map((one) => ({ address: addressOf(one), until: toInstant(one.published) }))
    .reverse();
  const inWork = [...articles.filter(({ draft }) => draft === true), ...content.drafts];
  const inTexts = content.articles.flatMap(({ file, advice }) =>
    advice.map((one) => ({ file, ...one })),
  );
  return {
    status: 'checked' as 'checked' | 'published' | 'incomplete',
    // The time that decides what is published.
    time: now,
    articles: articles.filter((article) => isPublished(article, now)).length,
    errors: sortDiagnostics(content.diagnostics),
    // Articles that are not published yet: the scheduled ones in the order of their times, then the drafts.
    heldBack: [
      ...scheduled,
      ...inWork.map((one) => ({ address: addressOf(one), until: undefined })),
    ],
    nextDue: scheduled[0] ?? null,
    advice: sortDiagnostics([
      ...content.advice,
      ...inTexts,
      ...collectAdvice(located, now),
      ...(enabledFormats.includes('png') ? adviseOnCards(located) : []),
    ]),
  };
}

function addressOf({ language, slug }: Pick<ArticlePath, 'language' | 'slug'>): string {
  return routes.article(language, slug);
}

/**
 * Describes a build.
 * @param site the output folder, the bytes of each file, and the addresses and paths of what the build removed or replaced
 */
export function createReport(
  content: Content,
  {
    now,
    sizes,
    ...site
  }: Record<'removed' | 'moved' | 'replaced', string[]> & {
    folder: string;
    now: Date;
    sizes: ReadonlyMap<string, number>;
  },
) {
  const report = describeContent(content, now);
  const current = content.articles.filter(({ copy }) => copy === undefined);
  const shown = new Set(current.map(({ file }) => file));
  return {
    ...report,
    status: (report.errors.length > 0 ? 'incomplete' : 'published') as ContentReport['status'],
    ...site,
    files: sizes.size,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    capacity: describeCapacity(sizes, report.articles),
    // The files that are not published as they are.
    skipped: [...new Set(report.errors.map(({ file }) => file)).difference(shown)],
    // The addresses that show the last good version of an article with errors.
    kept: content.articles
      .filter(({ copy }) => copy !== undefined)
      .map(({ article }) => addressOf(article)),
  };
}

/**
 * Formats a report for a terminal, without the errors.
 * @param all whether to list more than 20 of a kind
 */
export function formatReport(report: ContentReport & Partial<BuildReport>, all: boolean): string {
  const { articles, folder, time, capacity, heldBack, nextDue, advice } = report;
  const { skipped = [], kept = [], removed = [], moved = [], replaced = [] } = report;
  const held = heldBack.map(({ address, until }) =>
    until === undefined ? `${address} is a draft` : `${address} until ${formatTime(until)}`,
  );
  const prefix = (words: string, lines: readonly string[]) =>
    limitLines(lines, all).map((line) => `${words}: ${line}`);
  return [
    `${formatPlural('en', { one: '{count} article', other: '{count} articles' }, articles)} ${folder === undefined ? 'checked' : `in ${folder}`}` +
      (held.length > 0
        ? `; ${String(held.length)} held back (drafts, and dates after ${time.toISOString()})`
        : ''),
    ...(capacity === undefined ? [] : [capacity]),
    ...prefix('not published because of errors', skipped),
    ...prefix('published as before', kept),
    ...prefix('no longer published', removed),
    ...prefix('changed address', moved),
    ...prefix('replaced by the file in public/', replaced),
    ...prefix('held back', held),
    ...(nextDue?.until ? [`next due: ${formatTime(nextDue.until)} ${nextDue.address}`] : []),
    ...(advice.length > 0 ? ['', formatDiagnostics(advice, all).trimEnd()] : []),
  ].join('\n');
}

/** Formats a report, or the reason why there is none, as JSON. */
export function formatJson(
  report: ContentReport | { status: 'failed'; message: string; errors: readonly Diagnostic[] },
): string {
  const isInternal = (key: string) => ['givesWay', 'isAdvice', 'capacity'].includes(key);
  return JSON.stringify(report, (key, value: unknown) => (isInternal(key) ? undefined : value), 2);
}

/** GitHub shows ten in each step. */
const MAX_ANNOTATIONS = 10;

/**
 * Formats diagnostics as annotations, the first of each kind before the others.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatAnnotations(diagnostics: readonly Diagnostic[]): string[] {
  const kinds = groupByKind(diagnostics);
  const ordered = [
    ...kinds.flatMap(([first = []]) => first),
    ...kinds.flatMap((kind) => kind.slice(1)),
  ];
  const escape = (text: string, pattern: RegExp) => text.replace(pattern, encodeURIComponent);
  return ordered.slice(0, MAX_ANNOTATIONS).map(({ file, line, column, field, ...finding }) => {
    const path = escape(file, /[%\r\n:,]/g);
    const message = escape(formatFinding(field, finding).trimEnd(), /[%\r\n]/g);
    return `::error file=${path},line=${line},col=${column}::${message}`;
  });
}

function formatTime(time: Date): string {
  return time.toISOString().replace(/(?::00)?\.000Z$/, 'Z');
}
