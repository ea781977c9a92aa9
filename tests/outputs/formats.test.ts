import { afterEach, expect, test, vi } from 'vitest';
import { languages } from '../../src/language/languages.ts';
import {
  articleFormats,
  enabledFormats,
  feedFormats,
  listFormatLinks,
} from '../../src/outputs/formats.ts';
import * as settings from '../../src/site.ts';
import { sampleArticle } from './sample-article.ts';

afterEach(() => {
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
});

async function formatsWithout(leaveOut: string[]) {
  vi.resetModules();
  vi.doMock('../../src/site.ts', () => ({
    ...settings,
    site: { ...settings.site, leaveOut },
  }));
  return import('../../src/outputs/formats.ts');
}

test.each([
  ['txt', 'text/plain; charset=utf-8', 'plain text', 'formats'],
  ['md', 'text/markdown; charset=utf-8', 'Markdown', 'formats'],
  ['png', 'image/png', 'share card', 'formats'],
  ['bib', 'application/x-bibtex; charset=utf-8', 'BibLaTeX', 'cite'],
  ['json', 'application/vnd.citationstyles.csl+json', 'CSL-JSON', 'cite'],
] as const)(
  'the format %s has media type %s, label %s and panel %s',
  (extension, type, label, place) => {
    const { mediaType, label: labelIn, panel } = articleFormats[extension];
    expect([mediaType, labelIn(languages.en.messages), panel]).toEqual([type, label, place]);
    expect(enabledFormats).toContain(extension);
  },
);

test('the cite panel links to the citation files', () => {
  expect(listFormatLinks(sampleArticle, 'cite').slice(0, 2)).toEqual([
    { href: '/en/articles/sample-article.bib', label: 'BibLaTeX' },
    { href: '/en/articles/sample-article.json', label: 'CSL-JSON' },
  ]);
});

test('feed formats have their registered media types', () => {
  expect(feedFormats).toMatchObject({
    'rss.xml': { mediaType: 'application/rss+xml', label: 'RSS' },
    'atom.xml': { mediaType: 'application/atom+xml', label: 'Atom' },
    'feed.json': { mediaType: 'application/feed+json', label: 'JSON Feed' },
  });
});

test('leaveOut disables formats', async () => {
  const { enabledFormats, enabledFeeds, hasListFeeds } = await formatsWithout([
    'bib',
    'json',
    'feed.json',
  ]);
  expect(enabledFormats).toEqual(expect.arrayContaining(['txt', 'md', 'png']));
  expect(enabledFormats).not.toContain('bib');
  expect(enabledFormats).not.toContain('json');
  expect(enabledFeeds).toEqual(['rss.xml', 'atom.xml']);
  expect(hasListFeeds).toBe(true);
});

test('without Atom, terms and corrections have no feed', async () => {
  const { enabledFeeds, hasListFeeds } = await formatsWithout(['atom.xml']);
  expect(enabledFeeds).toEqual(['rss.xml', 'feed.json']);
  expect(hasListFeeds).toBe(false);
});

test('leaveOut with an unknown format is an error that lists the formats', async () => {
  await expect(formatsWithout(['rss'])).rejects.toThrow(
    /^leaveOut in src\/site\.ts names "rss": expected txt, md, png, bib, json, .*rss\.xml, atom\.xml, feed\.json, search$/,
  );
});
