import { expect, test } from 'vitest';
import { toCslItem } from '../../src/outputs/csl.ts';
import { sampleArticle } from './sample-article.ts';

test('the CSL item of the sample is complete', () => {
  expect(toCslItem(sampleArticle, 'Dragoman')).toStrictEqual({
    id: 'en-sample-article',
    type: 'article-newspaper',
    title: 'Sample & headline',
    author: [{ literal: 'Sample Author' }, { literal: 'Second Author' }],
    translator: [{ literal: 'Sample Translators' }, { literal: 'Sample Desk' }],
    'container-title': 'Dragoman',
    'original-author': [{ literal: 'Sample Author' }, { literal: 'Second Author' }],
    'original-title': 'Заголовок',
    'original-publisher': 'Sample Gazette',
    'original-date': { 'date-parts': [[2026, 11, 20]] },
    issued: { 'date-parts': [[2026, 11, 22]] },
    language: 'en',
    URL: 'https://dragoman.example/en/articles/sample-article/',
    abstract: 'A sample <standfirst>.',
    note:
      'Machine translation (Sample Engine). Whether a person reviewed it is not stated. By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. ' +
      'Edited by Sample Editor. Translated and edited by Sample Desk. ' +
      'Summarised by Sample Summariser. ' +
      'Cites reporting by Sample Agency and Sample Wire. A sample disclaimer: "not verified".',
  });
});

test('omits what is not stated', () => {
  const unknown = {
    ...sampleArticle,
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
    abstract: 'A sample <standfirst>.',
    note: 'Translator not stated. Author and original outlet not stated.',
  });
});

test('an original text has no original author and no original title', () => {
  const original = { ...sampleArticle, translator: 'none' as const };
  const item = toCslItem(original, 'Dragoman');
  expect(item.author).toEqual([{ literal: 'Sample Author' }, { literal: 'Second Author' }]);
  expect(Object.keys(item)).toEqual([
    ...['id', 'type', 'title', 'author', 'container-title', 'original-publisher', 'original-date'],
    ...['issued', 'language', 'URL', 'abstract', 'note'],
  ]);
});

test('uses days in UTC', () => {
  const late = { ...sampleArticle, published: new Date('2026-01-01T23:59:59Z') };
  expect(toCslItem(late, 'Dragoman').issued).toEqual({ 'date-parts': [[2026, 1, 1]] });
});
