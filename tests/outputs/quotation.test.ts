import { expect, test } from 'vitest';
import { prepareQuotation } from '../../src/outputs/quotation.ts';
import { sampleArticle } from './sample-article.ts';

const unknown = {
  ...sampleArticle,
  source: { author: null, publication: null },
  translator: null,
  disclaimer: null,
};

test('prepares a quotation of the sample article', () => {
  expect(prepareQuotation(sampleArticle)).toStrictEqual({
    marks: '“”‘’',
    title: 'Sample & headline',
    text:
      'Sample & headline. Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. By Sample Author and Second Author, Sample Gazette. ' +
      'Translated by Sample Translators. Edited by Sample Editor. ' +
      'Translated and edited by Sample Desk. Summarised by Sample Summariser.',
    url: 'https://dragoman.example/en/articles/sample-article/',
    disclaimer: 'Accompanying statement: A sample disclaimer: "not verified".',
  });
});

test.each([
  ['ar', '«»“”', 'الكاتب والناشر الأصلي غير مذكورين. المترجم غير مذكور.'],
  ['ru', '«»„“', 'Автор и место публикации оригинала не указаны. Переводчик не указан.'],
] as const)(
  'uses the quotation marks and credit of the language: %s',
  (language, marks, credit) => {
    expect(prepareQuotation({ ...unknown, language })).toStrictEqual({
      marks,
      title: 'Sample & headline',
      text: `Sample & headline. ${credit}`,
      url: `https://dragoman.example/${language}/articles/sample-article/`,
    });
  },
);

test('carries a short disclaimer whole, and of a longer one the address', () => {
  const disclaimer = 'x'.repeat(240);
  expect(prepareQuotation({ ...sampleArticle, disclaimer }).disclaimer).toBe(
    `Accompanying statement: ${disclaimer}`,
  );
  expect(prepareQuotation({ ...sampleArticle, disclaimer: `${disclaimer}x` }).disclaimer).toBe(
    'Accompanying statement: https://dragoman.example/en/articles/sample-article/#notice',
  );
});

test.each([
  ['ar', 'بيان مرفق بالنص: Not verified.\u200F'],
  ['ru', 'Сопроводительное заявление: Not verified.'],
] as const)('names the disclaimer in the language of the article: %s', (language, words) => {
  const article = { ...sampleArticle, language, disclaimer: 'Not verified.' };
  expect(prepareQuotation(article).disclaimer).toBe(words);
});
