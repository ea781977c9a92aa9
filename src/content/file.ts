import { readFrontmatter } from './frontmatter.ts';
import { formatNumber, quote, type Finding, type Position, type Diagnostic } from './diagnostic.ts';
import type { Frontmatter } from '../article/article.ts';

/** An article file, read: what its frontmatter says, and its text as Markdown. */
export interface ArticleFile {
  frontmatter: Frontmatter;
  /** Markdown, with `\n` line ends and no byte-order mark. */
  body: string;
  /** The line of the file that the body's first line is, counted from 1. */
  bodyLine: number;
  /** Where a field of the frontmatter stands, by its path. */
  place: (path: readonly PropertyKey[]) => Position;
}

/** What became of a file: the article, or what is wrong with it; its text where that could be told apart. */
export type Reading =
  { file: ArticleFile } | { problems: Diagnostic[]; text?: Pick<ArticleFile, 'body' | 'bodyLine'> };

/** Larger files are no articles. */
const largest = 1_100_000;

/**
 * Reads an article file strictly: encoding, limits, YAML, schema. The text itself is judged by `markdown/inspect.ts`.
 * @param path the file's name in the problems
 * @returns the article, or every problem found, each with its place
 */
export function readArticleFile(path: string, bytes: Uint8Array): Reading {
  const refuse = (field: string, line: number, fault: Finding): Reading => ({
    problems: [{ file: path, line, column: 1, field, ...fault }],
  });

  if (bytes.length > largest) {
    return refuse('file', 1, {
      found: `${formatNumber(bytes.length)} bytes`,
      expected: `an article of at most ${formatNumber(largest)} bytes`,
      fix: 'divide it into several articles',
    });
  }
  const decoded = decode(bytes);
  // A letter and a NUL, in either order: UTF-16 without the mark that says so.
  if (typeof decoded !== 'string' || /^.?\0/.test(decoded)) {
    return refuse('file', typeof decoded === 'string' ? 1 : decoded.line, {
      found: 'bytes that are no UTF-8 text',
      expected: 'a text file in the encoding UTF-8',
      fix: 'open it in the program that wrote it and save it as UTF-8',
    });
  }
  if (decoded.trim() === '') {
    return refuse('file', 1, {
      found: 'an empty file',
      expected: 'frontmatter between two lines of ---, then the text',
      fix: 'write the article, or delete the file',
    });
  }
  const lines = decoded.split('\n');
  if (lines[0]?.trimEnd() !== '---') {
    return refuse('frontmatter', 1, {
      found: `${quote(lines[0] ?? '')} on the first line`,
      expected: 'a line --- that opens the frontmatter, with nothing before it',
      fix: 'begin the file with a line ---, the fields, and another line ---',
    });
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1) {
    return refuse('frontmatter', 1, {
      found: 'frontmatter with no end',
      expected: 'a second line --- after the fields',
      fix: 'write a line --- between the fields and the text',
    });
  }
  const text = { body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
  const reading = readFrontmatter(path, lines.slice(1, end));
  return 'frontmatter' in reading
    ? { file: { ...reading, ...text } }
    : { problems: reading.problems, text };
}

/**
 * The body of a file that has been read before, at less cost.
 * @param bodyLine as the first reading gave it
 * @throws TypeError when the bytes are no UTF-8
 */
export function bodyOf(bytes: Uint8Array, bodyLine: number): string {
  return textOf(bytes)
    .split('\n')
    .slice(bodyLine - 1)
    .join('\n');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A byte-order mark and CRLF are accepted. */
function textOf(bytes: Uint8Array): string {
  return utf8.decode(bytes).replace(/\r\n?/g, '\n');
}

/** The file's text, or the first line that is no UTF-8. */
function decode(bytes: Uint8Array): string | { line: number } {
  try {
    return textOf(bytes);
  } catch {
    let line = 1;
    for (let from = 0; ; line++) {
      const newline = bytes.indexOf(0x0a, from);
      const to = newline === -1 ? bytes.length : newline;
      try {
        utf8.decode(bytes.subarray(from, to));
      } catch {
        return { line };
      }
      if (newline === -1) return { line };
      from = newline + 1;
    }
  }
}
