import { defineConfig } from 'vitest/config';

// Long enough that only a hang reaches them: no test may fail because a machine is slow.
const minute = 60_000;

// Every test, build and server of a test run uses this address, whatever src/site.ts says.
process.env['SITE_URL'] = 'https://dragoman.example/';

export default defineConfig({
  test: {
    teardownTimeout: minute,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**'],
          setupFiles: 'tests/sample-settings.ts',
          // Pure functions: a worker for each file would take a third of the time to begin with.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 5 * minute,
          hookTimeout: 5 * minute,
        },
      },
      {
        test: {
          name: 'site',
          environment: 'node',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: 'tests/site/setup.ts',
          // What a test waits for may take as long on a slow machine.
          expect: { poll: { timeout: minute } },
          testTimeout: 10 * minute,
          hookTimeout: 10 * minute,
          // One browser for each worker, which is several processes by itself. A third worker uses two cores better: tests also wait.
          isolate: false,
          maxWorkers: 3,
          // A plain `vitest run` tests the units first, as `npm test` does.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
