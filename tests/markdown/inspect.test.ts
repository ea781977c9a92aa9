import { describe, expect, test } from 'vitest';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { checkLimits, MAX_BLOCK_CHARACTERS, MAX_BLOCK_MARKS } from '../../src/markdown/limits.ts';
import { renderArticle } from '../../src/markdown/render.ts';

/** Lists the diagnostics of a body as `line:column found`. */
function inspect(body: string): string[] {
  return inspectMarkdown(body).diagnostics.map(
    ({ line, column, found }) => `${line}:${column} ${found}`,
  );
}

describe('an ordinary article', () => {
  test('has no diagnostics', () => {
    const body =
      '# Title\n\nText with *marks*, [a link](/x) and a note[^1].\n\n- one\n  - two\n\n* * *\n\n[^1]: Note.\n';
    expect(inspectMarkdown(body)).toMatchObject({ diagnostics: [], images: [], isEmpty: false });
  });

  test('may be long if it has paragraphs', () => {
    expect(inspect('Слово за слово. '.repeat(1000) + '\n\n' + '*мысль* '.repeat(400))).toEqual([]);
    expect(inspect('A paragraph.\n\n'.repeat(50_000))).toEqual([]);
  });
});

describe('size limits', () => {
  test('report the bytes of a body', () => {
    expect(inspectMarkdown('ж'.repeat(524_289)).diagnostics).toEqual([
      {
        line: 1,
        column: 1,
        found: 'a text of 1,048,578 bytes',
        expected: 'at most 1,048,576 bytes (1 MB)',
        fix: 'split it into several articles',
      },
    ]);
  });

  test('report the position and length of a block', () => {
    expect(inspectMarkdown(`Short.\n\n${'x'.repeat(17_201)}\n\nShort.`).diagnostics).toEqual([
      {
        line: 3,
        column: 1,
        found: '17,201 characters without a blank line',
        expected: 'at most 16,384 characters between blank lines',
        fix: 'split the paragraph, list or table with a blank line',
      },
    ]);
    expect(inspect('x'.repeat(16_384))).toEqual([]);
    expect(inspect('x\n'.repeat(8_193))).toEqual(['1:1 16,385 characters without a blank line']);
  });

  test('do not take an indented > as a blank line', () => {
    expect(inspect('word\n    >\n'.repeat(2_000))).toEqual([
      '1:1 21,999 characters without a blank line',
    ]);
  });

  test('allow a blockquote with paragraphs', () => {
    expect(inspect(`> ${'x'.repeat(10_000)}\n>\n> ${'x'.repeat(10_000)}`)).toEqual([]);
  });

  test('count the special characters of a block', () => {
    expect(inspect('a_ '.repeat(1_001))).toEqual([
      '1:1 1,001 special characters (* _ [ ] < ~ ` &) without a blank line',
    ]);
    expect(inspect('a_ '.repeat(1_000))).toEqual([]);
  });

  test('report the first footnote reference beyond the limit', () => {
    expect(inspect(`${'a[^1] b\n\n'.repeat(501)}[^1]: n`)).toEqual([
      '1001:2 501 footnote references',
    ]);
    expect(inspect(`${'a[^1] b\n\n'.repeat(500)}[^1]: n`)).toEqual([]);
  });

  test('count the cells that short rows of a table leave out', () => {
    const row = (cell: string, columns: number): string => `|${`${cell}|`.repeat(columns)}\n`;
    const table = row('a', 1_000) + row('-', 1_000) + '|b|\n'.repeat(10);
    expect(inspect(table)).toEqual(['1:1 a table of 11,000 cells']);
  });
});

describe('the nesting limit', () => {
  test.each([
    ['blockquotes', '> '.repeat(33) + 'x'],
    ['blockquotes without spaces', '>'.repeat(33) + 'x'],
    ['lists on one line', '- '.repeat(33) + 'x'],
    ['numbered lists', '1. '.repeat(33) + 'x'],
    ['a mixture', '> - 1) '.repeat(11) + '* x'],
    ['lists line by line', indented(33, '- x')],
    [
      'lists indented with tabs',
      Array.from({ length: 33 }, (_, n) => `${'\t'.repeat(n)}- x`).join('\n'),
    ],
    ['lists in a blockquote', indented(32, '- x').replaceAll(/^/gm, '> ')],
    ['lists in a footnote', `[^1]: ${'- '.repeat(32)}x\n\nText[^1].`],
    ['emphasis', '*a _b '.repeat(17) + 'x' + '_*'.repeat(17)],
  ])('applies to %s', (_, body) => {
    const [first, ...rest] = inspect(`One.\n\n${body}`);
    expect(first).toMatch(/^\d+:\d+ quotations, lists or emphasis nested 3[34] levels deep$/);
    expect(rest).toEqual([]);
  });

  test.each([
    ['blockquotes', '> '.repeat(32) + 'x'],
    ['lists', indented(32, '- x')],
    ['a thematic break of many asterisks', '* '.repeat(60)],
    ['consecutive lists', '- x\n  - y\n\ntext\n\n'.repeat(40)],
    ['lists in one list', Array.from({ length: 40 }, (_, n) => `${n + 1}. x\n   - y`).join('\n')],
  ])('allows %s', (_, body) => {
    expect(inspect(body)).toEqual([]);
  });
});

