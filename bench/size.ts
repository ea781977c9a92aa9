/**
 * `npm run size`: what each kind of page weighs against its budget. Builds the seed article and the samples of the
 * tests, or what CONTENT_DIR names, and fails when any page is over.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { isWithinBudget } from '../src/build/weight.ts';
import { weighFirstSearch } from './first-search.ts';
import { weighSite, type PageWeight } from './weigh-site.ts';

const root = resolve(import.meta.dirname, '..');
const work = resolve(root, 'node_modules/.cache/dragoman/size');
const outDir = resolve(work, 'dist');
rmSync(work, { recursive: true, force: true });
const env = { ...process.env };
if (!env['CONTENT_DIR']) {
  env['CONTENT_DIR'] = resolve(work, 'content');
  // Whatever the machine's clock says, the seed article is weighed.
  env['BUILD_DATE'] = '2026-12-01';
  for (const folder of ['tests/fixtures/articles', 'content/articles']) {
    cpSync(resolve(root, folder), resolve(env['CONTENT_DIR'], 'articles'), { recursive: true });
  }
}
execFileSync(process.execPath, ['src/cli/build.ts', '--outDir', outDir], {
  cwd: root,
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
});

const pages = weighSite(outDir);
console.log('Bytes at Brotli 11; of each kind the page that has least left of its budget.\n');
for (const [kind, all] of Map.groupBy(pages, (page) => page.kind)) {
  const [tightest] = all.toSorted((a, b) => a.budget - a.bytes - (b.budget - b.bytes));
  if (tightest) console.log(`${kind} (${String(all.length)})\n  ${line(tightest)}`);
}

console.log(
  '\nThe first search, page and results included, of a frequent word, a rare one and one between:',
);
for (const [articles, budget] of [
  [1_000, 130_000],
  [10_000, 160_000],
] as const) {
  for (const { found, bytes, requests } of await weighFirstSearch(
    outDir,
    articles,
    [30, 300, 3_000],
  )) {
    console.log(
      `of ${String(articles)}: ${String(bytes)} of ${String(budget)}, requests: ${String(requests)}; ${found}`,
    );
    if (bytes > budget) process.exitCode = 1;
  }
}
const heavy = pages.filter((page) => !isWithinBudget(page));
if (heavy.length > 0) {
  console.error(`\nOver their budget:\n${heavy.map(line).join('\n')}`);
  process.exitCode = 1;
}

function line({ path, bytes, budget, blockingLoads, scripts }: PageWeight): string {
  return `/${path}  ${String(bytes)} of ${String(budget)}, requests: ${String(1 + blockingLoads.length)}, scripts: ${String(scripts)}`;
}
