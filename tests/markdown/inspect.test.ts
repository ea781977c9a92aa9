import { describe, expect, test } from 'vitest';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { checkLimits, MAX_BLOCK_CHARACTERS, MAX_BLOCK_MARKS } from '../../src/markdown/limits.ts';
import { renderArticle } from '../../src/markdown/render.ts';

/** What is found in a body, each with its place. */
function found(body: string): string[] {
  return inspectMarkdown(body).diagnostics.map(
    ({ line, column, found: what }) => `${line}:${column} ${what}`,
  );
}

describe('an ordinary article', () => {
  test('has no problem', () => {
    const body =
      '# Title\n\nText with *marks*, [a link](/x) and a note[^1].\n\n- one\n  - two\n\n* * *\n\n[^1]: Note.\n';
    expect(inspectMarkdown(body)).toEqual({ diagnostics: [], images: [], isEmpty: false });
  });

  test('may be long, if it has paragraphs', () => {
    expect(found('Слово за слово. '.repeat(1000) + '\n\n' + '*мысль* '.repeat(400))).toEqual([]);
    expect(found('A paragraph.\n\n'.repeat(50_000))).toEqual([]);
  });
});

describe('the limits', () => {
  test('of size name the bytes', () => {
    expect(inspectMarkdown('ж'.repeat(524_289)).diagnostics).toEqual([
      {
        line: 1,
        column: 1,
        found: 'a text of 1,048,578 bytes',
        expected: 'at most 1,048,576 bytes (1 MB) an article',
        fix: 'divide it into several articles',
      },
    ]);
  });

  test('of a block name its place, its length, and how to fix it', () => {
    expect(inspectMarkdown(`Short.\n\n${'x'.repeat(17_201)}\n\nShort.`).diagnostics).toEqual([
      {
        line: 3,
        column: 1,
        found: '17,201 characters without a blank line',
        expected: 'at most 16,384 characters between two blank lines',
        fix: 'divide the paragraph, list or table with a blank line',
      },
    ]);
    expect(found('x'.repeat(16_384))).toEqual([]);
    expect(found('x\n'.repeat(8_193))).toEqual(['1:1 16,385 characters without a blank line']);
  });

  test('of a block do not take an indented mark for a blank line', () => {
    expect(found('word\n    >\n'.repeat(2_000))).toEqual([
      '1:1 21,999 characters without a blank line',
    ]);
  });

  test('of a block let a quotation have paragraphs', () => {
    expect(found(`> ${'x'.repeat(10_000)}\n>\n> ${'x'.repeat(10_000)}`)).toEqual([]);
  });

  test('of marks count what parsers look back from', () => {
    expect(found('a_ '.repeat(1_001))).toEqual([
      '1:1 1,001 of the characters * _ [ ] < ~ ` & without a blank line',
    ]);
    expect(found('a_ '.repeat(1_000))).toEqual([]);
  });

  test.each([
    ['quotations', '> '.repeat(33) + 'x'],
    ['quotations without spaces', '>'.repeat(33) + 'x'],
    ['lists in one line', '- '.repeat(33) + 'x'],
    ['numbered lists', '1. '.repeat(33) + 'x'],
    ['a mixture', '> - 1) '.repeat(11) + '* x'],
    ['lists line by line', indented(33, '- x')],
    [
      'lists indented with tabs',
      Array.from({ length: 33 }, (_, n) => `${'\t'.repeat(n)}- x`).join('\n'),
    ],
    ['lists in a quotation', indented(32, '- x').replaceAll(/^/gm, '> ')],
    ['marks', '*a _b '.repeat(17) + 'x' + '_*'.repeat(17)],
  ])('of nesting hold for %s', (_, body) => {
    const [first, ...others] = found(`One.\n\n${body}`);
    expect(first).toMatch(/^\d+:\d+ quotations, lists or emphasis 3[34] levels deep$/);
    expect(others).toEqual([]);
  });

  test.each([
    ['quotations', '> '.repeat(32) + 'x'],
    ['lists', indented(32, '- x')],
    ['a rule of many stars', '* '.repeat(60)],
    ['lists one after the other', '- x\n  - y\n\ntext\n\n'.repeat(40)],
    [
      'lists under one heading',
      Array.from({ length: 40 }, (_, n) => `${n + 1}. x\n   - y`).join('\n'),
    ],
  ])('of nesting leave alone %s', (_, body) => {
    expect(found(body)).toEqual([]);
  });

  test('of notes name the first that is too many', () => {
    expect(found(`${'a[^1] b\n\n'.repeat(501)}[^1]: n`)).toEqual([
      '1001:2 501 references to notes',
    ]);
    expect(found(`${'a[^1] b\n\n'.repeat(500)}[^1]: n`)).toEqual([]);
  });

  test('of tables count the cells that short rows leave out', () => {
    const row = (cell: string, columns: number): string => `|${`${cell}|`.repeat(columns)}\n`;
    const table = row('a', 1_000) + row('-', 1_000) + '|b|\n'.repeat(10);
    expect(found(table)).toEqual(['1:1 a table of 11,000 cells']);
  });

  test('of the parser keep a long address from being repeated without end', () => {
    const body = `[a]: /${'x'.repeat(16_000)}\n\n${'[a] '.repeat(490)}\n\n`;
    expect(renderArticle(body, { language: 'en' }).page.length).toBeLessThan(150_000);
  });

  test.each([
    ...['a_ ', '*a **b ', '[', '![', '<a ', '<!-- ', '`a', 'www._', '&nbsp;', '[a](', '|a', '~~a '],
    ...['[x](<', 'a@b.c', '***a', '- a\n', '# a\n', '> a\n', '<sub>', '[^1]: a\n', '\\*', '$'],
  ])('keep a text of %j from costing much more than an ordinary one', (unit) => {
    const marks = [...unit.matchAll(/[*_[\]<~`&]/g)].length;
    const block = unit.repeat(
      Math.floor(Math.min(MAX_BLOCK_MARKS / marks, (MAX_BLOCK_CHARACTERS - 1) / unit.length)),
    );
    const body = `${block}\n\n`.repeat(Math.ceil(40_000 / block.length));
    const ordinary = 'A *sample* of [words](/a), `code` and more.\n\n'.repeat(1_000);
    // Nothing here takes more than 12 times as long; remark takes 80 times as long for `www._`.
    cpuTime(ordinary);
    expect(cpuTime(body)).toBeLessThan(50 * cpuTime(ordinary));
  });

  test.each(['> ', '- ', '[', 'a_ ', '*', '![', '<', '`'])(
    'hold a text of %j that is far beyond them away from the parser',
    (unit) => {
      for (const hostile of [`${unit.repeat(500_000)}x`, `${unit.repeat(5_000)}x\n\n`.repeat(50)]) {
        const body = `${hostile}\n\n![A picture](picture.jpg)`;
        const diagnostics = checkLimits(body);
        expect(diagnostics).not.toEqual([]);
        // A parser would find the picture.
        expect(inspectMarkdown(body)).toEqual({ diagnostics, images: [], isEmpty: false });
      }
    },
  );
});

/** The CPU time that reading a text takes, in ms: other programs on the machine don't count. */
function cpuTime(body: string): number {
  const start = process.cpuUsage();
  inspectMarkdown(body);
  renderArticle(body, { language: 'en' });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Lines that each lie two columns deeper. */
function indented(levels: number, text: string): string {
  return Array.from({ length: levels }, (_, level) => '  '.repeat(level) + text).join('\n');
}

describe('images', () => {
  test('are listed with address, words and place', () => {
    const body =
      '😀 نص ![خريطة *الجنوب*](map&amp;1.png "t")\n\n![b](<a b.webp>) ![C][c]\n\n[c]: ./c.JPG';
    expect(inspectMarkdown(body)).toEqual({
      diagnostics: [],
      images: [
        { src: 'map&1.png', alt: 'خريطة الجنوب', title: 't', line: 1, column: 7 },
        { src: 'a b.webp', alt: 'b', line: 3, column: 1 },
        { src: './c.JPG', alt: 'C', line: 3, column: 18 },
      ],
      isEmpty: false,
    });
  });

  test.each([
    ['https://example.org/a.png', 'an image that is not a file beside the article'],
    ['//example.org/a.png', 'an image that is not a file beside the article'],
    ['/\\\\example.org/a.png', 'an image that is not a file beside the article'],
    ['data:image/png;base64,AAAA', 'an image that is not a file beside the article'],
    ['javascript:x.png', 'an image that is not a file beside the article'],
    ['file:///a.png', 'an image that is not a file beside the article'],
    ['C:\\\\a.png', 'a place on one computer'],
    ['/a.png', 'an address from the root'],
    ['../a.png', 'an address that leads out of the folder'],
    ['a/..%2F..%2Fb.png', 'an address that leads out of the folder'],
    ['%2e%2e/a.png', 'an address that leads out of the folder'],
    ['%2Fa.png', 'an address from the root'],
    ['a.svg', 'an image that is no JPEG, PNG, WebP, AVIF or GIF'],
    ['a.png?x', 'an image that is no JPEG, PNG, WebP, AVIF or GIF'],
    ['a', 'an image that is no JPEG, PNG, WebP, AVIF or GIF'],
    ['./%zz.png', 'an address with a % that means nothing'],
  ])('at %s are refused, with their place', (src, what) => {
    const { diagnostics, images } = inspectMarkdown(`Text.\n\nSee ![a map](<${src}>)`);
    const [problem] = diagnostics;
    expect(problem).toMatchObject({ line: 3, column: 5 });
    expect(problem?.found).toMatch(new RegExp(`^${what}: `));
    expect(diagnostics).toHaveLength(1);
    expect(images).toEqual([]);
  });

  test('without an address are refused', () => {
    expect(found('![a]()')).toEqual(['1:1 an image without an address']);
  });

  test.each(['![](a.png)', '![ ](a.png)', '![\u200b](a.png)', '![][a]\n\n[a]: a.png'])(
    'without words are refused: %j',
    (body) => {
      expect(found(body)).toEqual(['1:1 an image without alternative text: "a.png"']);
    },
  );

  test('in HTML or code are only text', () => {
    expect(inspectMarkdown('<img src="https://example.org/a.png">\n\n`![](b)`')).toEqual({
      diagnostics: [],
      images: [],
      isEmpty: false,
    });
  });
});

describe('what came out as plain text, and was not meant so', () => {
  test.each([
    ['A ![A](my photo.jpg)', '1:3 a picture that can\'t be read: "![A](my photo.jpg)"'],
    ['![A](a.png “A caption”)', '1:1 a picture that can\'t be read: "![A](a.png “A caption”)"'],
    ['[a](my report.pdf)', '1:1 a link that can\'t be read: "[a](my report.pdf)"'],
    ['[a](www.example.org)', '1:1 a link to a place on this site: "www.example.org"'],
    ['[a]()', '1:1 a link without an address'],
    ['![[a.png]]', '1:1 a picture that can\'t be read: "![[a.png]]"'],
    ['Text.[^2]', '1:6 a reference to a note that is not there: "[^2]"'],
    ['Text.[^note one]', '1:6 a reference to a note that is not there: "[^note one]"'],
  ])('is found: %s', (body, words) => {
    expect(found(body)).toEqual([words]);
  });

  test('is found each time, at its own place', () => {
    expect(found('One[^8]\ntwo ![a](b c.jpg)\nthree[^9].').map((one) => one.split(' ')[0])).toEqual(
      ['1:4', '2:5', '3:6'],
    );
  });

  test('is found where a note stands within a link', () => {
    expect(found('[a[^1] b](https://example.org)\n\n[^1]: Note.')).toEqual([
      '1:3 a note within the words of a link',
    ]);
    expect(found('[a b](https://example.org)[^1]\n\n[^1]: Note.')).toEqual([]);
  });

  test.each([
    '`![A](my photo.jpg)`',
    '    [^2]',
    '\\![A](my photo.jpg)',
    'Wow! [a](/b)',
    '[a^2]',
    'See www.example.org.',
    '[sic] (as it was)',
  ])('is not found where it was: %s', (body) => {
    expect(found(body)).toEqual([]);
  });
});

test.each([
  ['a\0b', 'the character U+0000 (an invisible control character)'],
  ['a\u0085b', 'the character U+0085 (an invisible control character)'],
  ['a\uFFFDb', 'the character U+FFFD (replacement character: a text was damaged here)'],
])('a broken character is found at its place: %j', (text, words) => {
  expect(found(`One.\n\n${text}`)).toEqual([`3:2 ${words}`]);
});

test('a text turned around is found in the words of a picture, which stand in attributes', () => {
  expect(found('![a\u202Eb](a.png)')).toEqual([
    '1:1 the character U+202E (right-to-left override)',
  ]);
  expect(found('![a](a.png "b\u202E")')).toEqual([
    '1:1 the character U+202E (right-to-left override)',
  ]);
});

describe('words that would not be shown', () => {
  test('are found where an answer in an interview reads as an address', () => {
    expect(inspectMarkdown('Was it so?\n\n[Editor]: Yes\n').diagnostics).toEqual([
      {
        line: 3,
        column: 1,
        found:
          'a line that would not be shown, because it reads as a link\'s address: "[Editor]: Yes"',
        expected: 'text, or one address for a link by that name',
        fix: 'write \\[Editor]: to show the line; where it is an address, begin it with https:// or ./',
      },
    ]);
  });

  test('are found in every answer, also where the name stands again', () => {
    const interview =
      '[Editor]: Yes\n\n[Ivanov]: No, I do not.\n\n[Editor]: Two words\n\n[Ivanov]: Indeed.\n\n[Ред.]: Да.\n\n— Да? [Ред.]';
    expect(found(interview).map((one) => one.split(':')[0])).toEqual(['1', '7', '9']);
    for (const address of [
      '/en/',
      '#a',
      './a',
      'https://example.org',
      'mailto:a@b.c',
      'example.org/a',
      'other-article/',
      'пример.рф',
      'report.pdf',
    ]) {
      expect(found(`[a]\n\n[a]: ${address}`)).toEqual([]);
    }
  });

  test('are found behind the marks of a block of code', () => {
    expect(found('``` Words that vanish\ncode\n```')).toEqual([
      '1:1 words that would not be shown, behind the marks that open a block of code: "Words that vanish"',
    ]);
    expect(found('```{r}\ncode\n```')).toHaveLength(1);
    expect(found('```c++\ncode\n```')).toEqual([]);
  });

  test('are found in a note that nothing refers to, or that is there twice', () => {
    expect(found('Text.\n\n[^1]: A note.')).toEqual([
      '3:1 a note that would not be shown: "[^1]:"',
    ]);
    expect(found('Text.\n\n[^1]: See[^2].\n\n[^2]: See[^1].')).toHaveLength(2);
    expect(found('Text[^1].\n\n[^2]: Shown.\n\n[^1]: See[^2].')).toEqual([]);
    expect(found('Text[^1].\n\n[^1]: A.\n\n[^1]: B.')).toEqual([
      '5:1 a note that would not be shown: "[^1]:"',
    ]);
  });

  test('are found missing in a link', () => {
    expect(found('a [](https://example.org/)')).toEqual([
      '1:3 a link without words: "https://example.org/"',
    ]);
  });
});

describe('an empty text', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\n\u00a0\n'],
    ['invisible characters', '\u200b\u200e\u2060\ufeff\u00ad\u2800'],
    ['a rule', '---'],
    ['definitions alone', '[a]: /b'],
    ['empty marks', '##\n\n-\n\n>'],
    ['a picture alone', '![a map](map.png)'],
    ['a line break', '\u200f<br>'],
    ['a note that only leads to itself', '[^1]: See [^1]'],
    ['entities for white space', '&nbsp;&#8203;'],
  ])('is %s', (_, body) => {
    expect(inspectMarkdown(body).isEmpty).toBe(true);
  });

  test.each([
    ['one letter', 'a'],
    ['a dash', '—'],
    ['code', '`x`'],
    ['raw HTML, which is shown', '<!-- -->'],
    ['a word in a table', '| |\n|-|\n|x|'],
  ])('is not %s', (_, body) => {
    expect(inspectMarkdown(body).isEmpty).toBe(false);
  });
});

describe('places', () => {
  test('are counted in UTF-16 units and lines of \\n, in any script', () => {
    const before = ['نص عربي', '😀😀', 'e\u0301 \u200f', '\ttab', '&amp;', 'a\\', 'b  '].join('\n');
    const { images } = inspectMarkdown(`${before}\nx😀 ![a](a.png)\n\n> - ![b](b.png)`);
    expect(images.map(({ line, column }) => [line, column])).toEqual([
      [8, 5],
      [10, 5],
    ]);
  });
});
