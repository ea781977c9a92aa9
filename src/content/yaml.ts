import {
  CST,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
  type ParsedNode,
} from 'yaml';
import { atStart, formatCount, quote } from './diagnostic.ts';
import type { Diagnostic, Finding, Path, Position } from './diagnostic.ts';
import { textFieldNames } from './fields.ts';

/** Every list of the frontmatter fits at its full length. */
const MAX_LINES = 2000;
const MAX_CHARACTERS = 131_072;

type Report = (offset: number, finding: Finding, field?: string) => Diagnostic;

/**
 * Parses the YAML of the frontmatter. Refuses YAML features that would silently change or drop text.
 * @param lines the lines between the two `---`; the first is line 2 of the file
 * @returns a value if there are no errors, and the text that YAML would drop as comments
 */
export function parseYaml(file: string, lines: readonly string[]) {
  // The empty first line replaces `---`, so that line numbers match the file.
  const yaml = `\n${lines.join('\n')}\n`;
  const counter = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const report: Report = (offset, finding, field = 'frontmatter') => {
    return { file, ...positionAt(offset), field, ...finding };
  };
  if (lines.length > MAX_LINES || yaml.length > MAX_CHARACTERS) {
    const finding = {
      found: `frontmatter of ${formatCount(lines.length)} lines and ${formatCount(yaml.length - 2)} characters`,
      expected: `at most ${formatCount(MAX_LINES)} lines and ${formatCount(MAX_CHARACTERS)} characters`,
      fix: 'keep only the fields here, and move everything else below the second ---',
    };
    const error = atStart(file, 'frontmatter', finding);
    return { errors: [error], lostText: [], locate: (): Position => error };
  }
  // YAML's own check for repeated keys takes quadratic time.
  const options = { lineCounter: counter, prettyErrors: false, uniqueKeys: false };
  const document = parseDocument(yaml, options);
  const errors = [
    ...findSyntaxErrors(document, ['', ...lines], report),
    ...findUnsupported(document, report),
  ];
  if (errors.length === 0 && document.contents !== null && !isMap(document.contents)) {
    const fix = 'write each field on its own line, with a space after the colon';
    const finding = { found: 'no fields', expected: 'lines such as `field: text`', fix };
    errors.push(report(document.contents.range[0], finding));
  }
  return {
    ...(errors.length === 0 && {
      value: (document.toJS({ maxAliasCount: 0 }) ?? {}) as Record<string, unknown>,
    }),
    errors,
    lostText: findLostText(yaml, document, report),
    locate: (path: Path) => positionAt(findOffset(document.contents, path)),
  };
}

/** Formats a path as diagnostics show it: `source.cites[0].name`. */
export function formatPath(path: Path): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '');
}

/** Reports the first syntax error of each line, because it causes the others. */
function findSyntaxErrors({ errors, warnings }: Document.Parsed, lines: string[], report: Report) {
  const byLine = new Map<number, Diagnostic>();
  for (const { pos, code, message } of [...errors, ...warnings]) {
    const found = `invalid YAML (${message.split('\n')[0] ?? code})`;
    const error = report(pos[0], { found, expected: 'lines such as `field: text`', fix: '' });
    if (byLine.has(error.line)) continue;
    byLine.set(error.line, { ...error, fix: suggestFix(code, lines[error.line - 1] ?? '') });
  }
  return [...byLine.values()];
}

