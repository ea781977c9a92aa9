import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ContentCache } from '../../src/content/cache.ts';
import { languageCodes } from '../../src/language/languages.ts';
import {
  articleLoader,
  ContentError,
  readBody,
  readContent,
  readLiveBody,
  type LoadedArticle,
  type StoredArticle,
} from '../../src/content/loader.ts';
import { sample, sampleWith } from '../article/sample.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  mkdirSync(join(folder, 'articles'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(path: string, content: string | Uint8Array): void {
  const file = join(folder, 'articles', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** What the editor is told, with the temporary folder's own name left out. */
async function told(): Promise<string> {
  try {
    await readContent(folder);
    return '';
  } catch (error) {
    if (error instanceof ContentError) return error.message.replaceAll(`${folder}/articles`, '');
    throw error;
  }
}

function words(place: string, found: string, expected: string, fix: string): string {
  return `${place}\n  found     ${found}\n  expected  ${expected}\n  fix       ${fix}\n`;
}

const picture = (format: 'png' | 'jpeg', background = 'red') =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .toFormat(format)
    .toBuffer();

test('every article is read, with its language, slug and place', async () => {
  put('en/one.md', sample);
  put('ar/one.md', `\uFEFF${sample}`);
  put('ru/two.md', sample.replaceAll('\n', '\r\n'));
  put('ru/.DS_Store', 'not for us');
  const articles = await readContent(folder);
  expect(articles.map(({ article }) => `${article.language}/${article.slug}`)).toEqual([
    'ar/one',
    'en/one',
    'ru/two',
  ]);
  expect(articles[0]?.path).toBe(join(folder, 'articles', 'ar', 'one.md'));
});

test('problems of all files come at once, in the order of files, lines and columns', async () => {
  put('ru/b.md', sampleWith('rights: unknown', 'rights: ""'));
  put('en/b.md', sampleWith('titleBy: site', 'titleBy: x').replace('lang: ru', 'lang: x-y-z-1-'));
  put('en/a.md', '');
  put('en/c d.md', sample);
  expect((await told()).match(/^\/.*$/gm)).toEqual([
    '/en/a.md:1:1 file',
    '/en/b.md:3:1 titleBy',
    '/en/b.md:12:7 source.cites[0].lang',
    '/en/c d.md:1:1 file',
    '/ru/b.md:18:1 rights',
  ]);
});

test('a text is given out only while its file is the one that was judged', async () => {
  put('en/a.md', sample);
  const [loaded] = await readContent(folder);
  if (loaded === undefined) throw new Error('the sample is right');
  expect(await readBody(loaded)).toBe('A sample text.\n');
  put('en/a.md', sampleWith('A sample text.', 'Another text.'));
  await expect(readBody(loaded)).rejects.toThrow('changed while the site was being built');
  put('en/a.md', '');
  await expect(readBody(loaded)).rejects.toThrow(ContentError);
});

test('a text that an editor works on is given out as it is now', async () => {
  put('en/a.md', sample);
  const [article] = await readContent(folder);
  if (article === undefined) throw new Error('no article');
  put(
    'en/a.md',
    sample.replace('topics: [Samples]\n', '').replace('A sample text', 'Another text'),
  );
  expect(await readLiveBody(article)).toBe('Another text.\n');
  put('en/a.md', '');
  const written = readLiveBody(article);
  put('en/a.md', sample);
  expect(await written).toBe('A sample text.\n');
  put('en/a.md', `${sample}\n[Editor]: Yes\n`);
  expect(await readLiveBody(article)).toMatch(/^ {4}.*\/en\/a\.md:22:1 body\n {6}found /);
});

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

  test('drafts and the future stay out of the store, and so do changes of a later date', async () => {
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

  test('a problem stops it', async () => {
    put('en/a.md', '');
    await expect(stored()).rejects.toThrow('/en/a.md:1:1 file');
  });
});

describe('in the live server', () => {
  /** What the loader puts into the store, and the files that it says have changed. */
  async function live() {
    const titles = new Map<string, string>();
    const told: string[] = [];
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
      logger: { error: (words: string) => told.push(words) },
      parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    };
    await articleLoader(folder, new ContentCache()).load(context as never);
    const change = (...paths: string[]) => {
      for (const path of paths) watcher.emit('all', 'change', join(folder, 'articles', path));
    };
    return { titles, told, change };
  }
  const titled = (title: string) => sampleWith('A sample headline', title);

  test('a save reads one file and changes one entry', async () => {
    put('en/a.md', titled('A'));
    put('en/b.md', titled('B'));
    const { titles, change } = await live();
    // Nobody says that this one changed, so that a loader which reads it shows it.
    put('en/b.md', titled('Unread'));
    put('en/a.md', titled('A2'));
    // Editors write files of their own beside it.
    change('en/.a.md.swp', 'en/4913', 'en/a.md');
    await expect.poll(() => titles.get('en/a')).toBe('A2');
    expect(titles.get('en/b')).toBe('B');
  });

  test('a file with a problem is told, stays as it was, and keeps no other from changing', async () => {
    put('en/a.md', titled('A'));
    put('en/b.md', titled('B'));
    const { titles, told, change } = await live();
    put('en/a.md', sampleWith('titleBy: site', 'titleBy: me'));
    put('en/b.md', titled('B2'));
    change('en/a.md', 'en/b.md');
    await expect.poll(() => titles.get('en/b')).toBe('B2');
    expect(told.join()).toContain('en/a.md:3:1 titleBy');
    expect(titles.get('en/a')).toBe('A');
    put('en/a.md', titled('A2'));
    change('en/a.md');
    await expect.poll(() => titles.get('en/a')).toBe('A2');
  });

  test('a file with a problem at the start hides no other', async () => {
    put('en/a.md', '');
    put('en/b.md', titled('B'));
    const { titles, told } = await live();
    expect(Object.fromEntries(titles)).toEqual({ 'en/b': 'B' });
    expect(told.join()).toContain('en/a.md:1:1 file');
  });

  test('a picture is judged again with the articles that show it', async () => {
    put('en/a.png', await picture('png'));
    put('en/a.md', `${titled('A')}\n![x](a.png)\n`);
    const { titles, told, change } = await live();
    rmSync(join(folder, 'articles/en/a.png'));
    change('en/a.png');
    await expect.poll(() => told.join()).toContain('no file "a.png"');
    // Astro fails on every page while the store names a picture that is gone.
    expect(titles.has('en/a')).toBe(false);
    put('en/a.png', await picture('png', 'blue'));
    change('en/a.png');
    await expect.poll(() => titles.get('en/a')).toBe('A');
  });

  test('articles come and go', async () => {
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

test('the real articles are right', async () => {
  expect(await readContent('content')).not.toEqual([]);
});

test('a folder without an article is named, so that no site is replaced by an empty one', async () => {
  expect(await told()).toMatch(/^:1:1 folder\n {2}found {5}no article\n/);
});

test('a fault in the frontmatter does not hide those of the text and the pictures', async () => {
  put('en/a.md', `${sampleWith('titleBy: site', 'titleBy: x')}\n![x](none.png)\n\nA note.[^2]\n`);
  expect((await told()).match(/^\/.*$/gm)).toEqual([
    '/en/a.md:3:1 titleBy',
    '/en/a.md:22:1 body',
    '/en/a.md:24:8 body',
  ]);
});

test('a folder that is not there is named', async () => {
  rmSync(join(folder, 'articles'), { recursive: true });
  expect(await told()).toBe(
    words(
      ':1:1 folder',
      'no such folder',
      'a folder of articles, one folder a language',
      'make the folder, or point CONTENT_DIR at the one that holds it',
    ),
  );
});

describe('an editor is told of', () => {
  test('a slug that is not a plain word', async () => {
    put('en/Some Article.md', sample);
    expect(await told()).toBe(
      words(
        '/en/Some Article.md:1:1 file',
        'the name "Some Article.md"',
        'small Latin letters, digits and single hyphens, then .md',
        'rename the file: its name becomes the address',
      ),
    );
  });

  test('two files whose names differ only by case', async () => {
    put('en/foo.md', sample);
    put('en/Foo.md', sample);
    const problem = (path: string, twin: string) =>
      words(
        `/en/${path}:1:1 file`,
        `a name that differs only by case from en/${twin}`,
        'a name of its own for each article',
        'rename one of them',
      );
    // Where the file system takes both for one, there is only one file, with a name that is no slug.
    const both = `${problem('Foo.md', 'foo.md')}\n${problem('foo.md', 'Foo.md')}`;
    expect([both, '']).toContain(await told());
  });

  test('a folder that is no known language, once, whatever it holds', async () => {
    put('xx/a.md', sample);
    put('xx/b.md', sample);
    expect(await told()).toBe(
      words(
        '/xx:1:1 file',
        'the folder "xx"',
        `the code of a language: ${languageCodes.join(', ')}`,
        'rename it, or add the language as CONTRIBUTING.md says',
      ),
    );
  });

  test('a file outside the folders of languages, a folder within one, and a file of another kind', async () => {
    put('a.md', sample);
    put('en/2026/a.md', sample);
    put('en/a.docx', 'x');
    put('en/b.MD', sample);
    expect((await told()).match(/ {2}found.*/g)).toEqual([
      '  found     a file outside the folders of languages',
      '  found     a folder inside that of a language',
      '  found     the file "a.docx"',
      '  found     the file "b.MD"',
    ]);
  });

  // Windows lets only administrators make symbolic links.
  test.skipIf(process.platform === 'win32')('a symbolic link', async () => {
    put('en/a.md', sample);
    symlinkSync(join(folder, 'articles/en/a.md'), join(folder, 'articles/en/b.md'));
    symlinkSync(join(folder, 'articles/en'), join(folder, 'articles/ru'));
    const problem = (path: string) =>
      words(
        `${path}:1:1 file`,
        'a symbolic link',
        'a file of its own',
        'put the file itself in its place',
      );
    expect(await told()).toBe(`${problem('/en/b.md')}\n${problem('/ru')}`);
  });

  test.each([
    ['an empty text', ''],
    ['white space', ' \n\n\t\n'],
    ['what shows as nothing', '&nbsp; &#8203;\n'],
  ])('no body: %s', async (_, body) => {
    put('en/a.md', sampleWith('A sample text.\n', body));
    expect(await told()).toBe(
      words(
        '/en/a.md:20:1 body',
        'no text',
        'the text of the article, below the frontmatter',
        'write the text, or delete the file',
      ),
    );
  });

  test('a limit of the text, at its place in the file', async () => {
    put('en/a.md', `${sample}\n${'a'.repeat(20_000)}\n`);
    expect((await told()).match(/^\/.*$/gm)).toEqual(['/en/a.md:22:1 body']);
  });
});

describe('pictures', () => {
  test('lie beside the article, under the name that it gives them', async () => {
    put('en/a.md', `${sample}\n![x](./a.png) ![y](b.jpg) ![z](a.png)\n`);
    put('en/a.png', await picture('png'));
    put('en/b.jpg', await picture('jpeg'));
    const [first] = await readContent(folder);
    expect(first?.pictures).toEqual([
      { name: 'a.png', width: 8, height: 8 },
      { name: 'b.jpg', width: 8, height: 8 },
    ]);
  });

  test.each([
    ['a missing file', '![x](c.png)', 'no file "c.png"'],
    ['another case', '![x](A.png)', 'no file "A.png"'],
    [
      'a file that is no picture',
      '![x](text.png)',
      '"text.png", which can\'t be read as a whole picture',
    ],
    ['a drawing under the name of a picture', '![x](svg.png)', 'a picture of the kind svg'],
    ["a name that addresses can't hold", '![x](a%20b.png)', 'the name "a%20b.png"'],
    ['a broken address', '![x](%zz.png)', 'an address with a % that means nothing: "%zz.png"'],
  ])('are refused for %s', async (_, markdown, found) => {
    put('en/a.png', await picture('png'));
    put('en/a b.png', await picture('png'));
    put('en/text.png', 'not a picture');
    put('en/svg.png', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
    put('en/a.md', `${sample}\n${markdown}\n`);
    const report = await told();
    expect(report.match(/^\/.*$/gm)).toEqual(['/en/a.md:22:1 body']);
    expect(report).toContain(`  found     ${found}\n`);
  });

  test('that are damaged, move or are too large are refused', async () => {
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: 'grey',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    put('en/cut.jpg', noise.subarray(0, noise.length / 2));
    const frames = await sharp([await picture('png'), await picture('png', 'blue')], {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    put('en/moves.gif', frames);
    put(
      'en/wide.png',
      await sharp({ create: { width: 16_001, height: 1, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    put('en/a.md', `${sample}\n![x](cut.jpg)\n\n![x](moves.gif)\n\n![x](wide.png)\n`);
    expect((await told()).match(/ {2}found.*/g)).toEqual([
      '  found     "cut.jpg", which can\'t be read as a whole picture',
      '  found     "moves.gif", which moves',
      '  found     a picture of 16,001 × 1 pixels',
    ]);
  });

  test('have the size that is seen, when a camera was turned', async () => {
    const turned = await sharp({
      create: { width: 40, height: 20, channels: 3, background: 'red' },
    })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    put('en/turned.jpg', turned);
    put('en/a.md', `${sample}\n![x](turned.jpg)\n`);
    const [first] = await readContent(folder);
    expect(first?.pictures).toEqual([{ name: 'turned.jpg', width: 20, height: 40 }]);
  });

  test.each([
    ['on another host', '![x](https://example.org/a.png)'],
    ['on another host, without a scheme', '![x](//example.org/a.png)'],
    ['in the address itself', '![x](data:image/png;base64,AAAA)'],
    ['outside the folder', '![x](../ru/a.png)'],
    ['from the root', '![x](/a.png)'],
    ['without alternative text', '![](a.png)'],
    ['as a drawing', '![x](a.svg)'],
  ])('are refused %s', async (_, markdown) => {
    put('en/a.png', await picture('png'));
    put('en/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    put('en/a.md', `${sample}\nA text, then ${markdown}\n`);
    expect((await told()).match(/^\/en\/a\.md.*$/gm)).toEqual(['/en/a.md:22:14 body']);
  });

  test('of the frontmatter are held to the same, at their own place', async () => {
    put('en/a.md', sampleWith('rights:', 'image:\n  src: c.png\n  alt: x\n  credit: y\nrights:'));
    expect((await told()).match(/^\/.*$/gm)).toEqual(['/en/a.md:19:3 image.src']);
  });
});

test('two articles never share an address, an earlier one included', async () => {
  const aliased = (alias: string) => sampleWith('rights:', `aliases: [${alias}]\nrights:`);
  put('en/a.md', aliased('/en/articles/old/'));
  put('en/b.md', aliased('/en/articles/old'));
  put('en/c.md', aliased('/en/articles/a/'));
  const report = await told();
  expect(report.match(/^\/.*$/gm)).toEqual(['/en/b.md:18:11 aliases', '/en/c.md:18:11 aliases']);
  expect(report).toContain('"/en/articles/old", which is an address of /en/a.md');
  expect(report).toContain('"/en/articles/a/", which is an address of /en/a.md');
});
