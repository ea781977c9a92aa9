import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
});

async function made(leaveOut: string[]) {
  vi.resetModules();
  vi.doMock('../../src/site.ts', () => ({ site: { leaveOut }, SettingError: Error }));
  const { articleFormsMade, feedsMade } = await import('../../src/outputs/forms.ts');
  return [...articleFormsMade, ...feedsMade];
}

test('every form is made', async () => {
  expect(await made([])).toEqual([
    'txt',
    'md',
    'png',
    'bib',
    'json',
    'rss.xml',
    'atom.xml',
    'feed.json',
  ]);
});

test('a site may leave some out', async () => {
  expect(await made(['bib', 'json', 'feed.json'])).toEqual([
    'txt',
    'md',
    'png',
    'rss.xml',
    'atom.xml',
  ]);
});

test('a form that there is not is named', async () => {
  await expect(made(['rss'])).rejects.toThrow(
    'leaveOut in src/site.ts names "rss": expected txt, md, png, bib, json, rss.xml, atom.xml, feed.json',
  );
});
