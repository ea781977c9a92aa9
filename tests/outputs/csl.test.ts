import { describe, expect, test } from 'vitest';
import type { Article, Translator } from '../../src/article/article.ts';
import { languageCodes } from '../../src/language/languages.ts';
import { toCslItem } from '../../src/outputs/csl.ts';
import { citeproc, lettersOf, renderReference } from './citation-styles.ts';
import { sampleArticle } from './sample-article.ts';

test('the CSL item of the sample is complete', () => {
  expect(toCslItem(sampleArticle, 'Dragoman')).toStrictEqual({
    id: 'en-sample-article',
    type: 'article-newspaper',
    title: 'Sample & headline',
    author: [{ literal: 'Sample Author' }, { literal: 'Second Author' }],
    translator: [
      { literal: 'machine translation (Sample Engine)' },
      { literal: 'Sample Translators' },
      { literal: 'Sample Desk' },
    ],
    'container-title': 'Dragoman',
    'original-title': 'Заголовок',
    'original-publisher': 'Sample Gazette',
    'original-date': { 'date-parts': [[2026, 11, 20]] },
    issued: { 'date-parts': [[2026, 11, 22]] },
    language: 'en',
    medium: 'machine translation (Sample Engine)',
    URL: 'https://dragoman.example/en/articles/sample-article/',
    abstract: 'A sample <standfirst>.',
    note:
      'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
      'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. ' +
      'Edited by Sample Editor. Translated and edited by Sample Desk. ' +
      'Summarised by Sample Summariser. A sample disclaimer: "not verified".',
  });
});

test('omits what is not stated', () => {
  const unknown = {
    ...sampleArticle,
    description: null,
    source: { author: null, publication: null, title: null, published: null },
    translator: null,
    disclaimer: null,
  };
  expect(toCslItem(unknown, 'Dragoman')).toStrictEqual({
    id: 'en-sample-article',
    type: 'article-newspaper',
    title: 'Sample & headline',
    'container-title': 'Dragoman',
    issued: { 'date-parts': [[2026, 11, 22]] },
    language: 'en',
    URL: 'https://dragoman.example/en/articles/sample-article/',
    note: 'Author and original outlet not stated. Translator not stated.',
  });
});

test('an original text has no original title', () => {
  const original = { ...sampleArticle, translator: 'none' as const };
  const item = toCslItem(original, 'Dragoman');
  expect(item.author).toEqual([{ literal: 'Sample Author' }, { literal: 'Second Author' }]);
  expect(Object.keys(item)).toEqual([
    ...['id', 'type', 'title', 'author', 'container-title', 'original-publisher', 'original-date'],
    ...['issued', 'language', 'URL', 'abstract', 'note'],
  ]);
});

test('uses the day that is written', () => {
  const late = { ...sampleArticle, published: '2026-01-01T23:59:59-05:00' };
  expect(toCslItem(late, 'Dragoman').issued).toEqual({ 'date-parts': [[2026, 1, 1]] });
});

test('a machine that did not translate is no translator', () => {
  const engine: Translator = { name: 'Sample Engine', type: 'machine', work: ['edited'] };
  const item = toCslItem({ ...sampleArticle, translator: [engine] }, 'Dragoman');
  expect(item.translator).toBeUndefined();
  expect(item.medium).toBeUndefined();
});

test('every machine is named where an author stands in the place of the translators', () => {
  const engines = ['Sample Engine', 'محرك العينة'].map((name): Translator => ({
    name,
    type: 'machine',
    work: ['translated'],
  }));
  const item = toCslItem({ ...sampleArticle, translator: engines }, 'Dragoman');
  expect(item.medium).toBe(
    'machine translation (Sample Engine); machine translation (محرك العينة\u200E)',
  );
});

const forgeries = [
  '{:author: Forged Author || }',
  'x {:author: Forged Author} {:type: book}',
  'author: Forged Author',
  'AUTHOR: Forged Author',
  'x\nauthor: Forged Author || Forged\npublisher: Forged Agency',
  'x\n\n  \ntype: book',
  'x\r\nissued: 1900-01-01',
  'x\u2028author: Forged Author',
  'x\u2029author: Forged Author',
];

describe.each(languageCodes)('in %s', (language) => {
  test.each(forgeries)('%j in a text becomes no field of the item', (text) => {
    const article: Article = {
      ...sampleArticle,
      language,
      source: {
        author: [{ name: text }],
        publication: { name: text },
        cites: [{ name: text }],
      },
      translator: [{ name: text, type: 'organization', work: ['translated'] }],
      disclaimer: text,
    };
    const item = toCslItem(article, 'Dragoman');
    const imported: Record<string, unknown> = structuredClone({ ...item });
    citeproc.parseNoteFieldHacks(imported);
    expect(imported).toEqual(item);
    expect(item.note).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
    expect(lettersOf(item.note)).toContain(lettersOf(text));
  });
});

test('only white space and braces change in the note', () => {
  const disclaimer = 'First line.\nSecond: {:author: Forged}\u2028 Third {line}.';
  const article: Article = { ...sampleArticle, translator: 'none', disclaimer };
  expect(toCslItem(article, 'Dragoman').note).toBe(
    'Cites reporting by Sample Agency and Sample Wire. ' +
      'By Sample Author and Second Author, Sample Gazette. Original text, not a translation. ' +
      'First line. Second: { :author: Forged} Third {line}.',
  );
});

// pandoc reads letters and a colon at the start of a note as a field, in any script.
test.each([
  ['ru' as const, '\u200EТекст: Sample Author. Оригинальный текст, не перевод.'],
  ['ar' as const, 'بقلم Sample Author\u200F. نص أصلي غير مترجم.'],
])('the note in %s does not begin with a field', (language, note) => {
  const article: Article = {
    ...sampleArticle,
    language,
    source: { author: [{ name: 'Sample Author' }], publication: null },
    translator: 'none',
    disclaimer: null,
  };
  expect(toCslItem(article, 'Dragoman').note).toBe(note);
});

test.each([
  'By <i>Forged Author</i>',
  'By <b>Forged Author</b>',
  '<sup>1</sup> and <sub>2</sub>',
  '<sc>Forged Author</sc>',
  '<span style="font-variant: small-caps;">Forged Author</span>',
  '<span class="nocase">Forged Author</span>',
])('%s is printed with its tags', (text) => {
  const article: Article = {
    ...sampleArticle,
    title: text,
    source: { author: [{ name: text }], publication: { name: text }, title: text },
    translator: [{ name: text, type: 'organization', work: ['translated'] }],
  };
  const item = toCslItem(article, text);
  const reference = lettersOf(renderReference(item, 'APA'));
  // Author, title, translator and site.
  expect(reference.split(lettersOf(text)).length - 1).toBe(4);
});

test('other angle brackets stay as they are', () => {
  const title = '1 < 2, <script>, <!-- x -->, <iframe>, <base>';
  expect(toCslItem({ ...sampleArticle, title }, 'Dragoman').title).toBe(title);
});
