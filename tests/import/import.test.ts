import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/reader.ts';
import { importArticles, type ImportOptions, type Row } from '../../src/import/import-articles.ts';
import { formatReport } from '../../src/import/report.ts';
import { parsePeople } from '../../src/import/people.ts';
import { parseSettings } from '../../src/import/settings.ts';

const now = new Date('2026-11-22T12:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-import-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, 'in', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function run(inputs: string[], set: string[] = [], more: Partial<ImportOptions> = {}) {
  const common = {
    language: 'en',
    settings: parseSettings(set),
    people: new Map(),
    isDryRun: false,
    now,
  } as const;
  return importArticles({ inputs, out: join(folder, 'articles'), ...common, ...more });
}

const listOut = (): string[] => {
  try {
    return readdirSync(join(folder, 'articles'), { recursive: true, encoding: 'utf8' }).sort();
  } catch {
    return [];
  }
};
const read = (path: string) => readFileSync(join(folder, 'articles', path), 'utf8');
const states = (rows: readonly Row[]) => rows.map(({ state }) => state);

const TEXT =
  'A sample headline\n\nAll human beings are born free and equal in dignity and rights.\n';
const root = join(import.meta.dirname, '../..');

test('the seed text comes out as the file in content/', async () => {
  const [name = ''] = readdirSync(join(root, 'content/articles/en'));
  const expected = readFileSync(join(root, 'content/articles/en', name), 'utf8');
  await run(
    [join(root, 'tests/site/seed.txt')],
    [
      'title=Damascus reportedly seeks return of Russian patrols to southern Syria',
      'description=The Syrian government is said to want Russian military police back in its southern provinces, a measure it believes could help curb Israeli operations there.',
      'topics=[Syria, Russia, Israel]',
      'source.cites=[{name: Kommersant, lang: ru}]',
    ],
  );
  expect(read(`en/${name}`)).toBe(expected);
});

test('without settings, the seed text is a draft that says what is missing, and cites nobody', async () => {
  const [row] = await run([join(root, 'tests/site/seed.txt')]);
  expect(row?.state).toBe('draft');
  expect(row?.decide).toContain('title: the text came without a headline');
  expect(row?.decide).toContain('source.cites: the text seems to rely on Kommersant');
  const file = read('en/the-syrian-government-is-reportedly-seeking-the-return.md');
  expect(file).toContain(
    '\n  - name: The Syrian Observer\n    type: organization\n    work: [translated, edited]\n',
  );
  expect(file).not.toContain('cites');
  await readContent(folder);
});

describe('settings', () => {
  test('fill what a text lacks, also in entries, and never what it says', async () => {
    const file = put('a.txt', `${TEXT}\nTranslated by Sample Translator\n`);
    const rows = await run(
      [file],
      [
        'titleBy=translator',
        'translator.type=person',
        'rights=A sample licence',
        'topics=Samples',
        'topics=Rights',
        'translator=Another',
      ],
    );
    expect(states(rows)).toEqual(['imported']);
    expect(read('en/a-sample-headline.md')).toBe(
      `---\ntitle: A sample headline\ntitleBy: translator\ndescription: none\npublished: 2026-11-22\ntopics: [Samples, Rights]\nsource:\n  author: unknown\n  publication: unknown\n  url: unknown\n  lang: unknown\n  published: unknown\ntranslator:\n  - name: Sample Translator\n    type: person\n    work: [translated]\ndisclaimer: none\nrights: A sample licence\n---\n\nAll human beings are born free and equal in dignity and rights.\n`,
    );
  });

  test.each([
    ['tilte=A', '--set tilte: found the unknown field "tilte"; rename it to "title"'],
    [
      'translator.nane=A',
      '--set translator.nane: found the unknown field "nane"; rename it to "name"',
    ],
    ['titleBy=me', '--set titleBy: found "me"; expected one of: source, translator, site'],
    [
      'published=soon',
      '--set published: found "soon"; expected a date such as 2026-11-22, or a date and time such as 2026-11-22T09:30+03:00',
    ],
    ['title', '--set "title": expected field=value'],
    [
      'source.author=Anonymous',
      '--set source.author: found "Anonymous"; expected a name, or a list of names, or the word unknown or withheld',
    ],
  ])('%s is refused', (setting, message) => {
    expect(() => parseSettings([setting])).toThrow(message);
  });
});

describe('a map of signatures', () => {
  test.each([
    'jane: boss',
    'jane: {role: author, age: 3}',
    'jane: {role: translator, type: dog}',
    '- jane',
  ])('%s is refused', (yaml) => {
    expect(() => parsePeople(yaml, 'authors.yaml')).toThrow('authors.yaml');
  });
});

test('nothing is written in a dry run', async () => {
  const rows = await run([put('a.txt', TEXT)], [], { isDryRun: true });
  expect(states(rows)).toEqual(['draft']);
  expect(listOut()).toEqual([]);
});

