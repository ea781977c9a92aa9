import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { frontmatterFields } from '../../src/content/fields.ts';
import { writeSkeleton } from '../../src/content/skeleton.ts';
import { readContent } from '../../src/content/reader.ts';
import { folder, put, useContentFolder } from '../content/content-folder.ts';
import { sample } from '../article/sample.ts';

useContentFolder();

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('src/cli/new.ts'), ...args],
    { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: folder } },
  );
  return { status, output: (stdout + stderr).replaceAll(`${folder}/`, '').split('\n') };
}
const listFiles = () => readdirSync(join(folder, 'articles'), { recursive: true }).sort();

test('a new article is a draft with its headline, under a name in Latin letters', async () => {
  const { status, output } = run('Заголовок: «пример» "A" # 1', '--lang', 'ru');
  const path = 'articles/ru/zagolovok-primer-a-1.md';
  expect({ status, path: output[0] }).toEqual({ status: 0, path });
  expect(readFileSync(join(folder, path), 'utf8')).toContain(
    '\ntitle: "Заголовок: «пример» \\"A\\" # 1"\n',
  );
  const { articles, drafts } = await readContent(folder);
  expect(articles).toEqual([]);
  expect(drafts.map(({ slug }) => slug)).toEqual(['zagolovok-primer-a-1']);
});

test('every field is there as a comment, with the words that explain it', () => {
  const lines = writeSkeleton('A sample headline').split('\n');
  const fields = parse(
    lines
      .map((line) => line.replace(/^# /, ''))
      .join('\n')
      .replaceAll('---', ''),
  ) as object;
  expect(Object.keys(fields).sort()).toEqual(Object.keys(frontmatterFields).sort());
  expect(fields).toMatchObject({
    source: { author: null, publication: null, cites: [{ name: null, lang: null }] },
    translator: [{ name: null, type: null, work: null }],
    image: { src: null, alt: null, credit: null },
  });
  const help = lines.filter((line) => line.startsWith('##')).map((line) => line.slice(2).trim());
  expect(help.join(' ')).toContain(
    '(required) Who wrote the original: a name, or a list of names. Or the word `unknown`, `withheld`.',
  );
  // Nothing is filled in but this.
  const filled = lines.filter((line) => /^(?!##).*: \S/.test(line));
  expect(filled).toEqual([
    'title: "A sample headline"',
    'draft: true',
    '# index: true',
    '# lead: true',
  ]);
});

test('an article is never replaced, whether it is a file or a folder', () => {
  put('en/a-headline.md', sample);
  put('en/another/index.md', sample);
  const files = listFiles();
  for (const title of ['A headline', 'Another']) {
    const { status, output } = run(title, '--lang', 'en');
    expect({ status, found: output[1] }).toEqual({
      status: 1,
      found: '  found     an article with this name',
    });
  }
  expect(listFiles()).toEqual(files);
  expect(readFileSync(join(folder, 'articles/en/a-headline.md'), 'utf8')).toBe(sample);
});

test.each([
  [[], 2, 'The headline is missing.'],
  [['A', 'headline', '--lang', 'en'], 2, 'Put quotation marks around the headline.'],
  [['A headline'], 2, '--lang is one of: en|ar|ru.'],
  [['A headline', '--lang', 'fr'], 2, '--lang is one of: en|ar|ru.'],
  [['A headline', '--language', 'en'], 2, expect.stringContaining("'--language'") as string],
  [['unknown', '--lang', 'en'], 1, 'articles/en/unknown.md:4:1 title'],
])('wrong arguments are explained, and write nothing: %j', (args, code, message) => {
  const { status, output } = run(...args);
  expect({ status, message: output[0] }).toEqual({ status: code, message });
  expect(listFiles()).toEqual([]);
});
