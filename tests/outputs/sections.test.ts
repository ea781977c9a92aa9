import { afterEach, expect, test, vi } from 'vitest';
import { hasSection, listSections } from '../../src/outputs/sections.ts';
import * as settings from '../../src/site.ts';

afterEach(() => {
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
});

test('a site has every section by default', () => {
  expect([hasSection('archive'), hasSection('feeds'), hasSection('offline')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(listSections()).toContain('feeds');
});

test('a site without feeds, search and offline reading has none of these sections', async () => {
  vi.resetModules();
  vi.doMock('../../src/site.ts', () => ({
    ...settings,
    site: {
      ...settings.site,
      offline: false,
      leaveOut: ['rss.xml', 'atom.xml', 'feed.json', 'search'],
    },
  }));
  const sections = await import('../../src/outputs/sections.ts');
  expect(sections.hasSection('offline')).toBe(false);
  expect(sections.hasSection('search')).toBe(false);
  expect(sections.hasSection('archive')).toBe(true);
  expect(sections.listSections()).not.toContain('feeds');
});
