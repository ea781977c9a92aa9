import { byCodeUnit } from './order.ts';

/** Something that keeps an article from being published, and where it stands. */
export interface Problem {
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
  mend: string;
}

/** The problems in the order of file, line and column, the same on every machine. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      byCodeUnit(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      byCodeUnit(a.field, b.field),
  );
}

/** The problems as they are printed: a place and field, then found, expected and mend, a line each. */
export function report(problems: readonly Problem[]): string {
  return inOrder(problems)
    .map(
      ({ file, line, column, field, found, expected, mend }) =>
        `${file}:${String(line)}:${String(column)} ${field}\n` +
        `  found     ${found}\n  expected  ${expected}\n  mend      ${mend}\n`,
    )
    .join('\n');
}
