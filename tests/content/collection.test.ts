import { expect, test } from 'vitest';
import { termSlug } from '../../src/article/names.ts';
import {
  collectionDiagnostics,
  separateNames,
  type LocatedArticle,
} from '../../src/content/collection.ts';
import { formatDiagnostics } from '../../src/content/diagnostic.ts';
import type { Article, Translator } from '../../src/article/article.ts';
import { articleOf, sample } from '../article/sample.ts';

/** An article whose fields are on the line that is the length of their path. */
function locateArticle(path: string, changes: Partial<Article>): LocatedArticle {
  const [language, slug = ''] = path.split('/');
  const article = { ...articleOf(sample, language as Article['language'], slug), ...changes };
  return {
    article,
    file: `articles/${path}.md`,
    locate: (steps) => ({ line: steps.length, column: 1 }),
  };
}

function diagnose(...articles: LocatedArticle[]): string {
  const paths = articles.map(({ article: { language, slug } }) => ({
    path: `${language}/${slug}.md`,
    language,
    slug,
  }));
  return formatDiagnostics(collectionDiagnostics(articles, paths, 'articles'));
}
const source = (url: string) => ({ author: null, publication: null, url });

test('two versions of a story in one language are an error in both articles', () => {
  const translationKey = 'story';
  expect(
    diagnose(locateArticle('en/a', { translationKey }), locateArticle('ar/a', { translationKey })),
  ).toBe('');
  expect(
    diagnose(locateArticle('en/a', { translationKey }), locateArticle('en/b', { translationKey })),
  ).toBe(
    `articles/en/a.md:1:1 translationKey
  found     "story", which articles/en/b.md has too, in the same language
  expected  one version of a story in each language
  fix       give one of the two another key, or remove its key

articles/en/b.md:1:1 translationKey
  found     "story", which articles/en/a.md has too, in the same language
  expected  one version of a story in each language
  fix       give one of the two another key, or remove its key
`,
  );
});

test('two versions that name each other as source are an error in both articles', () => {
  const translationKey = 'story';
  const address = (path: string) => `https://dragoman.example/${path}/`;
  const english = { translationKey, source: source(address('ar/articles/a')) };
  const arabic = { translationKey, source: source(address('en/articles/a')) };
  expect(diagnose(locateArticle('en/a', english), locateArticle('ar/a', { translationKey }))).toBe(
    '',
  );
  const words = diagnose(locateArticle('en/a', english), locateArticle('ar/a', arabic));
  expect(words).toContain(
    'articles/en/a.md:2:1 source.url\n  found     the address of articles/ar/a.md',
  );
  expect(words).toContain(
    'articles/ar/a.md:2:1 source.url\n  found     the address of articles/en/a.md',
  );
  // Also by the address of first publication.
  const canonical = 'https://example.org/first';
  expect(
    diagnose(
      locateArticle('en/a', { ...english, canonical }),
      locateArticle('ar/a', { translationKey, source: source(canonical) }),
    ),
  ).toContain('source.url');
});

/** Lists the addresses of the topics of articles. */
const addressesOf = (...articles: [path: string, published: string, topic: string][]) =>
  separateNames(
    articles.map(([path, published, topic]) => locateArticle(path, { published, topics: [topic] })),
  ).map(({ article }) => termSlug({ text: article.topics?.[0] ?? '' }, 'topics', article));

test('of names with the same letters, the one of the oldest article keeps the plain address', () => {
  const [second, first = '', third] = addressesOf(
    ['en/a', '2026-11-22', 'C++'],
    ['en/b', '2026-11-21', 'C#'],
    ['en/c', '2026-11-22', 'C'],
  );
  expect(first).toBe('c');
  expect(second).toMatch(/^c-[\da-f]{8}$/);
  expect(third).toMatch(/^c-[\da-f]{8}$/);
  expect(third).not.toBe(second);
  // The others keep theirs.
  expect(addressesOf(['en/b', '2026-11-21', 'C#'], ['en/a', '2026-11-22', 'C++'])).toEqual([
    'c',
    second,
  ]);
});

test('on the same day, the file name decides; drafts come last', () => {
  const day = '2026-11-22';
  expect(addressesOf(['ar/b', day, 'سور'], ['ar/a', day, 'صور'])[1]).toBe('swr');
  const draft = locateArticle('en/a', { published: '2026-11-21', topics: ['C#'], draft: true });
  const other = locateArticle('en/b', { topics: ['C++'] });
  expect(separateNames([draft, other]).map(({ article }) => article.termSlugs)).toEqual([
    { 'topics/c#': expect.stringMatching(/^c-[\da-f]{8}$/) as unknown },
    undefined,
  ]);
});

