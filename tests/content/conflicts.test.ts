import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { LocatedArticle } from '../../src/content/collection.ts';
import { resolveConflicts } from '../../src/content/conflicts.ts';
import { articleOf, sample } from '../article/sample.ts';

const locateArticle = (slug: string, changes: Partial<Article> = {}): LocatedArticle => ({
  article: { ...articleOf(sample, 'en', slug), ...changes },
  file: slug,
  locate: () => ({ line: 1, column: 1 }),
});
const paths = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => ({
  path: slug,
  language: 'en' as const,
  slug,
}));

/** Returns the files that stay, and those with errors. */
async function resolve(articles: LocatedArticle[], versions: LocatedArticle[] = []) {
  const restore = (file: string) => Promise.resolve(versions.find((one) => one.file === file));
  const result = await resolveConflicts(articles, paths, '', new Set(), restore);
  const isVersion = (one: LocatedArticle) => (versions.includes(one) ? ' as before' : '');
  return {
    stay: result.articles.map((one) => one.file + isVersion(one)).sort(),
    errors: result.conflicts.map(({ file }) => file),
  };
}
const from = (slug: string) => ({
  source: { author: null, publication: null, url: `https://dragoman.example/en/articles/${slug}/` },
});
const key = { translationKey: 'story' };
const alias = { aliases: ['/old/'] };

test('of articles with one translation key, the first stays', async () => {
  const versions = ['c', 'a', 'b'].map((slug) => locateArticle(slug, key));
  expect(await resolve([...versions, locateArticle('d')])).toEqual({
    stay: ['c', 'd'],
    errors: ['c', 'a', 'b'],
  });
});

test('of articles with one alias, the first stays; an alias never takes the address of a file', async () => {
  const articles = [locateArticle('b', alias), locateArticle('a', alias)];
  const thief = { aliases: ['/en/articles/e/'] };
  const other = { aliases: ['/en/articles/d/'] };
  expect(
    await resolve([...articles, locateArticle('d', thief), locateArticle('e', other)]),
  ).toEqual({ stay: ['b'], errors: ['a', 'd', 'e'] });
  // The file of `f` has errors of its own.
  expect(await resolve([locateArticle('a', { aliases: ['/en/articles/f/'] })])).toEqual({
    stay: [],
    errors: ['a'],
  });
});

test('of articles that name each other as their source, the last gives way', async () => {
  const circle = [
    locateArticle('b', from('c')),
    locateArticle('a', from('b')),
    locateArticle('c', from('a')),
  ];
  expect((await resolve(circle)).stay).toEqual(['a', 'b']);
  expect((await resolve([locateArticle('a', from('a'))])).stay).toEqual([]);
});

test('the last good version comes instead, if it is valid with the others, and before newer articles', async () => {
  const articles = [locateArticle('a', key), locateArticle('b', key), locateArticle('c', alias)];
  expect((await resolve(articles, [locateArticle('b')])).stay).toEqual(['a', 'b as before', 'c']);
  expect((await resolve(articles, [locateArticle('b', alias)])).stay).toEqual(['a', 'b as before']);
  const versions = [locateArticle('b', alias), locateArticle('c')];
  expect((await resolve(articles, versions)).stay).toEqual(['a', 'b as before', 'c as before']);
});
