import { describe, expect, test } from 'vitest';
import { articleOf, diagnose, sample, sampleWith } from '../article/sample.ts';

/** Returns the place, what was found, what is expected and the fix of each diagnostic of a file. */
function listFindings(file: string): string[][] {
  return diagnose(file)
    .split('\n\n')
    .filter((text) => text !== '')
    .map((text) => text.trimEnd().split(/\n {2}(?:found {5}|expected {2}|fix {7})/));
}

const withAuthor = (author: string) => sampleWith('author: unknown', `author: ${author}`);
const withTranslator = (translator: string) =>
  sample.replace(/translator:\n(?: .*\n)*/, () => `translator: ${translator}\n`);
const withField = (field: string) => sampleWith('rights:', `${field}\nrights:`);
const person = (rest: string) => `[{ name: A. Sample, type: person, work: [translated], ${rest} }]`;

describe('states', () => {
  test('an author, an outlet and a translator may be withheld', () => {
    const file = withAuthor('withheld')
      .replace('publication: unknown', 'publication: withheld')
      .replace(/translator:\n(?: .*\n)*/, 'translator: withheld\n');
    expect(articleOf(file)).toMatchObject({
      source: { author: 'withheld', publication: 'withheld' },
      translator: 'withheld',
    });
  });

  test('a standfirst, a disclaimer, a translator and a verification may be none', () => {
    const file = withTranslator('none')
      .replace('A sample standfirst.', 'none')
      .replace('A sample disclaimer.', 'none')
      .replace('rights:', 'verified: none\nrights:');
    expect(articleOf(file)).toMatchObject({
      description: null,
      disclaimer: null,
      translator: 'none',
      verified: 'none',
    });
  });

  test.each([
    ['Withheld', 'write `withheld` if the name is deliberately not given'],
    ['witheld', 'write `withheld` if the name is deliberately not given'],
    ['Unknown', 'write `unknown` if nobody states it'],
    ['None', 'write `none` if there is none'],
    ['anonymous', 'write `withheld` if the name is deliberately not given'],
    ['не указан', 'write `unknown` if nobody states it'],
  ])('a translator written as %s gets the word that is meant first', (written, fix) => {
    const [[place = '', found, , suggestion] = []] = listFindings(withTranslator(written));
    expect([place, found]).toEqual(['a.md:13:1 translator', JSON.stringify(written)]);
    expect(suggestion).toMatch(new RegExp(`^${fix}, or \``));
  });

  test.each(['unknown', 'none', 'n/a', 'Withheld', 'Неизвестно', 'بدون اسم', 'TODO', '{{title}}'])(
    'a headline can’t be %s, because every article needs one',
    (word) => {
      expect(listFindings(sampleWith('A sample headline', `"${word}"`))).toEqual([
        [
          'a.md:2:1 title',
          `"${word}"`,
          'the headline: 1 to 300 characters of plain text on one line',
          'write a headline; if the text came without one, write your own and `titleBy: site`',
        ],
      ]);
    },
  );

  test.each(['unknown', 'n/a', 'withheld', 'нет', '—'])('a standfirst is none, not %s', (word) => {
    expect(listFindings(sampleWith('A sample standfirst.', `"${word}"`))).toEqual([
      [
        'a.md:4:1 description',
        `"${word}"`,
        'the standfirst, one or two sentences: 1 to 1,000 characters of plain text on one line, or the word none',
        'write one or two sentences, or `none` if there is no standfirst',
      ],
    ]);
  });

  test('other texts are no words for "unknown" either', () => {
    const image = (alt: string) => withField(`image: { src: a.jpg, alt: ${alt}, credit: unknown }`);
    const correction = (text: string) =>
      withField(`corrections: [{ date: 2026-11-23, error: site, text: ${text} }]`);
    expect(diagnose(image('none'))).toContain(
      'fix       write a description of the picture for people who cannot see it\n',
    );
    expect(diagnose(correction('n/a'))).toContain('fix       write what was wrong and what is');
    expect(diagnose(sampleWith('[Samples]', '[unknown]'))).toContain('leave out `topics`\n');
    expect(diagnose(sampleWith('[Samples]', 'none'))).toContain('fix       leave the field out\n');
    expect(diagnose(withField('translationKey: unknown'))).toContain('leave the field out\n');
    expect(diagnose(withField('verified: unknown'))).toContain(
      'fix       write `none` if it is known that nobody verified the content; otherwise leave it out\n',
    );
  });
});

