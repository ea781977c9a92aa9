import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../src/content/file.ts';
import { articleOf, sample, sampleWith, diagnose } from '../article/sample.ts';

function words(place: string, found: string, expected: string, fix: string): string {
  return `a.md:${place}\n  found     ${found}\n  expected  ${expected}\n  fix       ${fix}\n`;
}

const keys =
  'title, titleBy, description, published, topics, source, translator, disclaimer, rights, verified, updated, ' +
  'corrections, translationKey, aliases, draft, canonical, index, lead, sourceChecked, sourceRevised, image';
const headline = 'the headline: 1 to 300 characters of plain text on one line';
const disclaimer =
  'the disclaimer that came with the text, word for word: 1 to 5,000 characters of plain text, or the word none';
const expectedDate = 'a date such as 2026-11-22, or a date and time such as 2026-11-22T09:30+03:00';
const lostToComment =
  'put quotation marks around the whole text, or indent it below `field: >-`; for a comment, put two spaces before the # and one after it';
const unknownFieldFix =
  'move what it says to the field that means it; a name belongs in `source.author`, `translator`, `verified` or `image.credit`';
const expectedAddress = 'a web address that starts with https:// or http://';

describe('a valid file', () => {
  test('has no diagnostics', () => {
    expect(diagnose(sample)).toBe('');
  });

  test('is parsed into frontmatter and body, with the position of each', () => {
    const reading = parseArticleFile('a.md', new TextEncoder().encode(sample));
    if ('diagnostics' in reading) throw new Error('the sample is valid');
    expect(reading.file.body).toBe('A sample text.\n');
    expect(reading.file.bodyLine).toBe(20);
    expect(reading.file.locate(['source', 'cites', 0, 'name'])).toEqual({ line: 11, column: 7 });
    expect(reading.file.frontmatter).toEqual({
      title: 'A sample headline',
      titleBy: 'site',
      description: 'A sample standfirst.',
      published: '2026-11-22',
      topics: ['Samples'],
      source: {
        author: null,
        publication: null,
        cites: [{ name: 'Sample Outlet', lang: 'ru' }],
      },
      translator: [
        { name: 'Sample Translators', type: 'organization', work: ['translated', 'edited'] },
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

  test.each(['2026-11-22', '2024-02-29', '2026-11-22T09:30+03:00', '2026-11-22T09:30:15Z'])(
    'may be published on %s',
    (written) => {
      const article = articleOf(sampleWith('published: 2026-11-22', `published: ${written}`));
      expect(article.published).toBe(written);
    },
  );

  test.each([
    // The same day, and a later instant on an earlier day elsewhere.
    ['2026-11-22T20:00-05:00', '2026-11-22'],
    ['2026-11-22T01:00+03:00', '2026-11-21T23:00Z'],
  ])('published on %s may be updated on %s', (published, updated) => {
    const file = sampleWith('published: 2026-11-22', `published: ${published}`);
    const updatedFile = file.replace('rights:', `updated: ${updated}\nrights:`);
    expect(articleOf(updatedFile)).toMatchObject({ published, updated });
  });

  test('may have comments after its values, after two spaces if the value is text', () => {
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
    expect(diagnose(file)).toBe('');
  });

  test('may be published on the day of its original in any time zone', () => {
    const file = sampleWith('2026-11-22', '2026-11-22T00:30+03:00');
    expect(diagnose(file.replace('author:', 'published: 2026-11-22\n  author:'))).toBe('');
  });

  test('keeps the date printed on the original, whatever its time zone', () => {
    const file = sampleWith(
      'author: unknown',
      'author: unknown\n  published: 2026-11-01T23:30-05:00',
    );
    expect(articleOf(file).source.published).toEqual('2026-11-01');
  });

  test('may have one author, several, or unknown ones', () => {
    const by = (author: string) =>
      articleOf(sampleWith('author: unknown', `author: ${author}`)).source.author;
    expect(by('A. Sample')).toEqual([{ name: 'A. Sample' }]);
    expect(by('[A. Sample, B. Sample]')).toEqual([{ name: 'A. Sample' }, { name: 'B. Sample' }]);
    expect(by('unknown')).toBeNull();
  });

  test('may have no translator, or an unknown one', () => {
    const by = (who: string) =>
      articleOf(sample.replace(/translator:\n(?: .*\n)*/, `translator: ${who}\n`)).translator;
    expect(by('none')).toBe('none');
    expect(by('unknown')).toBeNull();
  });

  test('may contain the invisible characters of Arabic and Persian', () => {
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
    expect(diagnose(all)).toBe('');
  });
});

describe('reported with found, expected and fix:', () => {
  test.each([
    [
      'a missing key',
      sampleWith('title: A sample headline\n', ''),
      words('2:1 title', 'nothing', headline, 'add `title: …`'),
    ],
    [
      'a missing key of a section',
      sampleWith('  publication: unknown\n', ''),
      words(
        '7:1 source.publication',
        'nothing',
        'a name: 1 to 200 characters of plain text on one line, or the word unknown or withheld',
        'add `publication: …` or `publication: unknown` to source',
      ),
    ],
    [
      'a missing section',
      sample.replace(/source:\n(?: .*\n)*/, ''),
      words(
        '2:1 source',
        'nothing',
        'a section: lines such as `field: text`, indented below it',
        'add `source:` and its fields below it',
      ),
    ],
    [
      'an unknown key, with the nearest known one',
      sampleWith('rights:', 'desription: x\nrights:'),
      words(
        '18:1 desription',
        'the unknown field "desription"',
        `one of: ${keys}`,
        'rename it to "description"',
      ),
    ],
    [
      'an unknown key in a list',
      sampleWith('work:', 'role: x\n    work:'),
      words(
        '16:5 translator[0].role',
        'the unknown field "role"',
        'one of: name, pseudonym, type, work, date',
        unknownFieldFix,
      ),
    ],
    [
      'a slug in the frontmatter',
      sampleWith('rights:', 'slug: other\nrights:'),
      words(
        '18:1 slug',
        'the unknown field "slug"',
        `one of: ${keys}`,
        'rename the file: its name becomes the address; an earlier address belongs in `aliases`',
      ),
    ],
    [
      'a __proto__ key',
      sampleWith('rights:', '__proto__: { title: x }\nrights:'),
      words('18:1 __proto__', 'the unknown field "__proto__"', `one of: ${keys}`, unknownFieldFix),
    ],
    [
      'a number instead of text',
      sampleWith('A sample headline', '1984'),
      words('2:1 title', 'the number 1984', headline, 'put quotation marks around it'),
    ],
    [
      'a list instead of text',
      sampleWith('A sample headline', '[a, b]'),
      words(
        '2:1 title',
        'a list',
        headline,
        'write one text; if it begins with a bracket, put quotation marks around all of it',
      ),
    ],
    [
      'text instead of a section',
      sample.replace(/source:\n(?: .*\n)*/, 'source: Sample Outlet\n'),
      words(
        '7:1 source',
        '"Sample Outlet"',
        'a section: lines such as `field: text`, indented below it',
        'write its fields below it, each indented by two spaces',
      ),
    ],
    [
      'a name instead of the list of translators',
      sample.replace(/translator:\n(?: .*\n)*/, 'translator: Sample Translators\n'),
      words(
        '13:1 translator',
        '"Sample Translators"',
        'a list of translators, each with name, type and work, or the word unknown, withheld or none',
        'write a list: `- name: …`, and `type: …` and `work: […]` below it',
      ),
    ],
    [
      'an answer instead of a list',
      sampleWith('rights:', 'verified: no\nrights:'),
      words(
        '18:1 verified',
        '"no"',
        'a list of those who verified the content, each with a name, or the word none',
        'write `none` if it is known that nobody verified the content; otherwise leave it out',
      ),
    ],
    [
      'an empty list',
      sampleWith('[Samples]', '[]'),
      words(
        '6:1 topics',
        'an empty list',
        'a list of topics',
        'write each entry on its own line, after a hyphen: `- …`',
      ),
    ],
    [
      '"unknown" misspelt',
      sampleWith('author: unknown', 'author: unkown'),
      words(
        '8:3 source.author',
        '"unkown"',
        'a name, or a list of names, or the word unknown or withheld',
        'write `unknown` if nobody states it, or `withheld` if the name is deliberately not given; if this is the name, write `{name: unkown}`',
      ),
    ],
    [
      '"unknown" with a capital',
      sampleWith('rights: unknown', 'rights: Unknown'),
      words(
        '18:1 rights',
        '"Unknown"',
        'a licence address or a statement: 1 to 2,000 characters of plain text, or the word unknown',
        'write `unknown`',
      ),
    ],
    [
      'a translator called unknown',
      sampleWith('Sample Translators', 'unknown'),
      words(
        '14:5 translator[0].name',
        '"unknown"',
        'a name: 1 to 200 characters of plain text on one line',
        'write the name; if no translator is named, write `unknown`, `withheld` or `none` for the whole field: `translator: unknown`',
      ),
    ],
    [
      'a disclaimer that says "None."',
      sampleWith('A sample disclaimer.', 'None.'),
      words('17:1 disclaimer', '"None."', disclaimer, 'write `none`'),
    ],
    [
      'a word that is not one of the choices',
      sampleWith('titleBy: site', 'titleBy: editor'),
      words(
        '3:1 titleBy',
        '"editor"',
        'one of: source, translator, site',
        'write one of these words exactly as shown',
      ),
    ],
    [
      'an impossible date',
      sampleWith('2026-11-22', '2026-02-30'),
      words(
        '5:1 published',
        '"2026-02-30"',
        expectedDate,
        'correct the date: this day does not exist',
      ),
    ],
    [
      'a time without an offset',
      sampleWith('2026-11-22', '2026-11-22T09:30'),
      words(
        '5:1 published',
        '"2026-11-22T09:30"',
        expectedDate,
        'write a T before the time and the UTC offset after it: T09:30+03:00, or T09:30Z for UTC',
      ),
    ],
    [
      'a date in words',
      sampleWith('2026-11-22', '22 November 2026'),
      words(
        '5:1 published',
        '"22 November 2026"',
        expectedDate,
        'write the date in digits, as year-month-day',
      ),
    ],
    [
      'an update before publication',
      sampleWith('rights:', 'updated: 2026-11-21\nrights:'),
      words(
        '18:1 updated',
        '2026-11-21, before the article was published',
        '2026-11-22 or later',
        'correct one of the two dates',
      ),
    ],
    [
      'a javascript: address',
      sampleWith('rights:', 'canonical: "javascript:alert(1)"\nrights:'),
      words(
        '18:1 canonical',
        '"javascript:alert(1)", which starts with javascript:',
        expectedAddress,
        'write the address of a web page',
      ),
    ],
    [
      'a relative address',
      sampleWith('rights:', 'canonical: /en/first/\nrights:'),
      words(
        '18:1 canonical',
        '"/en/first/"',
        expectedAddress,
        'write the full address, starting with https://',
      ),
    ],
    [
      'an unknown language',
      sampleWith('lang: ru', 'lang: russian'),
      words(
        '12:7 source.cites[0].lang',
        '"russian"',
        'a language code such as ru, ar or pt-BR',
        'write the code of the language',
      ),
    ],
    [
      'an empty title',
      sampleWith('A sample headline', '""'),
      words('2:1 title', 'no visible text', headline, 'write the text after the colon'),
    ],
    [
      'a title of white space',
      sampleWith('A sample headline', '" \\u00a0\\u200f "'),
      words('2:1 title', 'no visible text', headline, 'write the text after the colon'),
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
        'the character U+202E (an invisible character)',
        headline,
        'retype the words around this character',
      ),
    ],
    [
      'an isolate in a name',
      sampleWith('Sample Translators', 'Sample\u2067'),
      words(
        '14:5 translator[0].name',
        'the character U+2067 (an invisible character)',
        'a name: 1 to 200 characters of plain text on one line',
        'retype the words around this character',
      ),
    ],
    [
      'a C0 control',
      sampleWith('A sample headline', '"a\\u0007b"'),
      words(
        '2:1 title',
        'the character U+0007 (an invisible character)',
        headline,
        'retype the words around this character',
      ),
    ],
    [
      'a C1 control',
      sampleWith('A sample disclaimer.', '"a\\u0085b"'),
      words(
        '17:1 disclaimer',
        'the character U+0085 (an invisible character)',
        disclaimer,
        'retype the words around this character',
      ),
    ],
    [
      'a control character at the end of a text',
      sampleWith('A sample headline', '"A sample\\u000b"'),
      words(
        '2:1 title',
        'the character U+000B (an invisible character)',
        headline,
        'retype the words around this character',
      ),
    ],
    [
      'a replacement character, left by a damaged file',
      sampleWith('A sample headline', 'Si\uFFFDria'),
      words(
        '2:1 title',
        'the character U+FFFD (replacement character: a text was damaged here)',
        headline,
        'retype the words around this character',
      ),
    ],
    [
      'text that YAML drops after a #',
      sampleWith('A sample headline', 'We are #1 again'),
      words(
        '2:15 title',
        'text after a #, which YAML drops as a comment: "#1 again"',
        'the whole text',
        lostToComment,
      ),
    ],
    [
      'text that YAML drops after one word in small letters',
      sampleWith('A sample headline', 'samples # and more'),
      words(
        '2:16 title',
        'text after a #, which YAML drops as a comment: "# and more"',
        'the whole text',
        lostToComment,
      ),
    ],
    [
      'a hashtag, also after two spaces',
      sampleWith('A sample headline', 'A sample  #hashtag'),
      words(
        '2:18 title',
        'text after a #, which YAML drops as a comment: "#hashtag"',
        'the whole text',
        lostToComment,
      ),
    ],
    [
      'a Unicode line separator',
      sampleWith('A sample headline', '"a\\u2028b"'),
      words(
        '2:1 title',
        'the character U+2028 (an invisible character)',
        headline,
        'retype the words around this character',
      ),
    ],
    [
      'a name that starts with #',
      sampleWith('Sample Translators', '#1 Translators'),
      words(
        '14:11 translator[0].name',
        'text after a #, which YAML drops as a comment: "#1 Translators"',
        'the whole text',
        lostToComment,
      ),
    ],
    [
      'a field name that is not a word',
      sampleWith('rights:', '? [a]\n: b\nrights:'),
      words(
        '18:3 frontmatter',
        'a field whose name is not a word',
        'lines such as `field: text`',
        'if it is text, put quotation marks around it; otherwise write the name of the field before the colon',
      ),
    ],
    [
      'a missing space after a colon',
      sampleWith('title: A', 'title:A'),
      words(
        '2:1 frontmatter',
        'invalid YAML (Implicit keys need to be on a single line)',
        'lines such as `field: text`',
        'put a space after the colon',
      ),
    ],
    [
      'a no-break space after a colon',
      sampleWith('title: A', 'title:\u00A0A'),
      words(
        '2:1 frontmatter',
        'invalid YAML (Implicit keys need to be on a single line)',
        'lines such as `field: text`',
        'retype the spaces and the colon in this line: one of them is a different character that looks the same',
      ),
    ],
    [
      'text after the quotation marks',
      sampleWith('A sample headline', '"Sample": a headline'),
      words(
        '2:8 frontmatter',
        'invalid YAML (Nested mappings are not allowed in compact mappings)',
        'lines such as `field: text`',
        'put quotation marks around the whole text: " if it contains \', and \' if it contains "',
      ),
    ],
    [
      'a disclaimer that is not indented',
      sampleWith('A sample disclaimer.', '>-\nA sample disclaimer.'),
      words(
        '18:1 frontmatter',
        'invalid YAML (Implicit map keys need to be followed by map values)',
        'lines such as `field: text`',
        'put the text on the line of its field; for a long text, write `field: >-` and indent the lines below it by two spaces',
      ),
    ],
    [
      'an original published after its translation',
      sampleWith('publication: unknown', 'publication: unknown\n  published: 2026-11-23'),
      words(
        '10:3 source.published',
        '2026-11-23, after the translation was published',
        'a date not after `published` (2026-11-22)',
        'correct one of the two dates',
      ),
    ],
    [
      'a headline by the translator of a text without translator',
      sampleWith('titleBy: site', 'titleBy: translator').replace(
        /translator:\n(?: .*\n)*/,
        'translator: none\n',
      ),
      words(
        '3:1 titleBy',
        '"translator", although `translator` is none',
        'source or site',
        'correct one of the two fields',
      ),
    ],
    [
      'YAML that does not parse',
      sampleWith('A sample headline', 'A sample: a headline'),
      words(
        '2:8 frontmatter',
        'invalid YAML (Nested mappings are not allowed in compact mappings)',
        'lines such as `field: text`',
        'put quotation marks around the whole text: it contains a colon, a bracket or another character with a meaning in YAML',
      ),
    ],
    [
      'the same key twice',
      sampleWith('titleBy:', 'title: Another\ntitleBy:'),
      words(
        '3:1 frontmatter',
        'the field "title" a second time',
        'each field once',
        'write the field once, with everything that belongs in it',
      ),
    ],
    [
      'a YAML alias',
      sampleWith('A sample standfirst.', '*a'),
      words(
        '4:14 frontmatter',
        '*a, which YAML reads as a reference to another field',
        'the text itself',
        'write the text itself; if it starts with *, put quotation marks around it',
      ),
    ],
    [
      'frontmatter of 10,000 keys',
      `---\n${Array.from({ length: 10_000 }, (_, n) => `k${String(n)}: 1\n`).join('')}---\nx`,
      words(
        '1:1 frontmatter',
        'frontmatter of 10,000 lines and 88,889 characters',
        'at most 2,000 lines and 131,072 characters',
        'keep only the fields here, and move everything else below the second ---',
      ),
    ],
    [
      'no frontmatter',
      'A text alone.\n',
      words(
        '1:1 frontmatter',
        '"A text alone." on the first line',
        'a line ---, which starts the frontmatter',
        'start the file with a line ---, the fields and another line ---',
      ),
    ],
    [
      'frontmatter that does not end',
      '---\ntitle: A sample\n\nA text.\n',
      words(
        '1:1 frontmatter',
        'frontmatter without an end',
        'a second line --- after the fields',
        'add a line --- between the fields and the text',
      ),
    ],
    [
      'frontmatter that is a list',
      '---\n- title\n---\nA text.\n',
      words(
        '2:1 frontmatter',
        'no fields',
        'lines such as `field: text`',
        'write each field on its own line, with a space after the colon',
      ),
    ],
    [
      'an empty file',
      '',
      words(
        '1:1 file',
        'an empty file',
        'frontmatter between two lines ---, then the text',
        'write the article, or delete the file',
      ),
    ],
    [
      'a file that is not UTF-8, at the first such line',
      Buffer.from(sampleWith('A sample text.', 'D\u00E9j\u00E0 vu'), 'latin1'),
      words(
        '20:1 file',
        'text that is not in UTF-8',
        'a text file in the encoding UTF-8',
        'open it in the program that wrote it and save it as UTF-8',
      ),
    ],
    [
      'a file that is too large',
      new Uint8Array(1_100_001).fill(0x61),
      words(
        '1:1 file',
        'a file of 1,100,001 bytes',
        'at most 1,100,000 bytes',
        'split it into several articles',
      ),
    ],
  ])('%s', (_, file, expected) => {
    expect(diagnose(file)).toBe(expected);
  });

  test('all errors of a file, in order', () => {
    const file = sampleWith('titleBy: site', 'titleBy: me').replace(
      'rights: unknown',
      'rights: ""',
    );
    expect(diagnose(file).match(/^a\.md.*/gm)).toEqual(['a.md:3:1 titleBy', 'a.md:18:1 rights']);
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
])('words for unknown never become a credit: %s', (written) => {
  const fields = ['author', 'publication', 'title', 'url', 'lang'];
  for (const field of fields) {
    const file = sample.replace(/ {2}author: unknown\n {2}publication: unknown\n/, (known) =>
      known.replace(new RegExp(`  ${field}: .*\n`), '').concat(`  ${field}: ${written}\n`),
    );
    expect(diagnose(file)).toMatch(new RegExp(`^a\\.md:\\d+:3 source\\.${field}\n`));
    expect(diagnose(file)).toMatch(/fix .*`unknown`/);
  }
  expect(diagnose(sampleWith('rights: unknown', `rights: ${written}`))).toMatch(/fix .*`unknown`/);
  const file = sample.replace(/translator:\n(?: .*\n)*/, `translator: ${written}\n`);
  if (written !== 'none') expect(diagnose(file)).toMatch(/^a\.md:13:1 translator\n[^]*`unknown`/);
});

test('with errors in the frontmatter, the body is still returned', () => {
  const reading = parseArticleFile('a.md', new TextEncoder().encode(sampleWith('site', 'me')));
  expect(reading).toMatchObject({ text: { body: 'A sample text.\n', bodyLine: 20 } });
});

test.each([
  ['on its own line within a text', 'disclaimer: One.\n  #Two.', '18:3 disclaimer'],
  ['after a tab', 'disclaimer: One.\t#Two', '17:18 disclaimer'],
  ['after quotation marks', 'disclaimer: "One." #Two', '17:20 disclaimer'],
  ['in a list', 'disclaimer: One.\ntopics: [Samples, #Two\n  Three]', '18:19 topics'],
])('text after a # is never dropped silently: %s', (_, field, place) => {
  const file = sample.replace('topics: [Samples]\n', '').replace(/disclaimer: .*/, field);
  const shift = (line: string) => String(Number(line) - 1);
  expect(diagnose(file)).toContain(`a.md:${place.replace(/^\d+/, shift)}\n`);
});

test.each([
  ['author: unknown', 'author: A. Sample #2', 'a.md:8:21 source.author'],
  ['author: unknown', 'author:\n    - A. Sample #2', 'a.md:9:17 source.author[0]'],
  ['Sample Outlet', 'Outlet #2', 'a.md:11:20 source.cites[0].name'],
])('text after a # is reported at the full path of its field: %s, %s', (piece, text, place) => {
  expect(diagnose(sampleWith(piece, text)).split('\n')[0]).toBe(place);
});

test.each([
  ['an anchor', '&Tom and Jerry', '&'],
  ['a tag', '! Sample', '!'],
  ['a named tag', '!!str Sample', '!'],
])('text that YAML reads as %s is never dropped silently', (_, title, mark) => {
  expect(diagnose(sampleWith('A sample headline', title))).toContain(
    `  found     text that starts with ${mark}, which has a meaning in YAML\n`,
  );
});

test.each(['N/A', 'нет', '"-"', 'لا يوجد', 'none given', 'Unknown'])(
  'a disclaimer that only means “none” must say `none`: %s',
  (written) => {
    expect(diagnose(sampleWith('A sample disclaimer.', written))).toMatch(/fix .*`none`/);
  },
);

test('thousands of brackets are two diagnostics', () => {
  expect(diagnose(sampleWith('[Samples]', '['.repeat(15_000))).match(/^a\.md/gm)).toHaveLength(2);
});

test('a long invalid alias is refused quickly, and valid ones pass', () => {
  const withAlias = (path: string) => sampleWith('rights:', `aliases: ['${path}']\nrights:`);
  for (const path of ['/en/a/', '/en/a.html', '/a']) expect(diagnose(withAlias(path))).toBe('');
  for (const path of [`/${'a'.repeat(9000)}"`, 'en/a', '//a', '/../a', '/a//b', '/']) {
    expect(diagnose(withAlias(path))).toMatch(/^a\.md:18:\d+ aliases\[0\]\n/);
  }
});

test.each([
  ...[
    '/aux.html',
    '/nul/',
    '/old/CON',
    '/com1.php',
    '/lpt²/',
    '/foo./',
    '/foo%20/',
    '/Prn.old.htm',
  ],
])('Windows can’t hold the redirect of the alias %s', (alias) => {
  const words = diagnose(sampleWith('rights:', `aliases: ['${alias}']\nrights:`));
  expect(words).toContain(`found     "${alias}", which Windows can’t hold as a file`);
});

test('an alias that the site or its host uses is refused', () => {
  for (const alias of ['/_headers/', '/CNAME/', '/en.html', '/.well-known/old']) {
    const words = diagnose(sampleWith('rights:', `aliases: ['${alias}']\nrights:`));
    expect(words).toContain(`found     "${alias}", which the site or its host uses itself`);
  }
});

test('a missing translator may be unknown', () => {
  expect(diagnose(sample.replace(/translator:\n(?: .*\n)*/, ''))).toContain(
    '  fix       add `translator: …` or `translator: unknown`\n',
  );
});

test('the README’s example is valid', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n(---\n[^]*?)```/.exec(readme) ?? [];
  expect(articleOf(example)).toMatchObject({ title: 'The headline', source: { author: null } });
});

test('YAML aliases are refused before they are expanded', () => {
  const levels = Array.from(
    { length: 30 },
    (_, n) => `a${String(n + 1)}: &a${String(n + 1)} [*a${String(n)}, *a${String(n)}]`,
  );
  const bomb = `---\na0: &a0 x\n${levels.join('\n')}\n---\nx`;
  expect(diagnose(bomb).match(/^a\.md/gm)).toHaveLength(2);
});
