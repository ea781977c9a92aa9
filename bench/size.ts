/**
 * `npm run size` measures each kind of page against its budget and fails if a page exceeds it. It builds the seed article
 * and the samples of the tests, or the folder that CONTENT_DIR names.
 */
import { measureFirstSearch } from './first-search.ts';
import { measureSite, type PageWeight } from './page-weights.ts';
import { buildSamples } from './samples.ts';
import { isWithinBudget } from './weight.ts';

const outDir = buildSamples('size');
const pages = measureSite(outDir);
console.log('Bytes after Brotli 11. Of each kind, the page closest to its budget.\n');
for (const [kind, all] of Map.groupBy(pages, (page) => page.kind)) {
  const [closest] = all.toSorted((a, b) => a.budget - a.bytes - (b.budget - b.bytes));
  if (closest) console.log(`${kind} (${String(all.length)})\n  ${formatLine(closest)}`);
}

console.log(
  '\nFirst search, with page and results, for a frequent, a less frequent and a rare word:',
);
for (const [articles, budget] of [
  [1_000, 113_000],
  [10_000, 113_000],
] as const) {
  for (const { resultCount, bytes, requests } of await measureFirstSearch(
    outDir,
    articles,
    [30, 300, 3_000],
  )) {
    console.log(
      `${String(articles)} articles: ${String(bytes)} of ${String(budget)}, requests: ${String(requests)}; ${resultCount}`,
    );
    if (bytes > budget) process.exitCode = 1;
  }
}
const overBudget = pages.filter((page) => !isWithinBudget(page));
if (overBudget.length > 0) {
  console.error(`\nOver budget:\n${overBudget.map(formatLine).join('\n')}`);
  process.exitCode = 1;
}

function formatLine({ path, bytes, budget, blockingLoads, scripts }: PageWeight): string {
  return `/${path}  ${String(bytes)} of ${String(budget)}, requests: ${String(1 + blockingLoads.length)}, scripts: ${String(scripts)}`;
}
