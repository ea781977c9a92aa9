import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sampleWith } from '../article/sample.ts';
import { copyProject } from './project-copy.ts';

test('a file in public/ wins over the file of the build, and the build says so', () => {
  const copy = copyProject();
  onTestFinished(() => rmSync(copy, { recursive: true }));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  };
  put('content/articles/en/a.md', sampleWith('rights:', 'aliases: [/old/]\nrights:'));
  const own = ['_headers', '_redirects', 'en/about/index.html', 'old/index.html', 'worker.js'];
  for (const path of [...own, '.nojekyll', 'own.txt']) put(`public/${path}`, 'own');
  const env = { ...process.env, BUILD_DATE: '2026-12-01', SITE_URL: '' };
  const { stdout, stderr } = spawnSync(process.execPath, ['src/cli/build.ts'], {
    cwd: copy,
    encoding: 'utf8',
    env,
  });
  expect(stderr).toBe('');
  expect(stdout.match(/^replaced.*/gm)).toEqual(
    own.map((path) => `replaced by the file in public/: ${path}`),
  );
  for (const path of [...own, '.nojekyll', 'own.txt']) {
    expect(readFileSync(join(copy, 'dist', path), 'utf8')).toBe('own');
  }
});
