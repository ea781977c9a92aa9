import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ContentCache } from '../../src/content/cache.ts';
import { pageLoader } from '../../src/build/page-loader.ts';
import { shared } from '../../src/build/plan.ts';
import { sampleWith } from '../article/sample.ts';
import { folder, put, useContentFolder } from '../content/content-folder.ts';

useContentFolder();
afterEach(() => {
  delete shared.dragomanSite;
});

/** Returns the articles of the pages in a store, by address. */
function listArticles(ids: Iterable<string>) {
  const outputs = [...ids].map((id) => shared.dragomanSite?.outputs.get(id));
  return new Map(
    outputs.flatMap((output) =>
      output?.kind === 'article' ? [[output.path, output.props.article] as const] : [],
    ),
  );
}

const image = (background: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();

describe('in a build', () => {
  async function stored() {
    const pages = new Set(['en/of-an-earlier-build']);
    await pageLoader(folder, new ContentCache()).load({
      config: { root: pathToFileURL(`${folder}/`) },
      store: {
        keys: () => [...pages],
        delete: (id: string) => pages.delete(id),
        set: ({ id }: { id: string }) => pages.add(id),
      },
      parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    } as never);
    return pages;
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
    const pages = await stored();
    expect([...pages]).not.toContain('en/of-an-earlier-build');
    const articles = listArticles(pages);
    expect([...articles.keys()]).toEqual(['en/articles/a/index.html']);
    const article = articles.get('en/articles/a/index.html');
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
    const pages = new Map<string, unknown>();
    const titles = {
      read: () =>
        Object.fromEntries(
          [...listArticles(pages.keys()).values()].map(({ language, slug, title }) => [
            `${language}/${slug}`,
            title,
          ]),
        ),
      get: (id: string) => titles.read()[id],
    };
    const errors: string[] = [];
    const notes: string[] = [];
    const watcher = new EventEmitter();
    const store = {
      keys: () => [...pages.keys()],
      delete: (id: string) => pages.delete(id),
      set: ({ id, digest }: { id: string; digest: string }) => pages.set(id, digest),
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
    await pageLoader(folder, new ContentCache()).load(context as never);
    const change = (...paths: string[]) => {
      for (const path of paths) watcher.emit('all', 'change', join(folder, 'articles', path));
    };
    return { pages, titles, errors, notes, change };
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

  test('a save reads one file, and browsers load the pages that show the article again', async () => {
    put('en/a.md', titled('A'));
    put('en/b.md', titled('B'));
    const { pages, titles, change } = await live();
    const before = new Map(pages);
    // No event for this file: a loader that reads it would show the change.
    put('en/b.md', titled('Unread'));
    put('en/a.md', titled('A2'));
    // Text editors write temporary files.
    change('en/.a.md.swp', 'en/4913', 'en/a.md');
    await expect.poll(() => titles.get('en/a')).toBe('A2');
    expect(titles.get('en/b')).toBe('B');
    const changed = [...pages].filter(([id, digest]) => before.get(id) !== digest);
    const expected = ['en/articles/a/index.html', 'en/articles/b/index.html', 'en/index.html'];
    expect(changed.map(([id]) => id)).toEqual(expect.arrayContaining(expected));
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
    expect(titles.read()).toEqual({ 'en/b': 'B' });
    expect(errors.join()).toContain('en/a.md:1:1 file');
  });

  test('a draft that lacks fields is named once, and shown when it has them', async () => {
    const draft = '---\ntitle: A\ndraft: true\n---\n';
    put('en/a.md', draft);
    put('en/b.md', titled('B'));
    const { titles, errors, notes, change } = await live();
    put('en/b.md', draft);
    change('en/b.md');
    await expect.poll(titles.read).toEqual({});
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
    const images = () =>
      [...(shared.dragomanSite?.outputs.keys() ?? [])].filter((path) => path.endsWith('.avif'));
    const [old] = images();
    put('en/a.png', await image('blue'));
    change('en/a.png');
    await expect.poll(images).not.toEqual([old]);
    expect(images()).toHaveLength(1);
    expect(titles.get('en/a')).toBe('A');
  });

  test('new articles appear and deleted ones disappear', async () => {
    put('en/a.md', titled('A'));
    const { titles, change } = await live();
    put('en/b.md', titled('B'));
    change('en/b.md');
    await expect.poll(() => titles.get('en/b')).toBe('B');
    rmSync(join(folder, 'articles/en/a.md'));
    change('en/a.md');
    await expect.poll(() => titles.get('en/a')).toBeUndefined();
    expect(titles.get('en/b')).toBe('B');
  });
});
