import { expect, test } from 'vitest';
import type { Article, Translator } from '../../src/article/article.ts';
import { toBiblatex } from '../../src/outputs/biblatex.ts';
import { sampleArticle } from './sample-article.ts';

test('the entry of the sample is complete', () => {
  expect(toBiblatex(sampleArticle, 'Dragoman')).toBe(
    String.raw`@article{en-sample-article,
  entrysubtype = {newspaper},
  title = {{Sample \& headline}},
  author = {{Sample Author} and {Second Author}},
  translator = {{machine translation (Sample Engine)} and {Sample Translators} and {Sample Desk}},
  journaltitle = {Dragoman},
  date = {2026-11-22},
  url = {https://dragoman.example/en/articles/sample-article/},
  langid = {english},
  origtitle = {{Заголовок}},
  origpublisher = {Sample Gazette},
  origdate = {2026-11-20},
  origlanguage = {russian},
  keywords = {Samples, Tests},
  abstract = {A sample <standfirst>.},
  note = {Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. Translated and edited by Sample Desk. Summarised by Sample Summariser. A sample disclaimer: "not verified".},
}
`,
  );
});

test('omits what is not stated', () => {
  const unknown = {
    ...sampleArticle,
    language: 'ar' as const,
    title: 'عنوان',
    topics: undefined,
    published: '2026-02-03',
    source: { author: null, publication: null, lang: null },
    translator: null,
    disclaimer: null,
  };
  expect(toBiblatex(unknown, 'Dragoman')).toBe(`@article{ar-sample-article,
  entrysubtype = {newspaper},
  title = {{عنوان}},
  journaltitle = {Dragoman},
  date = {2026-02-03},
  url = {https://dragoman.example/ar/articles/sample-article/},
  langid = {arabic},
  abstract = {A sample <standfirst>.},
  note = {الكاتب والناشر الأصلي غير مذكورين. المترجم غير مذكور.},
}
`);
});

test.each([
  [
    'commands and characters that TeX reserves',
    '\\a{b}%#&$_^~',
    String.raw`\textbackslash{}a\textbraceleft{}b\textbraceright{}\%\#\&\$\_\textasciicircum{}\textasciitilde{}`,
  ],
  ['marks that TeX joins', "--- '' ``", "-{}-{}- '{}' `{}`"],
  ['white space', 'a\n\n b', 'a b'],
])('%s are escaped', (_, title, expected) => {
  expect(toBiblatex({ ...sampleArticle, title }, 'Dragoman')).toContain(
    `  title = {{${expected}}},\n`,
  );
});

test('a name with "and" in it stays one name', () => {
  const source = { ...sampleArticle.source, author: [{ name: 'Salt and Pepper' }] };
  expect(toBiblatex({ ...sampleArticle, source }, 'Dragoman')).toContain(
    '  author = {{Salt and Pepper}},\n',
  );
});

test('a topic with commas stays one keyword', () => {
  const topics = ['Rights, laws; courts', 'Law & order'];
  expect(toBiblatex({ ...sampleArticle, topics }, 'Dragoman')).toContain(
    String.raw`  keywords = {Rights laws courts, Law \& order},`,
  );
});

test('whoever only edited, summarised or reviewed is in the note only', () => {
  const translator: Translator[] = [
    { name: 'Sample Editor', type: 'person', work: ['edited'] },
    { name: 'Sample Engine', type: 'machine', work: ['summarised'] },
    { name: 'Sample Reviewer', type: 'person', work: ['reviewed'] },
  ];
  const lines = toBiblatex({ ...sampleArticle, translator }, 'Dragoman').split('\n');
  expect(lines.filter((line) => /Editor|Engine|Reviewer/.test(line))).toEqual([
    expect.stringMatching(/^ {2}note = .*Editor/),
  ]);
});

test('the note in Russian begins with a letter, because pdflatex prints no direction mark', () => {
  const article: Article = { ...sampleArticle, language: 'ru', translator: 'none' };
  expect(toBiblatex(article, 'Dragoman')).toContain(
    '  note = {Текст ссылается на материалы: Sample',
  );
});
