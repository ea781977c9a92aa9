import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const command = join(import.meta.dirname, '../../src/cli/import.ts');
const TEXT =
  'A sample headline\n\nAll human beings are born free and equal in dignity and rights.\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-import-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(args: string[], input = '') {
  const env = { ...process.env, BUILD_DATE: '2026-11-22' };
  return spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    env,
    encoding: 'utf8',
  });
}

test('a text from the standard input becomes an article, with a report and no progress', () => {
  const { status, stdout, stderr } = run(
    ['-', '--set', 'titleBy=site', '--set', 'published=2026-11-21'],
    TEXT,
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout:
      'Imported 1 articles, 0 of them drafts, 0 were here before, 0 failed.\nimport-report.csv says what you should decide, and why.\n',
    stderr: '',
  });
  const article = readFileSync(join(folder, 'content/articles/en/a-sample-headline.md'), 'utf8');
  expect(article).toContain('\npublished: 2026-11-21\n');
  expect(readFileSync(join(folder, 'import-report.csv'), 'utf8')).toContain(
    '"standard input","content/articles/en/a-sample-headline.md","imported","A sample headline"',
  );
});

test('a bad item is named, and the exit code is 1', () => {
  writeFileSync(join(folder, 'a.txt'), TEXT);
  writeFileSync(join(folder, 'b.odt'), 'PK');
  const { status, stdout, stderr } = run(['a.txt', 'b.odt']);
  expect(status).toBe(1);
  expect(stderr).toContain('b.odt:\n  the format .odt is unknown: save it as text (.txt)');
  expect(stdout).toContain('Imported 1 articles');
});

test('a dry run prints what would happen, and writes nothing', () => {
  writeFileSync(join(folder, 'a.txt'), TEXT);
  const { status, stdout } = run(['--dry-run', 'a.txt', '--lang', 'en']);
  expect(status).toBe(0);
  expect(stdout).toContain('a.txt: draft, content/articles/en/a-sample-headline.md\n  titleBy:');
  expect(existsSync(join(folder, 'content'))).toBe(false);
  expect(existsSync(join(folder, 'import-report.csv'))).toBe(false);
});

test.each([
  [[], 'Name what to import.'],
  [['a.txt', '--lang', 'xx'], '--lang is xx: expected en, ar, ru'],
  [
    ['a.txt', '--set', 'headline=A'],
    '--set headline: found the unknown field "headline"; move what it says to `title`',
  ],
  [['a.txt', '--encoding', 'ebcdic'], 'the encoding "ebcdic" is unknown'],
  [['a.txt', '--map', 'none.yaml'], "--map none.yaml can't be read: correct the path"],
  [['a.txt', '--fetch'], "Unknown option '--fetch'"],
])('%j is refused with the usage', (args, message) => {
  const { status, stderr } = run(args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain('Usage: npm run import -- ');
});
