import { vi } from 'vitest';
import type * as settings from '../src/site.ts';

/** Stands in for the settings of `src/site.ts`, so that unit tests can name what they expect. */
const sampleSite: { [setting in keyof typeof settings.site]: unknown } = {
  name: 'Dragoman',
  address: 'https://dragoman.example/',
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
