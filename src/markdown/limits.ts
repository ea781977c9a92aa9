import { formatCount, type Finding } from '../content/diagnostic.ts';
import type { BodyDiagnostic } from './body-diagnostics.ts';

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
    return [...checkBlocks(lines), ...checkNesting(lines)];
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
    const limits = [
      [block.characters, MAX_BLOCK_CHARACTERS, 'characters', ''],
      [block.marks, MAX_BLOCK_MARKS, 'special characters', ' (* _ [ ] < ~ ` &)'],
    ] as const;
    for (const [count, limit, kind, list] of limits) {
      if (count <= limit) continue;
      diagnostics.push({
        ...{ line: block.line, column: 1 },
        found: `${formatCount(count)} ${kind}${list} without a blank line`,
        expected: `at most ${formatCount(limit)} ${kind} between blank lines`,
        fix: 'split the paragraph, list or table with a blank line',
      });
    }
    block = { line: index + 2, characters: 0, marks: 0 };
  }
  return diagnostics;
}

/** Matches the blockquote and list markers at the start of a line. */
const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/gy;

/** Matches thematic breaks such as `* * *`, which aren't nested lists. */
const THEMATIC_BREAK = /^[ \t>]*([-*])(?:[ \t]*\1){2,}[ \t]*$/;

/** Matches the first or last line of a code block. */
const FENCE = /^[ \t>]*(`{3,}(?=[^`]*$)|~{3,})(.*)/;

/** Leaves out the lines that look like code between fences. */
function skipCode(lines: readonly string[]): (readonly [index: number, line: string])[] {
  let fence = '';
  return [...lines.entries()].filter(([, line]) => {
    const [, marks = '', rest = ''] = FENCE.exec(line) ?? [];
    if (fence === '') fence = marks;
    else if (marks.startsWith(fence) && rest.trim() === '') fence = '';
    return fence === '';
  });
}

/**
 * Counts the markers of each line, which cost a parser more time than levels on several lines. `inspectMarkdown` counts
 * these, and what only looks like code.
 */
function checkNesting(lines: readonly string[]): BodyDiagnostic[] {
  for (const [index, line] of skipCode(lines)) {
    const markers = line.match(MARKER) ?? [];
    const isBreak = THEMATIC_BREAK.test(line);
    const depth = markers.filter((marker) => !isBreak || marker.endsWith('>')).length;
    if (depth > MAX_NESTING) return [{ line: index + 1, column: 1, ...nestingFinding(depth) }];
  }
  return [];
}

export function nestingFinding(depth: number): Finding {
  return {
    found: `quotations, lists or emphasis nested ${formatCount(depth)} levels deep`,
    expected: `at most ${formatCount(MAX_NESTING)} levels`,
    fix: 'remove some of the marks (> - * 1.) before the text, or start the list at the left margin',
  };
}
