import { closestMatch } from 'leven';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { Problem } from './problem.ts';
import { frontmatter, knownKeys, quote, type Fault, type Frontmatter } from './schema.ts';

/** An article file, read: what its frontmatter says, and its text as Markdown. */
export interface ArticleFile {
  frontmatter: Frontmatter;
  /** Markdown, with `\n` line ends and no byte-order mark. */
  body: string;
  /** The line of the file that the body's first line is, counted from 1. */
  bodyLine: number;
  /** Where a field of the frontmatter stands, by its path. */
  place: (path: readonly PropertyKey[]) => Place;
}

type Place = Pick<Problem, 'line' | 'column'>;
type Reading = { file: ArticleFile } | { problems: Problem[] };

/** Larger files are no articles. The frontmatter's limits keep YAML's check for twin keys, which is quadratic, short. */
const limits = { bytes: 1_100_000, frontmatterLines: 200, frontmatterLength: 16_384 };

/**
 * Reads an article file strictly: encoding, limits, YAML, schema. The text itself is judged by `markdown/inspect.ts`.
 * @param path the file's name in the problems
 * @returns the article, or every problem found, each with its place
 */
export function readArticleFile(path: string, bytes: Uint8Array): Reading {
  const refuse = (field: string, place: Place, fault: Required<Fault>): Reading => ({
    problems: [{ file: path, field, ...place, ...fault }],
  });
  const start = { line: 1, column: 1 };

  if (bytes.length > limits.bytes) {
    return refuse('file', start, {
      found: `${String(bytes.length)} bytes`,
      expected: `an article of at most ${String(limits.bytes)} bytes`,
      mend: 'divide it into several articles',
    });
  }
  const decoded = decode(bytes);
  if (typeof decoded !== 'string') {
    return refuse(
      'file',
      { line: decoded.line, column: 1 },
      {
        found: 'bytes that are no UTF-8 text',
        expected: 'a text file in the encoding UTF-8',
        mend: 'open it in the program that wrote it and save it as UTF-8',
      },
    );
  }
  const lines = decoded.split('\n');
  if (decoded.trim() === '') {
    return refuse('file', start, {
      found: 'an empty file',
      expected: 'frontmatter between two lines of ---, then the text',
      mend: 'write the article, or delete the file',
    });
  }
  if (lines[0]?.trimEnd() !== '---') {
    return refuse('frontmatter', start, {
      found: `${quote(lines[0] ?? '')} on the first line`,
      expected: 'a line --- that opens the frontmatter',
      mend: 'begin the file with a line ---, the fields, and another line ---',
    });
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1) {
    return refuse('frontmatter', start, {
      found: 'frontmatter with no end',
      expected: 'a second line --- after the fields',
      mend: 'write a line --- between the fields and the text',
    });
  }
  const yaml = lines.slice(1, end).join('\n');
  if (end - 1 > limits.frontmatterLines || yaml.length > limits.frontmatterLength) {
    return refuse('frontmatter', start, {
      found: `${String(end - 1)} lines, ${String(yaml.length)} characters`,
      expected: `at most ${String(limits.frontmatterLines)} lines and ${String(limits.frontmatterLength)} characters of frontmatter`,
      mend: 'keep the fields of an article and move the rest into the text, below the second ---',
    });
  }

  const counter = new LineCounter();
  const document = parseDocument(`\n${yaml}\n`, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = yamlProblems(path, document, at);
  if (broken.length > 0) return { problems: broken };

  const place = (fields: readonly PropertyKey[]): Place => at(offsetOf(document, fields));
  const value = (document.toJS({ maxAliasCount: 0 }) ?? {}) as unknown;
  const result = frontmatter.safeParse(value);
  if (result.success) {
    const body = lines.slice(end + 1).join('\n');
    return { file: { frontmatter: result.data, body, bodyLine: end + 2, place } };
  }
  return {
    problems: result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            file: path,
            field: fieldName([...issue.path, key]),
            ...place([...issue.path, key]),
            ...unknownKey(issue.path, key),
          }))
        : [
            {
              file: path,
              field: fieldName(issue.path),
              ...place(issue.path),
              ...faultOf(issue, valueAt(value, issue.path), issue.path),
            },
          ],
    ),
  };
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

function yamlProblems(
  path: string,
  document: Document.Parsed,
  at: (offset: number) => Place,
): Problem[] {
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file: path,
    field: 'frontmatter',
    ...at(error.pos[0]),
    found: `YAML that can't be read (${error.message.split('\n')[0] ?? error.code})`,
    expected: 'lines such as `field: text`',
    mend:
      error.code === 'DUPLICATE_KEY'
        ? 'keep one of the lines that begin alike'
        : 'put a text in quotes where it has a colon, a hash sign or a bracket; indent with spaces, not tabs',
  }));
  visit(document, {
    Alias(_, node) {
      problems.push({
        file: path,
        field: 'frontmatter',
        ...at(node.range?.[0] ?? 0),
        found: `*${node.source}, a reference to another place (a YAML alias)`,
        expected: 'every text written out',
        mend: 'write the text itself here, in quotes where it begins with *',
      });
    },
  });
  if (problems.length === 0 && document.contents !== null && !isMap(document.contents)) {
    problems.push({
      file: path,
      field: 'frontmatter',
      ...at(document.contents.range[0]),
      found: 'no fields',
      expected: 'lines such as `field: text`',
      mend: 'write the fields of an article, each on its line',
    });
  }
  return problems;
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

function unknownKey(section: readonly PropertyKey[], key: string): Required<Fault> {
  const keys = knownKeys[section.filter((step) => typeof step !== 'number').join('.')] ?? [];
  const nearest = closestMatch(key.toLowerCase(), keys, {
    maxDistance: Math.max(2, Math.floor(key.length / 3)),
  });
  const mend =
    key === 'slug'
      ? "delete it: the file's name is the slug; rename the file for another address"
      : nearest === undefined
        ? 'delete it'
        : `rename it to ${quote(nearest)} if that is what you mean; else delete it`;
  return { found: `the unknown key ${quote(key)}`, expected: `one of: ${keys.join(', ')}`, mend };
}

/** Turns an issue of the schema into words; `params` is what a field of ours says of itself. */
function faultOf(
  issue: { code?: string | undefined; params?: Record<string, unknown> | undefined },
  value: unknown,
  path: readonly PropertyKey[],
): Required<Fault> {
  const missing = value === undefined || value === null;
  const found = missing ? 'nothing' : describe(value);
  const add = { mend: `write \`${String(path.at(-1))}: …\`${sectionOf(path)}` };
  const fault =
    issue.code === 'custom' && issue.params
      ? (issue.params as unknown as Fault)
      : {
          expected: 'a section: lines such as `field: text`, indented under it',
          mend: 'write its fields below it, each indented by two spaces',
        };
  return { found, ...fault, ...(missing && add) };
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
