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
const sourceAt = (url: string) => ({ source: { author: null, publication: null, url } });

test('groups versions by translationKey, in the order of the site’s languages', () => {
  const articles = [version('ru'), version('en'), version('ar', { translationKey: undefined })];
  const groups = groupByStory(articles.map((article) => ({ article })));
  expect(
    [...groups].map(([key, all]) => [key, all.map(({ article }) => article.language)]),
  ).toEqual([['story', ['en', 'ru']]]);
});

test('the default version is in the default language, else the oldest', () => {
  const [ar, ru] = [
    version('ar', { published: '2026-01-02' }),
    version('ru', { published: '2026-01-01' }),
  ];
  expect(findDefaultVersion([version('en'), ar, ru])?.language).toBe('en');
  expect(findDefaultVersion([ar, ru])?.language).toBe('ru');
  expect(findDefaultVersion([])).toBeUndefined();
});

test.each([
  ['its address', 'https://dragoman.example/ar/articles/sample/', true],
  ['its address without the trailing slash', 'https://dragoman.example/ar/articles/sample', true],
  ['its address with a fragment', 'https://dragoman.example/ar/articles/sample/#a-heading', true],
  ['its address with http', 'http://dragoman.example/ar/articles/sample/', true],
  ['one of its aliases', 'https://dragoman.example/ar/articles/earlier/', true],
  ['its canonical address', 'https://example.org/first?id=1', true],
  ['another address on the canonical site', 'https://example.org/first?id=2', false],
  ['another article', 'https://dragoman.example/ar/articles/sample-2/', false],
])('recognizes another article as the source by %s: %s, %s', (_, url, expected) => {
  const other = version('ar', {
    aliases: ['/ar/articles/earlier/'],
    canonical: 'https://example.org/first?id=1',
  });
  expect(isBasedOn(version('en', sourceAt(url)), other)).toBe(expected);
  expect(isTranslationOf(version('en', sourceAt(url)), other)).toBe(expected);
});

test('a shared key makes no article the source, and a summary is no translation', () => {
  const other = version('ar');
  expect(isBasedOn(version('en'), other)).toBe(false);
  const summary = version('en', {
    ...sourceAt('https://dragoman.example/ar/articles/sample/'),
    translator: [{ name: 'Sample', type: 'person', work: ['summarised'] }],
  });
  expect(isBasedOn(summary, other)).toBe(true);
  expect(isTranslationOf(summary, other)).toBe(false);
  expect(isTranslationOf({ ...summary, translator: 'none' }, other)).toBe(false);
  expect(isTranslationOf({ ...summary, translator: null }, other)).toBe(true);
});
