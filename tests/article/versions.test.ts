import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import {
  findDefaultVersion,
  isBasedOn,
  isTranslationOf,
  groupByStory,
} from '../../src/article/versions.ts';
import { articleOf, sample } from './sample.ts';

function version(language: Article['language'], changes: Partial<Article> = {}): Article {
  return { ...articleOf(sample, language), translationKey: 'story', ...changes };
}
const from = (url: string) => ({ source: { author: null, publication: null, url } });

test('versions are joined by their key alone, in the order of the site’s languages', () => {
  const articles = [version('ru'), version('en'), version('ar', { translationKey: undefined })];
  const found = groupByStory(articles.map((article) => ({ article })));
  expect([...found].map(([key, all]) => [key, all.map(({ article }) => article.language)])).toEqual(
    [['story', ['en', 'ru']]],
  );
});

test('readers of no other version get that of the default edition, else the oldest', () => {
  const [ar, ru] = [
    version('ar', { published: new Date('2026-01-02') }),
    version('ru', { published: new Date('2026-01-01') }),
  ];
  expect(findDefaultVersion([version('en'), ar, ru])?.language).toBe('en');
  expect(findDefaultVersion([ar, ru])?.language).toBe('ru');
  expect(findDefaultVersion([])).toBeUndefined();
});

test.each([
  ['its address', 'https://dragoman.example/ar/articles/sample/', true],
  ['its address without the last slash', 'https://dragoman.example/ar/articles/sample', true],
  ['a place in it', 'https://dragoman.example/ar/articles/sample/#a-heading', true],
  ['its address by http', 'http://dragoman.example/ar/articles/sample/', true],
  ['an earlier address of it', 'https://dragoman.example/ar/articles/earlier/', true],
  ['where it was first published', 'https://example.org/first?id=1', true],
  ['another address there', 'https://example.org/first?id=2', false],
  ['another article', 'https://dragoman.example/ar/articles/sample-2/', false],
])('a text is made from another whose source is %s: %s, %s', (_, url, made) => {
  const other = version('ar', {
    aliases: ['/ar/articles/earlier/'],
    canonical: 'https://example.org/first?id=1',
  });
  expect(isBasedOn(version('en', from(url)), other)).toBe(made);
  expect(isTranslationOf(version('en', from(url)), other)).toBe(made);
});

test('a shared key alone says nothing of which was first, and a summary is no translation', () => {
  const other = version('ar');
  expect(isBasedOn(version('en'), other)).toBe(false);
  const summary = version('en', {
    ...from('https://dragoman.example/ar/articles/sample/'),
    translator: [{ name: 'Sample', type: 'person', work: 'summarised' }],
  });
  expect(isBasedOn(summary, other)).toBe(true);
  expect(isTranslationOf(summary, other)).toBe(false);
  expect(isTranslationOf({ ...summary, translator: 'none' }, other)).toBe(false);
  expect(isTranslationOf({ ...summary, translator: null }, other)).toBe(true);
});