test('spellings of one name, other sections and other languages share no address', () => {
  const day = '2026-11-22';
  expect(
    addressesOf(
      ['en/a', day, 'Sample  Topic'],
      ['en/b', day, 'sample topic'],
      ['ar/a', day, 'Sample-Topic'],
    ),
  ).toEqual(['sample-topic', 'sample-topic', 'sample-topic']);
});

test('a name whose letters are the address of another gets one of its own', () => {
  const [, second = ''] = addressesOf(['en/a', '2026-11-21', 'C'], ['en/b', '2026-11-22', 'C#']);
  const slugs = addressesOf(
    ['en/a', '2026-11-20', second],
    ['en/b', '2026-11-21', 'C'],
    ['en/c', '2026-11-22', 'C#'],
  );
  expect(new Set(slugs).size).toBe(3);
});

test('names of different taxonomies or languages, and spellings of the same name, may share a slug', () => {
  expect(
    diagnose(
      locateArticle('en/a', { topics: ['C'] }),
      locateArticle('ar/a', { topics: ['C+'] }),
      locateArticle('en/b', {
        topics: ['c '],
        source: { author: null, publication: { name: 'C+' } },
      }),
    ),
  ).toBe('');
});

test('an alias must not be an address of another article, in any case', () => {
  const aliases = ['/old/name', '/OLD/name/index.html', '/en/articles/b/'];
  const words = diagnose(locateArticle('en/a', { aliases }), locateArticle('en/b', {}));
  expect(words.match(/found .*/g)).toEqual([
    'found     "/OLD/name/index.html", which is already an address of this article',
    'found     "/en/articles/b/", which is already an address of articles/en/b.md',
  ]);
});

test.each([
  ...['/en/articles/b.html', '/en/articles/B/index.html', '/en/articles/%62', '/old.htm', '/OLD'],
  ...['/%D9%85%D9%82%D8%A7%D9%84/', '/مقال.html', '/?p=1'],
])('%s is an address of b, however it is written', (alias) => {
  const b = locateArticle('en/b', { aliases: ['/old/', '/%d9%85%d9%82%d8%a7%d9%84', '/?p=1'] });
  const owned = `"${alias}", which is already an address of articles/en/b.md`;
  expect(diagnose(b, locateArticle('en/a', { aliases: [alias] }))).toContain(owned);
  expect(diagnose(b)).toBe('');
});

test('an article may have its own address and alias with .html, once each', () => {
  const aliases = ['/en/articles/a.html', '/old/', '/old.html'];
  expect(diagnose(locateArticle('en/a', { aliases }))).toBe('');
  const repeated = locateArticle('en/a', { aliases: [...aliases, '/Old.html', '/en/articles/a'] });
  expect(diagnose(repeated).match(/found .*/g)).toEqual([
    'found     "/Old.html", which is already an address of this article',
    'found     "/en/articles/a", which is already an address of this article',
  ]);
});

test('a source cycle is an error in each of its articles', () => {
  const at = (path: string) => source(`https://dragoman.example/${path}/`);
  const circle = diagnose(
    locateArticle('en/a', { source: at('ar/articles/b') }),
    locateArticle('ar/b', { source: at('ru/articles/c') }),
    locateArticle('ru/c', { source: at('en/articles/a') }),
    locateArticle('en/d', { source: at('en/articles/a') }),
  );
  expect(circle.match(/^articles.*$/gm)).toEqual([
    'articles/ar/b.md:2:1 source.url',
    'articles/en/a.md:2:1 source.url',
    'articles/ru/c.md:2:1 source.url',
  ]);
  const canonical = 'https://example.org/first';
  const republished = { source: source(canonical), canonical };
  expect(diagnose(locateArticle('en/a', republished))).toContain(
    'found     the address of this article',
  );
  expect(diagnose(locateArticle('en/a', { ...republished, translator: 'none' }))).toBe('');
});

test('a name twice in one list is an error, in two roles it is none', () => {
  expect(diagnose(locateArticle('en/a', { topics: ['Syria', 'Russia', 'SYRIA'] }))).toContain(
    'articles/en/a.md:2:1 topics\n  found     "SYRIA", which is already in the list',
  );
  const cites = [{ name: 'Outlet' }, { name: 'Other' }];
  const both = { author: null, publication: { name: 'Outlet' }, cites };
  expect(diagnose(locateArticle('en/a', { source: both }))).toBe('');
  const twice = { ...both, cites: [...cites, { name: 'other ' }] };
  expect(diagnose(locateArticle('en/a', { source: twice }))).toContain('source.cites.name');
  const translator: Translator = { name: 'Anna', type: 'person', work: ['translated'] };
  expect(diagnose(locateArticle('en/a', { translator: [translator, translator] }))).toContain(
    'found     "Anna", which is already in the list',
  );
  expect(
    diagnose(
      locateArticle('en/a', {
        translator: [
          translator,
          { ...translator, work: ['edited'] },
          { ...translator, type: 'machine' },
        ],
      }),
    ),
  ).not.toContain('already in the list');
});
