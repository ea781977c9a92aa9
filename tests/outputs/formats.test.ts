import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
});

async function formsOf(leaveOut: string[]) {
  vi.resetModules();
  vi.doMock('../../src/site.ts', () => ({ site: { leaveOut }, SettingError: Error }));
  return import('../../src/outputs/formats.ts');
}

test('every form is made, with the media type under which it is registered', async () => {
  expect({ ...(await formsOf([])) }).toEqual({
    articleFormats: {
      txt: 'text/plain; charset=utf-8',
      md: 'text/markdown; charset=utf-8',
      png: 'image/png',
      bib: 'application/x-bibtex; charset=utf-8',
      json: 'application/vnd.citationstyles.csl+json',
    },
    feedFormats: {
      'rss.xml': 'application/rss+xml',
      'atom.xml': 'application/atom+xml',
      'feed.json': 'application/feed+json',
    },
    feedNames: { 'rss.xml': 'RSS', 'atom.xml': 'Atom', 'feed.json': 'JSON Feed' },
    enabledFormats: ['txt', 'md', 'png', 'bib', 'json'],
    enabledFeeds: ['rss.xml', 'atom.xml', 'feed.json'],
    hasListFeeds: true,
  });
});

test('a site may leave some out', async () => {
  const { enabledFormats, enabledFeeds, hasListFeeds } = await formsOf([
    'bib',
    'json',
    'feed.json',
  ]);
  expect(enabledFormats).toEqual(['txt', 'md', 'png']);
  expect(enabledFeeds).toEqual(['rss.xml', 'atom.xml']);
  expect(hasListFeeds).toBe(true);
});

test('without Atom, no topic or source has a feed of its own', async () => {
  const { enabledFeeds, hasListFeeds } = await formsOf(['atom.xml']);
  expect(enabledFeeds).toEqual(['rss.xml', 'feed.json']);
  expect(hasListFeeds).toBe(false);
});

test('a form that the site does not know is an error, which names it', async () => {
  await expect(formsOf(['rss'])).rejects.toThrow(
    'leaveOut in src/site.ts names "rss": expected txt, md, png, bib, json, rss.xml, atom.xml, feed.json',
  );
});
