import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ContentCache } from '../../src/content/cache.ts';
import { articleLoader, type StoredArticle } from '../../src/content/loader.ts';
import type { LoadedArticle } from '../../src/content/reader.ts';
import { sampleWith } from '../article/sample.ts';
import { folder, put, useContentFolder } from './content-folder.ts';

useContentFolder();

const image = (background: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();

describe('in a build', () => {
  async function stored() {
    const entries = new Map<string, LoadedArticle | undefined>([
      ['en/of-an-earlier-build', undefined],
    ]);
    await articleLoader(folder, new ContentCache()).load({
      config: { root: pathToFileURL(`${folder}/`) },
      store: {
        clear: () => {
          entries.clear();
        },
        keys: () => [...entries.keys()],
        delete: (id: string) => entries.delete(id),
        set: ({ id, data }: { id: string; data: { stored: StoredArticle } }) =>
          entries.set(id, data.stored.get('loaded')),
      },
      parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    } as never);
    return entries;
  }
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('drafts, future articles and future changes stay out of the store', async () => {
    vi.stubEnv('BUILD_DATE', '2026-12-01');
    put('en/draft.md', sampleWith('rights:', 'draft: true\nrights:'));
    put('en/future.md', sampleWith('2026-11-22', '2026-12-02'));
    const corrections = ['2026-11-30', '2026-12-02'].map(
      (day) => `  - date: ${day}\n    error: site\n    text: Corrected on ${day}.\n`,
    );
    put(
      'en/a.md',
      sampleWith('rights:', `updated: 2026-12-02\ncorrections:\n${corrections.join('')}rights:`),
    );
    const entries = await stored();
    expect([...entries.keys()]).toEqual(['en/a']);
    const article = entries.get('en/a')?.article;
    expect(article?.updated).toBeUndefined();
    expect(article?.corrections?.map(({ text }) => text)).toEqual(['Corrected on 2026-11-30.']);
  });

  test('an error stops it', async () => {
    put('en/a.md', '');
    await expect(stored()).rejects.toThrow('/en/a.md:1:1 file');
  });
});

describe('in the dev server', () => {
  /** Loads the folder with a fake store and watcher. */
  async function live() {
    const titles = new Map<string, string>();
    const errors: string[] = [];
    const notes: string[] = [];
    const watcher = new EventEmitter();
    const store = {
      clear: () => {
        titles.clear();
      },
      keys: () => [...titles.keys()],
      delete: (id: string) => titles.delete(id),
      set: ({ id, data }: { id: string; data: { stored: StoredArticle } }) => {
        titles.set(id, data.stored.get('loaded')?.article.title ?? '');
      },
    };
    const context = {
      config: { root: pathToFileURL(`${folder}/`) },
      store,
      watcher: Object.assign(watcher, { add: () => undefined }),
      logger: {
        error: (words: string) => errors.push(words),
        info: (words: string) => notes.push(words),
      },
      parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    };
    await articleLoader(folder, new ContentCache()).load(context as never);
    const change = (...paths: string[]) => {
      for (const path of paths) watcher.emit('all', 'change', join(folder, 'articles', path));
    };
    return { titles, errors, notes, change };
  }
  const titled = (title: string) => sampleWith('A sample headline', title);

  test('code editors learn which files are articles, with errors too, and get the JSON Schema', async () => {
    mkdirSync(join(folder, 'schema'));
    writeFileSync(join(folder, 'schema/article.json'), '{ "title": "A sample schema" }');
    put('en/a.md', titled('A'));
    put('en/b.md', '');
    const { change } = await live();
    const listed = () => {
      const file = join(folder, '.astro/collections/collections.json');
      return JSON.parse(readFileSync(file, 'utf8')) as { entries: Record<string, string> };
    };
    const address = (slug: string) =>
      decodeURIComponent(pathToFileURL(join(folder, 'articles/en', slug)).href).toLowerCase();
    expect(listed()).toEqual({
      collections: [{ name: 'article', hasSchema: true }],
      entries: { [address('a.md')]: 'article', [address('b.md')]: 'article' },
    });
    const schema = readFileSync(join(folder, '.astro/collections/article.schema.json'), 'utf8');
    expect(schema).toBe('{ "title": "A sample schema" }');
    put('en/c.md', titled('C'));
    change('en/c.md');
    await expect.poll(() => listed().entries[address('c.md')]).toBe('article');
  });

  test('a save reads one file and changes one entry', async () => {
    put('en/a.md', titled('A'));
    put('en/b.md', titled('B'));
    const { titles, change } = await live();
    // No event for this file: a loader that reads it would show the change.
    put('en/b.md', titled('Unread'));
    put('en/a.md', titled('A2'));
    // Text editors write temporary files.
    change('en/.a.md.swp', 'en/4913', 'en/a.md');
    await expect.poll(() => titles.get('en/a')).toBe('A2');
    expect(titles.get('en/b')).toBe('B');
  });

  test('a file with an error is reported and stays as it was, while others change', async () => {
    put('en/a.md', titled('A'));
    put('en/b.md', titled('B'));
    const { titles, errors, change } = await live();
    put('en/a.md', sampleWith('titleBy: site', 'titleBy: me'));
    put('en/b.md', titled('B2'));
    change('en/a.md', 'en/b.md');
    await expect.poll(() => titles.get('en/b')).toBe('B2');
    expect(errors.join()).toContain('en/a.md:3:1 titleBy');
    expect(titles.get('en/a')).toBe('A');
    put('en/a.md', titled('A2'));
    change('en/a.md');
    await expect.poll(() => titles.get('en/a')).toBe('A2');
  });

  test('a file with an error at the start does not hide other articles', async () => {
    put('en/a.md', '');
    put('en/b.md', titled('B'));
    const { titles, errors } = await live();
    expect(Object.fromEntries(titles)).toEqual({ 'en/b': 'B' });
    expect(errors.join()).toContain('en/a.md:1:1 file');
  });

  test('a draft that lacks fields is named once, and shown when it has them', async () => {
    const draft = '---\ntitle: A\ndraft: true\n---\n';
    put('en/a.md', draft);
    put('en/b.md', titled('B'));
    const { titles, errors, notes, change } = await live();
    put('en/b.md', draft);
    change('en/b.md');
    await expect.poll(() => [...titles.keys()]).toEqual([]);
    put('en/a.md', titled('A').replace('rights:', 'draft: true\nrights:'));
    change('en/a.md');
    await expect.poll(() => titles.get('en/a')).toBe('A');
    expect(errors).toEqual([]);
    expect(notes).toEqual(
      ['en/a.md', 'en/b.md'].map(
        (path) => `${path} is a draft that lacks fields: it is not shown yet`,
      ),
    );
  });

  test('a changed image is checked again with its articles', async () => {
    put('en/a.png', await image('red'));
    put('en/a.md', `${titled('A')}\n![x](a.png)\n`);
    const { titles, errors, change } = await live();
    rmSync(join(folder, 'articles/en/a.png'));
    change('en/a.png');
    await expect.poll(() => errors.join()).toContain('the file name "a.png"');
    // Astro fails on every page if the store names a missing image.
    expect(titles.has('en/a')).toBe(false);
    put('en/a.png', await image('blue'));
    change('en/a.png');
    await expect.poll(() => titles.get('en/a')).toBe('A');
  });

  test('new articles appear and deleted ones disappear', async () => {
    put('en/a.md', titled('A'));
    const { titles, change } = await live();
    put('en/b.md', titled('B'));
    change('en/b.md');
    await expect.poll(() => titles.get('en/b')).toBe('B');
    rmSync(join(folder, 'articles/en/a.md'));
    change('en/a.md');
    await expect.poll(() => titles.has('en/a')).toBe(false);
    expect(titles.get('en/b')).toBe('B');
  });
});
