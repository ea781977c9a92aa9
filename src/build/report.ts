import { compareNewestFirst, isPublished } from '../article/order.ts';
import { collectAdvice, formatAdvice, type Advice } from '../check/advice.ts';
import { formatFinding, groupByKind, limitLines, sortDiagnostics } from '../content/diagnostic.ts';
import type { Diagnostic } from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import { displayPath, type Content, type LoadedArticle } from '../content/reader.ts';
import { formatPlural } from '../language/messages.ts';
import { enabledFormats } from '../outputs/formats.ts';
import { routes } from '../routes.ts';
import { toInstant } from '../site.ts';
import { describeCapacity } from './capacity.ts';
import { adviseOnCards } from './card-advice.ts';

/** What a build did. docs/architecture.md describes it as JSON. */
export type BuildReport = ReturnType<typeof createReport>;

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
  }: Record<'removed' | 'replaced', string[]> & {
    folder: string;
    now: Date;
    sizes: ReadonlyMap<string, number>;
  },
) {
  const articles = content.articles.map(({ article }) => article);
  const newestFirst = articles.toSorted(compareNewestFirst);
  const published = articles.filter((article) => isPublished(article, now)).length;
  const addressOf = ({ language, slug }: Pick<ArticlePath, 'language' | 'slug'>) =>
    routes.article(language, slug);
  const scheduled = newestFirst
    .filter((one) => one.draft !== true && !isPublished(one, now))
    .map((one) => ({ address: addressOf(one), until: toInstant(one.published) }))
    .reverse();
  const inWork = [...newestFirst.filter(({ draft }) => draft === true), ...content.drafts];
  const errors = sortDiagnostics(content.diagnostics);
  const current = content.articles.filter(({ copy }) => copy === undefined);
  const shown = new Set(current.map(({ path }) => displayPath(path)));
  return {
    status: errors.length > 0 ? ('incomplete' as const) : ('published' as const),
    ...site,
    // The time that decides what is published.
    time: now,
    articles: published,
    files: sizes.size,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    capacity: describeCapacity(sizes, published),
    errors,
    // The files that are not published as they are.
    skipped: [...new Set(errors.map(({ file }) => file)).difference(shown)],
    // The addresses that show the last good version of an article with errors.
    kept: content.articles
      .filter(({ copy }) => copy !== undefined)
      .map(({ article }) => addressOf(article)),
    // Articles that are not published yet: the scheduled ones in the order of their times, then the drafts.
    heldBack: [
      ...scheduled,
      ...inWork.map((one) => ({ address: addressOf(one), until: undefined })),
    ],
    nextDue: scheduled[0] ?? null,
    advice: [
      ...content.articles.flatMap(describeAdvice),
      ...collectAdvice(newestFirst),
      ...(enabledFormats.includes('png') ? adviseOnCards(newestFirst) : []),
    ],
  };
}

function describeAdvice({ path, advice }: LoadedArticle): Advice[] {
  return advice.map(({ line, column, field, found, expected, fix }) => ({
    kind: `times in ${field}: expected ${expected}`,
    text: `${displayPath(path)}:${line}:${column} has ${found}: ${fix}`,
  }));
}

/**
 * Formats a report for a terminal, without the errors.
 * @param all whether to list more than 20 of a kind
 */
export function formatReport(report: BuildReport, all: boolean): string {
  const { articles, folder, time, capacity, skipped, kept, removed, replaced } = report;
  const { heldBack, nextDue, advice } = report;
  const held = heldBack.map(({ address, until }) =>
    until === undefined ? `${address} is a draft` : `${address} until ${formatTime(until)}`,
  );
  const prefix = (words: string, lines: readonly string[]) =>
    limitLines(lines, all).map((line) => `${words}: ${line}`);
  return [
    `${formatPlural('en', { one: '{count} article', other: '{count} articles' }, articles)} in ${folder}` +
      (held.length > 0
        ? `; ${String(held.length)} held back (drafts, and dates after ${time.toISOString()})`
        : ''),
    capacity,
    ...prefix('not published because of errors', skipped),
    ...prefix('published as before', kept),
    ...prefix('no longer published', removed),
    ...prefix('replaced by the file in public/', replaced),
    ...prefix('held back', held),
    ...(nextDue?.until ? [`next due: ${formatTime(nextDue.until)} ${nextDue.address}`] : []),
    ...formatAdvice(advice, all),
  ].join('\n');
}

/** Formats a report, or the reason why there is none, as JSON. */
export function formatJson(
  report: BuildReport | { status: 'failed'; message: string; errors: readonly Diagnostic[] },
): string {
  const isInternal = (key: string) => key === 'givesWay' || key === 'capacity';
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