describe('the cost of parsing', () => {
  test('is bounded for a long address that is referred to often', () => {
    const body = `[a]: /${'x'.repeat(16_000)}\n\n${'[a] '.repeat(490)}\n\n`;
    expect(renderArticle(body, { language: 'en' }).page.length).toBeLessThan(150_000);
  });

  test.each([
    ...['a_ ', '*a **b ', '[', '![', '<a ', '<!-- ', '`a', 'www._', '&nbsp;', '[a](', '|a', '~~a '],
    ...['[x](<', 'a@b.c', '***a', '- a\n', '# a\n', '> a\n', '<sub>', '[^1]: a\n', '\\*', '$'],
  ])('of %j is similar to that of ordinary text', (unit) => {
    const marks = [...unit.matchAll(/[*_[\]<~`&]/g)].length;
    const block = unit.repeat(
      Math.floor(Math.min(MAX_BLOCK_MARKS / marks, (MAX_BLOCK_CHARACTERS - 1) / unit.length)),
    );
    const body = `${block}\n\n`.repeat(Math.ceil(40_000 / block.length));
    const ordinary = 'A *sample* of [words](/a), `code` and more.\n\n'.repeat(1_000);
    // The slowest takes 12 times as long; remark takes 80 times as long for `www._`.
    cpuTime(ordinary);
    expect(cpuTime(body)).toBeLessThan(50 * cpuTime(ordinary));
  });

  test.each(['> ', '- ', '[', 'a_ ', '*', '![', '<', '`'])(
    'of far too much %j is avoided: it is not parsed',
    (unit) => {
      for (const hostile of [`${unit.repeat(500_000)}x`, `${unit.repeat(5_000)}x\n\n`.repeat(50)]) {
        const body = `${hostile}\n\n![An image](image.jpg)`;
        const diagnostics = checkLimits(body);
        expect(diagnostics).not.toEqual([]);
        // A parser would find the image.
        expect(inspectMarkdown(body)).toEqual({
          diagnostics,
          images: [],
          links: [],
          isEmpty: false,
        });
      }
    },
  );
});

/** Measures the CPU time in ms, so that other programs on the machine don't count. */
function cpuTime(body: string): number {
  const start = process.cpuUsage();
  inspectMarkdown(body);
  renderArticle(body, { language: 'en' });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Repeats a line, each time indented by two more columns. */
function indented(levels: number, text: string): string {
  return Array.from({ length: levels }, (_, level) => '  '.repeat(level) + text).join('\n');
}

describe('images', () => {
  test('are listed with address and position', () => {
    const body =
      '😀 نص ![خريطة *الجنوب*](map&amp;1.png "t")\n\n![b](<a b.webp>) ![C][c]\n\n[c]: ./c.JPG';
    expect(inspectMarkdown(body)).toMatchObject({
      diagnostics: [],
      images: [
        { src: 'map&1.png', line: 1, column: 7 },
        { src: 'a b.webp', line: 3, column: 1 },
        { src: './c.JPG', line: 3, column: 18 },
      ],
      isEmpty: false,
    });
  });

  test.each([
    ['/\\\\example.org/a.png', "a picture that isn't in the folder of the article"],
    ['data:image/png;base64,AAAA', "a picture that isn't in the folder of the article"],
    ['javascript:x.png', "a picture that isn't in the folder of the article"],
    ['file:///a.png', "a picture that isn't in the folder of the article"],
    ['C:\\\\a.png', "a picture that isn't in the folder of the article"],
    ['/a.png', "a picture that isn't in the folder of the article"],
    ['../a.png', "a picture that isn't in the folder of the article"],
    ['a/..%2F..%2Fb.png', "a picture that isn't in the folder of the article"],
    ['%2e%2e/a.png', "a picture that isn't in the folder of the article"],
    ['%2Fa.png', "a picture that isn't in the folder of the article"],
    ['a.svg', "a picture that isn't JPEG, PNG, WebP, AVIF or GIF"],
    ['a.png?x', "a picture that isn't JPEG, PNG, WebP, AVIF or GIF"],
    ['a', "a picture that isn't JPEG, PNG, WebP, AVIF or GIF"],
    ['./%zz.png', 'an address with an invalid % code'],
  ])('at %s are rejected', (src, found) => {
    const { diagnostics, images } = inspectMarkdown(`Text.\n\nSee ![a map](<${src}>)`);
    const [diagnostic] = diagnostics;
    expect(diagnostic).toMatchObject({ line: 3, column: 5 });
    expect(diagnostic?.found).toMatch(new RegExp(`^${found}: `));
    expect(diagnostics).toHaveLength(1);
    expect(images).toEqual([]);
  });

  test('without an address are rejected', () => {
    expect(inspect('![a]()')).toEqual(['1:1 a picture without an address']);
  });

  test.each(['![](a.png)', '![ ](a.png)', '![\u200e](a.png)', '![][a]\n\n[a]: a.png'])(
    'without alternative text are reported: %j',
    (body) => {
      expect(inspect(body)).toEqual(['1:1 a picture without alternative text: "a.png"']);
    },
  );

  test('in HTML or code are text', () => {
    expect(inspectMarkdown('<img src="https://example.org/a.png">\n\n`![](b)`')).toMatchObject({
      diagnostics: [],
      images: [],
      isEmpty: false,
    });
  });
});

describe('malformed markup', () => {
  test.each([
    ['A ![A](my photo.jpg)', '1:3 a malformed picture: "![A](my photo.jpg)"'],
    ['![A](a.png “A caption”)', '1:1 a malformed picture: "![A](a.png “A caption”)"'],
    ['[a](my report.pdf)', '1:1 a malformed link: "[a](my report.pdf)"'],
    ['[a](www.example.org)', '1:1 a link address without https://: "www.example.org"'],
    ['[a]()', '1:1 a link without an address'],
    ['![[a.png]]', '1:1 a malformed picture: "![[a.png]]"'],
    ['Text.[^2]', '1:6 a reference to a missing footnote: "[^2]"'],
    ['Text.[^note one]', '1:6 a reference to a missing footnote: "[^note one]"'],
  ])('is reported: %s', (body, diagnostic) => {
    expect(inspect(body)).toEqual([diagnostic]);
  });

  test('is reported at each position', () => {
    expect(
      inspect('One[^8]\ntwo ![a](b c.jpg)\nthree[^9].').map((one) => one.split(' ')[0]),
    ).toEqual(['1:4', '2:5', '3:6']);
  });

  test('is reported for a footnote reference in link text', () => {
    expect(inspect('[a[^1] b](https://example.org)\n\n[^1]: Note.')).toEqual([
      '1:3 a footnote reference inside the text of a link',
    ]);
    expect(inspect('[a b](https://example.org)[^1]\n\n[^1]: Note.')).toEqual([]);
  });

  test.each([
    '`![A](my photo.jpg)`',
    '    [^2]',
    '\\![A](my photo.jpg)',
    'Wow! [a](/b)',
    '[a^2]',
    'See www.example.org.',
    '[sic] (as it was)',
  ])('is not reported for %s', (body) => {
    expect(inspect(body)).toEqual([]);
  });
});

test.each([
  ['a\0b', 'the character U+0000 (an invisible character)'],
  ['a\u0085b', 'the character U+0085 (an invisible character)'],
  ['a\uFFFDb', 'the character U+FFFD (replacement character: a text was damaged here)'],
])('a forbidden character is reported at its position: %j', (text, diagnostic) => {
  expect(inspect(`One.\n\n${text}`)).toEqual([`3:2 ${diagnostic}`]);
});

test('control characters in the text of an image are reported', () => {
  expect(inspect('![a\u202Eb](a.png)')).toEqual([
    '1:4 the character U+202E (an invisible character)',
  ]);
  expect(inspect('![a](a.png "b\u202E")')).toEqual([
    '1:14 the character U+202E (an invisible character)',
  ]);
});

describe('hidden text', () => {
  test('is reported where an answer in an interview is a link definition', () => {
    expect(inspectMarkdown('Was it so?\n\n[Editor]: Yes\n').diagnostics).toEqual([
      {
        line: 3,
        column: 1,
        found: 'a line that isn\'t shown, because it defines a link: "[Editor]: Yes"',
        expected: 'text, or one link definition per name that the text uses',
        fix: 'to show the line, write \\[Editor]: instead; to define a link, start the address with https:// or ./ and use [Editor] in the text',
      },
    ]);
  });

  test('is reported for every answer, also to a repeated name', () => {
    const interview =
      '[Editor]: Yes\n\n[Ivanov]: No, I do not.\n\n[Editor]: Two words\n\n[Ivanov]: Indeed.\n\n[Ред.]: Да.\n\n— Да? [Ред.]';
    expect(inspect(interview).map((one) => one.split(':')[0])).toEqual(['1', '7', '9']);
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
      expect(inspect(`[a]\n\n[a]: ${address}`).join()).not.toContain("isn't shown");
    }
  });

  test('is reported in the info string of a code block', () => {
    expect(inspect('``` Hidden words\ncode\n```')).toEqual([
      '1:1 text that isn\'t shown, on the line that opens a code block: "Hidden words"',
    ]);
    expect(inspect('```{r}\ncode\n```')).toHaveLength(1);
    expect(inspect('```c++\ncode\n```')).toEqual([]);
  });

  test('is advice where it is an address or options that other systems leave behind', () => {
    const isAdvice = (body: string) => inspectMarkdown(body).diagnostics.map((one) => one.isAdvice);
    for (const address of [
      'mailto:a@b.example',
      '/news/author/name/',
      '/files/photo.jpg',
      '#words-of-a-heading',
      'tmp.wuzOCnXHry#words',
      'data:image/gif;base64,R0lGOD',
      '[2]:',
    ]) {
      expect(isAdvice(`Text.\n\n[1]: ${address}`), address).toEqual([true]);
    }
    for (const words of ['Yes', '#1', '/sarcasm', 'a@b.example']) {
      expect(isAdvice(`Text.\n\n[1]: ${words}`), words).toEqual([undefined]);
    }
    for (const options of [
      'js run',
      'html run autorun height=80',
      'c++ {1,3-5}',
      'js title="a b.js" no-copy',
    ]) {
      expect(isAdvice(`\`\`\`${options}\ncode\n\`\`\``), options).toEqual([true]);
    }
    for (const words of [
      'Hidden words',
      'so many words are lost here',
      'تحذير',
      'import a from "b";',
    ]) {
      expect(isAdvice(`\`\`\`${words}\ncode\n\`\`\``), words).toEqual([undefined]);
    }
  });

  test('is reported for a footnote without a reference, and for a duplicate', () => {
    expect(inspect('Text.\n\n[^1]: A note.')).toEqual([
      '3:1 a footnote that isn\'t shown: "[^1]:"',
    ]);
    expect(inspect('Text.\n\n[^1]: See[^2].\n\n[^2]: See[^1].')).toHaveLength(2);
    expect(inspect('Text[^1].\n\n[^2]: Shown.\n\n[^1]: See[^2].')).toEqual([]);
    expect(inspect('Text[^1].\n\n[^1]: A.\n\n[^1]: B.')).toEqual([
      '5:1 a footnote that isn\'t shown: "[^1]:"',
    ]);
  });

  test('is reported for a link without text', () => {
    expect(inspect('a [](https://example.org/)')).toEqual([
      '1:3 a link without text: "https://example.org/"',
    ]);
  });
});

describe('an empty body', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\n\u00a0\n'],
    ['invisible characters', '\u200b\u200e\u2060\ufeff\u00ad\u2800'],
    ['a thematic break', '---'],
    ['only definitions', '[a]: /b'],
    ['empty blocks', '##\n\n-\n\n>'],
    ['a line break', '\u200f<br>'],
    ['entities for white space', '&nbsp;&#8203;'],
  ])('is %s', (_, body) => {
    expect(inspectMarkdown(body).isEmpty).toBe(true);
  });

  test.each([
    ['one letter', 'a'],
    ['a dash', '—'],
    ['code', '`x`'],
    ['an image', '![](map.png)'],
    ['raw HTML, which is shown as text', '<!-- -->'],
    ['a word in a table', '| |\n|-|\n|x|'],
  ])('is not %s', (_, body) => {
    expect(inspectMarkdown(body).isEmpty).toBe(false);
  });
});

describe('positions', () => {
  test('count UTF-16 units and \\n lines in any script', () => {
    const before = ['نص عربي', '😀😀', 'e\u0301 \u200f', '\ttab', '&amp;', 'a\\', 'b  '].join('\n');
    const { images } = inspectMarkdown(`${before}\nx😀 ![a](a.png)\n\n> - ![b](b.png)`);
    expect(images.map(({ line, column }) => [line, column])).toEqual([
      [8, 5],
      [10, 5],
    ]);
  });
});
