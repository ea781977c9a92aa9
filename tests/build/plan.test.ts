import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { hashOutput, planSite, type Output } from '../../src/build/plan.ts';
import { ContentCache } from '../../src/content/cache.ts';
import { ContentReader } from '../../src/content/reader.ts';
import { Library } from '../../src/library.ts';
import { sampleWith } from '../article/sample.ts';
import { folder, put, useContentFolder } from '../content/content-folder.ts';

useContentFolder();
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Plans the site of the content folder. */
async function plan(now = new Date('2026-12-01')): Promise<ReadonlyMap<string, Output>> {
  const { articles, diagnostics } = await new ContentReader(folder, new ContentCache()).read();
  expect(diagnostics).toEqual([]);
  return planSite(new Library(articles, now), now).outputs;
}

const titled = (title: string, date = '2026-11-22') =>
  sampleWith('A sample headline', title).replace('2026-11-22', date);

/** Writes enough articles for a second page of a list. */
function putMany(): void {
  for (let number = 10; number < 60; number += 1) {
    const name = `A${String(number)}`;
    put(`en/${name.toLowerCase()}.md`, titled(name, `2026-10-01T10:${String(number)}Z`));
  }
}

/** Lists the outputs that differ between two plans. */
function compare(before: ReadonlyMap<string, Output>, after: ReadonlyMap<string, Output>) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => {
      const [old, current] = [before.get(path), after.get(path)];
      return !old || !current || hashOutput(old, '') !== hashOutput(current, '');
    })
    .sort();
}

test('everything that an output may show is plain JSON', async () => {
  put('en/a.md', titled('A'));
  put(
    'ar/b.md',
    titled('B').replace(
      'rights:',
      'aliases: [/old/]\ncorrections:\n  - {date: 2026-11-23, error: site, text: B}\nrights:',
    ),
  );
  for (const { path, props } of (await plan()).values()) {
    expect(JSON.parse(JSON.stringify(props)), path).toEqual(props);
  }
});

test('a changed text changes the page, formats and feeds of its article, and its part of the search index', async () => {
  put('en/a.md', titled('A'));
  put('en/b.md', titled('B').replace('Samples]', 'Other samples]'));
  const before = await plan();
  put('en/a.md', `${titled('A')}\nMore text.\n`);
  expect(compare(before, await plan())).toEqual([
    ...['bib', 'json', 'md', 'png', 'txt'].map((format) => `en/articles/a.${format}`),
    'en/articles/a/index.html',
    'en/atom.xml',
    'en/feed.json',
    'en/rss.xml',
    'en/search/',
    'en/sources/sample-outlet/atom.xml',
    'en/topics/samples/atom.xml',
    'en/translators/sample-translators/atom.xml',
  ]);
});

test('a new article doesn’t change full pages of lists', async () => {
  putMany();
  const before = await plan();
  expect(before.has('en/topics/samples/page/1/index.html')).toBe(true);
  put('en/new.md', titled('New'));
  const changed = compare(before, await plan());
  expect(changed).toContain('en/topics/samples/index.html');
  expect(changed.filter((path) => path.includes('/page/'))).toEqual([]);
});

test('a new article changes the pages of few others, however many have its topic', async () => {
  putMany();
  const before = await plan();
  put('en/new.md', titled('New'));
  const changed = compare(before, await plan());
  expect(changed.filter((path) => /articles\/.*html$/.test(path))).toEqual([
    // Two others with the same topic, translators and outlet stand below each article.
    ...['a57', 'a58', 'a59', 'new'].map((slug) => `en/articles/${slug}/index.html`),
  ]);
});

test('a link to an article that is published later changes with it', async () => {
  put('en/a.md', `${titled('A')}\n[B](b.md)\n`);
  put('en/b.md', titled('B', '2026-12-02'));
  const before = await plan();
  const after = await plan(new Date('2026-12-03'));
  for (const path of ['en/articles/a/index.html', 'en/articles/a.txt', 'en/articles/a.md']) {
    expect(compare(before, after)).toContain(path);
  }
});

test('a year after its publication, the page of an article changes', async () => {
  put('en/a.md', titled('A'));
  const [day, yearLater] = [await plan(), await plan(new Date('2027-11-23'))];
  expect(compare(day, await plan(new Date('2026-12-02')))).toEqual([]);
  expect(compare(day, yearLater)).toEqual(['en/articles/a/index.html']);
});

/** Returns the text of a planned file. */
const textOf = (outputs: ReadonlyMap<string, Output>, path: string) => {
  const output = outputs.get(path);
  return output?.kind === 'text' ? output.props.text : '';
};

