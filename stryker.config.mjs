export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: ['src/article/attribution.ts', 'src/article/segments.ts', 'src/outputs/*.ts'],
  // Not copied to the sandbox.
  ignorePatterns: ['.*/', 'bench/', 'content/', 'dist*/', 'docs/', 'public/', 'tests/site/'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { reportTests: false },
  htmlReporter: { fileName: '.cache/mutation/report.html' },
  tempDirName: '.cache/mutation/sandbox',
  // Vitest doesn't check types.
  disableTypeChecks: false,
  // A short timeout would report endless loops on a busy machine.
  timeoutMS: 60_000,
};
