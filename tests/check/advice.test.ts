import { expect, test } from 'vitest';
import { adviceOf } from '../../src/check/advice.ts';
import { twins } from '../../src/check/twins.ts';
import { articleOf, sample } from '../article/sample.ts';

test.each([
  ['an article', 'The Syrian Observer', 'Syrian Observer'],
  ['an Arabic article', 'الجزيرة', 'جزيرة'],
  ['the form of an Arabic letter', 'وكالة أنباء', 'وكاله انباء'],
  ['an Arabic ending', 'سوريا', 'سورية'],
  ['a missing space', 'Al Jazeera', 'AlJazeera'],
  ['a hyphen', 'Al-Jazeera', 'Al Jazeera'],
  ['a quotation mark', '«Коммерсантъ»', 'Коммерсантъ'],
  ['an accent', 'Agence Télé', 'Agence Tele'],
  ['a letter too many', 'Refugees', 'Refugee'],
  ['another letter', 'Kommersant', 'Komersant'],
  ['two letters that changed places', 'Guardian', 'Gaurdian'],
])('names that differ in %s are likely one', (_, one, other) => {
  expect(twins(['Something else', one, 'Another', other])).toEqual([[one, other]]);
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
])('%s and %s are two names', (one, other) => {
  expect(twins([one, other])).toEqual([]);
});

const article = (slug: string, changes = {}) => ({ ...articleOf(sample, 'en', slug), ...changes });

test('a key with one version only is advice', () => {
  const alone = article('a', { translationKey: 'story' });
  expect(adviceOf([alone, article('b')])).toEqual([
    'translationKey "story" stands in articles/en/a.md alone: correct it, if another version of the story has come out',
  ]);
  const other = { ...articleOf(sample, 'ar', 'a'), translationKey: 'story' };
  expect(adviceOf([alone, other])).toEqual([]);
});

test('likely twins are advice, by what they name and in which article they stand', () => {
  const by = (name: string) => ({ translator: [{ name, type: 'person', work: 'edited' }] });
  expect(
    adviceOf([article('b', by('Syrian Observer')), article('a', by('The Syrian Observer'))]),
  ).toEqual([
    'translators "Syrian Observer" (articles/en/b.md) and "The Syrian Observer" (articles/en/a.md) may be one: written alike, they share a page',
  ]);
});

test('much advice is cut short', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    article(`a-${String(index)}`, { translationKey: `story-${String(index)}` }),
  );
  expect(adviceOf(many)).toHaveLength(21);
  expect(adviceOf(many).at(-1)).toBe('and 10 more like these');
});
