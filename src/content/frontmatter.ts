import { closestMatch } from 'leven';
import {
  CST,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Document, ErrorCode } from 'yaml';
import { formatNumber, quote, type Finding, type Position, type Diagnostic } from './diagnostic.ts';
import { contradictions, frontmatter as schema, knownKeys } from './schema.ts';
import type { FieldFinding } from './schema.ts';
import type { Frontmatter } from '../article/article.ts';

/** What stands between the two lines of `---`, read; and where each field of it stands, by its path. */
interface Reading {
  frontmatter: Frontmatter;
  place: (path: readonly PropertyKey[]) => Position;
}

/** They keep YAML's check for twin keys, which is quadratic, short. */
const limits = { lines: 200, length: 16_384 };

/**
 * Reads frontmatter strictly: YAML without its traps, then the schema.
 * @param path the file's name in the problems
 * @param lines those of the frontmatter; the first of them is line 2 of the file
 */
export function readFrontmatter(
  path: string,
  lines: readonly string[],
): Reading | { problems: Diagnostic[] } {
  // A line end in place of the first `---`, so that YAML counts lines as the file does.
  const yaml = `\n${lines.join('\n')}\n`;
  if (lines.length > limits.lines || yaml.length > limits.length) {
    const found = `${formatNumber(lines.length)} lines, ${formatNumber(yaml.length - 2)} characters`;
    const expected = `at most ${formatNumber(limits.lines)} lines and ${formatNumber(limits.length)} characters of frontmatter`;
    const fix =
      'keep the fields of an article and move the rest into the text, below the second ---';
    return {
      problems: [{ file: path, line: 1, column: 1, field: 'frontmatter', found, expected, fix }],
    };
  }
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // Where a comment took words away, other faults of that line come of it.
  const cut = cutWords(yaml, at);
  const withCut = (others: FieldProblem[]): Diagnostic[] =>
    [...cut, ...others.filter(({ line }) => !cut.some((one) => one.line === line))].map(
      (problem) => ({ file: path, ...problem }),
    );
  const broken = yamlProblems(document, ['', ...lines], at);
  if (broken.length > 0) {
    return { problems: withCut(broken.map((problem) => ({ field: 'frontmatter', ...problem }))) };
  }

  const place = (fields: readonly PropertyKey[]): Position => at(offsetOf(document, fields));
  const value = (document.toJS({ maxAliasCount: 0 }) ?? {}) as unknown;
  const result = schema.safeParse(value);
  const issues = result.error?.issues ?? [];
  const faults = [...issues.flatMap((issue) => faultsOf(issue, value)), ...contradictions(value)];
  const problems = withCut(
    faults.map(({ path: fields, found, expected, fix }) => ({
      field: fieldName(fields),
      ...place(fields),
      found,
      expected,
      fix,
    })),
  );
  return result.success && problems.length === 0
    ? { frontmatter: result.data, place }
    : { problems };
}

type PlacedFault = { path: readonly PropertyKey[] } & Finding;
type FieldProblem = Omit<Diagnostic, 'file'>;

/** The fields that hold words of somebody's; in the others a comment after the value does no harm. */
const texts = new Set(
  'title description disclaimer rights author publication name text alt credit topics'.split(' '),
);

/** What the lexer puts between the pieces of the text, and stands nowhere in it. */
const inserted: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * The words that YAML takes for a comment: `title: We are #1` says "We are". Comments may stand on lines
 * of their own and after any value; one space behind the `#`, and after a text two before it, say that
 * a comment is meant.
 */
function cutWords(yaml: string, at: (offset: number) => Position): FieldProblem[] {
  const cut: FieldProblem[] = [];
  if (!yaml.includes('#')) return cut;
  let offset = 0;
  for (const token of new Lexer().lex(yaml)) {
    if (inserted.has(token)) continue;
    if (token.startsWith('#')) {
      const before = yaml.slice(yaml.lastIndexOf('\n', offset - 1) + 1, offset);
      if (!isComment(before, token)) {
        cut.push({
          ...at(offset),
          field: /^ *(?:- )?(\w+):/.exec(before)?.[1] ?? 'frontmatter',
          found: `words that would be lost, because a # begins a comment: ${quote(token)}`,
          expected: 'the whole text',
          fix: 'put the whole text in quotes, or indent it below `field: >-`; where it is a comment, put two spaces before the # and one behind it',
        });
      }
    }
    offset += token.length;
  }
  return cut;
}

