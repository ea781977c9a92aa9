import { expect, test } from 'vitest';
import { collectAdvice, formatAdvice } from '../../src/check/advice.ts';
import { findSimilarNames } from '../../src/check/similar-names.ts';
import type { Article } from '../../src/article/article.ts';
import { articleOf, sample } from '../article/sample.ts';

test.each([
  ['an article', 'The Syrian Observer', 'Syrian Observer'],
  ['an Arabic article', 'الجزيرة', 'جزيرة'],
  ['an Arabic letter without its marks', 'وكالة أنباء', 'وكاله انباء'],
  ['an Arabic ending', 'سوريا', 'سورية'],
  ['a missing space', 'Al Jazeera', 'AlJazeera'],
  ['a hyphen', 'Al-Jazeera', 'Al Jazeera'],
  ['a quotation mark', '«Коммерсантъ»', 'Коммерсантъ'],
  ['an accent', 'Agence Télé', 'Agence Tele'],
  ['an extra letter', 'Refugees', 'Refugee'],
  ['another letter', 'Kommersant', 'Komersant'],
  ['two swapped letters', 'Guardian', 'Gaurdian'],
])('names that differ in %s are likely the same', (_, one, other) => {
  expect(findSimilarNames(['Something else', one, 'Another', other])).toEqual([[one, other]]);
});

test.each([
  ['Iran', 'Iraq'],
  ['Article 11', 'Article 12'],
  ['Reuters', 'Kommersant'],
  ['Austria', 'Australia'],
  ['Syria', 'Syrian'],
  ['Gambia', 'Zambia'],
  ['!!!', '???'],
  ['سوريا', 'روسيا'],
])('%s and %s are different names', (one, other) => {
  expect(findSimilarNames([one, other])).toEqual([]);
});

const textsOf = (articles: readonly Article[]) => collectAdvice(articles).map(({ text }) => text);
const article = (slug: string, changes = {}) => ({ ...articleOf(sample, 'en', slug), ...changes });

test('a translation key of one article only is reported', () => {
  const alone = article('a', { translationKey: 'story' });
  expect(textsOf([alone, article('b')])).toEqual([
    'translationKey "story" is only in articles/en/a.md: check its spelling if the story has other versions',
  ]);
  const other = { ...articleOf(sample, 'ar', 'a'), translationKey: 'story' };
  expect(textsOf([alone, other])).toEqual([]);
});

test('similar names are reported with their taxonomy and articles', () => {
  const by = (name: string) => ({ translator: [{ name, type: 'person', work: ['edited'] }] });
  expect(
    textsOf([article('b', by('Syrian Observer')), article('a', by('The Syrian Observer'))]),
  ).toEqual([
    'translators "Syrian Observer" (articles/en/b.md) and "The Syrian Observer" (articles/en/a.md) look like the same name: if they are, spell both the same way',
  ]);
});

test('many pieces of a kind follow one heading with their number, and the first 20 are listed', () => {
  const many = (count: number) =>
    collectAdvice(
      Array.from({ length: count }, (_, index) =>
        article(`a-${String(index)}`, { translationKey: `story-${String(index)}` }),
      ),
    );
  expect(formatAdvice(many(1), false)).toEqual([
    'advice: translationKey "story-0" is only in articles/en/a-0.md: check its spelling if the story has other versions',
  ]);
  const lines = formatAdvice(many(30), false);
  expect(lines).toHaveLength(22);
  expect(lines[0]).toBe('advice: 30 translation keys of one article only');
  expect(lines[20]).toMatch(/^ {2}translationKey "story-19" is only in /);
  expect(lines[21]).toBe('  and 10 more: npm run build -- --all lists them');
  expect(formatAdvice(many(30), true)).toHaveLength(31);
});

test('a machine that is named as a person or an author is reported with its file', () => {
  const translator = [
    { name: 'DeepL', type: 'person', work: ['translated'] },
    { name: 'DeepL', type: 'machine', work: ['translated'] },
    { name: 'Jane Sample', type: 'person', work: ['edited'] },
  ];
  const source = { author: [{ name: 'ChatGPT' }, { name: 'A. Sample' }], publication: null };
  expect(textsOf([article('a', { translator, source })])).toEqual([
    'translator "DeepL" (articles/en/a.md) looks like a machine: if it is one, write `type: machine`',
    'source.author "ChatGPT" (articles/en/a.md) looks like a machine: if it translated the text, name it under `translator` with `type: machine`',
  ]);
});

test('names of translators, cited outlets and verifiers that look like no name are reported', () => {
  const entry = (name: string) => ({ name, type: 'person', work: ['edited'] });
  const source = { author: [{ name: 'Staff' }], publication: { name: 'TBD' } };
  const changes = {
    translator: [entry('Аноним'), entry('Jane Sample')],
    source: { ...source, cites: [{ name: 'www.example.org' }, { name: 'Example.org' }] },
    verified: [{ name: 'فريق التحرير' }],
  };
  expect(textsOf([article('a', changes)])).toEqual([
    'translator "Аноним" (articles/en/a.md) looks like no name: if it is none, write `translator: unknown`, or `translator: withheld` if it is deliberately not given',
    'source.cites "www.example.org" (articles/en/a.md) looks like no name: if it is none, write the name of the outlet',
    'verified "فريق التحرير" (articles/en/a.md) looks like no name: if it is none, write who verified the content',
  ]);
  expect(textsOf([article('b', { translator: 'withheld', verified: 'none' })])).toEqual([]);
});
