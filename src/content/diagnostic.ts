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
}

/** An error in the content folder. Any error stops the build. */
export interface Diagnostic extends Position, Finding {
  /** The path as an editor would type it. */
  file: string;
  /** A frontmatter key (`source.cites[0].name`), or `file`, `folder`, `frontmatter` or `body`. */
  field: string;
}

/** Stops the build. Its message lists all diagnostics. */
export class ContentError extends Error {
  override name = 'ContentError';
  constructor(diagnostics: readonly Diagnostic[]) {
    super(formatDiagnostics(diagnostics));
  }
}

/** Sorts diagnostics by file, line and column, and formats them for a terminal. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .toSorted(
      (a, b) =>
        compareCodeUnits(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compareCodeUnits(a.field, b.field),
    )
    .map(({ file, line, column, field, ...finding }) =>
      formatFinding(`${file}:${line}:${column} ${field}`, finding),
    )
    .join('\n');
}

/** Formats a diagnostic whose place is no line of an article. @param place usually a path */
export function formatFinding(place: string, { found, expected, fix }: Finding): string {
  return [place, `  found     ${found}`, `  expected  ${expected}`, `  fix       ${fix}`]
    .map((text) => `${escapeInvisible(text)}\n`)
    .join('');
}

/** Escapes control characters, which could change what a terminal shows. */
function escapeInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (invisible) => {
    return `\\u${(invisible.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

/** Quotes a value for a message: at most 60 characters, invisible ones escaped. */
export function quote(value: string): string {
  const characters = Array.from(value);
  const cut = characters.slice(0, 60).join('') + (characters.length > 60 ? '…' : '');
  return escapeInvisible(JSON.stringify(cut));
}

/** Formats a number for a message: `16,384`. */
export function formatCount(value: number): string {
  return new Intl.NumberFormat('en-GB').format(value);
}
