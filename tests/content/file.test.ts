import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readArticleFile } from '../../src/content/file.ts';
import { articleOf, sample, sampleWith, told } from '../article/sample.ts';

/** The three lines under a place, as they are printed. */
function words(place: string, found: string, expected: string, fix: string): string {
  return `a.md:${place}\n  found     ${found}\n  expected  ${expected}\n  fix       ${fix}\n`;
}

const keys =
  'title, titleBy, description, published, topics, source, translator, disclaimer, rights, updated, ' +
  'corrections, translationKey, aliases, draft, canonical, index, sourceChecked, sourceRevised, image';
const headline = 'the headline: 1 to 300 characters of plain text on one line';
const aDate = 'a date such as 2026-11-22, or a time with its offset: 2026-11-22T09:30+03:00';
const lostToComment =
  'put the whole text in quotes, or indent it below `field: >-`; where it is a comment, put two spaces before the # and one behind it';
const anAddress = 'an address that begins with https:// or http://';

describe('a right file', () => {
  test('has nothing to be told', () => {
    expect(told(sample)).toBe('');
  });

  test('is read into frontmatter and body, with the place of each', () => {
    const reading = readArticleFile('a.md', new TextEncoder().encode(sample));
    if ('problems' in reading) throw new Error('the sample is right');
    expect(reading.file.body).toBe('A sample text.\n');
    expect(reading.file.bodyLine).toBe(20);
    expect(reading.file.place(['source', 'cites', 0, 'name'])).toEqual({ line: 11, column: 7 });
    expect(reading.file.frontmatter).toEqual({
      title: 'A sample headline',
      titleBy: 'site',
      description: 'A sample standfirst.',
      published: new Date('2026-11-22T00:00:00Z'),
      topics: ['Samples'],
      source: {
        author: null,
        publication: null,
        cites: [{ name: 'Sample Outlet', lang: 'ru' }],
      },
      translator: [
        { name: 'Sample Translators', type: 'organization', work: 'translated and edited' },
      ],
      disclaimer: 'A sample disclaimer.',
      rights: null,
    });
  });

  test('may have a byte-order mark, CRLF and lone CR line ends', () => {
    const plain = articleOf(sample);
    expect(articleOf(`\uFEFF${sample}`)).toEqual(plain);
    expect(articleOf(sample.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(articleOf(sample.replaceAll('\n', '\r'))).toEqual(plain);
  });

  test('keeps every word of a folded disclaimer', () => {
    const folded = sampleWith('A sample disclaimer.', '>-\n  Not verified by “us”.\n  Not at all.');
    expect(articleOf(folded).disclaimer).toBe('Not verified by “us”. Not at all.');
  });

  test.each([
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2026-11-22T09:30+03:00', '2026-11-22T06:30:00.000Z'],
    ['2026-11-22T09:30:15Z', '2026-11-22T09:30:15.000Z'],
  ])('may be published on %s', (written, instant) => {
    const article = articleOf(sampleWith('published: 2026-11-22', `published: ${written}`));
    expect(article.published.toISOString()).toBe(instant);
  });

  test('may have comments after its values, with two spaces between where the value is a text', () => {
    const commented = sample
      .replace('titleBy: site', 'titleBy: site # who wrote it')
      .replace('author: unknown', 'author: unknown # a name, or the word unknown')
      .replace('A sample standfirst.', 'A sample standfirst.   # the standfirst');
    expect(articleOf(commented)).toEqual(articleOf(sample));
    expect(articleOf(sampleWith('A sample headline', '"We are #1"')).title).toBe('We are #1');
    expect(articleOf(sampleWith('A sample headline', 'We are C# 1')).title).toBe('We are C# 1');
  });

  test('may be updated on the day on which it was published', () => {
    const file = sampleWith('2026-11-22', '2026-11-22T09:30+03:00\nupdated: 2026-11-22');
    expect(told(file)).toBe('');
  });

  test('may have a day of its original that had begun somewhere when it was published', () => {
    const file = sampleWith('2026-11-22', '2026-11-22T00:30+03:00');
    expect(told(file.replace('author:', 'published: 2026-11-22\n  author:'))).toBe('');
  });

  test('keeps the day that an original bore, whatever the time zone of its outlet', () => {
    const file = sampleWith(
      'author: unknown',
      'author: unknown\n  published: 2026-11-01T23:30-05:00',
    );
    expect(articleOf(file).source.published).toEqual(new Date('2026-11-01T00:00:00Z'));
  });

  test('may have one author or several, and says null for unknown', () => {
    const by = (author: string) =>
      articleOf(sampleWith('author: unknown', `author: ${author}`)).source.author;
    expect(by('A. Sample')).toEqual(['A. Sample']);
    expect(by('[A. Sample, B. Sample]')).toEqual(['A. Sample', 'B. Sample']);
    expect(by('unknown')).toBeNull();
  });

  test('may be an original text, or have a translator nobody knows', () => {
    const by = (who: string) =>
      articleOf(sample.replace(/translator:\n(?: .*\n)*/, `translator: ${who}\n`)).translator;
    expect(by('none')).toBe('none');
    expect(by('unknown')).toBeNull();
  });

  test('may hold the marks that Arabic and Persian are written with', () => {
    const title = 'می‌خواهم \u200Fx\u200E \u061C\u200D';
    expect(articleOf(sampleWith('A sample headline', title)).title).toBe(title);
  });

  test('may use every optional field', () => {
    const all = sampleWith(
      'rights: unknown',
      `rights: https://creativecommons.org/licenses/by/4.0/
updated: 2026-11-23
corrections:
  - date: 2026-11-23
    error: translation
    text: One word was wrong.
translationKey: sample-story
aliases: [/en/articles/earlier/]
draft: false
canonical: https://example.org/first
index: false
sourceChecked: 2026-11-22
sourceRevised: 2026-11-21
image: { src: a.jpg, alt: A picture, credit: A. Sample }`,
    );
    expect(told(all)).toBe('');
  });
});

describe('an editor is told of', () => {
  test.each([
    [
      'a missing key',
      sampleWith('title: A sample headline\n', ''),
      words('2:1 title', 'nothing', headline, 'write `title: …`'),
    ],
    [
      'a missing key of a section',
      sampleWith('  publication: unknown\n', ''),
      words(
        '7:1 source.publication',
        'nothing',
        'a name: 1 to 200 characters of plain text on one line, or the word unknown',
        'write `publication: …`, or `publication: unknown`, in source',
      ),
    ],
    [
      'a missing section',
      sample.replace(/source:\n(?: .*\n)*/, ''),
      words(
        '2:1 source',
        'nothing',
        'a section: lines such as `field: text`, indented under it',
        'write `source:` and its fields below it',
      ),
    ],
    [
      'an unknown key, with the nearest known one',
      sampleWith('rights:', 'desription: x\nrights:'),
      words(
        '18:1 desription',
        'the unknown key "desription"',
        `one of: ${keys}`,
        'rename it to "description" if that is what you mean; else delete it',
      ),
    ],
    [
      'an unknown key in a list',
      sampleWith('work:', 'role: x\n    work:'),
      words(
        '16:5 translator[0].role',
        'the unknown key "role"',
        'one of: name, type, work',
        'delete it',
      ),
    ],
    [
      'a slug in the frontmatter',
      sampleWith('rights:', 'slug: other\nrights:'),
      words(
        '18:1 slug',
        'the unknown key "slug"',
        `one of: ${keys}`,
        "delete it: the file's name is the slug; rename the file for another address",
      ),
    ],
    [
      'a __proto__ key',
      sampleWith('rights:', '__proto__: { title: x }\nrights:'),
      words('18:1 __proto__', 'the unknown key "__proto__"', `one of: ${keys}`, 'delete it'),
    ],
    [
      'a number in place of a text',
      sampleWith('A sample headline', '1984'),
      words('2:1 title', 'the number 1984', headline, 'put it in quotes, as it stands there'),
    ],
    [
      'a list in place of a text',
      sampleWith('A sample headline', '[a, b]'),
      words('2:1 title', 'a list', headline, 'write the text after the colon'),
    ],
    [
      'a text in place of a section',
      sample.replace(/source:\n(?: .*\n)*/, 'source: Sample Outlet\n'),
      words(
        '7:1 source',
        '"Sample Outlet"',
        'a section: lines such as `field: text`, indented under it',
        'write its fields below it, each indented by two spaces',
      ),
    ],
    [
      'a name in place of the list of translators',
      sample.replace(/translator:\n(?: .*\n)*/, 'translator: Sample Translators\n'),
      words(
        '13:1 translator',
        '"Sample Translators"',
        'a list of translators, each with name, type and work; or the word unknown; or none',
        'write a list: `- name: …`, and under it `type: …` and `work: …`',
      ),
    ],
    [
      'an empty list',
      sampleWith('[Samples]', '[]'),
      words(
        '6:1 topics',
        'an empty list',
        'a list of topics',
        'write each entry on a line of its own, after a hyphen: `- …`',
      ),
    ],
    [
      '"unknown" misspelt',
      sampleWith('author: unknown', 'author: unkown'),
      words(
        '8:3 source.author',
        '"unkown"',
        'a name, or a list of names, or the word unknown',
        'write `unknown`',
      ),
    ],
    [
      '"unknown" with a capital',
      sampleWith('rights: unknown', 'rights: Unknown'),
      words(
        '18:1 rights',
        '"Unknown"',
        'a licence address or a statement, or the word unknown',
        'write `unknown`',
      ),
    ],
    [
      'a translator called unknown',
      sampleWith('Sample Translators', 'unknown'),
      words(
        '14:5 translator[0].name',
        '"unknown"',
        'a name',
        'delete this entry; where the whole field may be unknown, write `unknown` for it',
      ),
    ],
    [
      'a disclaimer that says only None',
      sampleWith('A sample disclaimer.', 'None.'),
      words(
        '17:1 disclaimer',
        '"None."',
        'the words that came with the text, or the word none where none came',
        'write the words as they came, or `none`',
      ),
    ],
    [
      'a word outside a list of words',
      sampleWith('titleBy: site', 'titleBy: editor'),
      words(
        '3:1 titleBy',
        '"editor"',
        'one of: source, translator, site',
        'write one of these words, as it stands here',
      ),
    ],
    [
      'an impossible date',
      sampleWith('2026-11-22', '2026-02-30'),
      words(
        '5:1 published',
        '"2026-02-30"',
        aDate,
        'correct the date: the calendar has no such day',
      ),
    ],
    [
      'a time without an offset',
      sampleWith('2026-11-22', '2026-11-22T09:30'),
      words(
        '5:1 published',
        '"2026-11-22T09:30"',
        aDate,
        'write the time with a T before it and its offset behind it: T09:30+03:00, or T09:30Z',
      ),
    ],
    [
      'a date in words',
      sampleWith('2026-11-22', '22 November 2026'),
      words(
        '5:1 published',
        '"22 November 2026"',
        aDate,
        'write year, month and day in figures: yyyy-mm-dd',
      ),
    ],
    [
      'an update before publication',
      sampleWith('rights:', 'updated: 2026-11-21\nrights:'),
      words(
        '18:1 updated',
        '2026-11-21, before the article was published',
        '2026-11-22, the day of `published` in UTC, or a later one',
        'correct one of the two dates',
      ),
    ],
    [
      'a javascript: address',
      sampleWith('rights:', 'canonical: "javascript:alert(1)"\nrights:'),
      words(
        '18:1 canonical',
        '"javascript:alert(1)", an address of the kind javascript:',
        anAddress,
        'write a web address',
      ),
    ],
    [
      'a relative address',
      sampleWith('rights:', 'canonical: /en/first/\nrights:'),
      words(
        '18:1 canonical',
        '"/en/first/"',
        anAddress,
        'write the whole address, with https:// before it',
      ),
    ],
    [
      'a language that there is not',
      sampleWith('lang: ru', 'lang: russian'),
      words(
        '12:7 source.cites[0].lang',
        '"russian"',
        'a language code such as ru, ar or pt-BR',
        'write its code',
      ),
    ],
    [
      'an empty title',
      sampleWith('A sample headline', '""'),
      words('2:1 title', 'nothing to read', headline, 'write the text after the colon'),
    ],
    [
      'a title of white space',
      sampleWith('A sample headline', '" \\u00a0\\u200f "'),
      words('2:1 title', 'nothing to read', headline, 'write the text after the colon'),
    ],
    [
      'a title of 400 characters',
      sampleWith('A sample headline', 'ж'.repeat(400)),
      words('2:1 title', '400 characters', headline, 'shorten it by 100'),
    ],
    [
      'a title on several lines',
      sampleWith('A sample headline', '|-\n  one\n  two'),
      words('2:1 title', 'several lines', headline, 'put it on one line'),
    ],
    [
      'a right-to-left override',
      sampleWith('A sample headline', 'Sample \u202Egnp.exe'),
      words(
        '2:1 title',
        'the character U+202E (right-to-left override)',
        headline,
        'delete that character; typing the words around it anew is the surest way',
      ),
    ],
    [
      'an isolate in a name',
      sampleWith('Sample Translators', 'Sample\u2067'),
      words(
        '14:5 translator[0].name',
        'the character U+2067 (right-to-left isolate)',
        'a name: 1 to 200 characters of plain text on one line',
        'delete that character; typing the words around it anew is the surest way',
      ),
    ],
    [
      'a C0 control',
      sampleWith('A sample headline', '"a\\u0007b"'),
      words(
        '2:1 title',
        'the character U+0007 (an invisible control character)',
        headline,
        'delete that character; typing the words around it anew is the surest way',
      ),
    ],
    [
      'a C1 control',
      sampleWith('A sample disclaimer.', '"a\\u0085b"'),
      words(
        '17:1 disclaimer',
        'the character U+0085 (an invisible control character)',
        'the words that came with the text, or the word none where none came',
        'delete that character; typing the words around it anew is the surest way',
      ),
    ],
    [
      'a control character that hides at the end of a text',
      sampleWith('A sample headline', '"A sample\\u000b"'),
      words(
        '2:1 title',
        'the character U+000B (an invisible control character)',
        headline,
        'delete that character; typing the words around it anew is the surest way',
      ),
    ],
    [
      'a text that was damaged on its way',
      sampleWith('A sample headline', 'Si\uFFFDria'),
      words(
        '2:1 title',
        'the character U+FFFD (it stands where a text was damaged)',
        headline,
        'delete that character; typing the words around it anew is the surest way',
      ),
    ],
    [
      'a text that YAML cuts off at a #',
      sampleWith('A sample headline', 'We are #1 again'),
      words(
        '2:15 title',
        'words that would be lost, because a # begins a comment: "#1 again"',
        'the whole text',
        lostToComment,
      ),
    ],
    [
      'a hashtag, however many spaces stand before it',
      sampleWith('A sample headline', 'A sample  #hashtag'),
      words(
        '2:18 title',
        'words that would be lost, because a # begins a comment: "#hashtag"',
        'the whole text',
        lostToComment,
      ),
    ],
    [
      'a line end in disguise',
      sampleWith('A sample headline', '"a\\u2028b"'),
      words(
        '2:1 title',
        'the character U+2028 (a line end of its own kind)',
        headline,
        'delete that character; typing the words around it anew is the surest way',
      ),
    ],
    [
      'a text of which the # leaves nothing',
      sampleWith('Sample Translators', '#1 Translators'),
      words(
        '14:11 name',
        'words that would be lost, because a # begins a comment: "#1 Translators"',
        'the whole text',
        lostToComment,
      ),
    ],
    [
      'a field whose name is no word',
      sampleWith('rights:', '? [a]\n: b\nrights:'),
      words(
        '18:3 frontmatter',
        'a field whose name is no word',
        'lines such as `field: text`',
        'put the text in quotes if it is one; else write the name of the field before the colon',
      ),
    ],
    [
      'a missing space after a colon',
      sampleWith('title: A', 'title:A'),
      words(
        '2:1 frontmatter',
        "YAML that can't be read (Implicit keys need to be on a single line)",
        'lines such as `field: text`',
        'put a space after the colon',
      ),
    ],
    [
      'a no-break space after a colon',
      sampleWith('title: A', 'title:\u00A0A'),
      words(
        '2:1 frontmatter',
        "YAML that can't be read (Implicit keys need to be on a single line)",
        'lines such as `field: text`',
        'type the spaces and the colon of this line anew: one of them is another character',
      ),
    ],
    [
      'text behind the quotation marks',
      sampleWith('A sample headline', '"Sample": a headline'),
      words(
        '2:8 frontmatter',
        "YAML that can't be read (Nested mappings are not allowed in compact mappings)",
        'lines such as `field: text`',
        'put the whole text in quotes, of the kind that it does not have inside',
      ),
    ],
    [
      'a disclaimer that is not indented',
      sampleWith('A sample disclaimer.', '>-\nA sample disclaimer.'),
      words(
        '18:1 frontmatter',
        "YAML that can't be read (Implicit map keys need to be followed by map values)",
        'lines such as `field: text`',
        'put the text on the line of its field; where it is long, write `field: >-` and indent each line of it by two spaces',
      ),
    ],
    [
      'an original published after its translation',
      sampleWith('publication: unknown', 'publication: unknown\n  published: 2026-11-23'),
      words(
        '10:3 source.published',
        '2026-11-23, after the translation was published',
        'a day before 2026-11-22T00:00:00.000Z, the time of `published`',
        'correct one of the two dates',
      ),
    ],
    [
      'a translator of the headline of a text that has none',
      sampleWith('titleBy: site', 'titleBy: translator').replace(
        /translator:\n(?: .*\n)*/,
        'translator: none\n',
      ),
      words(
        '3:1 titleBy',
        '"translator", of a text that has none',
        'source or site, where `translator` is none',
        'correct one of the two fields',
      ),
    ],
    [
      'YAML that does not parse',
      sampleWith('A sample headline', 'A sample: a headline'),
      words(
        '2:8 frontmatter',
        "YAML that can't be read (Nested mappings are not allowed in compact mappings)",
        'lines such as `field: text`',
        'put the whole text in quotes: it has a colon, a bracket or another mark of YAML',
      ),
    ],
    [
      'the same key twice',
      sampleWith('titleBy:', 'title: Another\ntitleBy:'),
      words(
        '3:1 frontmatter',
        "YAML that can't be read (Map keys must be unique)",
        'lines such as `field: text`',
        'keep one of the lines that begin alike',
      ),
    ],
    [
      'a YAML alias',
      sampleWith('A sample standfirst.', '*a'),
      words(
        '4:14 frontmatter',
        '*a, a reference to another place (a YAML alias)',
        'every text written out',
        'write the text itself here, in quotes where it begins with *',
      ),
    ],
    [
      'frontmatter of 10,000 keys',
      `---\n${Array.from({ length: 10_000 }, (_, n) => `k${String(n)}: 1\n`).join('')}---\nx`,
      words(
        '1:1 frontmatter',
        '10,000 lines, 88,889 characters',
        'at most 200 lines and 16,384 characters of frontmatter',
        'keep the fields of an article and move the rest into the text, below the second ---',
      ),
    ],
    [
      'no frontmatter',
      'A text alone.\n',
      words(
        '1:1 frontmatter',
        '"A text alone." on the first line',
        'a line --- that opens the frontmatter, with nothing before it',
        'begin the file with a line ---, the fields, and another line ---',
      ),
    ],
    [
      'frontmatter that does not end',
      '---\ntitle: A sample\n\nA text.\n',
      words(
        '1:1 frontmatter',
        'frontmatter with no end',
        'a second line --- after the fields',
        'write a line --- between the fields and the text',
      ),
    ],
    [
      'frontmatter that is a list',
      '---\n- title\n---\nA text.\n',
      words(
        '2:1 frontmatter',
        'no fields',
        'lines such as `field: text`',
        'write the fields of an article, each on its line, with a space after the colon',
      ),
    ],
    [
      'an empty file',
      '',
      words(
        '1:1 file',
        'an empty file',
        'frontmatter between two lines of ---, then the text',
        'write the article, or delete the file',
      ),
    ],
    [
      'a file that is not UTF-8, at the line where it stops being so',
      Buffer.from(sampleWith('A sample text.', 'D\u00E9j\u00E0 vu'), 'latin1'),
      words(
        '20:1 file',
        'bytes that are no UTF-8 text',
        'a text file in the encoding UTF-8',
        'open it in the program that wrote it and save it as UTF-8',
      ),
    ],
    [
      'a file too large for an article',
      new Uint8Array(1_100_001).fill(0x61),
      words(
        '1:1 file',
        '1,100,001 bytes',
        'an article of at most 1,100,000 bytes',
        'divide it into several articles',
      ),
    ],
  ])('%s', (_, file, expected) => {
    expect(told(file)).toBe(expected);
  });

  test('all problems of a file at once, in the order of their places', () => {
    const file = sampleWith('titleBy: site', 'titleBy: me').replace(
      'rights: unknown',
      'rights: ""',
    );
    expect(told(file).match(/^a\.md.*/gm)).toEqual(['a.md:3:1 titleBy', 'a.md:18:1 rights']);
  });
});

test.each([
  ...[
    'none',
    'N/A',
    'N.A.',
    '"--"',
    'Unknown author',
    'Unknown',
    'unkown',
    'not stated',
    '"?"',
    '"-"',
    'неизвестно',
    'Неизвестен',
  ],
  ...['غير معروف', 'مجهول'],
])('what people write for unknown becomes nobody’s credit: %s', (written) => {
  const fields = ['author', 'publication', 'title', 'url', 'lang'];
  for (const field of fields) {
    const file = sample.replace(/ {2}author: unknown\n {2}publication: unknown\n/, (known) =>
      known.replace(new RegExp(`  ${field}: .*\n`), '').concat(`  ${field}: ${written}\n`),
    );
    expect(told(file)).toMatch(new RegExp(`^a\\.md:\\d+:3 source\\.${field}\n`));
    expect(told(file)).toMatch(/fix .*`unknown`/);
  }
  expect(told(sampleWith('rights: unknown', `rights: ${written}`))).toMatch(/fix .*`unknown`/);
  expect(told(sampleWith('Sample Translators', written))).toMatch(
    /^a\.md:14:5 translator\[0\]\.name\n/,
  );
});

test('a fault in the frontmatter does not hide the text from those who judge it', () => {
  const reading = readArticleFile('a.md', new TextEncoder().encode(sampleWith('site', 'me')));
  expect(reading).toMatchObject({ text: { body: 'A sample text.\n', bodyLine: 20 } });
});

test.each([
  ['on a line of its own within a text', 'disclaimer: One.\n  #Two.', '18:3 frontmatter'],
  ['behind a tab', 'disclaimer: One.\t#Two', '17:18 disclaimer'],
  ['behind quotation marks', 'disclaimer: "One." #Two', '17:20 disclaimer'],
  ['in a list', 'disclaimer: One.\ntopics: [Samples, #Two\n  Three]', '18:19 topics'],
])('words behind a # are never lost in silence: %s', (_, field, place) => {
  const file = sample.replace('topics: [Samples]\n', '').replace(/disclaimer: .*/, field);
  const shift = (line: string) => String(Number(line) - 1);
  expect(told(file)).toContain(`a.md:${place.replace(/^\d+/, shift)}\n`);
});

test.each([
  ['an anchor', '&Tom and Jerry', '&'],
  ['a tag', '! Sample', '!'],
  ['a named tag', '!!str Sample', '!'],
])('words that YAML takes for %s are never lost in silence', (_, title, mark) => {
  expect(told(sampleWith('A sample headline', title))).toContain(
    `  found     a text that begins with ${mark}, which is a mark of YAML\n`,
  );
});

test.each(['N/A', 'нет', '"-"', 'لا يوجد', 'none given', 'Unknown'])(
  'a disclaimer that says there is none is asked for `none`: %s',
  (written) => {
    expect(told(sampleWith('A sample disclaimer.', written))).toMatch(/fix .*`none`/);
  },
);

test('thousands of brackets are not thousands of problems', () => {
  expect(told(sampleWith('[Samples]', '['.repeat(15_000))).match(/^a\.md/gm)).toHaveLength(2);
});

test('a long wrong alias is refused at once, and right ones pass', () => {
  const withAlias = (path: string) => sampleWith('rights:', `aliases: ['${path}']\nrights:`);
  for (const path of ['/en/a/', '/en/a.html', '/a']) expect(told(withAlias(path))).toBe('');
  for (const path of [`/${'a'.repeat(200)}!`, 'en/a', '//a', '/../a', '/a//b', '/']) {
    expect(told(withAlias(path))).toMatch(/^a\.md:18:\d+ aliases\[0\]\n/);
  }
});

test('a missing translator may be unknown', () => {
  expect(told(sample.replace(/translator:\n(?: .*\n)*/, ''))).toContain(
    '  fix       write `translator: …`, or `translator: unknown`\n',
  );
});

test('the README’s example is right', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n(---\n[^]*?)```/.exec(readme) ?? [];
  expect(articleOf(example)).toMatchObject({ title: 'The headline', source: { author: null } });
});

test('aliases that would explode are refused before they are followed', () => {
  const levels = Array.from(
    { length: 30 },
    (_, n) => `a${String(n + 1)}: &a${String(n + 1)} [*a${String(n)}, *a${String(n)}]`,
  );
  const bomb = `---\na0: &a0 x\n${levels.join('\n')}\n---\nx`;
  expect(told(bomb).match(/^a\.md/gm)).toHaveLength(2);
});