describe('names', () => {
  test('in the mapping form are taken as written', () => {
    const authors = '[{ name: Staff }, { name: Unknwon, pseudonym: true }, B. Sample]';
    const file = withAuthor(authors).replace('publication: unknown', 'publication: { name: TBD }');
    expect(articleOf(file).source).toMatchObject({
      author: [{ name: 'Staff' }, { name: 'Unknwon', pseudonym: true }, { name: 'B. Sample' }],
      publication: { name: 'TBD' },
    });
    expect(articleOf(withAuthor('{ name: unknown, type: person }')).source.author).toEqual([
      { name: 'unknown', type: 'person' },
    ]);
  });

  test.each(['unknown', 'Unknown', 'withheld', 'NONE'])(
    'of translators, cited outlets and verifiers can’t be %s, because these have no short form',
    (word) => {
      const translator = listFindings(sampleWith('Sample Translators', word));
      expect(translator[0]?.slice(0, 2)).toEqual(['a.md:14:5 translator[0].name', `"${word}"`]);
      expect(translator[0]?.[3]).toContain('for the whole field: `translator: unknown`');
      expect(listFindings(sampleWith('Sample Outlet', word))[0]?.[3]).toBe(
        'write the name; if the text names no outlet, leave out `cites`',
      );
      expect(listFindings(withField(`verified: [{ name: ${word} }]`))[0]?.[3]).toContain(
        'if nobody did, write `verified: none`',
      );
    },
  );

  test('of translators, cited outlets and verifiers may be any other words', () => {
    for (const word of ['Anonymous', 'Редакция', 'هيئة التحرير', 'n/a', 'Unknwon', 'example.org']) {
      const file = sampleWith('Sample Translators', word)
        .replace('Sample Outlet', word)
        .replace('rights:', `verified: [{ name: ${word} }]\nrights:`);
      expect(diagnose(file)).toBe('');
    }
  });

  test('a pen name is marked with true, or not at all', () => {
    expect(diagnose(withAuthor('{ name: A. Sample, pseudonym: true }'))).toBe('');
    for (const value of ['false', 'yes', '"true"', 'A. Sample']) {
      const [finding] = listFindings(withAuthor(`{ name: A, pseudonym: ${value} }`));
      expect(finding?.slice(2)).toEqual([
        'true',
        'write `true` without quotation marks, or leave the field out',
      ]);
    }
  });
});

describe('translators', () => {
  test('have a list of work, and a date if they reviewed', () => {
    const reviewer =
      '[{ name: B. Sample, type: person, work: [edited, reviewed], date: 2026-11-21 }]';
    expect(articleOf(withTranslator(reviewer)).translator).toEqual([
      {
        name: 'B. Sample',
        type: 'person',
        work: ['edited', 'reviewed'],
        date: '2026-11-21',
      },
    ]);
  });

  test.each([
    ['translated and edited', '[translated, edited]'],
    ['translated', '[translated]'],
    ['summarised', '[summarised]'],
    ['translation, edit & review', '[translated, edited, reviewed]'],
  ])('with the work %s are shown the list', (written, list) => {
    const finding = listFindings(sampleWith('[translated, edited]', written));
    expect(finding).toEqual([
      [
        'a.md:16:5 translator[0].work',
        `"${written}"`,
        'a list of what they did, such as [translated, edited]',
        `write \`${list}\``,
      ],
    ]);
  });

  test.each([
    ['[edited, edited]', 'work[1]', '"edited", which is already in the list', 'keep only one'],
    ['[summarized]', 'work[0]', '"summarized"', 'write `summarised` if you mean that'],
    ['[checked]', 'work[0]', '"checked"', 'write one of these words exactly as shown'],
    ['[]', 'work', 'an empty list', 'write each entry on its own line'],
  ])('can’t have the work %s', (work, place, found, fix) => {
    const [finding] = listFindings(sampleWith('[translated, edited]', work));
    expect(finding?.[0]).toContain(` translator[0].${place}`);
    expect(finding?.[1]).toBe(found);
    expect(finding?.[3]).toContain(fix);
  });

  test.each([
    ['date: 2026-11-21', 'date', 'add `reviewed` to `work` if this is the day of a review'],
    ['type: machine, pseudonym: true', 'pseudonym', 'correct `type`, or leave `pseudonym` out'],
    [
      'type: machine, work: [reviewed]',
      'work',
      'name the person or organization that reviewed the text in an entry of its own',
    ],
  ])('can’t have %s', (fields, key, fix) => {
    const entry = { name: 'A. Sample', type: 'person', work: '[translated]' };
    const lines = Object.entries(entry)
      .filter(([name]) => !fields.includes(`${name}:`))
      .map(([name, value]) => `${name}: ${value}`);
    const [finding, ...others] = listFindings(
      withTranslator(`[{ ${[...lines, fields].join(', ')} }]`),
    );
    expect(others).toEqual([]);
    expect(finding?.[0]).toContain(`translator[0].${key}`);
    expect(finding?.[3]).toContain(fix);
  });

  test('may have a pen name', () => {
    expect(diagnose(withTranslator(person('pseudonym: true')))).toBe('');
  });
});

