import { formatNumber, type Finding, type Position } from '../content/diagnostic.ts';

/** A problem in a body: what is wrong, and its place counted within the body, from 1. */
export type BodyDiagnostic = Finding & Position;

/**
 * How much an article may ask of a Markdown parser (docs/decisions/0001). Parsers grow faster than their
 * input on some texts; no journalism comes near these numbers.
 */
export const limits = {
  /** Of the whole body, in UTF-8. */
  bytes: 1_048_576,
  /** From one blank line to the next. */
  blockCharacters: 16_384,
  /** How many of `marks` may stand between two blank lines. */
  blockMarks: 1_000,
  /** Quotations, lists and marks such as emphasis, one within the other. */
  nesting: 32,
  footnoteReferences: 500,
  /** Of one table, with the cells that short rows leave out: 4 kB can ask for a million. */
  tableCells: 10_000,
} as const;

/** The characters that parsers look back from; `&` costs the native one as much (docs/decisions/0001). */
const marks = ['*', '_', '[', ']', '<', '~', '`', '&'];

const isMark = new Uint8Array(128);
for (const mark of marks) isMark[mark.charCodeAt(0)] = 1;

/**
 * The limits that a body exceeds, found without a parser: nothing adversarial should reach one.
 * @param body lines ending in `\n`
 */
export function exceededLimits(body: string): BodyDiagnostic[] {
  const bytes = new TextEncoder().encode(body).length;
  if (bytes > limits.bytes) {
    return [
      {
        line: 1,
        column: 1,
        found: `a text of ${formatNumber(bytes)} bytes`,
        expected: `at most ${formatNumber(limits.bytes)} bytes (1 MB) an article`,
        fix: 'divide it into several articles',
      },
    ];
  }
  return [...blockProblems(body), ...nestingProblems(body), ...footnoteProblems(body)];
}

/**
 * Blank to every parser. A quotation's empty line counts as blank only where it can't be the
 * indented middle of a paragraph, which would hide a long one.
 */
const blankLine = /^(?: {0,3}>)*[ \t]*$/;

function blockProblems(body: string): BodyDiagnostic[] {
  const problems: BodyDiagnostic[] = [];
  let lineNumber = 0;
  let block = { line: 1, start: 0, marks: 0 };
  let start = 0;
  const finish = (end: number): void => {
    // The line end before the blank line is no character of the block.
    const characters = end - block.start - 1;
    const place = { line: block.line, column: 1 };
    if (characters > limits.blockCharacters) {
      problems.push({
        ...place,
        found: `${formatNumber(characters)} characters without a blank line`,
        expected: `at most ${formatNumber(limits.blockCharacters)} characters between two blank lines`,
        fix: 'divide the paragraph, list or table with a blank line',
      });
    }
    if (block.marks > limits.blockMarks) {
      problems.push({
        ...place,
        found: `${formatNumber(block.marks)} of the characters ${marks.join(' ')} without a blank line`,
        expected: `at most ${formatNumber(limits.blockMarks)} of them between two blank lines`,
        fix: 'divide the paragraph, list or table with a blank line, or take out marks that mean nothing',
      });
    }
  };
  while (start <= body.length) {
    lineNumber += 1;
    const newline = body.indexOf('\n', start);
    const end = newline < 0 ? body.length : newline;
    if (isBlank(body, start, end)) {
      finish(start);
      block = { line: lineNumber + 1, start: end + 1, marks: 0 };
    } else {
      for (let index = start; index < end; index += 1) {
        block.marks += isMark[body.charCodeAt(index)] ?? 0;
      }
    }
    start = end + 1;
  }
  finish(start);
  return problems;
}

function isBlank(body: string, start: number, end: number): boolean {
  if (start === end) return true;
  const first = body[start];
  return (
    (first === ' ' || first === '\t' || first === '>') && blankLine.test(body.slice(start, end))
  );
}

/** What may stand before a line's own text: white space, `>`, and the marks of a list. */
const container = /[ \t]*(>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

/** `* * *` and its kind: a rule, not lists within lists. */
const rule = /^[ \t>]*([-*])(?:[ \t]*\1){2,}[ \t]*$/;

const mayOpen = /^[ \t]*[->+*\d]/;

/**
 * Counts, from the marks before a line's text and their columns, how deep it lies. A list within a
 * code block is counted too, and white space before a quotation mark is not weighed: it may find
 * more than a parser would, and stays far below the limit in any text meant to be read.
 */
function nestingProblems(body: string): BodyDiagnostic[] {
  const problems: BodyDiagnostic[] = [];
  // The columns at which the text of the open list items begins.
  const lists: number[] = [];
  let tooDeep = false;
  for (const [index, line] of body.split('\n').entries()) {
    if (!mayOpen.test(line)) continue;
    const isRule = rule.test(line);
    let quotations = 0;
    let column = 0;
    let counted = 0;
    container.lastIndex = 0;
    for (let match = container.exec(line); match !== null; match = container.exec(line)) {
      const [all, mark = ''] = match;
      const begin = match.index + all.length - mark.length;
      column = columns(line, counted, begin, column);
      counted = begin;
      if (mark === '>') {
        quotations += 1;
      } else if (!isRule) {
        while ((lists.at(-1) ?? 0) > column) lists.pop();
        lists.push(column + mark.length + 1);
      }
    }
    const depth = lists.length + quotations;
    if (depth > limits.nesting && !tooDeep) {
      problems.push(nestingProblem(depth, { line: index + 1, column: 1 }));
    }
    tooDeep = depth > limits.nesting;
  }
  return problems;
}

/** The column of `end`, where that of `start` is known; a tab reaches to the next multiple of four. */
function columns(line: string, start: number, end: number, known: number): number {
  let column = known;
  for (let index = start; index < end; index += 1) {
    column += line[index] === '\t' ? 4 - (column % 4) : 1;
  }
  return column;
}

/** The words for a text that lies too deep. */
export function nestingProblem(depth: number, place: Position): BodyDiagnostic {
  return {
    ...place,
    found: `quotations, lists or emphasis ${formatNumber(depth)} levels deep`,
    expected: `at most ${formatNumber(limits.nesting)} levels, one within the other`,
    fix: 'take out some of the marks (> - * 1.) before the text, or begin the list at the margin',
  };
}

const footnoteReference = /\[\^[^\s[\]]+\](?!:)/g;

function footnoteProblems(body: string): BodyDiagnostic[] {
  if (!body.includes('[^')) return [];
  const references = [...body.matchAll(footnoteReference)];
  const first = references[limits.footnoteReferences];
  if (first === undefined) return [];
  const before = body.slice(0, first.index).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  return [footnoteProblem(references.length, place)];
}

/** The words for an article with too many notes. */
export function footnoteProblem(references: number, place: Position): BodyDiagnostic {
  return {
    ...place,
    found: `${formatNumber(references)} references to notes`,
    expected: `at most ${formatNumber(limits.footnoteReferences)} in an article`,
    fix: 'divide the article, or gather several notes into one',
  };
}
