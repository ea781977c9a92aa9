import { describe, expect, test } from 'vitest';
import { composeAttribution } from '../../src/article/attribution.ts';
import type { Article } from '../../src/article/article.ts';
import { attributeArticle, segmentsToText } from '../../src/outputs/attributed-article.ts';
import { sampleArticle } from './sample-article.ts';

test('the attributed sample article is complete', () => {
  expect(attributeArticle(sampleArticle)).toStrictEqual({
    article: sampleArticle,
    attribution: composeAttribution(sampleArticle),
    credit:
      'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
      'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. ' +
      'Edited by Sample Editor. Translated and edited by Sample Desk. ' +
      'Summarised by Sample Summariser.',
    notice:
      'This article is a machine translation (Sample Engine). This article was translated by Sample Translators. ' +
      'This article was edited by Sample Editor. ' +
      'This article was translated and edited by Sample Desk. ' +
      'This article is a summary by Sample Summariser. ' +
      'A sample disclaimer: "not verified". ' +
      'Link to this article: https://dragoman.example/en/articles/sample-article/',
    authors: [{ name: 'Sample Author' }, { name: 'Second Author' }],
    outlet: 'Sample Gazette',
    translators: [
      { name: 'Sample Translators', type: 'organization', work: ['translated'] },
      { name: 'Sample Desk', type: 'organization', work: ['translated', 'edited'] },
    ],
    contributors: [
      { name: 'Sample Editor', type: 'person', work: ['edited'] },
      { name: 'Sample Summariser', type: 'person', work: ['summarised'] },
    ],
    machines: [{ name: 'Sample Engine', type: 'machine', work: ['translated'] }],
    address: 'https://dragoman.example/en/articles/sample-article/',
  });
});

test.each([null, 'none', 'withheld'] as const)(
  'lists nobody if the translator is %s',
  (translator) => {
    const attributed = attributeArticle({ ...sampleArticle, translator });
    expect(attributed).toMatchObject({ translators: [], contributors: [], machines: [] });
  },
);

test.each([null, 'withheld'] as const)('names no author or outlet if they are %s', (state) => {
  const source = { author: state, publication: state };
  const attributed = attributeArticle({ ...sampleArticle, source });
  expect(attributed.authors).toEqual([]);
  expect(attributed).not.toHaveProperty('outlet');
});

test('an article without forbidden characters stays the same object', () => {
  const article = { ...sampleArticle };
  expect(attributeArticle(article).article).toBe(article);
});

test('strips characters that XML forbids and direction controls from every text', () => {
  const bad = 'a\u0000b\u202Ec\uD800d';
  const hostile: Article = {
    ...sampleArticle,
    title: bad,
    topics: [bad],
    source: {
      author: [{ name: bad }],
      publication: { name: bad },
      cites: [{ name: bad }],
      title: null,
    },
    translator: [{ name: bad, type: 'person', work: ['translated'] }],
    disclaimer: bad,
    index: false,
  };
  const { article, credit } = attributeArticle(hostile);
  expect(article).toStrictEqual({
    ...sampleArticle,
    title: 'abcd',
    topics: ['abcd'],
    source: {
      author: [{ name: 'abcd' }],
      publication: { name: 'abcd' },
      cites: [{ name: 'abcd' }],
      title: null,
    },
    translator: [{ name: 'abcd', type: 'person', work: ['translated'] }],
    disclaimer: 'abcd',
    index: false,
  });
  expect(credit).toBe('Cites reporting by abcd. By abcd, abcd. Translated by abcd.');
});

describe('segmentsToText', () => {
  const name = (text: string) => ({ text, name: true as const });

  test.each([
    ['ar', 'Latin', 'Latin\u200F'],
    ['ar', '2026', '2026\u200F'],
    ['ar', 'اسم', 'اسم'],
    ['en', 'اسم', 'اسم\u200E'],
    ['en', 'Latin', 'Latin'],
    ['ru', 'Latin', 'Latin'],
  ] as const)(
    'in %s, marks the direction of the name %s only if it differs from the language',
    (language, text, expected) => {
      expect(segmentsToText([name(text), { text: ', x' }], language)).toBe(`${expected}, x`);
    },
  );

  test('marks only names', () => {
    expect(segmentsToText([{ text: 'Latin' }, { text: '.' }], 'ar')).toBe('Latin.');
  });

  test('separates two Latin names in Arabic', () => {
    const arabic: Article = {
      ...sampleArticle,
      language: 'ar',
      source: { author: [{ name: 'Sample Author' }], publication: { name: 'Sample Gazette' } },
      translator: null,
    };
    expect(attributeArticle(arabic).credit).toBe(
      'بقلم Sample Author\u200F، Sample Gazette\u200F. المترجم غير مذكور.',
    );
  });
});
