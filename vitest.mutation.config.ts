import { defineConfig } from 'vitest/config';

/** Runs the unit tests of one mutated file. The main configuration also has the project that builds sites. */
export default defineConfig({
  test: {
    environment: 'node',
    include: [process.env['MUTATION_TESTS'] ?? 'tests/{article,outputs}/*.test.ts'],
    // Too slow to run for each mutant.
    exclude: ['tests/outputs/promise.test.ts'],
    setupFiles: 'tests/sample-settings.ts',
    env: { SITE_URL: 'https://dragoman.example/' },
  },
});
