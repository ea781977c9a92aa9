import { byCodeUnit } from '../article/order.ts';

/** Something that keeps an article from being published, and where it stands. */
export interface Diagnostic {
  /** The file's path, as the editor knows it. */
  file: string;
  /** Counted from 1, as editors count; the first line is the file's own first. */
  line: number;
  /** Counted from 1, in UTF-16 units. */
  column: number;
  /** The frontmatter key (`source.cites[0].name`), or `file`, `frontmatter`, `body`. */
  field: string;
  found: string;
  expected: string;
  /** What to do about it, as an order. */
  fix: string;
}

/** Where it is wrong, counted from 1. */
export type Position = Pick<Diagnostic, 'line' | 'column'>;

/** What is wrong, wherever it stands. */
export type Finding = Pick<Diagnostic, 'found' | 'expected' | 'fix'>;

/** The problems in the order of file, line and column, the same on every machine. */
export function sortDiagnostics(problems: readonly Diagnostic[]): Diagnostic[] {
  return problems.toSorted(
    (a, b) =>
      byCodeUnit(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      byCodeUnit(a.field, b.field),
  );
}

/** The problems as they are printed: a place and field, then found, expected and fix, a line each. */
export function formatDiagnostics(problems: readonly Diagnostic[]): string {
  return sortDiagnostics(problems)
    .map(({ file, line, column, field, found, expected, fix }) =>
      [
        `${file}:${String(line)}:${String(column)} ${field}`,
        `  found     ${found}`,
        `  expected  ${expected}`,
        `  fix       ${fix}`,
      ]
        .map((words) => `${printable(words)}\n`)
        .join(''),
    )
    .join('\n');
}

/** A text that can do no harm to a terminal: its invisible characters are named. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (invisible) => {
    return `\\u${(invisible.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

/** A value in quotation marks, cut to a length that fits a message, its invisible characters named. */
export function quote(value: string): string {
  const characters = Array.from(value);
  const cut = characters.slice(0, 60).join('') + (characters.length > 60 ? '…' : '');
  return printable(JSON.stringify(cut));
}

const format = new Intl.NumberFormat('en-GB');

/** A number as it is written in a problem: `16,384`. */
export function formatNumber(value: number): string {
  return format.format(value);
}
