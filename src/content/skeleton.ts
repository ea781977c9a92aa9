import { frontmatterFields, type Field } from './fields.ts';

/** In characters. */
const LINE_LENGTH = 100;

/** Writes a draft with a headline, and with all other fields as comments, which say what belongs there. */
export function writeSkeleton(title: string): string {
  const { draft, ...fields } = frontmatterFields;
  return [
    '---',
    ...comment(
      'Delete the "# " before a field that you fill in, and leave the others as they are.',
    ),
    ...comment(
      'Write `unknown` only if you looked and nobody states it. docs/editors.md explains more.',
    ),
    `title: ${JSON.stringify(title)}`,
    ...comment(`${draft.help} Delete the line when the article is ready.`),
    'draft: true',
    ...Object.entries(fields).flatMap(([key, field]) =>
      key === 'title' ? [] : ['', ...writeField(key, field, '')],
    ),
    '---',
    '',
  ].join('\n');
}

function writeField(key: string, field: Field, indent: string): string[] {
  const states = Object.keys(field.states ?? {}).map((state) => `\`${state}\``);
  const alternative = states.length > 0 ? ` Or the word ${states.join(', ')}.` : '';
  const isRequired = field.optional === undefined;
  return [
    ...comment(`${isRequired ? '(required) ' : ''}${field.help}${alternative}`, indent),
    `# ${indent}${key}:${field.kind === 'boolean' || field.kind === 'mark' ? ' true' : ''}`,
    ...writeEntries(field, indent),
  ];
}

/** Writes the fields of a section, or the first entry of a list. */
function writeEntries(field: Field, indent: string): string[] {
  if (field.kind === 'section') {
    return field.short === true
      ? []
      : Object.entries(field.fields).flatMap(([key, one]) => writeField(key, one, `${indent}  `));
  }
  if (field.kind !== 'list' || field.single === true) return [];
  if (field.of.kind !== 'section') return [`# ${indent}  -`];
  return Object.keys(field.of.fields).map(
    (key, index) => `# ${indent}  ${index === 0 ? '-' : ' '} ${key}:`,
  );
}

/** Breaks a text into lines of comments. */
function comment(text: string, indent = ''): string[] {
  const lines = text.match(new RegExp(`.{1,${String(LINE_LENGTH)}}(?= |$)`, 'gu')) ?? [];
  return lines.map((line) => `## ${indent}${line.trim()}`);
}
