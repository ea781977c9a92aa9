import { defineConfig } from 'vitest/config';

/** Runs the tests of mutated files: without the project that builds sites, and with a new worker for each test file. */
export default defineConfig({
  test: {
    environment: 'node',
    include: [process.env['MUTATION_TESTS'] ?? 'tests/{article,outputs}/*.test.ts'],
    // This table tests every output at once and takes too long for each mutant.
    exclude: ['tests/outputs/promise.test.ts'],
    setupFiles: 'tests/sample-settings.ts',
    env: { SITE_URL: 'https://dragoman.example/' },
  },
});
