import { parse } from 'yaml';
import { rules } from '../../src/check/rules.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { frontmatterFields, type Field, type Fields } from '../../src/content/fields.ts';
import { describeLeaf } from '../../src/content/values.ts';

/** https://json-schema.org/draft-07: the version that code editors read. */
type JsonSchema = Record<string, unknown>;

const datePattern =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(Z|[+-](0\\d|1[0-4]):[0-5]\\d))?$';

const simpleSchemas: Record<string, JsonSchema> = {
  date: {
    type: 'string',
    pattern: datePattern,
    examples: ['2026-11-22', '2026-11-22T09:30+03:00'],
  },
  day: { type: 'string', pattern: datePattern, examples: ['2026-11-20'] },
  address: {
    type: 'string',
    format: 'iri',
    pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s@/?#]+([/?#]\\S*)?$',
    maxLength: 2000,
    examples: ['https://example.org/original'],
  },
  language: {
    type: 'string',
    pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$',
    examples: ['ru', 'ar', 'pt-BR'],
  },
  boolean: { type: 'boolean' },
  mark: { const: true },
  key: {
    type: 'string',
    pattern: '^(?!unknown$|withheld$|none$)[a-z0-9]+(-[a-z0-9]+)*$',
    examples: ['the-story'],
  },
  alias: {
    type: 'string',
    pattern: '^/(?!/)[^\\s"#$*:;<>\\\\^`{|}][^"#$*:;<>\\\\^`{|}]*$',
    examples: ['/en/articles/earlier-name/', '/?p=123'],
  },
};

/** Words that no text may consist of, in the spellings that need no knowledge of languages. */
const refusedWords = '[Uu]nknown|UNKNOWN|[Ww]ithheld|WITHHELD|[Nn]one|NONE';
const otherWords = '|[Nn]/[Aa]|[Tt][Bb][Dd]|TODO|[?.\\-–—…]+';
const peopleWords = '|[Aa]nonymous|[Ss]taff|[Aa]dmin|.*@.*|https?://.*|www\\..*';

function toText(field: Field & { kind: 'text' }, refused?: string): JsonSchema {
  const line = field.multiline === true ? '' : '(?![\\s\\S]*[\\n\\r]\\s*\\S)';
  return {
    type: 'string',
    minLength: 1,
    maxLength: field.maxLength,
    pattern: `^${line}${refused === undefined ? '' : `(?!\\s*(${refused})\\s*$)`}[\\s\\S]*\\S`,
    // Code editors show this instead of the pattern.
    patternErrorMessage: field.instead ?? `Expected ${describeLeaf(field)}`,
    examples: [field.example],
  };
}

function toSection(fields: Fields): JsonSchema {
  const required = Object.keys(fields).filter((key) => fields[key]?.optional !== true);
  return {
    type: 'object',
    additionalProperties: false,
    required,
    properties: Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, toSchema(field)]),
    ),
  };
}

/** Converts a field without the words that may stand for it. */
function toPlainSchema(field: Field): JsonSchema {
  if (field.kind === 'text') {
    const words = { states: refusedWords, nothing: undefined, words: refusedWords + otherWords };
    return toText(field, words[field.refuses ?? 'words']);
  }
  if (field.kind === 'word') return { enum: [...field.words] };
  if (field.kind === 'section') {
    const section = toSection(field.fields);
    const { name } = field.fields;
    if (field.short !== true || name?.kind !== 'text') return section;
    return { anyOf: [toText(name, refusedWords + otherWords + peopleWords), section] };
  }
  if (field.kind !== 'list') {
    const schema = simpleSchemas[field.kind] ?? {};
    const patternErrorMessage = `Expected ${describeLeaf(field)}`;
    return { ...schema, ...('pattern' in schema && { patternErrorMessage }) };
  }
  const list = {
    type: 'array',
    minItems: 1,
    maxItems: field.maxItems,
    ...(field.of.kind === 'word' && { uniqueItems: true }),
    items: toSchema(field.of),
  };
  return field.single === true ? { anyOf: [toPlainSchema(field.of), list] } : list;
}

function toSchema(field: Field): JsonSchema {
  const description = field.help.replaceAll('`', '');
  const states = Object.keys(field.states ?? {});
  const schema = toPlainSchema(field);
  return {
    description,
    ...(states.length === 0 ? schema : { anyOf: [{ enum: states }, schema] }),
  };
}

/** Writes the JSON Schema of the frontmatter. */
export function createSchema(): JsonSchema {
  const { required, ...section } = toSection(frontmatterFields);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'The fields of an article',
    ...section,
    if: { properties: { draft: { const: true } }, required: ['draft'] },
    then: { required: ['title'] },
    else: { required },
  };
}

const tables: Record<string, (key: string, field: Field) => boolean> = {
  required: (_, field) => field.optional !== true,
  optional: (_, field) => field.optional === true,
};

function sectionOf(path: string): Fields {
  const fields = path.split('.').reduce<Fields>((fields, key) => {
    const field = fields[key];
    const entry = field?.kind === 'list' ? field.of : field;
    return entry?.kind === 'section' ? entry.fields : {};
  }, frontmatterFields);
  if (Object.keys(fields).length === 0) throw new Error(`No field is called ${path}`);
  return fields;
}

function describeLimit(field: Field): string {
  const count = (number: number) => new Intl.NumberFormat('en-GB').format(number);
  if (field.kind === 'text') return ` At most ${count(field.maxLength)} characters.`;
  return field.kind === 'list' && field.of.kind !== 'word'
    ? ` At most ${count(field.maxItems)}.`
    : '';
}

/** Writes the Markdown table of a section (`source.cites`), or of the `required` or `optional` fields. */
function createTable(name: string): string {
  const isListed = tables[name];
  const fields = isListed === undefined ? sectionOf(name) : frontmatterFields;
  const rows = Object.entries(fields)
    .filter(([key, field]) => isListed?.(key, field) ?? true)
    .map(([key, field]) => {
      const states = Object.keys(field.states ?? {}).map((state) => `\`${state}\``);
      const mark = isListed === undefined && field.optional !== true ? ' (required)' : '';
      return [`\`${key}\`${mark}`, `${field.help}${describeLimit(field)}`, states.join(', ')];
    });
  const hasStates = rows.some(([, , states]) => states !== '');
  return [['field', 'what to write', 'or'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.slice(0, hasStates ? 3 : 2).join(' | ')} |`)
    .join('\n');
}

/** Replaces each table between `<!-- fields: name -->` or `<!-- rules -->` and `<!-- end -->`. */
export function replaceTables(markdown: string): string {
  return markdown.replace(
    /(<!-- (?:fields: ([\w.]+)|rules) -->\n)[^]*?(<!-- end -->)/g,
    (_, start: string, name: string | undefined, end: string) =>
      `${start}\n${name === undefined ? createRuleTable() : createTable(name)}\n\n${end}`,
  );
}

function createRuleTable(): string {
  const rows = rules.map(({ name, reason, example, check }) => {
    const tree = parseMarkdown(example, true);
    const [found] = check({ tree, body: example, title: 'A sample headline' });
    const line = example.split('\n')[(found?.line ?? 1) - 1] ?? '';
    return [name.replaceAll('-', ' '), reason, `\`${line.trim().slice(0, 60)}\``];
  });
  return [['what', 'why', 'for example'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Parses the frontmatter of an article file. */
export function parseFields(file: string): unknown {
  return parse(/^---\r?\n([^]*?)\r?\n---/m.exec(file)?.[1] ?? '');
}
