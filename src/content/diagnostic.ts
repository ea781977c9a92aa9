import { compareCodeUnits } from '../article/order.ts';

/** A place in a file. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  line: number;
  column: number;
}

/** A path in the frontmatter: `['source', 'cites', 0, 'name']`. */
export type Path = readonly PropertyKey[];

/** Finds a field of the frontmatter; for a missing field, the section that should contain it. */
export type Locate = (path: Path) => Position;

/** A diagnostic without its position, written for editors. */
export interface Finding {
  found: string;
  expected: string;
  /** An instruction, such as "put quotation marks around it". */
  fix: string;
  /** Set if it doesn't stop the build. */
  isAdvice?: true;
}

/** An error or advice in the content folder. Any error stops the build. */
export interface Diagnostic extends Position, Finding {
  /** The path as an editor would type it. */
  file: string;
  /** A frontmatter key (`source.cites[0].name`), or `file`, `folder`, `frontmatter` or `body`. */
  field: string;
}

/** Places a finding at the start of a line of a file. */
export function atStart(file: string, field: string, finding: Finding, line = 1): Diagnostic {
  return { file, line, column: 1, field, ...finding };
}

/** Stops the build. Its message lists the diagnostics. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[], all = false) {
    super(formatDiagnostics(diagnostics, all));
    this.diagnostics = diagnostics;
  }
}

/** Kinds with more entries than this get a heading with their number. */
const MAX_WITHOUT_HEADING = 3;
const MAX_OF_A_KIND = 20;

/**
 * Sorts diagnostics by file, line and column, and formats them for a terminal. Kinds with many follow as groups, the
 * largest first.
 * @param all whether to list more than 20 of a kind
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], all = false): string {
  const kinds = groupByKind(diagnostics);
  const small = kinds.filter((kind) => kind.length <= MAX_WITHOUT_HEADING).flat();
  const blocks = sortDiagnostics(small).map((one) =>
    formatFinding(labelOf(one) + formatPlace(one), one),
  );
  for (const kind of kinds) {
    if (kind.length > MAX_WITHOUT_HEADING) blocks.push(formatKind(kind, all));
  }
  if (small.length < diagnostics.length) blocks.push(`${countDiagnostics(diagnostics)}\n`);
  return blocks.join('\n');
}

/** Counts diagnostics: `4 errors in 2 files`. */
function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  const kind = diagnostics.every(({ isAdvice }) => isAdvice) ? 'pieces of advice' : 'errors';
  return `${formatCount(diagnostics.length)} ${kind} in ${formatCount(files)} ${files === 1 ? 'file' : 'files'}`;
}

/** Groups diagnostics by field and expectation, each group sorted, the largest first. */
export function groupByKind(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  // Names and numbers differ from one article to the next.
  const varying = /"(?:[^"\\]|\\.)*"(?:, "(?:[^"\\]|\\.)*")*|[-\d:.]*\d/g;
  const groups = Map.groupBy(
    sortDiagnostics(diagnostics),
    ({ field, expected }) => `${fieldOf(field)} ${expected.replace(varying, '')}`,
  );
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Sorts diagnostics by file, line and column. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compareCodeUnits(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareCodeUnits(a.field, b.field),
  );
}

/** Returns the field without the numbers of list entries. */
function fieldOf(field: string): string {
  return field.replace(/\[\d+\]/g, '');
}

function labelOf({ isAdvice }: Finding): string {
  return isAdvice ? 'advice: ' : '';
}

function formatPlace({ file, line, column, field }: Diagnostic): string {
  return escapeInvisible(`${file}:${line}:${column} ${field}`);
}

/** Formats many diagnostics of one kind: what they share once, then each place with the rest. */
function formatKind(kind: readonly Diagnostic[], all: boolean): string {
  const [first] = kind;
  if (first === undefined) return '';
  const isShared = (label: (typeof labels)[number]) =>
    kind.every((one) => one[label] === first[label]);
  const [shared, own] = [labels.filter(isShared), labels.filter((label) => !isShared(label))];
  const places = kind.map((one) =>
    [formatPlace(one), ...formatLines(one, own)].map((line) => `  ${line}`).join('\n'),
  );
  const heading = `${labelOf(first)}${formatCount(kind.length)} ${first.isAdvice ? 'times' : 'errors'} in ${fieldOf(first.field)}`;
  const lines = [heading, ...formatLines(first, shared), ...limitLines(places, all, '  ')];
  return `${lines.join('\n')}\n`;
}

/** Keeps the first 20 lines, and counts the rest. */
export function limitLines(lines: readonly string[], all = false, prefix = ''): readonly string[] {
  const rest = lines.length - MAX_OF_A_KIND;
  if (rest <= 0 || all) return lines;
  const hint = `${prefix}and ${formatCount(rest)} more: add -- --all to the command to list them`;
  return [...lines.slice(0, MAX_OF_A_KIND), hint];
}

/** Formats a diagnostic whose place is no line of an article. @param place usually a path */
export function formatFinding(place: string, finding: Finding): string {
  return `${[escapeInvisible(place), ...formatLines(finding, labels)].join('\n')}\n`;
}

const labels = ['found', 'expected', 'fix'] as const;

function formatLines(finding: Finding, shown: readonly (typeof labels)[number][]): string[] {
  return shown.map((label) => escapeInvisible(`  ${label.padEnd(9)} ${finding[label]}`));
}

/** Escapes control characters, which could change what a terminal shows. */
function escapeInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (invisible) => {
    return `\\u${(invisible.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

/** Quotes a value for a message: at most 60 characters except in an address, invisible ones escaped. */
export function quote(value: string): string {
  const characters = Array.from(value);
  const length = /^(?:[a-z][a-z+.-]*:|\/)\S+$/i.test(value) ? MAX_ADDRESS_LENGTH : 60;
  const cut = characters.slice(0, length).join('') + (characters.length > length ? '…' : '');
  return escapeInvisible(JSON.stringify(cut));
}

const MAX_ADDRESS_LENGTH = 2000;

/** Formats a number for a message: `16,384`. */
export function formatCount(value: number): string {
  return numbers.format(value);
}

const numbers = new Intl.NumberFormat('en-GB');
