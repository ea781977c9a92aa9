import { vi } from 'vitest';
import type * as settings from '../src/site.ts';

/** Replaces the settings of `src/site.ts` in unit tests, so that expected values can name them. */
const sampleSite: { [setting in keyof typeof settings.site]: unknown } = {
  name: 'Dragoman',
  address: 'https://dragoman.example/',
  timeZone: 'UTC',
  defaultLanguage: 'en',
  contact: 'mailto:corrections@dragoman.example',
  pageLength: 10,
  feedLength: 30,
  offline: true,
  leaveOut: [],
};

vi.mock('../src/site.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof settings>()),
  site: sampleSite,
}));