test('files are never overwritten, and names are readable in every script', async () => {
  const texts = [
    TEXT,
    TEXT.replace('free', 'equal'),
    TEXT.replace('A sample headline', 'نموذج'),
    TEXT.replace('A sample headline', '权利'),
    TEXT.replace('A sample headline', 'con'),
  ];
  const files = texts.map((text, index) => put(`${index}.txt`, text));
  await run(files);
  const names = listOut().filter((name) => name.endsWith('.md'));
  expect(names).toEqual([
    'en/a-sample-headline-2.md',
    'en/a-sample-headline.md',
    'en/con-f08dd14b.md',
    'en/nmwdhj.md',
    'en/quanli.md',
  ]);
});

test('an article that was edited or renamed is left alone, one that was deleted is imported again', async () => {
  const file = put('a.txt', TEXT);
  const path = join(folder, 'articles/en/a-sample-headline.md');
  await run([file]);
  writeFileSync(path, readFileSync(path, 'utf8').replace('born', 'BORN'));
  expect(states(await run([file]))).toEqual(['here before']);
  expect(read('en/a-sample-headline.md')).toContain('BORN');
  writeFileSync(
    join(folder, 'articles/en/renamed.md'),
    readFileSync(path, 'utf8').replace('BORN', 'born').replace('A sample', 'Another'),
  );
  rmSync(path);
  expect(states(await run([file]))).toEqual(['here before']);
  rmSync(join(folder, 'articles/en/renamed.md'));
  expect(states(await run([file]))).toEqual(['draft']);
});

test('a bad item is named, and the others are imported', async () => {
  put('a.txt', TEXT);
  put('b.txt', '');
  put(
    'c.txt',
    new Uint8Array(4000).map((_, index) => (index * 7919) % 256),
  );
  put('d.pdf', '%PDF-1.7 sample');
  put('e.docx', 'PK\u0003\u0004 no document');
  put('f.xml', '<rss xmlns:wp="x"><channel><item><wp:post_type>post</wp:post_type>');
  put('g.json', '{"a": 1}');
  put('h.md', '---\ntitle: [\n---\nText\n');
  put('page_files/x.txt', 'ignored');
  put('style.css', 'ignored');
  const rows = await run([join(folder, 'in'), join(folder, 'missing.txt')]);
  const found = rows.map(({ source, state, decide }) => [
    source.split('/').at(-1),
    state,
    decide.split('\n')[0]?.slice(0, 40),
  ]);
  expect(found).toEqual([
    ['a.txt', 'draft', 'titleBy: nothing says who wrote the head'],
    ['b.txt', 'failed', 'it is empty'],
    ['c.txt', 'failed', 'it is no text'],
    ['d.pdf', 'failed', 'the format .pdf is unknown: save it as t'],
    ['e.docx', 'failed', "the document can't be read: Corrupted zi"],
    ['f.xml', 'failed', 'the export is damaged: 1:66: unclosed ta'],
    ['g.json', 'failed', 'it is neither a feed nor a WordPress exp'],
    ['h.md', 'failed', "its fields can't be read: Flow sequence "],
    ['missing.txt', 'failed', 'there is no such file or folder'],
  ]);
});

test('a page that begins with many comments is read', async () => {
  const file = put('a.html', `${'<!-- a sample -->\n'.repeat(60)}<section>${TEXT}</section>`);
  expect(states(await run([file]))).toEqual(['draft']);
});

test('marks that readers see in the original are named, and stay', async () => {
  const [row] = await run([
    put('a.html', '<h1>A sample headline</h1><p>A sample with ** bold words ** in its text.</p>'),
  ]);
  expect(row?.decide).toContain('marks that readers see: "** bold words **');
  expect(read('en/a-sample-headline.md')).toContain('A sample with ** bold words ** in its text.');
});

test('a table that only places another one goes, and the words of both stay once', async () => {
  const inner =
    '<table><tr><th>Name</th><th>Number</th></tr><tr><td>One</td><td>1</td></tr></table>';
  const outer = `<table><tr><td>Beside</td><td>${inner}</td></tr></table>`;
  await run([put('a.html', `<h1>A sample headline</h1><p>A sample.</p>${outer}`)]);
  expect(read('en/a-sample-headline.md')).toContain(
    '\n\nBeside\n\n| Name | Number |\n| ---- | ------ |\n| One  | 1      |\n',
  );
});

test('texts without words that differ in their headlines are different items', async () => {
  const files = ['One', 'Two'].map((title) => put(`${title}.md`, `---\ntitle: ${title}\n---\n`));
  expect(states(await run(files))).toEqual(['draft', 'draft']);
});

