import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { stripForbiddenCharacters } from '../../src/article/plain-text.ts';
import { parseArticleFile } from '../../src/content/file.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { renderArticle } from '../../src/markdown/render.ts';
import { toMarkdownFile } from '../../src/outputs/markdown.ts';

/*
 * The Markdown file of an article is an article file again: our own reader finds the same fields, and between credit and
 * notice the same text.
 */

const article: Article = {
  language: 'en',
  slug: 'sample',
  title: 'Sample',
  titleBy: 'site',
  description: null,
  published: '2026-11-22T09:30:00Z',
  source: { author: [{ name: 'Sample Author' }], publication: { name: 'Sample Gazette' } },
  translator: [{ name: 'Sample Desk', type: 'organization', work: ['translated'] }],
  disclaimer: null,
  rights: null,
};
const ending = '</p>';

/** Writes and reads the file. Returns its fields and the HTML of its first block, its last block, and all between them. */
function readBack(written: Article, body: string) {
  const reading = parseArticleFile('a.md', new TextEncoder().encode(toMarkdownFile(written, body)));
  if ('diagnostics' in reading) throw new Error(JSON.stringify(reading.diagnostics));
  const { frontmatter, body: text } = reading.file;
  expect(inspectMarkdown(text).diagnostics).toEqual([]);
  const html = toHtml(text);
  const start = html.indexOf(ending) + ending.length;
  // Footnotes follow the notice.
  const end = html.indexOf('<p>', html.search(/<p>[^\n]*This article was translated by/));
  const stop = html.indexOf(ending, end) + ending.length;
  return {
    frontmatter,
    opening: html.slice(0, start),
    between: squeeze(html.slice(start, end) + html.slice(stop)),
    closing: html.slice(end, stop),
  };
}

const toHtml = (body: string) => renderArticle(body, { language: 'en' }).absolute;
/** Normalizes white space, and strips what only a page may show. */
const squeeze = (html: string) =>
  stripForbiddenCharacters(html)
    .replaceAll(' data-alone=""', '')
    .replace(/(<br>)?\s*<\/(p|em|strong|del|code)>/g, '</$2>')
    .replace(/<(p|em|strong|del|code)><\/\1>/g, '')
    .replace(/<p>\s+/g, '<p>')
    .replace(/\s+/g, ' ')
    .trim();

/** Creates a generator of the same random numbers in every run (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = [
  ...['word', 'a b', 'نص', 'текст', '🎉', '. ', ' ', '  ', '\t', '\n', '\n\n', '\n    '],
  ...['*', '**', '_', '`', '```', '~~', '~~~', '#', '##', '>', '-', '---', '===', '+', '1.', '2)'],
  ...['|', '|---|', '| a | b |', '[x]', '[x]:', '[y]', '[y][]', '[^1]', '[^1]: note', '{#id}'],
  ...['[y]: https://example.org/ "t"', '[link](https://example.org/)', '*bold*', '**نص**', '$x$'],
  ...[
    '\n- item',
    '\n1. item',
    '\n> quote',
    '\n\n---\n',
    '\nTitle\n===\n',
    '- [ ] task',
    '{{< x >}}',
  ],
  ...['&amp;', '&lt;', '&#32;', '&nbsp;', '&#x202e;', '&#x2066;', '\u202E', '\u202B', '\u2066'],
  ...['\u2069', '\u00A0', '\u3000', '\u200D', '\uFEFF', '<br>', '<sub>2</sub>', '\\', '!', '('],
  ...[')', '"', "'", ':', ';', '%20', '[Editor]: Yes'],
];

/** Creates nasty texts from the pieces. */
function createTexts(seed: number, count: number, length: number): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * length) },
      () => pieces[Math.floor(random() * pieces.length)] ?? '',
    ).join(''),
  );
}

test('any text between credit and notice is the same when it is read back', () => {
  const bodies = createTexts(15, 1_500, 12)
    .map((body) => `${body}\n`)
    .filter((body) => {
      const { diagnostics, isEmpty } = inspectMarkdown(body);
      return diagnostics.every(({ isAdvice }) => isAdvice) && !isEmpty;
    });
  expect(bodies.length).toBeGreaterThan(900);
  for (const body of bodies) {
    const { opening, between, closing } = readBack(article, body);
    expect(opening).toContain('By Sample Author, Sample Gazette.');
    expect(between, JSON.stringify(body)).toBe(squeeze(toHtml(body)));
    expect(closing).toContain('/en/articles/sample/</a>');
  }
});

