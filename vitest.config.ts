import { defineConfig } from 'vitest/config';

// Timeouts only end tests that hang: no test may fail because a machine is slow.
const MINUTE_MS = 60_000;

// Every test, build and server of a test run uses this address, whatever src/site.ts says.
process.env['SITE_URL'] = 'https://dragoman.example/';

export default defineConfig({
  test: {
    teardownTimeout: MINUTE_MS,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**'],
          setupFiles: 'tests/sample-settings.ts',
          // A worker for each file would add a third to the duration, and these tests share no state.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 5 * MINUTE_MS,
          hookTimeout: 5 * MINUTE_MS,
        },
      },
      {
        test: {
          name: 'site',
          environment: 'node',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: 'tests/site/setup.ts',
          expect: { poll: { timeout: MINUTE_MS } },
          testTimeout: 10 * MINUTE_MS,
          hookTimeout: 10 * MINUTE_MS,
          // Each worker starts one browser. Tests often wait, so four workers keep two cores busy.
          isolate: false,
          maxWorkers: 4,
          // A plain `vitest run` runs the unit tests first, as `npm test` does.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