test('the sitemap of lists has those of each edition, but no older pages, articles and tools', async () => {
  putMany();
  put('en/new.md', titled('New', '2026-11-22').replace('Samples]', 'Letters]'));
  const outputs = await plan();
  expect(outputs.has('en/topics/samples/page/1/index.html')).toBe(true);
  const xml = textOf(outputs, 'sitemap-pages.xml');
  const paths = [...xml.matchAll(/<loc>https:\/\/dragoman\.example(.*?)<\/loc>/g)];
  expect(paths.map(([, path]) => path).sort()).toEqual(
    [
      ...['ar', 'en', 'ru'].flatMap((code) => [
        `/${code}/`,
        ...['about', 'archive', 'corrections', 'feeds', 'sources', 'topics', 'translators'].map(
          (name) => `/${code}/${name}/`,
        ),
      ]),
      ...['2026', '2026-10', '2026-11'].map((period) => `/en/archive/${period}/`),
      ...['/en/sources/sample-outlet/', '/en/translators/sample-translators/'],
      ...['/en/topics/letters/', '/en/topics/samples/'],
    ].sort(),
  );
});

test('an update rewrites the sitemap of its year, and no other', async () => {
  put('en/a.md', titled('A', '2025-11-22'));
  put('en/b.md', titled('B'));
  const before = await plan();
  put('en/a.md', titled('A', '2025-11-22').replace('rights:', 'updated: 2026-11-23\nrights:'));
  expect(compare(before, await plan()).filter((path) => path.includes('sitemap'))).toEqual([
    'sitemap-2025.xml',
  ]);
});

test('corrections of a year have a page of their own once there is a later one', async () => {
  const corrected = (...dates: string[]) =>
    titled('A', '2024-01-22').replace(
      'rights:',
      `corrections:\n${dates.map((date) => `  - {date: ${date}, error: site, text: "${date}"}\n`).join('')}rights:`,
    );
  const list = async () =>
    Array.from(await plan(), ([path, { kind, props }]) =>
      kind === 'corrections' && path.startsWith('en')
        ? [[path, props.corrections.map(({ text }) => text), props.earlier]]
        : [],
    ).flat();
  put('en/a.md', titled('A'));
  expect(await list()).toEqual([['en/corrections/index.html', [], []]]);
  put('en/a.md', corrected('2024-02-01', '2025-01-01', '2025-03-01'));
  const earlier = ['en/corrections/2024/index.html', ['2024-02-01'], []];
  expect(await list()).toEqual([
    ['en/corrections/index.html', ['2025-03-01', '2025-01-01'], ['2024']],
    earlier,
  ]);
  put('en/a.md', corrected('2024-02-01', '2025-01-01', '2025-03-01', '2026-11-30'));
  expect(await list()).toEqual([
    ['en/corrections/index.html', ['2026-11-30'], ['2025', '2024']],
    ['en/corrections/2025/index.html', ['2025-03-01', '2025-01-01'], []],
    earlier,
  ]);
});

test('the redirect page of an alias has the form of letters that its address has', async () => {
  put(
    'en/a.md',
    titled('A').replace('rights:', "aliases: ['/e\u0301/', '/a\u0651\u064e', '/?p=1']\nrights:"),
  );
  const outputs = await plan();
  expect(outputs.has('e\u0301/index.html')).toBe(true);
  expect(outputs.has('a\u0651\u064e/index.html')).toBe(true);
});

test('articles that share a picture share its files', async () => {
  const { default: sharp } = await import('sharp');
  const picture = await sharp({
    create: { width: 800, height: 8, channels: 3, background: 'red' },
  }).toBuffer({ resolveWithObject: false });
  const png = await sharp(picture, { raw: { width: 800, height: 8, channels: 3 } })
    .png()
    .toBuffer();
  for (const language of ['en', 'ru']) {
    put(`${language}/Picture.png`, png);
    put(`${language}/a.md`, `${titled('A')}\n![A](Picture.png)\n`);
  }
  const images = [...(await plan()).values()].filter(({ kind }) => kind === 'image');
  expect(images.map(({ path }) => path.replace(/[\da-f]{12}/, '…'))).toEqual(
    ['640.avif', '800.avif', '640.webp', '800.webp'].map((name) =>
      join('_astro', `picture.…_${name}`),
    ),
  );
});

test('two outputs at one address are an error', async () => {
  put('en/a.md', titled('A'));
  const { articles } = await new ContentReader(folder, new ContentCache()).read();
  const now = new Date('2026-12-01');
  expect(() => planSite(new Library([...articles, ...articles], now), now)).toThrow(
    'Two outputs have the address en/articles/a/index.html',
  );
});