describe('any disclaimer is the same when it is read back, and one paragraph of the notice', () => {
  test.each([
    [
      'a line of hyphens',
      'Sample Desk says:\n---\nThe text is not verified, and this line is long.',
    ],
    ['blank lines', 'One.\n\n\nTwo, in a text that is longer than forty characters.'],
    ['Markdown', '# Not *verified*\n- one\n1. two\n> three\n```\ncode\n```\n[^1]: a note\n[a]: b'],
    ['a table', '| Not | verified |\n|---|---|\n| a | b |'],
    ['HTML', '<script>alert(1)</script>\n<!-- not verified'],
    ['YAML', 'disclaimer: "none"\n# a comment\n- &a *a !!b %c @d `e` \\ \\n {f: [g]}'],
    ['spaces within', 'One  two\n    three .'],
    ['other scripts', 'لم يتحقّق أحد من المضمون.\u200F\nНикто не проверял. 🎉👩‍👩‍👧'],
    ['5,000 characters', 'Not verified. '.repeat(357).trim()],
  ])('%s', (_, disclaimer) => {
    const { frontmatter, between, closing } = readBack({ ...article, disclaimer }, 'A text.');
    expect(frontmatter.disclaimer).toBe(disclaimer);
    expect(between).toBe('<p>A text.</p>');
    const words = closing
      .replace(/<[^>]*>/g, '')
      .replaceAll(/&#x3C;/g, '<')
      .replaceAll('&#x26;', '&');
    expect(squeeze(words)).toContain(squeeze(disclaimer));
  });

  test('nasty texts', () => {
    const disclaimers = createTexts(16, 600, 30)
      .map((text) => `Sample ${text} end`)
      .map((text) => text.replace(/[\t\u202A-\u202E\u2066-\u2069\uFEFF]/g, ''));
    for (const disclaimer of disclaimers) {
      const { frontmatter, between } = readBack({ ...article, disclaimer }, 'A text.');
      expect(frontmatter.disclaimer).toBe(disclaimer);
      expect(between, JSON.stringify(disclaimer)).toBe('<p>A text.</p>');
    }
  });
});

test.each([
  ['a list', '- one\n- two'],
  ['a list item of two paragraphs', '- one\n\n  two'],
  ['code', '```\ncode\n```'],
  ['indented code', '    code'],
  ['an open code block', '```\ncode'],
  ['raw HTML', '<div>\nnot closed'],
  ['a comment', '<!-- not closed'],
  ['a quotation', '> quoted'],
  ['a table', '| a |\n|---|\n| b |'],
  ['hyphens', '---'],
  ['an underline', '\\===\n\ntext'],
  ['a link definition', 'A [link].\n\n[link]: https://example.org/'],
  ['a footnote', 'A note.[^1]\n\n[^1]: The note.\n\n    Its end.'],
  ['a line break', 'A text<br>'],
])('neither credit nor notice becomes part of %s', (_, body) => {
  const { between } = readBack(
    article,
    `${body}\n\nBetween.\n\n${body.replaceAll('[^1]:', '[^2]:').replaceAll('[^1]', '[^2]')}`,
  );
  const last = body.replaceAll('[^1]:', '[^2]:').replaceAll('[^1]', '[^2]');
  expect(between).toBe(squeeze(toHtml(`${body}\n\nBetween.\n\n${last}`)));
});

test('fields that are unknown, withheld or none are the same when they are read back', () => {
  const fields = {
    description: null,
    source: { author: 'withheld' as const, publication: null },
    translator: 'withheld' as const,
    verified: 'none' as const,
  };
  const { frontmatter } = readBack(
    { ...article, ...fields },
    'A text.\n\nThis article was translated by nobody.',
  );
  expect(frontmatter).toMatchObject({ ...fields, disclaimer: null, rights: null });
});

test.each([
  ['a line of the text', '\u202B[المحرر]: نعم\u202C', '[المحرر]: نعم'],
  ['a line of hyphens', 'One\n\n--\u2066-', '--'],
  ['an entity', 'Pay &#x202e;gnp.exe now', 'Pay gnp.exe now'],
  ['half an entity', 'A &l\u2066t; B', 'A &#x26;lt; B'],
  ['code', '`a\u202Eb`', '<code>ab</code>'],
  [
    'a link',
    '[a&#x202e;b](https://example.org/\u202Ex "t\u2067")',
    '<a href="https://example.org/%E2%80%AEx" title="t"',
  ],
  ['a link without a scheme', '[a](java\u202Escript:alert)', '<p>a</p>'],
  ['a picture', '![a&#x202e;b](x.png "t\u2067")', 'ab (t)'],
])('direction controls are stripped from %s, and no word is lost', (_, body, html) => {
  expect(stripForbiddenCharacters(toHtml(body))).toContain(html);
  const file = toMarkdownFile(article, body);
  expect(file).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|&#x20[2-6]/);
  expect(toHtml(file)).toContain(html);
});