describe('what other programs write', () => {
  const importText = async (name: string, content: string) => {
    const [row] = await run([put(name, content)]);
    return { row, article: read(row?.article.split('/articles/')[1] ?? '') };
  };

  test('paragraphs that Word marks as entries become lists', async () => {
    const entry = (level: number, mark: string, words: string) =>
      `<p style='text-indent:-.25in; mso-list: l0 level${level} lfo1'><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span>${words}</p>`;
    const { article, row } = await importText(
      'a.html',
      `<h1>A headline</h1><p>A sample.</p>${entry(1, '1.', 'First')}${entry(2, '·', 'Inner')}${entry(1, '2.', 'Second')}<p>After it.</p>`,
    );
    expect(article).toContain('\n1. First\n   - Inner\n2. Second\n\nAfter it.\n');
    expect(row?.decide).not.toContain('missing');
  });

  test('lists in a cell become lines, and spaces at the edges of emphasis move out of it', async () => {
    const { article, row } = await importText(
      'a.html',
      '<h1>A headline</h1><table><tr><th>A</th><th>B</th></tr><tr><td><ul><li>one</li><li>two</li></ul></td><td>x<br><br>y</td></tr></table><p>A<b> sample </b>of<i>marks </i>here.</p><address>Here</address><center>There</center>',
    );
    expect(article).toContain('\n| one<br>two | x<br>y |\n');
    expect(article).toContain('\nA **sample** of*marks* here.\n');
    expect(row?.decide).not.toContain('missing');
  });

  test('a page that names its author outside its text has it proposed', async () => {
    const { row } = await importText(
      'a.html',
      '<article><h1>A headline</h1><p>A sample.</p><footer>By <a class="p-author">Sample Author</a></footer></article>',
    );
    expect(row?.decide).toContain('signed "Sample Author"');
  });

  test('fields in the section of the owner are read or named', async () => {
    const { article, row } = await importText(
      'a.md',
      `+++\ntitle = 'A'\n[params]\ntranslator = 'Sample Desk'\nmood = 'calm'\n+++\n\nA sample.\n`,
    );
    expect(article).toContain('\n  - name: Sample Desk\n    type: organization\n');
    expect(row?.decide).toContain('mood: no field was found for "calm"');
  });

  test('an article of this site with wrong fields comes in, and what they refuse is named', async () => {
    const { article, row } = await importText(
      'a.md',
      '---\ntitle: A\ntitleBy: site\nsource: {author: Sample Author, publication: unknown, mood: calm}\ntranslator: [Sample Desk]\nverified: {by: nobody}\n---\n\nA sample.\n',
    );
    expect(article).toContain('\n  - name: Sample Desk\n    type: organization\n');
    expect(row?.decide).toContain('source.mood: left out');
    expect(row?.decide).toContain('verified: left out');
  });

  test('an outlet in a byline, the address and the day of the original have their fields', async () => {
    const { article } = await importText(
      'a.html',
      `<h1>A headline</h1><p>By Sample Author, Sample Gazette</p><p>A sample.</p><p>Originally published in <a href="https://gazette.example/a?utm_source=x">Sample Gazette</a> on 2 January 2020.</p>`,
    );
    expect(article).toContain(
      '\n  author: Sample Author\n  publication: Sample Gazette\n  url: https://gazette.example/a\n  lang: unknown\n  published: 2020-01-02\n',
    );
    expect(article).toMatch(/---\n\nA sample\.\n$/);
  });

  test('words that HTML in Markdown hides are named', async () => {
    const { row } = await importText('a.md', '# Using\n\nHow to use <dialog> well.\n');
    expect(row?.decide).toContain('words of the source are missing in the article: well');
  });

  test('a text that no article can hold is refused at once', async () => {
    const [row] = await run([put('a.txt', 'A sample. '.repeat(2_000_000))]);
    expect(row?.decide).toBe('it is too large: divide it');
  });

  test('WordPress: the picture at the top has its field, and smaller pictures are found by their originals', async () => {
    const png = readFileSync(join(import.meta.dirname, 'cases/html-fragment/photo.png'));
    put('wp-content/uploads/2020/01/photo.png', png);
    const address = 'https://old.example/wp-content/uploads/2020/01/photo';
    const meta = (key: string, value: string) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`;
    const post = `<item><title>A post</title><content:encoded><![CDATA[<p>A sample.</p><img src="${address}-300x200.png" alt="Small">]]></content:encoded><wp:post_type>post</wp:post_type>${meta('_thumbnail_id', '9')}</item>`;
    const picture = `<item><wp:post_id>9</wp:post_id><wp:attachment_url>${address}.png</wp:attachment_url>${meta('_wp_attachment_image_alt', 'A sample picture')}</item>`;
    const { article } = await importText(
      'a.xml',
      `<rss xmlns:wp="w" xmlns:content="c"><channel>${post}${picture}</channel></rss>`,
    );
    expect(article).toContain('\nimage:\n  src: a-post-2.png\n  alt: A sample picture\n');
    expect(article).toContain('![Small](a-post-1.png)');
  });
});

test('a control character in a text is left out', async () => {
  const [row] = await run([
    put('damaged.txt', `${'Все люди рождаются свободными. '.repeat(9)}\x01Конец`),
  ]);
  expect(row?.state).not.toBe('failed');
  expect(readFileSync(row?.article ?? '', 'utf8')).toMatch(/ Конец\n$/);
});

test('an encoding that is not clear is named', async () => {
  const bytes = Uint8Array.from([0xcf, 0xe5, 0xf0, 0xe5, 0xe2, 0xee, 0xe4]);
  const [row] = await run([put('a.txt', bytes)], [], { language: undefined });
  expect(row?.decide).toContain('--encoding windows-1251');
  const [wrongLanguage] = await run([put('c.txt', bytes)]);
  expect(wrongLanguage?.decide).toContain('--encoding windows-1251');
  const [read1251] = await run([put('b.txt', bytes)], [], {
    language: 'ru',
    encoding: 'windows-1251',
  });
  expect(read1251?.headline).toContain('Перевод');
});

describe('the report', () => {
  const row: Row = {
    source: 'a,b.txt',
    article: '',
    state: 'failed',
    headline: '=HYPERLINK("https://example.org")',
    credits: '',
    decide: 'one\ntwo',
    words: '+1',
  };

  test('is CSV that spreadsheets read as text, with a line for each article', () => {
    expect(formatReport([row])).toBe(
      '\uFEFF"source","article","state","headline","credits","decide","words"\r\n' +
        `"a,b.txt","","failed","'=HYPERLINK(""https://example.org"")","","one | two","'+1"\r\n`,
    );
  });
});

/** Creates a generator of the same random numbers in every run (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('properties', () => {
  test('random bytes never crash it', async () => {
    const random = createRandom(1);
    const heads = [
      '',
      'PK\u0003\u0004',
      '<?xml version="1.0"?><rss xmlns:wp="x">',
      '<html><body><nav>',
      '---\n',
      '{"version":"https://jsonfeed.org/version/1",',
      '<feed>',
    ];
    for (const extension of ['txt', 'md', 'html', 'docx', 'xml', 'json']) {
      for (let count = 0; count < 12; count += 1) {
        const length = Math.floor(random() * 600);
        const isAscii = count % 2 === 0;
        const body = Uint8Array.from(
          { length },
          () => Math.floor(random() * (isAscii ? 96 : 256)) + (isAscii ? 32 : 0),
        );
        const head = new TextEncoder().encode(heads[Math.floor(random() * heads.length)]);
        const [row] = await run([put(`${count}.${extension}`, Buffer.concat([head, body]))]);
        // An unexpected error says so.
        expect(row?.decide).not.toContain("it can't be imported");
      }
    }
    await readContent(folder);
  });

  const PIECES = [
    'word',
    'слово',
    'كلمة',
    '词',
    '«цитата»',
    '*',
    '**',
    '_',
    '`',
    '# ',
    '## ',
    '- ',
    '1. ',
    '> ',
    '[',
    ']',
    '](x)',
    '<b>',
    '</b>',
    '<',
    '&amp;',
    '&',
    '\\',
    '|',
    '~~',
    '---',
    '\n',
    '\n\n',
    ' ',
    ' ',
    '. ',
    'http://example.org/a_b',
    'x_y',
    '$',
    '{{',
    '}}',
    '!',
    '\u200C',
    ': ',
    'By Sample Author',
    'Translated by Sample Desk',
  ];
  const compose = (random: () => number) =>
    Array.from({ length: 60 }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');

  test('no word of a body is lost, and what came out comes in again as the same article', async () => {
    const random = createRandom(2);
    for (let count = 0; count < 120; count += 1) {
      const extension = ['txt', 'html', 'md'][count % 3] ?? '';
      const [row] = await run(
        [put(`${count}.${extension}`, `A sample headline ${count}\n\n${compose(random)}\n`)],
        ['titleBy=site', 'translator.type=person'],
      );
      if (row === undefined || row.state === 'failed') throw new Error(row?.decide);
      expect(row.decide).not.toContain('are missing in the article');
      const written = readFileSync(row.article, 'utf8');
      const copy = put(`own/${count}/${row.article.split('/').at(-1) ?? ''}`, written);
      const [again] = await importArticles({
        inputs: [copy],
        out: join(folder, 'again'),
        language: 'en',
        settings: {},
        people: new Map(),
        isDryRun: false,
        now,
      });
      if (again === undefined || again.article === '') throw new Error(again?.decide);
      expect(readFileSync(again.article, 'utf8')).toBe(written);
    }
  });
});
