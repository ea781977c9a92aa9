import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { toMarkdownFile } from '../../src/outputs/markdown.ts';
import { sampleArticle, sampleBody } from './sample-article.ts';

const credit =
  '**Credit:** Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
  'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. ' +
  'Translated and edited by Sample Desk. Summarised by Sample Summariser.';
const notice =
  '**Notice:** This article is a machine translation (Sample Engine). This article was translated by Sample Translators. This article was edited by Sample Editor. ' +
  'This article was translated and edited by Sample Desk. This article is a summary by Sample Summariser. A sample disclaimer: "not verified". ' +
  'Link to this article: <https://dragoman.example/en/articles/sample-article/>';

test('the file of the sample is complete', () => {
  expect(toMarkdownFile(sampleArticle, sampleBody)).toBe(`---
title: "Sample & headline"
titleBy: "translator"
description: "A sample <standfirst>."
published: "2026-11-22T09:30:00Z"
updated: "2026-11-24"
topics:
  - "Samples"
  - "Tests"
source:
  author:
    - name: "Sample Author"
    - name: "Second Author"
  publication:
    name: "Sample Gazette"
  title: "Заголовок"
  url: "https://gazette.example/original"
  lang: "ru"
  published: "2026-11-20"
  archived: "https://archive.example/original"
  cites:
    - name: "Sample Agency"
      lang: "ar"
    - name: "Sample Wire"
translator:
  - name: "Sample Translators"
    type: "organization"
    work:
      - "translated"
  - name: "Sample Editor"
    type: "person"
    work:
      - "edited"
  - name: "Sample Desk"
    type: "organization"
    work:
      - "translated"
      - "edited"
  - name: "Sample Summariser"
    type: "person"
    work:
      - "summarised"
  - name: "Sample Engine"
    type: "machine"
    work:
      - "translated"
disclaimer: "A sample disclaimer: \\"not verified\\"."
rights: "https://creativecommons.org/licenses/by/4.0/"
corrections:
  - date: "2026-11-23"
    error: "translation"
    text: "A sample correction."
translationKey: "sample"
aliases:
  - "/old/sample/"
  - "/older/sample.html"
sourceChecked: "2026-11-22"
sourceRevised: "2026-11-23"
image:
  src: "sample.jpg"
  alt: "A sample picture"
  credit: "Sample Photographer"
---

${credit}

A first paragraph, with a [link](https://example.org/a?b\\&c).

A second.

${notice}
`);
});

test('the file of an article with unknown facts says so', () => {
  const article: Article = {
    language: 'en',
    slug: 'unknown',
    title: 'Unknown',
    titleBy: 'site',
    description: 'A sample standfirst.',
    published: '2026-11-22',
    source: { author: null, publication: null, url: null },
    translator: null,
    disclaimer: null,
    rights: null,
    topics: undefined,
    canonical: 'https://elsewhere.example/',
    index: false,
  };
  expect(toMarkdownFile(article, 'A text.')).toBe(`---
title: "Unknown"
titleBy: "site"
description: "A sample standfirst."
published: "2026-11-22"
source:
  author: "unknown"
  publication: "unknown"
  url: "unknown"
translator: "unknown"
disclaimer: "none"
rights: "unknown"
canonical: "https://elsewhere.example/"
index: false
---

**Credit:** Author and original outlet not stated. Translator not stated.

A text.

**Notice:** The translator of this article is not stated. Link to this article: <https://dragoman.example/en/articles/unknown/>
`);
});

test('the file of an original text has no translator', () => {
  const file = toMarkdownFile({ ...sampleArticle, translator: 'none' }, sampleBody);
  expect(file).toContain('\ntranslator: "none"\n');
  expect(file).toContain(
    'Sample Wire. By Sample Author and Second Author, Sample Gazette. Original text, not',
  );
  expect(file).toContain(
    '\n\n**Notice:** This article is an original text, not a translation. A sample',
  );
});

test('long texts are not wrapped, and line breaks are kept', () => {
  const line = 'A word '.repeat(30).trim();
  const file = toMarkdownFile({ ...sampleArticle, title: line, rights: 'One\nTwo' }, sampleBody);
  expect(file).toContain(`\ntitle: "${line}"\n`);
  expect(file).toContain('\nrights: "One\\nTwo"\n');
});

test('has only the fields of an article file', () => {
  const termSlugs = { 'a name': 'a-name-1234abcd' };
  expect(toMarkdownFile({ ...sampleArticle, termSlugs }, sampleBody)).toBe(
    toMarkdownFile(sampleArticle, sampleBody),
  );
});

test('strips characters that XML forbids', () => {
  const file = toMarkdownFile({ ...sampleArticle, title: 'A\u0008B' }, 'C\u0000D\uFFFE');
  expect(file).toContain('title: "AB"\n');
  expect(file).toContain('\n\nCD\n\n');
});

test('Arabic text marks the direction of Latin names', () => {
  const article = {
    ...sampleArticle,
    language: 'ar' as const,
    source: { author: [{ name: 'Sample Author' }, { name: 'كاتب' }], publication: null },
    translator: 'none' as const,
  };
  expect(toMarkdownFile(article, sampleBody)).toContain(
    '\n\n**عن النص:** بقلم Sample Author\u200F وكاتب. نص أصلي غير مترجم.\n\n',
  );
});

describe('a name', () => {
  test.each([
    ['emphasis', '*Sample*', '\\*Sample\\*'],
    ['a link', '[Sample](https://example.org/)', '\\[Sample]\\(https\\://example.org/)'],
    ['HTML', '<b>Sample', '\\<b>Sample'],
  ])('is no %s', (_, name, written) => {
    const file = toMarkdownFile(
      { ...sampleArticle, source: { author: [{ name }], publication: null }, translator: 'none' },
      sampleBody,
    );
    expect(file).toContain(`\n\n**Credit:** By ${written}. Original text, not a translation.\n\n`);
  });
});

test.each([
  ['tables', '| Name | Number |\n| ---- | -----: |\n| One  |      1 |'],
  ['notes', 'A note.[^1]\n\n[^1]: The note.'],
  ['lists', '- one\n- two\n  - inner\n\n1. first\n2. second'],
  ['headings and quotations', '## Heading\n\n> Quoted *words*.'],
])('%s stay as they were written', (_, body) => {
  expect(toMarkdownFile(sampleArticle, body)).toContain(
    `Sample Summariser.\n\n${body}\n\n**Notice:** This article is a machine`,
  );
});
