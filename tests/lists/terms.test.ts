import { expect, test } from 'vitest';
import { normalizeName, termSlug } from '../../src/article/names.ts';
import { describeRoles, groupByTerm } from '../../src/lists/terms.ts';
import type { Article } from '../../src/article/article.ts';
import { isSlug } from '../../src/language/slug.ts';
import { articleOf, sample } from '../article/sample.ts';

function articleWith(changes: Partial<Article>): { article: Article } {
  return { article: { ...articleOf(sample), ...changes } };
}
const withTopics = (...topics: string[]) => articleWith({ topics });
const named = (list: { name: string }[]) => list.map(({ name }) => name);

const slugOf = (name: { text: string; machine?: true }) => termSlug(name, 'topics', {});

test.each([
  ['case', 'The Syrian Observer', 'THE SYRIAN OBSERVER'],
  ['white space', 'The Syrian Observer', ' The  Syrian\u00A0Observer'],
  ['Unicode form', 'Agence é', 'Agence e\u0301'],
  ['width', 'ABC', 'ＡＢＣ'],
  ['an invisible mark', 'سوريا', 'سوريا\u200F'],
  ['a letter with a different capital', 'Straße', 'STRASSE'],
  ['a Greek letter with two small forms', 'Ελλάς', 'ΕΛΛΆΣ'],
])('names that differ only in %s are the same', (_, one, other) => {
  expect(normalizeName(one)).toBe(normalizeName(other));
  expect(slugOf({ text: one })).toBe(slugOf({ text: other }));
});

test('other names stay different', () => {
  for (const [one, other] of [
    ['The Syrian Observer', 'Syrian Observer'],
    ['Ё', 'Е'],
    ['C', 'C+'],
  ] as const) {
    expect(normalizeName(one)).not.toBe(normalizeName(other));
  }
  expect(slugOf({ text: 'DeepL', machine: true })).not.toBe(slugOf({ text: 'DeepL' }));
});

test('slugs in any script are ASCII, transliterated if possible, and at most 100 characters long', () => {
  expect(slugOf({ text: 'Коммерсантъ' })).toBe('kommersant');
  expect(slugOf({ text: 'الجزيرة' })).toMatch(/^[a-z]+$/);
  for (const text of [
    '人民日报',
    'გ'.repeat(200),
    '★'.repeat(9),
    'A'.repeat(200),
    'ﷺ'.repeat(11),
  ]) {
    const slug = slugOf({ text });
    expect(isSlug(slug), slug).toBe(true);
    expect(slug.length).toBeLessThanOrEqual(100);
  }
});

test('spellings of a name share one term, named like the oldest, with each article once', () => {
  const [newest, oldest] = [withTopics('SYRIA', 'syria'), withTopics('Syria')];
  const [term, ...others] = groupByTerm([newest, oldest], 'topics', 'en');
  expect(others).toEqual([]);
  expect(term?.name).toBe('Syria');
  expect(term?.articles.map(({ article }) => article)).toEqual([newest.article, oldest.article]);
});

test('sorts terms like a dictionary of the language', () => {
  expect(named(groupByTerm([withTopics('zoo', 'Émile', 'apple', 'Fox')], 'topics', 'en'))).toEqual([
    'apple',
    'Émile',
    'Fox',
    'zoo',
  ]);
  expect(
    named(groupByTerm([withTopics('Яна', 'ёлка', 'Zoo', 'жизнь', 'еда')], 'topics', 'ru')),
  ).toEqual(['еда', 'ёлка', 'жизнь', 'Яна', 'Zoo']);
  expect(named(groupByTerm([withTopics('سوريا', 'News', 'أدب', 'بحث')], 'topics', 'ar'))).toEqual([
    'أدب',
    'بحث',
    'سوريا',
    'News',
  ]);
});

test('distinguishes an outlet that published the original from one that is cited', () => {
  const both = articleWith({
    source: {
      author: null,
      publication: { name: 'Outlet' },
      cites: [{ name: 'outlet' }, { name: 'Other' }],
    },
  });
  const cited = articleWith({
    source: { author: null, publication: null, cites: [{ name: 'Outlet' }] },
  });
  const terms = groupByTerm([both, cited], 'sources', 'en');
  expect(terms.map(({ name, roles }) => [name, describeRoles(roles, 'en')])).toEqual([
    ['Other', 'Cited: 1'],
    ['Outlet', 'Published the original: 1 · Cited: 2'],
  ]);
  expect(terms[1]?.articles.map(({ roles }) => roles)).toEqual([['published', 'cited'], ['cited']]);
});

test('a machine is labelled as one, and is a different term from a person of the same name', () => {
  const article = articleWith({
    translator: [
      { name: 'Sample', type: 'machine', work: ['translated'] },
      { name: 'Sample', type: 'person', work: ['edited'] },
    ],
  });
  const terms = groupByTerm([article], 'translators', 'en');
  expect(
    terms.map(({ label, roles }) => [
      label.map(({ text }) => text).join(''),
      describeRoles(roles, 'en'),
    ]),
  ).toEqual([
    ['machine translation (Sample)', 'Translated: 1'],
    ['Sample', 'Edited: 1'],
  ]);
});

test('unknown and absent names have no term', () => {
  const unknown = articleWith({
    source: { author: null, publication: null },
    translator: null,
    topics: undefined,
  });
  const original = articleWith({
    source: { author: null, publication: null },
    translator: 'none',
    topics: undefined,
  });
  for (const taxonomy of ['topics', 'sources', 'translators'] as const) {
    expect(groupByTerm([unknown, original], taxonomy, 'en')).toEqual([]);
  }
});
