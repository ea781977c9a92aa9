import type { Table } from 'mdast';
import { formatCount, type Finding } from '../content/diagnostic.ts';
import { positionAt, type BodyDiagnostic } from './body-diagnostics.ts';

// Parsers take more than linear time on some texts (docs/decisions/0001). No journalism comes near these limits.

/** In UTF-8. */
const MAX_BODY_BYTES = 1_048_576;
/** From one blank line to the next. */
export const MAX_BLOCK_CHARACTERS = 16_384;
/** Matches of `MARKS` from one blank line to the next. */
export const MAX_BLOCK_MARKS = 1_000;
/** Levels of blockquotes, lists and inline marks such as emphasis. */
export const MAX_NESTING = 32;
export const MAX_FOOTNOTE_REFERENCES = 500;
/** Includes the cells that short rows leave out: 4 kB can produce a million. */
const MAX_TABLE_CELLS = 10_000;

/** Matches characters that make parsers look back. */
const MARKS = /[*_[\]<~`&]/g;

/**
 * Checks the limits of a body without a parser, so that no adversarial text reaches one.
 * @param body lines ending in `\n`
 */
export function checkLimits(body: string): BodyDiagnostic[] {
  const bytes = new TextEncoder().encode(body).length;
  if (bytes <= MAX_BODY_BYTES) {
    const lines = body.split('\n');
    return [...checkBlocks(lines), ...checkNesting(lines), ...checkFootnoteReferences(body)];
  }
  return [
    {
      line: 1,
      column: 1,
      found: `a text of ${formatCount(bytes)} bytes`,
      expected: `at most ${formatCount(MAX_BODY_BYTES)} bytes (1 MB)`,
      fix: 'split it into several articles',
    },
  ];
}

/** Matches blank lines, also in a blockquote. A `>` indented by four columns doesn't count: it can continue a paragraph. */
const BLANK_LINE = /^(?: {0,3}>)*[ \t]*$/;

function checkBlocks(lines: readonly string[]): BodyDiagnostic[] {
  const diagnostics: BodyDiagnostic[] = [];
  let block = { line: 1, characters: 0, marks: 0 };
  for (const [index, line] of [...lines, ''].entries()) {
    if (!BLANK_LINE.test(line)) {
      // Counts the line ends within the block.
      block.characters += line.length + (block.characters === 0 ? 0 : 1);
      block.marks += line.match(MARKS)?.length ?? 0;
      continue;
    }
    const position = { line: block.line, column: 1 };
    if (block.characters > MAX_BLOCK_CHARACTERS) {
      diagnostics.push({
        ...position,
        found: `${formatCount(block.characters)} characters without a blank line`,
        expected: `at most ${formatCount(MAX_BLOCK_CHARACTERS)} characters between blank lines`,
        fix: 'split the paragraph, list or table with a blank line',
      });
    }
    if (block.marks > MAX_BLOCK_MARKS) {
      diagnostics.push({
        ...position,
        found: `${formatCount(block.marks)} special characters (* _ [ ] < ~ \` &) without a blank line`,
        expected: `at most ${formatCount(MAX_BLOCK_MARKS)} special characters between blank lines`,
        fix: "split the paragraph, list or table with a blank line, or remove formatting that it doesn't need",
      });
    }
    block = { line: index + 2, characters: 0, marks: 0 };
  }
  return diagnostics;
}

/** Matches the blockquote and list markers at the start of a line. */
const MARKER = /([ \t]*)(>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/gy;

/** Matches thematic breaks such as `* * *`, which aren't nested lists. */
const THEMATIC_BREAK = /^[ \t>]*([-*])(?:[ \t]*\1){2,}[ \t]*$/;

/** Matches the first or last line of a code block. */
const FENCE = /^[ \t>]*(`{3,}(?=[^`]*$)|~{3,})(.*)/;

/** Finds the lines that look like code between fences. */
function findCodeLines(lines: readonly string[]): Set<number> {
  const found = new Set<number>();
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const [, marks, rest] = FENCE.exec(line) ?? [];
    if (fence === undefined) fence = marks;
    else if (marks?.startsWith(fence) && rest?.trim() === '') fence = undefined;
    if (fence !== undefined) found.add(index);
  }
  return found;
}

/**
 * Counts the nesting from the markers of each line and their columns. May find more levels than a parser, because it
 * ignores the indentation of blockquotes. `inspectMarkdown` counts those of texts that only look like code blocks.
 */
function checkNesting(lines: readonly string[]): BodyDiagnostic[] {
  const diagnostics: BodyDiagnostic[] = [];
  /** The content columns of the open list items. */
  const listColumns: number[] = [];
  let isTooDeep = false;
  const code = findCodeLines(lines);
  for (const [index, line] of lines.entries()) {
    if (code.has(index) || !/^[ \t]*[->+*\d]/.test(line)) continue;
    const isBreak = THEMATIC_BREAK.test(line);
    let blockquotes = 0;
    let column = 0;
    for (const [, indent = '', marker = ''] of line.matchAll(MARKER)) {
      column = advanceColumn(column, indent);
      if (marker === '>') {
        blockquotes += 1;
      } else if (!isBreak) {
        while ((listColumns.at(-1) ?? 0) > column) listColumns.pop();
        listColumns.push(column + marker.length + 1);
      }
      column += marker.length;
    }
    const depth = listColumns.length + blockquotes;
    if (depth > MAX_NESTING && !isTooDeep) {
      diagnostics.push({ line: index + 1, column: 1, ...nestingFinding(depth) });
    }
    isTooDeep = depth > MAX_NESTING;
  }
  return diagnostics;
}

/** Returns the column after an indentation; a tab reaches to the next multiple of four. */
function advanceColumn(column: number, indent: string): number {
  for (const character of indent) column += character === '\t' ? 4 - (column % 4) : 1;
  return column;
}

export function nestingFinding(depth: number): Finding {
  return {
    found: `quotations, lists or emphasis nested ${formatCount(depth)} levels deep`,
    expected: `at most ${formatCount(MAX_NESTING)} levels`,
    fix: 'remove some of the marks (> - * 1.) before the text, or start the list at the left margin',
  };
}

const FOOTNOTE_REFERENCE = /\[\^[^\s[\]]+\](?!:)/g;

function checkFootnoteReferences(body: string): BodyDiagnostic[] {
  if (!body.includes('[^')) return [];
  const references = [...body.matchAll(FOOTNOTE_REFERENCE)];
  const first = references[MAX_FOOTNOTE_REFERENCES];
  if (first === undefined) return [];
  return [{ ...positionAt(body, first.index), ...footnoteReferencesFinding(references.length) }];
}

export function footnoteReferencesFinding(count: number): Finding {
  return {
    found: `${formatCount(count)} footnote references`,
    expected: `at most ${formatCount(MAX_FOOTNOTE_REFERENCES)} footnote references in an article`,
    fix: 'split the article, or combine footnotes',
  };
}

/** Checks the number of cells, including those that short rows leave out. */
export function checkTable({ children: rows }: Table): Finding | undefined {
  const cells = rows.length * Math.max(...rows.map((row) => row.children.length));
  if (cells <= MAX_TABLE_CELLS) return undefined;
  return {
    found: `a table of ${formatCount(cells)} cells`,
    expected: `at most ${formatCount(MAX_TABLE_CELLS)} cells`,
    fix: 'split the table, or remove empty columns',
  };
}
