import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sample, sampleWith } from '../article/sample.ts';
import { folder, put, useContentFolder } from '../content/content-folder.ts';

useContentFolder();

/** Runs `npm run check` on the content folder, without npm. */
function check(args: readonly string[] = [], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('src/cli/check.ts'), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: folder, BUILD_DATE: '2026-11-26', ...env },
    },
  );
  const lines = (text: string) => text.replaceAll(`${folder}/`, '').split('\n');
  return { status, stdout: lines(stdout), stderr: lines(stderr) };
}

function putArticles() {
  put('en/good.md', sample);
  put('en/wrong.md', sampleWith('titleBy: site', 'titleBy: me'));
  put('ar/html.md', sampleWith('A sample text.', 'A text.\n\n<div>In a box</div>'));
  put('ar/later.md', sampleWith('2026-11-22', '2026-12-02T09:30Z'));
}

test('errors and advice are listed with their places, and errors exit with 1', () => {
  putArticles();
  const { status, stdout, stderr } = check();
  expect(status).toBe(1);
  expect(stderr.slice(0, 2)).toEqual(['articles/en/wrong.md:3:1 titleBy', '  found     "me"']);
  expect(stdout).toEqual([
    '2 articles checked; 1 held back (drafts, and dates after 2026-11-26T00:00:00.000Z)',
    'held back: /ar/articles/later/ until 2026-12-02T09:30Z',
    'next due: 2026-12-02T09:30Z /ar/articles/later/',
    '',
    'advice: articles/ar/html.md:22:1 body',
    '  found     HTML: "<div>In a box</div>"',
    '  expected  Markdown',
    '  fix       write only the words, without the tags',
    '',
  ]);
});

test('files and folders limit the report, however their paths are written', () => {
  putArticles();
  const places = (...args: string[]) => {
    const { status, stdout, stderr } = check(args);
    return [
      status,
      ...[...stderr, ...stdout].filter((line) => /^(?:advice: )?articles\//.test(line)),
    ];
  };
  const wrong = [1, 'articles/en/wrong.md:3:1 titleBy'];
  const advice = [0, 'advice: articles/ar/html.md:22:1 body'];
  const article = join(folder, 'articles/en/wrong.md');
  expect(places(article)).toEqual(wrong);
  expect(places(article.replaceAll('/', '\\'))).toEqual(wrong);
  expect(places(`${folder}/articles/../articles/ar/`)).toEqual(advice);
  expect(places(join(folder, 'articles/en/good.md'))).toEqual([0]);
  expect(places(folder)).toEqual([...wrong, advice[1]]);
  expect(check(['html.md'], { INIT_CWD: join(folder, 'articles/ar') }).status).toBe(0);
});

test('a path without articles and an unknown option are errors', () => {
  putArticles();
  expect(check([join(folder, 'articles/en/missing.md')])).toMatchObject({
    status: 1,
    stderr: [
      'articles/en/missing.md',
      '  found     no such file',
      expect.any(String),
      expect.any(String),
      '',
    ],
  });
  expect(check(['package.json'])).toMatchObject({
    status: 1,
    stderr: [
      'package.json',
      '  found     a file or folder without articles',
      expect.any(String),
      expect.any(String),
      '',
    ],
  });
  const { status, stderr } = check(['--fix']);
  expect(status).toBe(2);
  expect(stderr.at(-2)).toBe('Usage: npm run check -- [files] [--all] [--format text|json]');
});

test('an article with errors has its advice and its dead links in the same report', () => {
  const text = 'A [file](a.pdf), a [host](example.org/a).\n\n<div>In a box</div>';
  put('en/wrong.md', sampleWith('A sample text.', text).replace('titleBy: site', 'titleBy: me'));
  const { status, stdout, stderr } = check();
  expect(status).toBe(1);
  expect(stderr.filter((line) => line.includes('articles/'))).toEqual([
    'articles/en/wrong.md:3:1 titleBy',
    'articles/en/wrong.md:20:3 body',
    'articles/en/wrong.md:20:20 body',
  ]);
  expect(stdout.filter((line) => line.includes('articles/'))).toEqual([
    'advice: articles/en/wrong.md:22:1 body',
  ]);
});

test('a text that is there twice is advice', () => {
  const text =
    'Everyone has the right to freedom of opinion and expression; this right includes freedom to hold opinions without interference and to seek, receive and impart information.';
  put('en/a.md', sampleWith('A sample text.', text));
  put('en/b.md', sampleWith('A sample text.', `**${text}**`).replace('2026-11-22', '2026-11-23'));
  const { status, stdout } = check();
  expect(status).toBe(0);
  expect(stdout.slice(2, 4)).toEqual([
    'advice: articles/en/b.md:20:1 body',
    '  found     nearly the same text as in articles/en/a.md',
  ]);
});

test('the report as JSON has places of errors and advice', () => {
  putArticles();
  const { status, stdout } = check(['--format', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout.join('\n'))).toMatchObject({
    status: 'checked',
    articles: 2,
    errors: [{ file: 'articles/en/wrong.md', line: 3, field: 'titleBy', found: '"me"' }],
    nextDue: { address: '/ar/articles/later/' },
    advice: [
      { file: 'articles/ar/html.md', line: 22, column: 1, field: 'body', expected: 'Markdown' },
    ],
  });
});
