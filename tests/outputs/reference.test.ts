import { expect, test } from 'vitest';
import { composeReference } from '../../src/outputs/reference.ts';
import { sampleArticle } from './sample-article.ts';

test('composes a citation of the sample article', () => {
  const name = (text: string) => ({ text, name: true });
  const quoted = (text: string) => ({ text, quoted: true });
  expect(composeReference(sampleArticle)).toEqual([
    { text: '“' },
    quoted('Sample & headline'),
    { text: '”. ' },
    { text: 'Machine translation (' },
    name('Sample Engine'),
    { text: ').' },
    { text: ' ' },
    { text: 'Whether a person reviewed it is not stated.' },
    { text: ' ' },
    { text: 'Cites reporting by ' },
    name('Sample Agency'),
    { text: ' and ' },
    name('Sample Wire'),
    { text: '.' },
    { text: ' ' },
    { text: 'By ' },
    name('Sample Author'),
    { text: ' and ' },
    name('Second Author'),
    { text: ', ' },
    name('Sample Gazette'),
    { text: '.' },
    { text: ' ' },
    { text: 'Translated by ' },
    name('Sample Translators'),
    { text: '.' },
    { text: ' ' },
    { text: 'Edited by ' },
    name('Sample Editor'),
    { text: '.' },
    { text: ' ' },
    { text: 'Translated and edited by ' },
    name('Sample Desk'),
    { text: '.' },
    { text: ' ' },
    { text: 'Summarised by ' },
    name('Sample Summariser'),
    { text: '.' },
    { text: ' ' },
    quoted('A sample disclaimer: "not verified".'),
    { text: ' ' },
    name('Dragoman'),
    { text: ', ' },
    { text: '22 November 2026', date: '2026-11-22' },
    { text: ': ' },
    quoted('https://dragoman.example/en/articles/sample-article/'),
  ]);
});

test('omits a missing disclaimer', () => {
  const unknown = {
    ...sampleArticle,
    language: 'ar' as const,
    source: { author: null, publication: null },
    translator: null,
    disclaimer: null,
  };
  expect(
    composeReference(unknown)
      .map(({ text }) => text)
      .join(''),
  ).toBe(
    '«Sample & headline». الكاتب والناشر الأصلي غير مذكورين. المترجم غير مذكور. ' +
      'Dragoman، 22 نوفمبر 2026: https://dragoman.example/ar/articles/sample-article/',
  );
});
