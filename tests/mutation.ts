// Runs Stryker on each file against the tests of that file alone, and fails when more mutants survive than are allowed.
// Paths of files may be given: `npm run test:mutation -- src/outputs/rss.ts`.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const [, , ...given] = process.argv;
const all = ['src/article/attribution.ts', 'src/article/parts.ts', 'src/outputs/*.ts'];

for (const file of given.length > 0 ? given : globSync(all).sort()) {
  // Stryker 10.1 has an option `testFiles`, but with it mutants in module-level code are never active.
  process.env['MUTATION_TESTS'] = file.replace(/^src(.*)\.ts$/, 'tests$1.test.ts');
  const least = file.startsWith('src/article/') ? 100 : 85;
  await new Stryker({
    mutate: [file],
    thresholds: { high: 100, low: least, break: least },
    htmlReporter: { fileName: `.cache/mutation/${basename(file, '.ts')}.html` },
  }).runMutationTest();
}