test('who verified the content is a list of names, each with a date and a note', () => {
  const file = withField(
    'verified:\n  - name: Sample Checkers\n    date: 2026-11-21\n    note: |\n      One.\n      Two.',
  );
  expect(articleOf(file).verified).toEqual([
    { name: 'Sample Checkers', date: '2026-11-21', note: 'One.\nTwo.' },
  ]);
  expect(diagnose(withField('verified: Sample Checkers'))).toContain('`- name: …`\n');
  expect(diagnose(withField(`verified: [{ name: A, note: ${'x'.repeat(2001)} }]`))).toContain(
    'shorten it by 1\n',
  );
});

describe('a misspelt field', () => {
  test('that the article needs is one diagnostic', () => {
    expect(listFindings(sampleWith('rights:', 'right:'))).toMatchObject([
      ['a.md:18:1 right', 'the unknown field "right"', {}, 'rename it to "rights"'],
    ]);
    expect(listFindings(sampleWith('author:', 'Author:'))).toMatchObject([
      ['a.md:8:3 source.Author', {}, {}, 'rename it to "author"'],
    ]);
  });

  test('hides no other missing field', () => {
    const file = sampleWith('rights: unknown\n', '').replace('description:', 'desciption:');
    expect(listFindings(file).map(([place]) => place)).toEqual([
      'a.md:2:1 rights',
      'a.md:4:1 desciption',
    ]);
  });
});

describe('limits', () => {
  const repeat = (count: number, write: (n: number) => string) =>
    `[${Array.from({ length: count }, (_, n) => write(n)).join(', ')}]`;
  const correction = (n: number) =>
    `{ date: 2026-11-23, error: site, text: Sample correction ${String(n)}. }`;
  const translator = (n: number) => `{ name: T${String(n)}, type: person, work: [edited] }`;

  /** Writes a file whose lists have this many entries, and five times as many corrections. */
  const withLists = (count: number) =>
    withTranslator(repeat(count, translator))
      .replace('author: unknown', `author: ${repeat(count, (n) => `A${String(n)}`)}`)
      .replace(/cites:\n.*\n.*\n/, `cites: ${repeat(count, (n) => `{ name: C${String(n)} }`)}\n`)
      .replace(
        '[Samples]',
        repeat(count, (n) => `t${String(n)}`),
      )
      .replace(
        'rights:',
        `aliases: ${repeat(count, (n) => `/en/old-${String(n)}/`)}
verified: ${repeat(count, (n) => `{ name: V${String(n)} }`)}
corrections: ${repeat(count * 5, correction)}
rights:`,
      );

  test('are 20 topics, authors, cited outlets, translators, aliases and verifiers, and 100 corrections', () => {
    expect(diagnose(withLists(20))).toBe('');
    expect(
      listFindings(withLists(21)).map(([place, ...texts]) => [place, ...texts.slice(0, 2)]),
    ).toEqual([
      ['a.md:6:1 topics', '21 entries', 'at most 20'],
      ['a.md:8:3 source.author', '21 entries', 'at most 20'],
      ['a.md:10:3 source.cites', '21 entries', 'at most 20'],
      ['a.md:11:1 translator', '21 entries', 'at most 20'],
      ['a.md:13:1 aliases', '21 entries', 'at most 20'],
      ['a.md:14:1 verified', '21 entries', 'at most 20'],
      ['a.md:15:1 corrections', '105 entries', 'at most 100'],
    ]);
  });

  test('of 2,300 topics are one diagnostic', () => {
    expect(
      listFindings(
        sampleWith(
          '[Samples]',
          repeat(2300, (n) => `t${String(n)}`),
        ),
      ),
    ).toEqual([
      [
        'a.md:6:1 topics',
        '2,300 entries',
        'at most 20',
        'keep those under which readers will look for the article',
      ],
    ]);
  });

  test('leave room for lists at their full length, one entry a line', () => {
    const text = 'An earlier version gave a wrong date. '.repeat(20).trim();
    const lines = Array.from(
      { length: 100 },
      () => `  - date: 2026-11-23\n    error: site\n    text: >-\n      ${text}\n`,
    );
    expect(diagnose(withField(`corrections:\n${lines.join('')}`).replace('\n\n', '\n'))).toBe('');
  });

  test('of unknown fields: a section of thousands reports the first twenty', () => {
    const fields = Array.from({ length: 5000 }, (_, n) => `k${String(n)}: 1`).join(', ');
    expect(
      listFindings(withField(`image: { src: a.jpg, alt: A, credit: B, ${fields} }`)),
    ).toHaveLength(20);
  });
});
