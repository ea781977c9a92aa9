// Mutates one file at a time, runs the tests of that file, and fails where too many mutants survive. Arguments name files.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import config from '../stryker.config.mjs';

const [, , ...given] = process.argv;

const files = given.length > 0 ? given : globSync(config.mutate).sort();
for (const file of files.map((path) => path.replaceAll('\\', '/'))) {
  // Stryker 10.1 has an option `testFiles`, but with it mutants in module-level code are never active.
  process.env['MUTATION_TESTS'] = file.replace(/^src(.*)\.ts$/, 'tests$1.test.ts');
  const least = file.startsWith('src/article/') ? 100 : 85;
  await new Stryker({
    mutate: [file],
    thresholds: { high: 100, low: least, break: least },
    htmlReporter: { fileName: `.cache/mutation/${basename(file, '.ts')}.html` },
  }).runMutationTest();
}
