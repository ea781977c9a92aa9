import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import { diagnose, sample, sampleWith } from '../article/sample.ts';
import { createSchema, parseFields, replaceTables } from './field-documents.ts';

const root = resolve(import.meta.dirname, '../..');
const schemaFile = resolve(root, 'schema/article.json');
const editorsFile = resolve(root, 'docs/editors.md');

async function format(text: string, file: string): Promise<string> {
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });
}

// `vitest -u` writes both files.
test('schema/article.json is what the fields say', async () => {
  const text = await format(JSON.stringify(createSchema()), schemaFile);
  await expect(text).toMatchFileSnapshot(schemaFile);
});

test('the tables of docs/editors.md are what the fields say', async () => {
  const text = await format(replaceTables(readFileSync(editorsFile, 'utf8')), editorsFile);
  expect(text.match(/<!-- fields: /g)).toHaveLength(9);
  await expect(text).toMatchFileSnapshot(editorsFile);
});

describe('the JSON Schema', () => {
  // `then` and `else` require properties that are defined beside them.
  const options = { strict: true, strictRequired: false, allowUnionTypes: true };
  const ajv = new Ajv({ ...options, formats: { iri: true } });
  ajv.addKeyword('patternErrorMessage');
  const validate = ajv.compile(createSchema());

  test.each(globSync(['content/articles/**/*.md', 'tests/fixtures/**/*.md'], { cwd: root }))(
    'accepts %s',
    (file) => {
      validate(parseFields(readFileSync(resolve(root, file), 'utf8')));
      expect(validate.errors).toBeNull();
    },
  );

  test.each([
    sampleWith('A sample standfirst.', 'none'),
    sampleWith('author: unknown', 'author: withheld'),
    sampleWith('author: unknown', 'author: [A. Sample, { name: Staff, pseudonym: true }]'),
    sampleWith('author: unknown', 'author: { name: unknown, type: organization }'),
    sampleWith('publication: unknown', 'publication: { name: TBD }\n  lang: pt-BR'),
    sampleWith('rights:', 'verified: none\nupdated: 2026-11-23T10:00Z\nrights:'),
    sample.replace(/translator:\n(?: .*\n)*/, 'translator: withheld\n'),
    sampleWith('A sample disclaimer.', '|-\n  One.\n  Two.'),
    sampleWith('rights: unknown', 'rights: HTTPS://example.org/مسار?a=b@c'),
    sampleWith('rights:', 'canonical: HTTPS://example.org/مسار?a=b@c\nrights:'),
    '---\ntitle: A sample headline\ndraft: true\n---\n',
    '---\ntitle: A sample headline\ndraft: true\nsource: { author: A, publication: B }\n---\n',
  ])('accepts what the reader accepts: %#', (file) => {
    expect(diagnose(file)).toBe('');
    validate(parseFields(file));
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['A sample headline', 'unknown'],
    ['A sample headline', '1984'],
    ['A sample headline', '""'],
    ['A sample headline', 'x'.repeat(301)],
    ['A sample headline', '|-\n  one\n  two'],
    ['title:', 'titel:'],
    ['titleBy: site', 'titleBy: editor'],
    ['A sample standfirst.', 'unknown'],
    ['2026-11-22', '22 November 2026'],
    ['2026-11-22', '2026-13-01'],
    ['2026-11-22', '2026-11-22T09:30'],
    ['[Samples]', 'Samples'],
    ['[Samples]', '[]'],
    ['[Samples]', `[${Array.from({ length: 21 }, (_, n) => `t${String(n)}`).join(', ')}]`],
    ['author: unknown', 'author: Unknown'],
    ['author: unknown', 'author: Anonymous'],
    ['author: unknown', 'author: [A, staff]'],
    ['author: unknown', 'author: none'],
    ['author: unknown', 'author: jane@example.org'],
    ['author: unknown', 'author: { name: A, pseudonym: false }'],
    ['author: unknown', 'author: { name: A, type: machine }'],
    ['  publication: unknown\n', ''],
    ['publication: unknown', 'publication: [A, B]'],
    ['lang: ru', 'lang: russian'],
    ['Sample Outlet', 'unknown'],
    ['Sample Translators', 'Unknown'],
    ['type: organization', 'type: company'],
    ['[translated, edited]', 'translated and edited'],
    ['[translated, edited]', '[edited, edited]'],
    ['[translated, edited]', '[checked]'],
    ['A sample disclaimer.', 'unknown'],
    ['A sample disclaimer.', 'N/A'],
    ['rights: unknown', 'rights: none'],
    ['rights: unknown', 'rights:'],
    ['rights:', 'canonical: /en/first/\nrights:'],
    ['rights:', 'canonical: "javascript:alert(1)"\nrights:'],
    ['rights:', 'canonical: https://user:word@example.org/\nrights:'],
    ['rights:', 'aliases: [en/a]\nrights:'],
    ['rights:', 'draft: "true"\nrights:'],
    ['rights:', 'translationKey: My story\nrights:'],
    ['rights:', 'verified: unknown\nrights:'],
    ['rights:', 'verified: [{ name: none }]\nrights:'],
    ['rights:', 'corrections: [{ date: 2026-11-23, error: x, text: y }]\nrights:'],
    ['rights:', 'image: { src: a.jpg, alt: none, credit: unknown }\nrights:'],
  ])('refuses what the reader refuses: %s, %s', (piece, text) => {
    const file = sampleWith(piece, text);
    expect(diagnose(file)).not.toBe('');
    expect(validate(parseFields(file))).toBe(false);
  });

  test.each([
    'draft: true',
    'title: A sample headline\ndraft: false',
    'title: A sample headline\ndraft: true\nrights: none',
    'title: A sample headline\ndraft: true\npublished:',
    'title: A sample headline\ndraft: true\nsource: { author: A }',
  ])('refuses what the reader refuses in a draft: %#', (fields) => {
    const file = `---\n${fields}\n---\n`;
    expect(diagnose(file)).not.toBe('');
    expect(validate(parseFields(file))).toBe(false);
  });
});
