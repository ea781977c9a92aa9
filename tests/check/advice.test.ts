import { expect, test } from 'vitest';
import { collectAdvice } from '../../src/check/advice.ts';
import { adviseOnFields } from '../../src/check/fields.ts';
import { advise } from '../../src/check/rule.ts';
import { findSimilarNames } from '../../src/check/similar-names.ts';
import type { Article } from '../../src/article/article.ts';
import { formatDiagnostics } from '../../src/content/diagnostic.ts';
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

const collect = (articles: readonly Article[]) => {
  const located = articles.map((article) => ({
    article,
    file: `${article.language}/${article.slug}.md`,
    locate: () => ({ line: 2, column: 1 }),
    bodyLine: 20,
    sketch: [],
  }));
  return [
    ...located.flatMap((one) =>
      adviseOnFields(one.article).map(([path, finding]) => advise(one, path, finding)),
    ),
    ...collectAdvice(located, new Date('2026-11-26')),
  ];
};
/** Lists the place, the finding and the fix of each piece of advice. */
const textsOf = (articles: readonly Article[]) =>
  collect(articles).map(({ file, field, found, fix }) => `${file} ${field} ${found}: ${fix}`);
const article = (slug: string, changes = {}) => ({ ...articleOf(sample, 'en', slug), ...changes });

test('a translation key of one article only is reported', () => {
  const alone = article('a', { translationKey: 'story' });
  expect(textsOf([alone, article('b')])).toEqual([
    'en/a.md translationKey "story", which no other article has: check its spelling if the story has other versions',
  ]);
  const other = { ...articleOf(sample, 'ar', 'a'), translationKey: 'story' };
  expect(textsOf([alone, other])).toEqual([]);
});

test('similar names are reported with their fields and articles', () => {
  const by = (name: string) => ({ translator: [{ name, type: 'person', work: ['edited'] }] });
  expect(
    textsOf([article('b', by('Syrian Observer')), article('a', by('The Syrian Observer'))]),
  ).toEqual([
    'en/b.md translator[0].name "Syrian Observer", which looks like "The Syrian Observer" in en/a.md: if they are the same name, spell both the same way',
  ]);
});

test('a name that has another address than its letters is reported, with the name that has it', () => {
  const termSlugs = { 'topics/سور': 'swr-1234abcd' };
  const other = article('b', { topics: ['سور'], termSlugs });
  expect(textsOf([other, article('a', { topics: ['صور'] })])).toEqual([
    'en/b.md topics[0] "سور", whose page is /en/topics/swr-1234abcd/, because "صور" in en/a.md has /en/topics/swr/: if they are the same name, spell both the same way; otherwise leave them as they are',
  ]);
});

test('many pieces of a kind follow one heading with their number, and the first 20 are listed', () => {
  const many = (count: number) =>
    collect(
      Array.from({ length: count }, (_, index) =>
        article(`a-${String(index)}`, { translationKey: `story-${String(index)}` }),
      ),
    );
  expect(formatDiagnostics(many(1)).split('\n')).toEqual([
    'advice: en/a-0.md:2:1 translationKey',
    '  found     "story-0", which no other article has',
    '  expected  the same key in each version of a story',
    '  fix       check its spelling if the story has other versions',
    '',
  ]);
  const lines = formatDiagnostics(many(30)).split('\n');
  expect(lines.slice(0, 3)).toEqual([
    'advice: 30 times in translationKey',
    '  expected  the same key in each version of a story',
    '  fix       check its spelling if the story has other versions',
  ]);
  expect(lines.filter((line) => line.startsWith('  en/'))).toHaveLength(20);
  expect(lines.slice(-4)).toEqual([
    '  and 10 more: add -- --all to the command to list them',
    '',
    '30 pieces of advice in 30 files',
    '',
  ]);
  expect(formatDiagnostics(many(30), true).match(/^ {2}en/gm)).toHaveLength(30);
});