const commonMistakes: readonly [line: RegExp, fix: string][] = [
  [
    /^ *[\u00A0\u2007\u202F]|^ *(?:- )?[A-Za-z]+[\u00A0\u2007\u202F]*(?:\uFF1A|:[\u00A0\u2007\u202F])/,
    'retype the spaces and the colon in this line: one of them is a different character that looks the same',
  ],
  [/^\s*\t/, 'indent with spaces instead of tabs'],
  [/^\s*[A-Za-z]+:[^\s]/, 'put a space after the colon'],
  [
    /^\s*(?:- )?[A-Za-z]+: +["']/,
    'put quotation marks around the whole text: " if it contains \', and \' if it contains "',
  ],
];

function suggestFix(code: ErrorCode, line: string): string {
  const [, fix] = commonMistakes.find(([mistake]) => mistake.test(line)) ?? [];
  if (fix !== undefined) return fix;
  if (code === 'BAD_INDENT')
    return 'indent this line and its neighbours by the same number of spaces';
  return /^\s*(?:- )?[A-Za-z]+: /.test(line)
    ? 'put quotation marks around the whole text: it contains a colon, a bracket or another character with a meaning in YAML'
    : 'put the text on the line of its field; for a long text, write `field: >-` and indent the lines below it by two spaces';
}

/** Reports the first alias, anchor or tag, repeated key and key that is not a word: there may be thousands of each. */
function findUnsupported(document: Document.Parsed, report: Report): Diagnostic[] {
  const errors: Diagnostic[] = [];
  const add = (node: unknown, found: string, expected: string, fix: string) => {
    if (errors.some((error) => error.expected === expected)) return;
    errors.push(report((node as ParsedNode).range[0], { found, expected, fix }));
  };
  visit(document, (_, node) => {
    if (isAlias(node)) {
      add(
        node,
        `*${node.source}, which YAML reads as a reference to another field`,
        'the text itself',
        'write the text itself; if it starts with *, put quotation marks around it',
      );
    } else if (isNode(node) && (node.anchor ?? node.tag) !== undefined) {
      add(
        node,
        `text that starts with ${node.anchor === undefined ? '!' : '&'}, which has a meaning in YAML`,
        'text that YAML does not change',
        'put quotation marks around the whole text',
      );
    }
    const keys = new Set<string>();
    for (const { key } of isMap(node) ? node.items : []) {
      if (!isScalar(key) || typeof key.value !== 'string') {
        add(
          key,
          'a field whose name is not a word',
          'lines such as `field: text`',
          'if it is text, put quotation marks around it; otherwise write the name of the field before the colon',
        );
      } else if (keys.has(key.value)) {
        add(
          key,
          `the field ${quote(key.value)} a second time`,
          'each field once',
          'write the field once, with everything that belongs in it',
        );
      } else {
        keys.add(key.value);
      }
    }
  });
  return errors;
}

/** Tokens that the lexer adds between those of the source. */
const addedTokens: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Reports text after a `#`, which YAML silently drops as a comment: `title: We are #1` is read as "We are".
 * Comments on their own lines, after values that are not prose, or after two spaces are accepted.
 */
function findLostText(yaml: string, document: Document.Parsed, report: Report): Diagnostic[] {
  const errors: Diagnostic[] = [];
  if (!yaml.includes('#')) return errors;
  let offset = 0;
  for (const token of new Lexer().lex(yaml)) {
    if (addedTokens.has(token)) continue;
    const before = yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1, offset);
    const path = token.startsWith('#') ? findPath(document.contents, offset) : undefined;
    if (path && !isComment(token, before, path)) {
      const finding = {
        found: `text after a #, which YAML drops as a comment: ${quote(token)}`,
        expected: 'the whole text',
        fix: 'put quotation marks around the whole text, or indent it below `field: >-`; for a comment, put two spaces before the # and one after it',
      };
      errors.push(report(offset, finding, formatPath(path) || undefined));
    }
    offset += token.length;
  }
  return errors;
}

/** Recognizes a comment. After values that are neither prose nor names, comments are harmless. */
function isComment(token: string, before: string, path: Path): boolean {
  if (!/^#+(?: |$)/.test(token)) return false;
  if (before.trim() === '' || before.endsWith('  ')) return true;
  const field = path.findLast((step) => typeof step === 'string') ?? 'title';
  const value = before.replace(/^ *(?:- )?(?:\w+:)?/, '').trim();
  return !textFieldNames.has(field) || /^(?:unknown|withheld|none|["'].*|[|>][-+]?)?$/.test(value);
}

/** Finds the path of the field that contains an offset, or that ends last before it. */
function findPath(node: ParsedNode | null | undefined, offset: number): Path {
  if (isMap(node)) {
    const pair = node.items.findLast(({ key }) => key.range[0] <= offset);
    return isScalar(pair?.key) ? [String(pair.key.value), ...findPath(pair.value, offset)] : [];
  }
  if (!isSeq(node) || node.flow === true) return [];
  const index = node.items.findLastIndex(({ range }) => range[0] <= offset);
  return index === -1 ? [] : [index, ...findPath(node.items[index], offset)];
}

/** Finds the offset of a field, or of the section that should contain it. */
function findOffset(node: ParsedNode | null, [step, ...rest]: Path, sectionStart = 1): number {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
    return pair === undefined ? sectionStart : findOffset(pair.value, rest, pair.key.range[0]);
  }
  const entry = isSeq(node) ? node.items[Number(step)] : undefined;
  return entry === undefined ? sectionStart : findOffset(entry, rest, entry.range[0]);
}
