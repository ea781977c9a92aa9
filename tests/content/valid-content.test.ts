import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ContentCache } from '../../src/content/cache.ts';
import { ContentError } from '../../src/content/diagnostic.ts';
import { LastGoodVersions } from '../../src/content/last-good.ts';
import { readBody, readContent } from '../../src/content/reader.ts';
import { readValidContent } from '../../src/content/valid-content.ts';
import { sample, sampleWith } from '../article/sample.ts';
import { folder, put, useContentFolder } from './content-folder.ts';

useContentFolder();

const now = new Date('2026-12-01');
const copies = () => join(folder, 'copies');
async function open(): Promise<LastGoodVersions> {
  const versions = new LastGoodVersions(copies());
  await versions.load();
  return versions;
}

/** Keeps the articles of the folder, as a build does that publishes them. */
async function publishAll(): Promise<void> {
  await (await open()).save((await readContent(folder)).articles);
}

/** Returns each article with its title, and the files with errors. */
async function read(wasPublished = (slug: string) => slug !== 'new') {
  const content = await readValidContent(
    folder,
    new ContentCache(),
    await open(),
    ({ slug }) => wasPublished(slug),
    now,
  );
  return {
    titles: Object.fromEntries(
      content.articles.map(({ article: { slug, title }, copy }) => [
        slug,
        title + (copy === undefined ? '' : ' (kept)'),
      ]),
    ),
    errors: [...new Set(content.diagnostics.map(({ file }) => file.replace(/.*\//, '')))],
  };
}
const titled = (title: string) => sampleWith('A sample headline', title);
const broken = sampleWith('A sample headline', 'Broken').replace('titleBy: site', 'titleBy: me');
const paint = (background: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();

test('a published article with errors keeps its last good version, with its text', async () => {
  put('en/a.md', titled('A'));
  put('en/b.md', titled('B'));
  await publishAll();
  put('en/a.md', broken);
  put('en/new.md', broken);
  expect(await read()).toEqual({
    titles: { a: 'A (kept)', b: 'B' },
    errors: ['a.md', 'new.md'],
  });
  const content = await readValidContent(folder, new ContentCache(), await open(), () => true, now);
  const [kept] = content.articles;
  expect(kept && (await readBody(kept))).toBe('A sample text.\n');
});

test('no version is kept of an article that was not published, was deleted, or is a draft now', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) put(`en/${name}.md`, titled(name));
  await publishAll();
  put('en/a.md', broken);
  rmSync(join(folder, 'articles/en/b.md'));
  put('en/c.md', broken.replace('rights:', 'draft: true\nrights:'));
  put('en/d.md', '---\ntitle: D\ndraft: true\n---\n');
  expect(await read((slug) => slug !== 'a')).toEqual({
    titles: { e: 'e' },
    errors: ['a.md', 'c.md'],
  });
});

test('a version is kept only with the same pictures', async () => {
  const words = { a: 'red', b: 'green', c: 'blue' };
  for (const [name, color] of Object.entries(words)) {
    put(`en/${name}.png`, await paint(color));
    put(`en/${name}.md`, `${titled(name)}\n![x](${name}.png)\n`);
  }
  await publishAll();
  for (const name of ['a', 'b']) put(`en/${name}.md`, broken);
  put('en/b.png', await paint('black'));
  rmSync(join(folder, 'articles/en/c.png'));
  expect((await read()).titles).toEqual({ a: 'a (kept)' });
});

test('a damaged, outdated or missing copy is not used', async () => {
  for (const name of ['a', 'b', 'c']) put(`en/${name}.md`, titled(name));
  await publishAll();
  put('en/a.md', titled('A2'));
  await publishAll();
  expect(readdirSync(copies())).toHaveLength(4);
  for (const name of ['a', 'b']) put(`en/${name}.md`, broken);
  expect((await read()).titles).toEqual({ a: 'A2 (kept)', b: 'b (kept)', c: 'c' });
  for (const name of readdirSync(copies()).filter((one) => one !== 'list')) {
    writeFileSync(join(copies(), name), titled('Forged'));
  }
  expect((await read()).titles).toEqual({ c: 'c' });
  rmSync(copies(), { recursive: true });
  expect((await read()).titles).toEqual({ c: 'c' });
});

test('what was published comes before new articles and drafts', async () => {
  const key = (title: string) => titled(title).replace('rights:', 'translationKey: story\nrights:');
  put('en/m.md', key('M'));
  put('en/n.md', titled('N'));
  await publishAll();
  put('en/a.md', key('A').replace('rights:', 'draft: true\nrights:'));
  put('en/new.md', key('New'));
  put('en/n.md', key('N2'));
  expect((await read()).titles).toEqual({ m: 'M', n: 'N (kept)' });
  put('en/m.md', broken);
  expect((await read()).titles).toEqual({ m: 'M (kept)', n: 'N (kept)' });
});

test('each file with an error is left out, of whatever kind', async () => {
  put('en/a.md', titled('A'));
  put('en/A.md', sample);
  put('en/b c.md', sample);
  put('en/c.docx', 'x');
  put('d.md', sample);
  put('en/e.md', '');
  symlinkSync(join(folder, 'articles/en/a.md'), join(folder, 'articles/en/f.md'));
  const { titles, errors } = await read();
  expect(titles).toEqual({ a: 'A' });
  expect(errors.sort()).toEqual(['A.md', 'b c.md', 'c.docx', 'd.md', 'e.md', 'f.md']);
});

test('errors of folders, and a folder without a valid article, stop the build', async () => {
  put('en/a.md', broken);
  await expect(read()).rejects.toThrow(ContentError);
  put('en/a.md', sample);
  put('xx/a.md', sample);
  await expect(read()).rejects.toThrow('/xx:1:1 file');
});