test('a machine that is named as a person or an author is reported with its file', () => {
  const translator = [
    { name: 'DeepL', type: 'person', work: ['translated'] },
    { name: 'DeepL', type: 'machine', work: ['translated'] },
    { name: 'Jane Sample', type: 'person', work: ['reviewed'] },
  ];
  const source = { author: [{ name: 'ChatGPT' }, { name: 'A. Sample' }], publication: null };
  expect(textsOf([article('a', { translator, source })])).toEqual([
    'en/a.md translator[0].name "DeepL": if it is a machine, write `type: machine`',
    'en/a.md source.author[0].name "ChatGPT": if a machine translated the text, name it under `translator` with `type: machine`',
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
    'en/a.md translator[0].name "Аноним": if it is none, write `translator: unknown`, or `translator: withheld` if it is deliberately not given',
    'en/a.md source.cites[0].name "www.example.org": if it is none, write the name of the outlet',
    'en/a.md verified[0].name "فريق التحرير": if it is none, write who verified the content',
  ]);
  expect(textsOf([article('b', { translator: 'withheld', verified: 'none' })])).toEqual([]);
});

test('years of other calendars, before the web or before printing, and in the far future are reported', () => {
  const source = { author: null, publication: null };
  const dated = (published: string, changes = {}) =>
    textsOf([article('a', { published, ...changes })]).map((text) =>
      text.replace(/^.*?a\.md /, ''),
    );
  expect(dated('1448-06-11')).toEqual([
    'published "1448-06-11": write the date of the Gregorian calendar: the Islamic year 1448 is about 2026',
  ]);
  expect(dated('1405-09-05')[0]).toContain('the Persian year 1405 is about 2026');
  expect(dated('2569-11-26')[0]).toContain('the Buddhist year 2569 is about 2026');
  expect(dated('2062-11-20T09:30Z')).toEqual([
    'published "2062-11-20T09:30Z": check the year, and write it of the Gregorian calendar',
  ]);
  const changes = {
    corrections: [{ date: '2226-11-26', error: 'site', text: 'A text.' }],
    source: { ...source, published: '1447-01-01' },
  };
  expect(dated('2026-11-26', changes).map((text) => text.replace(/ .*/, ''))).toEqual([
    'corrections[0].date',
    'source.published',
  ]);
  expect(dated('2027-11-26', { source: { ...source, published: '1848-02-21' } })).toEqual([]);
});

test('a list that is written as one topic or name is reported', () => {
  const translator = [{ name: 'محمد، أحمد', type: 'person', work: ['edited'] }];
  const topics = [
    'سوريا، روسيا، إسرائيل',
    'Syria; Russia',
    'Syria/Russia',
    'Syria, Russia, Israel',
  ];
  const fixes = textsOf([article('a', { topics, translator })]).map((text) =>
    text.replace(/.*: /, ''),
  );
  expect(fixes).toEqual([
    '[سوريا, روسيا, إسرائيل]',
    '[Syria, Russia]',
    '[Syria, Russia]',
    '[Syria, Russia, Israel]',
    '[محمد, أحمد]',
  ]);
  const others = ['HIV/AIDS', '9/11', 'Washington, D.C.', 'Sample topic'];
  expect(textsOf([article('a', { topics: others })])).toEqual([]);
});

test('a machine translation that nobody reviewed is reported', () => {
  const machine = { name: 'Sample Program', type: 'machine', work: ['translated'] };
  const editor = (work: string) => ({ name: 'Jane Sample', type: 'person', work: [work] });
  expect(textsOf([article('a', { translator: [machine, editor('edited')] })])).toEqual([
    'en/a.md translator[0].name "Sample Program", whose work nobody reviewed: let somebody compare the text with the original, and name them in an entry of their own',
  ]);
  expect(textsOf([article('a', { translator: [machine, editor('reviewed')] })])).toEqual([]);
});
