// Runs mutation tests, one source file at a time, each with its own test file. Arguments are source files, by default all
// of `mutate` in stryker.config.mjs.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import config from '../stryker.config.mjs';

const paths = process.argv.slice(2);

const files = paths.length > 0 ? paths : globSync(config.mutate).sort();
for (const file of files.map((path) => path.replaceAll('\\', '/'))) {
  // With the option `testFiles`, Stryker 10.1 never activates mutants in module-level code.
  process.env['MUTATION_TESTS'] = file.replace(/^src(.*)\.ts$/, 'tests$1.test.ts');
  const minScore = file.startsWith('src/article/') ? 100 : 85;
  await new Stryker({
    mutate: [file],
    thresholds: { high: 100, low: minScore, break: minScore },
    htmlReporter: { fileName: `.cache/mutation/${basename(file, '.ts')}.html` },
  }).runMutationTest();
}