function isComment(before: string, comment: string): boolean {
  if (!/^#+(?: |$)/.test(comment)) return false;
  if (before.trim() === '' || / {2}$/.test(before)) return true;
  const [, field = 'topics', value = ''] = /^ *(?:- )?(?:(\w+):)?(.*)$/.exec(before) ?? [];
  return !texts.has(field) || /^(?:unknown|none|["'].*|[|>][-+]?)$/.test(value.trim());
}

type Found = Position & Finding;

function yamlProblems(
  document: Document.Parsed,
  lines: readonly string[],
  at: (offset: number) => Position,
): Found[] {
  const problems: Found[] = [];
  for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
    const place = at(pos[0]);
    // The parser stumbles on over one mistake; the first thing that it says of a line tells most.
    if (problems.some(({ line }) => line === place.line)) continue;
    problems.push({
      ...place,
      found: `YAML that can't be read (${message.split('\n')[0] ?? code})`,
      expected: 'lines such as `field: text`',
      fix: fixFor(code, lines[place.line - 1] ?? ''),
    });
  }
  visit(document, {
    Alias(_, node) {
      problems.push({
        ...at(node.range?.[0] ?? 0),
        found: `*${node.source}, a reference to another place (a YAML alias)`,
        expected: 'every text written out',
        fix: 'write the text itself here, in quotes where it begins with *',
      });
      // Thousands may follow.
      return visit.BREAK;
    },
  });
  visit(document, {
    Value(_, { anchor, tag, range }) {
      if (anchor === undefined && tag === undefined) return undefined;
      problems.push({
        ...at(range?.[0] ?? 0),
        found: `a text that begins with ${anchor === undefined ? '!' : '&'}, which is a mark of YAML`,
        expected: 'every word of the text',
        fix: 'put the whole text in quotes',
      });
      return visit.BREAK;
    },
    Pair(_, { key }) {
      if (isScalar(key) && typeof key.value === 'string') return;
      problems.push({
        ...at(startOf(key) ?? 0),
        found: 'a field whose name is no word',
        expected: 'lines such as `field: text`',
        fix: 'put the text in quotes if it is one; else write the name of the field before the colon',
      });
    },
  });
  if (problems.length === 0 && document.contents !== null && !isMap(document.contents)) {
    problems.push({
      ...at(document.contents.range[0]),
      found: 'no fields',
      expected: 'lines such as `field: text`',
      fix: 'write the fields of an article, each on its line, with a space after the colon',
    });
  }
  return problems;
}

/** What an editor most likely did, by the line on which the parser gave up. */
function fixFor(code: ErrorCode, line: string): string {
  if (code === 'DUPLICATE_KEY') return 'keep one of the lines that begin alike';
  if (
    /^ *[\u00A0\u2007\u202F]|^ *(?:- )?[A-Za-z]+[\u00A0\u2007\u202F]*(?:\uFF1A|:[\u00A0\u2007\u202F])/.test(
      line,
    )
  ) {
    return 'type the spaces and the colon of this line anew: one of them is another character';
  }
  if (/^\s*\t/.test(line)) return 'indent with spaces, not tabs';
  if (/^\s*[A-Za-z]+:[^\s]/.test(line)) return 'put a space after the colon';
  if (/^\s*(?:- )?[A-Za-z]+: +["'].*/.test(line)) {
    return 'put the whole text in quotes, of the kind that it does not have inside';
  }
  if (/^\s*(?:- )?[A-Za-z]+: /.test(line) && code !== 'BAD_INDENT') {
    return 'put the whole text in quotes: it has a colon, a bracket or another mark of YAML';
  }
  if (code === 'BAD_INDENT')
    return 'indent this line, and those around it, by the same number of spaces';
  return 'put the text on the line of its field; where it is long, write `field: >-` and indent each line of it by two spaces';
}

/** Where a field stands, by its key or list entry; for a missing one, the section that should hold it. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 1;
  for (const step of path) {
    let found: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      offset = startOf(pair?.key) ?? offset;
      found = pair?.value;
    } else if (isSeq(node) && typeof step === 'number') {
      found = node.items[step];
      offset = startOf(found) ?? offset;
    }
    node = found;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** `source.cites[0].name`, as it is written in messages. */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${String(step)}]` : `${index > 0 ? '.' : ''}${String(step)}`,
    )
    .join('');
}

interface Issue {
  code?: string | undefined;
  path: PropertyKey[];
  keys?: string[];
  params?: Record<string, unknown> | undefined;
}

/** Turns an issue of the schema into words. */
function faultsOf(issue: Issue, value: unknown): PlacedFault[] {
  const { path, keys = [] } = issue;
  return keys.length > 0
    ? keys.map((key) => ({ path: [...path, key], ...unknownKey(path, key) }))
    : [{ path, ...faultOf(issue, valueAt(value, path)) }];
}

function unknownKey(section: readonly PropertyKey[], key: string): Finding {
  const keys = knownKeys[section.filter((step) => typeof step !== 'number').join('.')] ?? [];
  const nearest = closestMatch(key.toLowerCase(), keys, {
    maxDistance: Math.max(1, Math.floor((key.length + 1) / 3)),
  });
  const fix =
    key.toLowerCase() === 'slug'
      ? "delete it: the file's name is the slug; rename the file for another address"
      : nearest === undefined
        ? 'delete it'
        : `rename it to ${quote(nearest)} if that is what you mean; else delete it`;
  return { found: `the unknown key ${quote(key)}`, expected: `one of: ${keys.join(', ')}`, fix };
}

/** `params` is what a field of ours says of itself; other issues are of the sections. */
function faultOf({ code, params, path }: Issue, value: unknown): Finding {
  const missing = value === undefined || value === null;
  const found = missing ? 'nothing' : describe(value);
  const inList = typeof path.at(-1) === 'number';
  const fault: FieldFinding =
    code === 'custom' && params
      ? (params as unknown as FieldFinding)
      : {
          expected: 'a section: lines such as `field: text`, indented under it',
          fix: inList
            ? 'write its fields, the first after the hyphen: `- name: …`'
            : 'write its fields below it, each indented by two spaces',
        };
  const { unknown, ...words } = fault;
  const name = String(path.at(-1));
  const line = code === 'custom' ? `${name}: …\`` : `${name}:\` and its fields below it`;
  const section = sectionOf(path);
  const orUnknown = unknown ? `, or \`${name}: unknown\`${section && ','}` : '';
  const add = `write \`${line}${orUnknown}${section}`;
  return { found, ...words, ...(missing && !inList && { fix: add }) };
}

function sectionOf(path: readonly PropertyKey[]): string {
  return path.length > 1 ? ` in ${fieldName(path.slice(0, -1))}` : '';
}

function describe(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') {
    return `the ${typeof value} ${String(value)}`;
  }
  return 'a section';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, step)
        ? (node as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}
