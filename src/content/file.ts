import type { Frontmatter } from '../article/article.ts';
import { findContradictions } from './contradictions.ts';
import { atStart, formatCount, quote } from './diagnostic.ts';
import type { Diagnostic, Finding, Locate } from './diagnostic.ts';
import { frontmatterFields } from './fields.ts';
import { readFields, type Findings } from './read-fields.ts';
import { formatPath, parseYaml } from './yaml.ts';

/** A parsed article file. */
export interface ArticleFile {
  frontmatter: Frontmatter;
  /** Markdown, with `\n` line ends and no byte-order mark. */
  body: string;
  /** The line of the file on which the body starts. */
  bodyLine: number;
  locate: Locate;
}

/** The body is there unless the file has no recognizable frontmatter. Without diagnostics, it is a draft that lacks fields. */
type ParsedFile =
  | { file: ArticleFile }
  | {
      diagnostics: Diagnostic[];
      isDraft?: boolean;
      text?: Pick<ArticleFile, 'body' | 'bodyLine'>;
    };

const MAX_FILE_BYTES = 1_100_000;

/**
 * Parses an article file: encoding, size, frontmatter. `markdown/inspect.ts` checks the body.
 * @param path the path in the diagnostics
 */
export function parseArticleFile(path: string, bytes: Uint8Array): ParsedFile {
  const refuse = (field: string, line: number, finding: Finding): ParsedFile => ({
    diagnostics: [atStart(path, field, finding, line)],
  });

  if (bytes.length > MAX_FILE_BYTES) {
    return refuse('file', 1, {
      found: `a file of ${formatCount(bytes.length)} bytes`,
      expected: `at most ${formatCount(MAX_FILE_BYTES)} bytes`,
      fix: 'split it into several articles',
    });
  }
  const decoded = decode(bytes);
  // A NUL among the first two characters means UTF-16 without a byte-order mark.
  if (typeof decoded !== 'string' || /^.?\0/.test(decoded)) {
    return refuse('file', typeof decoded === 'string' ? 1 : decoded.line, {
      found: 'text that is not in UTF-8',
      expected: 'a text file in the encoding UTF-8',
      fix: 'open it in the program that wrote it and save it as UTF-8',
    });
  }
  if (decoded.trim() === '') {
    return refuse('file', 1, {
      found: 'an empty file',
      expected: 'frontmatter between two lines ---, then the text',
      fix: 'write the article, or delete the file',
    });
  }
  const lines = decoded.split('\n');
  if (lines[0]?.trimEnd() !== '---') {
    return refuse('frontmatter', 1, {
      found: `${quote(lines[0] ?? '')} on the first line`,
      expected: 'a line ---, which starts the frontmatter',
      fix: 'start the file with a line ---, the fields and another line ---',
    });
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1) {
    return refuse('frontmatter', 1, {
      found: 'frontmatter without an end',
      expected: 'a second line --- after the fields',
      fix: 'add a line --- between the fields and the text',
    });
  }
  const text = { body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
  const result = parseFrontmatter(path, lines.slice(1, end));
  return result.frontmatter ? { file: { ...result, ...text } } : { ...result, text };
}

/**
 * Extracts the body of a file that has been parsed before.
 * @throws TypeError when the bytes are not UTF-8
 */
export function extractBody(bytes: Uint8Array, bodyLine: number): string {
  const lines = decodeUtf8(bytes).split('\n');
  return lines.slice(bodyLine - 1).join('\n');
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
}

/** Returns the text, or the first line that is not UTF-8. */
function decode(bytes: Uint8Array): string | { line: number } {
  try {
    return decodeUtf8(bytes);
  } catch {
    // Decoding replaces damaged bytes, so encoding the text again shows where they are.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const repaired = new TextEncoder().encode(text);
    const damaged = bytes.findIndex((byte, index) => byte !== repaired[index]);
    return { line: bytes.subarray(0, damaged).filter((byte) => byte === 0x0a).length + 1 };
  }
}

/**
 * Parses frontmatter: YAML first, then the fields. A draft that lacks fields has neither errors nor frontmatter.
 * @param file the path in the diagnostics
 * @param lines the lines between the two `---`
 */
function parseFrontmatter(file: string, lines: readonly string[]) {
  const { value = {}, errors, lostText, locate } = parseYaml(file, lines);
  const isDraft = value['draft'] === true;
  if (errors.length === 0) {
    const findings: Findings = [];
    const frontmatter = readFields(frontmatterFields, value, [], findings);
    findings.push(...findContradictions(value));
    if (findings.length === 0 && lostText.length === 0) {
      return { frontmatter: frontmatter as unknown as Frontmatter, locate };
    }
    for (const [path, finding, isLacking] of findings) {
      if (isDraft && isLacking === true) continue;
      errors.push({ file, ...locate(path), field: formatPath(path), ...finding });
    }
  }
  // Lost text causes the other errors of its line.
  const others = errors.filter(({ line }) => !lostText.some((lost) => lost.line === line));
  return { diagnostics: [...lostText, ...others], isDraft };
}
