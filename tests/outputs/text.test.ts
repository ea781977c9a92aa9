import { describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/outputs/text.ts';
import { sampleArticle, sampleHtml } from './sample-article.ts';

test('the text of the sample is complete', () => {
  expect(toPlainText(sampleArticle, sampleHtml)).toBe(`\uFEFFSample & headline

A sample <standfirst>.

Credit: Machine translation (Sample Engine). Whether a person reviewed
it is not stated. Cites reporting by Sample Agency and Sample Wire. By
Sample Author and Second Author, Sample Gazette. Translated by Sample
Translators. Edited by Sample Editor. Translated and edited by Sample
Desk. Summarised by Sample Summariser.

Published 22 November 2026 · Updated 24 November 2026 · Corrected 23
November 2026

A first paragraph, with a link [1].

A second.

Links
[1] https://example.org/a?b&c

Notice: This article is a machine translation (Sample Engine). This
article was translated by Sample Translators. This article was edited by
Sample Editor. This article was translated and edited by Sample Desk.
This article is a summary by Sample Summariser. A sample disclaimer:
"not verified". Link to this article:
https://dragoman.example/en/articles/sample-article/
`);
});

test('the text of an article with unknown facts says so', () => {
  const article = {
    ...sampleArticle,
    source: { author: null, publication: null },
    translator: null,
    disclaimer: null,
    updated: undefined,
    corrections: undefined,
  };
  expect(toPlainText(article, '<p>A text.</p>')).toBe(`\uFEFFSample & headline

A sample <standfirst>.

Credit: Author and original outlet not stated. Translator not stated.

Published 22 November 2026

A text.

Notice: The translator of this article is not stated. Link to this
article: https://dragoman.example/en/articles/sample-article/
`);
});

test('the text of an original names no translator', () => {
  const words = toPlainText({ ...sampleArticle, translator: 'none' }, sampleHtml);
  expect(words).toContain(`Credit: Cites reporting by Sample Agency and Sample Wire. By Sample
Author and Second Author, Sample Gazette. Original text, not a
translation.
`);
  expect(words).toContain(
    '\n\nNotice: This article is an original text, not a translation. A sample',
  );
});

test('Arabic text marks the direction of Latin names and has an Arabic heading for links', () => {
  const article = {
    ...sampleArticle,
    language: 'ar' as const,
    source: { author: [{ name: 'Sample Author' }, { name: 'كاتب' }], publication: null },
    translator: 'none' as const,
  };
  const words = toPlainText(article, sampleHtml);
  expect(words).toContain('\n\nعن النص: بقلم Sample Author\u200F وكاتب. نص أصلي غير مترجم.\n\n');
  expect(words).toContain('\n\nالروابط\n[1] https://example.org/a?b&c\n\n');
});

test('strips characters that XML forbids', () => {
  const words = toPlainText({ ...sampleArticle, title: 'A\u0008B' }, '<p>C\u0000D\uFFFE</p>');
  expect(words).toContain('\uFEFFAB\n\n');
  expect(words).toContain('\n\nCD\n\n');
});

describe('a long line', () => {
  const headline = (title: string) =>
    toPlainText({ ...sampleArticle, title }, '')
      .slice(1)
      .split('\n\n')[0];
  const x = (length: number) => 'x'.repeat(length);

  test.each([
    ['is whole up to 72 letters', `${x(70)} y`, `${x(70)} y`],
    ['breaks at a space from 73 letters on', `${x(70)} yy`, `${x(70)}\nyy`],
    ['breaks as often as it must', `${x(40)} ${x(40)} ${x(40)}`, `${x(40)}\n${x(40)}\n${x(40)}`],
    ['keeps a long word whole', `a ${x(80)} b c`, `a\n${x(80)}\nb c`],
    ['counts whole characters', `${'\u{1F600}'.repeat(70)} y`, `${'\u{1F600}'.repeat(70)} y`],
  ])('%s', (_, title, lines) => {
    expect(headline(title)).toBe(lines);
  });

  test('of a disclaimer is wrapped, and its own line breaks stay', () => {
    const article = { ...sampleArticle, disclaimer: `${x(40)} ${x(40)}\nSecond line.` };
    expect(toPlainText(article, '')).toContain(`\n${x(40)}\n${x(40)}\nSecond line. Link`);
  });

  test('of the text is wrapped at 72 characters, but not within a long word', () => {
    const html = `<p>${x(70)} y ${x(80)} z</p>`;
    expect(toPlainText(sampleArticle, html)).toContain(`\n\n${x(70)} y\n${x(80)}\nz\n\n`);
  });

  test('of the text is not wrapped at a zero-width space', () => {
    // Thai needs it: other texts lose it.
    const word = `${'ก'.repeat(40)}\u200B${'ก'.repeat(40)}`;
    expect(toPlainText(sampleArticle, `<p>${word}</p>`)).toContain(`\n\n${word}\n\n`);
  });
});

/** Converts HTML and returns the text between the dates and the notice. */
function bodyOf(html: string): string | undefined {
  const article = { ...sampleArticle, corrections: undefined };
  return /Updated 24 November 2026\n\n(.*)\n\nNotice: This article is a machine translation/s.exec(
    toPlainText(article, html),
  )?.[1];
}

const articleAddress = 'https://dragoman.example/en/articles/sample-article/';

test.each([
  [
    'each link address has one number',
    '<p><a href="https://example.org/1">One</a>, <a href="https://example.org/2">two</a>, <a href="https://example.org/1">one again</a>.</p>',
    'One [1], two [2], one again [1].\n\nLinks\n[1] https://example.org/1\n[2] https://example.org/2',
  ],
  [
    'a bare address has no number',
    '<p>See <a href="https://example.org/" dir="ltr">https://example.org/</a>.</p>',
    'See https://example.org/.',
  ],
  [
    'a link within the article has no number',
    `<p>See <a href="${articleAddress}#a-heading">below</a>.</p>`,
    'See below.',
  ],
  [
    'a link to the article itself, or to an address that contains it, has a number',
    `<p>See <a href="${articleAddress}">this</a> and <a href="https://example.org/?${articleAddress}#a">that</a>.</p>`,
    `See this [1] and that [2].\n\nLinks\n[1] ${articleAddress}\n[2] https://example.org/?${articleAddress}#a`,
  ],
  [
    'a link without an address has no number',
    '<p><a>None</a> <a href="">none</a></p>',
    'None none',
  ],
  [
    'footnote numbers are in brackets, and backlinks are dropped',
    `<p>A note.<sup><a href="${articleAddress}#a-fn-1" data-footnote-ref>1</a></sup> More.</p>
<section data-footnotes><h2>Notes</h2><ol><li><p>The note. <a href="${articleAddress}#a-fnref-1" data-footnote-backref>↩</a></p></li></ol></section>`,
    'A note.(1) More.\n\nNotes\n\n 1. The note.',
  ],
  ['superscript is marked', '<p>10<sup>2</sup> m<sup><em>n</em></sup></p>', '10^2 m^n'],
  ['deleted text is marked', '<p>A <del>wrong</del> word</p>', 'A ~~wrong~~ word'],
  [
    'an image becomes its alternative text in brackets',
    '<p>A <img src="a.png" alt="sample picture"> here.</p>',
    'A [sample picture] here.',
  ],
  [
    'an image without alternative text is dropped',
    '<p>A <img src="a.png" alt=""> <img src="b.png"> here.</p>',
    'A here.',
  ],
  [
    'a figure and its caption are paragraphs',
    '<p>Before.</p><figure><img src="a.png" alt="A picture"><figcaption>A caption.</figcaption></figure><p>After.</p>',
    'Before.\n\n[A picture]\n\nA caption.\n\nAfter.',
  ],
  [
    'headings are paragraphs and keep their case',
    '<h2>Second</h2><p>A.</p><h3>Third</h3><h4>Fourth</h4><h5>Fifth</h5><h6>Sixth</h6><p>B.</p>',
    'Second\n\nA.\n\nThird\n\nFourth\n\nFifth\n\nSixth\n\nB.',
  ],
  [
    'lists have bullets or numbers',
    '<ul><li>one</li><li>two<ul><li>inner</li></ul></li></ul><ol><li>first</li><li>second</li></ol>',
    '- one\n- two\n  - inner\n\n 1. first\n 2. second',
  ],
  [
    'table columns are aligned',
    '<table><thead><tr><th>Name</th><th>Number</th></tr></thead><tbody><tr><td>One</td><td>1</td></tr><tr><td>Two words</td><td>22</td></tr></tbody></table>',
    'Name        Number\nOne         1\nTwo words   22',
  ],
  ['a quotation is marked', '<blockquote><p>Quoted.</p></blockquote>', '> Quoted.'],
  [
    'code keeps its line breaks',
    '<pre><code>one  two\n  three\n</code></pre>',
    'one  two\n  three',
  ],
])('%s', (_, html, words) => {
  expect(bodyOf(html)).toBe(words);
});
