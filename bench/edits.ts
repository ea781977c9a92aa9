import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { writeArticles } from './articles.ts';

// Prints what a build costs after one edit: npm run bench -- 10000, or a content folder instead of the number of sample
// articles (needs /usr/bin/time of GNU). The last table is in README.md.

const [source = '1000'] = process.argv.slice(2);
const work = resolve('node_modules/.cache/dragoman/bench');
const content = join(work, 'content');
const outDir = join(work, 'dist');
const articles = join(content, 'articles/en');
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
if (/^\d+$/.test(source)) writeArticles(content, Number(source));
else cpSync(source, content, { recursive: true });

/** Builds the site. Prints wall and CPU seconds, the largest process, and the number of files written. */
function build(edit: string, ...options: string[]): void {
  const start = Date.now();
  const command = ['src/cli/build.ts', '--outDir', outDir, '--allow-removals', ...options];
  const { status, stderr } = spawnSync(
    '/usr/bin/time',
    ['-f', '%e %U %S %M', process.execPath, ...command],
    { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: content } },
  );
  if (status !== 0) throw new Error(stderr);
  const [wall, user, system, kilobytes] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)));
  const written = files.filter(({ mtimeMs }) => mtimeMs >= start).length;
  console.log(
    [
      edit.padEnd(20),
      `${String(wall)} s wall`,
      `${((user ?? 0) + (system ?? 0)).toFixed(1)} s CPU`,
      `${((kilobytes ?? 0) / 1000).toFixed(0)} MB`,
      `${String(written)} of ${String(files.length)} files written`,
    ].join(', '),
  );
}

const names = readdirSync(articles)
  .filter((name) => name.endsWith('.md'))
  .sort();
const file = join(articles, names[Math.floor(names.length / 2)] ?? '');
const text = readFileSync(file, 'utf8');
build('everything', '--full');
build('nothing');
writeFileSync(file, `${text}\nOne more paragraph.\n`);
build('a text changed');
writeFileSync(file, text.replace(/^title: .*$/m, 'title: A sample headline'));
build('a headline changed');
writeFileSync(
  join(articles, 'a-sample-article.md'),
  text.replace(/^published: .*$/m, 'published: 2026-11-24'),
);
build('an article added');
rmSync(file);
build('an article deleted');
