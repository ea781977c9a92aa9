import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/content/reader.ts';
import { importArticles, type Row } from '../../src/import/import-articles.ts';
import { parsePeople } from '../../src/import/people.ts';
import { parseSettings } from '../../src/import/settings.ts';
import { isLanguage } from '../../src/language/languages.ts';

/*
 * A case is a folder: `input.…` (or another name that matters), beside it what comes out (`expected/<language>/…`), what a
 * person should decide (`decide.txt`, a line each), and perhaps settings (`set.txt`) and a map of signatures.
 */

const folder = join(import.meta.dirname, 'cases');
const cases = readdirSync(folder);
const NOT_INPUT = /^(?:expected|decide\.txt|set\.txt|authors\.yaml|uploads|photo\.png)$/;

let out: string;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'dragoman-import-'));
});
afterAll(() => {
  rmSync(out, { recursive: true });
});

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

async function importCase(name: string): Promise<Row[]> {
  const files = readdirSync(join(folder, name)).filter((file) => !NOT_INPUT.test(file));
  const settings = readIfThere(join(folder, name, 'set.txt'))
    .split('\n')
    .filter(Boolean);
  const language = settings.find((line) => line.startsWith('--lang '))?.slice('--lang '.length);
  return importArticles({
    inputs: files.map((file) => join(folder, name, file)),
    out: join(out, name, 'articles'),
    language: language !== undefined && isLanguage(language) ? language : undefined,
    settings: parseSettings(settings.filter((line) => !line.startsWith('--'))),
    people: parsePeople(readIfThere(join(folder, name, 'authors.yaml')) || '{}', 'authors.yaml'),
    isDryRun: false,
    now: new Date('2026-11-22T12:00Z'),
  });
}

/** Reads the text files below a folder by their paths, and names the others. */
function readTree(root: string): Record<string, string> {
  if (!existsSync(root)) return {};
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^\w+\/[^.]/.test(path));
  return Object.fromEntries(
    files.map((path) => [path, path.endsWith('.md') ? readFileSync(join(root, path), 'utf8') : '']),
  );
}

test.each(cases)('%s comes out as expected, and builds', async (name) => {
  const rows = await importCase(name);
  const decide = rows.flatMap((row) => row.decide.split('\n').filter(Boolean));
  expect(readTree(join(out, name, 'articles'))).toEqual(readTree(join(folder, name, 'expected')));
  expect(decide.map((line) => line.replaceAll(`${folder}/`, ''))).toEqual(
    readIfThere(join(folder, name, 'decide.txt'))
      .split('\n')
      .filter(Boolean),
  );
  await readContent(join(out, name));
});

test.each(cases)('%s is recognized when it is imported again', async (name) => {
  const before = readTree(join(out, name, 'articles'));
  const rows = await importCase(name);
  expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'here before'));
  expect(readTree(join(out, name, 'articles'))).toEqual(before);
});
