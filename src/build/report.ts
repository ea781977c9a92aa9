import { compareNewestFirst, isPublished } from '../article/order.ts';
import { collectAdvice, formatAdvice, type Advice } from '../check/advice.ts';
import {
  formatFinding,
  groupByKind,
  limitLines,
  sortDiagnostics,
  type Diagnostic,
} from '../content/diagnostic.ts';
import type { ArticlePath } from '../content/folder.ts';
import { displayPath, type Content, type LoadedArticle } from '../content/reader.ts';
import { formatPlural } from '../language/messages.ts';
import { enabledFormats } from '../outputs/formats.ts';
import { routes } from '../routes.ts';
import { toInstant } from '../site.ts';
import { describeCapacity } from './capacity.ts';
import { adviseOnCards } from './card-advice.ts';

/** An article that is not published yet: until a time, or because it is a draft. */
interface HeldBack {
  address: string;
  until?: Date;
}

/** What a build did. docs/architecture.md describes it as JSON. */
export interface BuildReport {
  /** `incomplete` if articles have errors. */
  status: 'published' | 'incomplete';
  /** The output folder, as the command prints it. */
  folder: string;
  /** The time that decides what is published. */
  time: Date;
  /** The number of published articles. */
  articles: number;
  /** The number of files. */
  files: number;
  bytes: number;
  /** The size of the site, in words. */
  capacity: string;
  errors: Diagnostic[];
  /** The files that are not published as they are, because of errors. */
  skipped: string[];
  /** The addresses of articles that have errors and show their last good version. */
  kept: string[];
  /** The addresses of articles that this build removed. */
  removed: string[];
  /** The paths of files of `public/` that replace those of the build. */
  replaced: string[];
  /** Articles that are not published yet: the scheduled ones in the order of their times, then the drafts. */
  heldBack: HeldBack[];
  /** The scheduled article that a build publishes next. */
  nextDue: HeldBack | null;
  advice: Advice[];
}

/** Describes a build. */
export function createReport(
  content: Content,
  site: Pick<BuildReport, 'folder' | 'removed' | 'replaced'> & {
    now: Date;
    /** The bytes of each file, by path. */
    sizes: ReadonlyMap<string, number>;
  },
): BuildReport {
  const { now, sizes, ...rest } = site;
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
    status: errors.length > 0 ? 'incomplete' : 'published',
    ...rest,
    time: now,
    articles: published,
    files: sizes.size,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    capacity: describeCapacity(sizes, published),
    errors,
    skipped: [...new Set(errors.map(({ file }) => file)).difference(shown)],
    kept: content.articles
      .filter(({ copy }) => copy !== undefined)
      .map(({ article }) => addressOf(article)),
    heldBack: [...scheduled, ...inWork.map((one) => ({ address: addressOf(one) }))],
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
