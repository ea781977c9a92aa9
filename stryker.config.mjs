/** @satisfies {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: ['src/article/attribution.ts', 'src/article/segments.ts', 'src/outputs/*.ts'],
  // These are not copied for the tests that run against mutants.
  ignorePatterns: ['.*/', 'bench/', 'content/', 'dist*/', 'docs/', 'public/', 'tests/site/'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { reportTests: false },
  htmlReporter: { fileName: '.cache/mutation/report.html' },
  tempDirName: '.cache/mutation/sandbox',
  // The instrumented code is never type-checked.
  disableTypeChecks: false,
  // A busy machine is no endless loop.
  timeoutMS: 60_000,
};
