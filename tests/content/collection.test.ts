import { expect, test } from 'vitest';
import { collectionDiagnostics, type FiledArticle } from '../../src/content/collection.ts';
import { formatDiagnostics } from '../../src/content/diagnostic.ts';
import type { Article } from '../../src/article/article.ts';
import { articleOf, sample } from '../article/sample.ts';

/** An article by its path, each field of which stands on the line of its last step's length. */
function placed(path: string, changes: Partial<Article>): FiledArticle {
  const [language, slug = ''] = path.split('/');
  const article = { ...articleOf(sample, language as Article['language'], slug), ...changes };
  return {
    article,
    file: `articles/${path}.md`,
    place: (steps) => ({ line: steps.length, column: 1 }),
  };
}

function told(...articles: FiledArticle[]): string {
  const paths = articles.map(({ article: { language, slug } }) => ({
    path: `${language}/${slug}.md`,
    language,
    slug,
  }));
  return formatDiagnostics(collectionDiagnostics(articles, paths, 'articles'));
}
const source = (url: string) => ({ author: null, publication: null, url });

test('two versions of a story in one language are an error in both, and in two languages none', () => {
  const translationKey = 'story';
  expect(told(placed('en/a', { translationKey }), placed('ar/a', { translationKey }))).toBe('');
  expect(told(placed('en/a', { translationKey }), placed('en/b', { translationKey }))).toBe(
    `articles/en/a.md:1:1 translationKey
  found     "story", which articles/en/b.md has in the same language
  expected  one version of a story in each language
  fix       give one of the two a key of its own, or delete its key

articles/en/b.md:1:1 translationKey
  found     "story", which articles/en/a.md has in the same language
  expected  one version of a story in each language
  fix       give one of the two a key of its own, or delete its key
`,
  );
});

test('two versions that name each other as source are an error in both', () => {
  const translationKey = 'story';
  const address = (path: string) => `https://dragoman.example/${path}/`;
  const english = { translationKey, source: source(address('ar/articles/a')) };
  const arabic = { translationKey, source: source(address('en/articles/a')) };
  expect(told(placed('en/a', english), placed('ar/a', { translationKey }))).toBe('');
  const words = told(placed('en/a', english), placed('ar/a', arabic));
  expect(words).toContain(
    'articles/en/a.md:2:1 source.url\n  found     the address of articles/ar/a.md',
  );
  expect(words).toContain(
    'articles/ar/a.md:2:1 source.url\n  found     the address of articles/en/a.md',
  );
  // So is it where one names the address at which the other was first published.
  const canonical = 'https://example.org/first';
  expect(
    told(
      placed('en/a', { ...english, canonical }),
      placed('ar/a', { translationKey, source: source(canonical) }),
    ),
  ).toContain('source.url');
});

test('two names whose pages would have one address are an error that names both', () => {
  const words = told(
    placed('en/a', { topics: ['Samples', 'C'] }),
    placed('en/b', { topics: ['C+'] }),
  );
  expect(words).toBe(`articles/en/b.md:2:1 topics
  found     "C+", whose page would be /en/topics/c/, as is that of "C" in articles/en/a.md
  expected  names whose addresses differ, in which neither marks nor accents stand
  fix       write both alike, or add a word to one of them
`);
  const cites = [{ name: 'Sample' }, { name: 'Outlet!' }];
  const outlets = told(
    placed('en/a', { source: { author: null, publication: 'Outlet' } }),
    placed('en/b', { source: { author: null, publication: null, cites } }),
  );
  expect(outlets).toContain('articles/en/b.md:4:1 source.cites.name\n  found     "Outlet!"');
});

test('they may be the names of different things, of different languages, or spellings of one', () => {
  expect(
    told(
      placed('en/a', { topics: ['C'] }),
      placed('ar/a', { topics: ['C+'] }),
      placed('en/b', { topics: ['c '], source: { author: null, publication: 'C+' } }),
    ),
  ).toBe('');
});

test('no two articles have one earlier address, nor one that another has now, whatever its case', () => {
  const aliases = ['/old/name', '/OLD/name/index.html', '/en/articles/b/'];
  const words = told(placed('en/a', { aliases }), placed('en/b', {}));
  expect(words.match(/found .*/g)).toEqual([
    'found     "/OLD/name/index.html", which is an address of this article already',
    'found     "/en/articles/b/", which is an address of articles/en/b.md',
  ]);
});

test('articles whose sources lead in a circle, or to themselves, are an error in each', () => {
  const at = (path: string) => source(`https://dragoman.example/${path}/`);
  const circle = told(
    placed('en/a', { source: at('ar/articles/b') }),
    placed('ar/b', { source: at('ru/articles/c') }),
    placed('ru/c', { source: at('en/articles/a') }),
    placed('en/d', { source: at('en/articles/a') }),
  );
  expect(circle.match(/^articles.*$/gm)).toEqual([
    'articles/ar/b.md:2:1 source.url',
    'articles/en/a.md:2:1 source.url',
    'articles/ru/c.md:2:1 source.url',
  ]);
  const canonical = 'https://example.org/first';
  const republished = { source: source(canonical), canonical };
  expect(told(placed('en/a', republished))).toContain(
    'found     an address of this article itself',
  );
  expect(told(placed('en/a', { ...republished, translator: 'none' }))).toBe('');
});

test('a name that stands twice in one list is an error, and one in two roles is none', () => {
  expect(told(placed('en/a', { topics: ['Syria', 'Russia', 'SYRIA'] }))).toContain(
    'articles/en/a.md:2:1 topics\n  found     "SYRIA", which stands there already',
  );
  const cites = [{ name: 'Outlet' }, { name: 'Other' }];
  const both = { author: null, publication: 'Outlet', cites };
  expect(told(placed('en/a', { source: both }))).toBe('');
  const twice = { ...both, cites: [...cites, { name: 'other ' }] };
  expect(told(placed('en/a', { source: twice }))).toContain('source.cites.name');
});
