import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { languageCodes } from '../../src/language/languages.ts';
import { ContentError } from '../../src/content/diagnostic.ts';
import { readBody, readContent, readLiveBody } from '../../src/content/reader.ts';
import { sample, sampleWith } from '../article/sample.ts';
import { folder, put, useContentFolder } from './content-folder.ts';

useContentFolder();

/** Returns the diagnostics, without the name of the temporary folder. */
async function diagnose(): Promise<string> {
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

const createImage = (format: 'png' | 'jpeg', background = 'red') =>
  sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .toFormat(format)
    .toBuffer();

test('every article is read, with its language, slug and path', async () => {
  put('en/one.md', sample);
  put('ar/one.md', `\uFEFF${sample}`);
  put('ru/two.md', sample.replaceAll('\n', '\r\n'));
  put('ru/.DS_Store', 'ignored');
  const { articles } = await readContent(folder);
  expect(articles.map(({ article }) => `${article.language}/${article.slug}`)).toEqual([
    'ar/one',
    'en/one',
    'ru/two',
  ]);
  expect(articles[0]?.path).toBe(join(folder, 'articles', 'ar', 'one.md'));
});

test('errors of all files are reported, by file, line and column', async () => {
  put('ru/b.md', sampleWith('rights: unknown', 'rights: ""'));
  put('en/b.md', sampleWith('titleBy: site', 'titleBy: x').replace('lang: ru', 'lang: x-y-z-1-'));
  put('en/a.md', '');
  put('en/c d.md', sample);
  expect((await diagnose()).match(/^\/.*$/gm)).toEqual([
    '/en/a.md:1:1 file',
    '/en/b.md:3:1 titleBy',
    '/en/b.md:12:7 source.cites[0].lang',
    '/en/c d.md:1:1 file',
    '/ru/b.md:18:1 rights',
  ]);
});

test('a body is returned only if its file has not changed', async () => {
  put('en/a.md', sample);
  const [loaded] = (await readContent(folder)).articles;
  if (loaded === undefined) throw new Error('the sample is valid');
  expect(await readBody(loaded)).toBe('A sample text.\n');
  put('en/a.md', sampleWith('A sample text.', 'Another text.'));
  await expect(readBody(loaded)).rejects.toThrow('changed while the site was being built');
  put('en/a.md', '');
  await expect(readBody(loaded)).rejects.toThrow(ContentError);
});

test('in the dev server, the current body is returned', async () => {
  put('en/a.md', sample);
  const [article] = (await readContent(folder)).articles;
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

test('the articles of this repository are valid', async () => {
  expect((await readContent('content')).articles).not.toEqual([]);
});

test('a folder without articles is an error, so that no empty site replaces a full one', async () => {
  expect(await diagnose()).toMatch(/^:1:1 folder\n {2}found {5}no articles\n/);
});

test('errors in the frontmatter do not hide those in the body and its images', async () => {
  put('en/a.md', `${sampleWith('titleBy: site', 'titleBy: x')}\n![x](none.png)\n\nA note.[^2]\n`);
  expect((await diagnose()).match(/^\/.*$/gm)).toEqual([
    '/en/a.md:3:1 titleBy',
    '/en/a.md:22:1 body',
    '/en/a.md:24:8 body',
  ]);
});

test('a draft needs only a title; what it has must be right', async () => {
  put('en/a.md', '---\ntitle: A sample headline\ndraft: true\n---\n');
  put('en/b.md', sampleWith('rights:', 'draft: true\nrights:').replace('A sample text.\n', ''));
  expect(await diagnose()).toBe('');
  put('en/a.md', '---\ndraft: true\n---\n');
  put('en/b.md', '---\ntitle: A sample headline\ntitleBy: me\ndraft: true\n---\n');
  put('en/c.md', '---\ntitle: A sample headline\ndraft: false\ntitleBy: site\n---\nA text.\n');
  put('en/d.md', '---\ntitle: A sample headline\ndraft: true\n---\n![x](none.png)\n');
  const places = (await diagnose()).match(/^\/.*$/gm);
  expect(places?.filter((place) => !place.startsWith('/en/c.md'))).toEqual([
    '/en/a.md:2:1 title',
    '/en/b.md:3:1 titleBy',
    '/en/d.md:5:1 body',
  ]);
  expect(places?.filter((place) => place.startsWith('/en/c.md'))).toHaveLength(6);
});

test('a missing folder is an error', async () => {
  rmSync(join(folder, 'articles'), { recursive: true });
  expect(await diagnose()).toBe(
    words(
      ':1:1 folder',
      'no such folder',
      'a folder for each language, with its articles',
      'create the folder, or set CONTENT_DIR to the folder that contains articles/',
    ),
  );
});

describe('reported with found, expected and fix:', () => {
  test('a file name that is not a slug', async () => {
    put('en/Some Article.md', sample);
    expect(await diagnose()).toBe(
      words(
        '/en/Some Article.md:1:1 file',
        'the file name "Some Article.md"',
        'lowercase Latin letters, digits and single hyphens, then .md',
        'rename the file: its name becomes the address of the article',
      ),
    );
  });

  test('names too long for the files that are made from them', async () => {
    put(`en/${'a'.repeat(197)}.md`, sample);
    put(`en/${'b'.repeat(198)}.md`, sample);
    put(`en/${'c'.repeat(197)}.png`, await createImage('png'));
    const problem = (path: string, cut: string) =>
      words(
        `/en/${path}:1:1 file`,
        `the file name "${cut}…", which some computers can’t hold`,
        'at most 200 characters, and none that Windows reserves',
        'rename the file: use two words or more, and only letters, digits and hyphens',
      );
    const [first, second] = [`${'b'.repeat(198)}.md`, `${'c'.repeat(197)}.png`];
    expect(await diagnose()).toBe(
      `${problem(first, 'b'.repeat(60))}\n${problem(second, 'c'.repeat(60))}`,
    );
  });

  // Windows has no such permissions, and root may read everything.
  test.skipIf(process.platform === 'win32')('files that may not be read', async () => {
    put('en/a.md', sample);
    put('en/b.md', `${sample}\n![x](b.png)\n`);
    put('en/b.png', await createImage('png'));
    for (const path of ['en/a.md', 'en/b.png']) chmodSync(join(folder, 'articles', path), 0);
    chmodSync(folder, 0o755);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    const report = await diagnose().finally(() => {
      if (isRoot) process.seteuid?.(0);
    });
    const [expected, fix] = [
      'a file that the user who builds may read',
      'change the owner or the permissions of the file',
    ];
    const found = "a file that can't be read (EACCES)";
    expect(report).toBe(
      `${words('/en/a.md:1:1 file', found, expected, fix)}\n${words('/en/b.md:22:1 body', `"b.png", ${found}`, expected, fix)}`,
    );
  });

  test('a folder that is not a language, once for all its files', async () => {
    put('xx/a.md', sample);
    put('xx/b.md', sample);
    expect(await diagnose()).toBe(
      words(
        '/xx:1:1 file',
        'the folder "xx"',
        `a folder named after a language of the site: ${languageCodes.join(', ')}`,
        'rename the folder, or add the language as described in CONTRIBUTING.md',
      ),
    );
  });

  test('a file outside the language folders, a folder inside one, and other files', async () => {
    put('a.md', sample);
    put('en/2026/a.md', sample);
    put('en/a.docx', 'x');
    put('en/b.MD', sample);
    put('en/c', sample);
    expect((await diagnose()).match(/ {2}found.*/g)).toEqual([
      '  found     the file "a.md"',
      '  found     a folder without index.md',
      '  found     the file "a.docx"',
      '  found     the file "b.MD"',
      '  found     the file "c"',
    ]);
  });

  test('in the folder of an article, all but its text and its pictures', async () => {
    put('en/a/index.md', sample);
    put('en/a/other.md', sample);
    put('en/a/report.pdf', 'x');
    put('en/a/images/photo.jpg', 'x');
    put('en/a/a.svg', 'x');
    put('en/Name/index.md', sample);
    expect((await diagnose()).match(/ {2}found.*/g)).toEqual([
      '  found     the file name "Name.md"',
      '  found     the file "a.svg"',
      '  found     a folder in the folder of an article',
      '  found     the file "other.md"',
      '  found     the file "report.pdf"',
    ]);
  });

  test('an article that is a file and a folder', async () => {
    put('en/a.md', sample);
    put('en/a/index.md', sample);
    expect((await diagnose()).split('\n').slice(0, 2)).toEqual([
      '/en/a/index.md:1:1 file',
      '  found     the article "a" a second time, beside "a.md"',
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
        'a symbolic link, or neither a file nor a folder',
        'a regular file or folder',
        'replace the link with what it points to',
      );
    expect(await diagnose()).toBe(`${problem('/en/b.md')}\n${problem('/ru')}`);
  });

  test.each([
    ['an empty text', ''],
    ['white space', ' \n\n\t\n'],
    ['invisible characters', '&nbsp; &#8203;\n'],
  ])('no text: %s', async (_, body) => {
    put('en/a.md', sampleWith('A sample text.\n', body));
    expect(await diagnose()).toBe(
      words(
        '/en/a.md:20:1 body',
        'no text',
        'the text of the article, below the frontmatter',
        'write the text, or delete the file',
      ),
    );
  });

  test('no error for likely mistakes in the text, which are advice', async () => {
    put('en/a.md', sampleWith('A sample text.', 'Reu\u2060ters.\n\n![](https://i.example/a.png)'));
    const [article] = (await readContent(folder)).articles;
    expect(
      article?.advice.map(({ field, line, column, found }) => [field, line, column, found]),
    ).toEqual([
      ['body', 20, 4, 'the character U+2060 (an invisible character)'],
      [
        'body',
        22,
        1,
        'a picture on another site, to which the article only links: "https://i.example/a.png"',
      ],
    ]);
  });

  test('an exceeded limit, at its line in the file', async () => {
    put('en/a.md', `${sample}\n${'a'.repeat(20_000)}\n`);
    expect((await diagnose()).match(/^\/.*$/gm)).toEqual(['/en/a.md:22:1 body']);
  });
});

describe('images', () => {
  test('are in the folder of the article', async () => {
    put('en/a.md', `${sample}\n![x](./a.png) ![y](b.jpg) ![z](a.png)\n`);
    put('en/a.png', await createImage('png'));
    put('en/b.jpg', await createImage('jpeg'));
    const [first] = (await readContent(folder)).articles;
    expect(first?.images).toEqual([
      expect.objectContaining({ name: 'a.png', width: 8, height: 8 }),
      expect.objectContaining({ name: 'b.jpg', width: 8, height: 8 }),
    ]);
  });

  test('are beside the text of an article that has its own folder, and nowhere else', async () => {
    put('en/a/index.md', `${sample}\n![x](./a.png)\n`);
    put('en/a/a.png', await createImage('png'));
    const [first] = (await readContent(folder)).articles;
    expect(first?.article.slug).toBe('a');
    expect(first?.images).toMatchObject([{ name: 'a.png', width: 8 }]);
    put('en/b.md', `${sample}\n![x](a/a.png)\n`);
    put('en/c/index.md', `${sample}\n![x](b.png)\n`);
    put('en/b.png', await createImage('png'));
    expect((await diagnose()).match(/ {2}found.*/g)).toEqual([
      '  found     the file name "a/a.png"',
      '  found     the file name "b.png"',
    ]);
  });

  test.each([
    ['a missing file', '![x](c.png)', 'the file name "c.png"'],
    ['another case', '![x](A.png)', 'the file name "A.png"'],
    [
      'a file that is not an image',
      '![x](text.png)',
      '"text.png", which is damaged or not a picture',
    ],
    ['an SVG file named .png', '![x](svg.png)', 'a picture in the format svg'],
    ['a name with a space', '![x](a%20b.png)', 'the file name "a%20b.png"'],
    ['an invalid address', '![x](%zz.png)', 'an address with an invalid % code: "%zz.png"'],
  ])('are refused for %s', async (_, markdown, found) => {
    put('en/a.png', await createImage('png'));
    put('en/a b.png', await createImage('png'));
    put('en/text.png', 'not a picture');
    put('en/svg.png', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
    put('en/a.md', `${sample}\n${markdown}\n`);
    const report = await diagnose();
    expect(report.match(/^\/.*$/gm)).toEqual(['/en/a.md:22:1 body']);
    expect(report).toContain(`  found     ${found}\n`);
  });

  test('are refused if they are damaged, animated or too large', async () => {
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
    const frames = await sharp([await createImage('png'), await createImage('png', 'blue')], {
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
    expect((await diagnose()).match(/ {2}found.*/g)).toEqual([
      '  found     "cut.jpg", which is damaged or not a picture',
      '  found     "moves.gif", which is animated',
      '  found     a picture of 16,001 × 1 pixels',
    ]);
  });

  test('have their size after EXIF rotation', async () => {
    const turned = await sharp({
      create: { width: 40, height: 20, channels: 3, background: 'red' },
    })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    put('en/turned.jpg', turned);
    put('en/a.md', `${sample}\n![x](turned.jpg)\n`);
    const [first] = (await readContent(folder)).articles;
    expect(first?.images).toEqual([
      expect.objectContaining({ name: 'turned.jpg', width: 20, height: 40 }),
    ]);
  });

  test.each([
    ['in the address itself', '![x](data:image/png;base64,AAAA)'],
    ['outside the folder', '![x](../ru/a.png)'],
    ['from the root', '![x](/a.png)'],
    ['as SVG', '![x](a.svg)'],
  ])('are refused %s', async (_, markdown) => {
    put('en/a.png', await createImage('png'));
    put('en/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    put('en/a.md', `${sample}\nA text, then ${markdown}\n`);
    expect((await diagnose()).match(/^\/en\/a\.md.*$/gm)).toEqual(['/en/a.md:22:14 body']);
  });

  test('of the frontmatter are checked too, at their own line', async () => {
    put('en/a.md', sampleWith('rights:', 'image:\n  src: c.png\n  alt: x\n  credit: y\nrights:'));
    expect((await diagnose()).match(/^\/.*$/gm)).toEqual(['/en/a.md:19:3 image.src']);
  });
});

test('no file has a name that Windows can’t hold', async () => {
  put('en/con.md', sample);
  put('en/lpt1.md', sample);
  put('ru/aux.jpg', await createImage('jpeg'));
  put('ru/console.md', sample);
  const expected = 'at most 200 characters, and none that Windows reserves';
  const fix = 'rename the file: use two words or more, and only letters, digits and hyphens';
  expect(await diagnose()).toBe(
    [
      words(
        '/en/con.md:1:1 file',
        'the file name "con.md", which some computers can’t hold',
        expected,
        fix,
      ),
      words(
        '/en/lpt1.md:1:1 file',
        'the file name "lpt1.md", which some computers can’t hold',
        expected,
        fix,
      ),
      words(
        '/ru/aux.jpg:1:1 file',
        'the file name "aux.jpg", which some computers can’t hold',
        expected,
        fix,
      ),
    ].join('\n'),
  );
});

test('aliases never share an address with another article', async () => {
  const aliased = (alias: string) => sampleWith('rights:', `aliases: [${alias}]\nrights:`);
  put('en/a.md', aliased('/en/articles/old/'));
  put('en/b.md', aliased('/en/articles/old'));
  put('en/c.md', aliased('/en/articles/a/'));
  const report = await diagnose();
  expect(report.match(/^\/.*$/gm)).toEqual(['/en/b.md:18:11 aliases', '/en/c.md:18:11 aliases']);
  expect(report).toContain('"/en/articles/old", which is already an address of /en/a.md');
  expect(report).toContain('"/en/articles/a/", which is already an address of /en/a.md');
});
