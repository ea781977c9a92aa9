import { expect, test } from 'vitest';
import type { Article, Author, Translator, Work } from '../../src/article/article.ts';
import {
  buildArticleJsonLd,
  serializeForScript,
  buildSiteJsonLd,
} from '../../src/outputs/json-ld.ts';
import { sampleArticle } from './sample-article.ts';

/** Serializes and parses the data: dates become strings, undefined fields disappear. */
const read = (data: ReturnType<typeof buildArticleJsonLd>): unknown =>
  JSON.parse(JSON.stringify(data));

const unknown: Article = {
  language: 'en',
  slug: 'unknown',
  title: 'Unknown',
  titleBy: 'site',
  description: 'A sample.',
  published: '2026-11-22',
  source: { author: null, publication: null },
  translator: null,
  disclaimer: null,
  rights: null,
};

test('the structured data of the sample is complete', () => {
  const image = 'https://dragoman.example/en/articles/sample-article.png';
  expect(read(buildArticleJsonLd(sampleArticle, image))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'Sample & headline',
    description: 'A sample <standfirst>.',
    inLanguage: 'en',
    datePublished: '2026-11-22T09:30:00Z',
    dateModified: '2026-11-24',
    digitalSourceType:
      'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    author: [{ name: 'Sample Author' }, { name: 'Second Author' }],
    translator: [
      { '@type': 'Organization', name: 'Sample Translators' },
      { '@type': 'Organization', name: 'Sample Desk' },
    ],
    contributor: [
      { '@type': 'Person', name: 'Sample Editor' },
      { '@type': 'Person', name: 'Sample Summariser' },
    ],
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: 'Dragoman',
      url: 'https://dragoman.example/',
    },
    creditText:
      'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
      'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. ' +
      'Edited by Sample Editor. Translated and edited by Sample Desk. ' +
      'Summarised by Sample Summariser.',
    backstory: 'A sample disclaimer: "not verified".',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    citation: [
      { '@type': 'CreativeWork', name: 'Sample Agency', inLanguage: 'ar' },
      { '@type': 'CreativeWork', name: 'Sample Wire' },
    ],
    isBasedOn: {
      '@type': 'CreativeWork',
      name: 'Заголовок',
      url: 'https://gazette.example/original',
      inLanguage: 'ru',
      datePublished: '2026-11-20',
      archivedAt: 'https://archive.example/original',
      author: [{ name: 'Sample Author' }, { name: 'Second Author' }],
      publisher: { '@type': 'Organization', name: 'Sample Gazette' },
    },
    correction: [
      {
        '@type': 'CorrectionComment',
        datePublished: '2026-11-23',
        text: 'A sample correction.',
      },
    ],
    image: 'https://dragoman.example/en/articles/sample-article.png',
    mainEntityOfPage: 'https://dragoman.example/en/articles/sample-article/',
  });
});

test('omits what is not stated', () => {
  expect(read(buildArticleJsonLd(unknown))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'Unknown',
    description: 'A sample.',
    inLanguage: 'en',
    datePublished: '2026-11-22',
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: 'Dragoman',
      url: 'https://dragoman.example/',
    },
    creditText: 'Author and original outlet not stated. Translator not stated.',
    mainEntityOfPage: 'https://dragoman.example/en/articles/unknown/',
  });
});

test.each([
  [{ title: 'Sample' }, { name: 'Sample' }],
  [{ author: [{ name: 'Sample' }] }, { author: [{ name: 'Sample' }] }],
  [{ publication: { name: 'Sample' } }, { publisher: { '@type': 'Organization', name: 'Sample' } }],
])('one known fact of the original is enough for isBasedOn: %j', (known, expected) => {
  const article = { ...unknown, source: { ...unknown.source, ...known } };
  expect(read(buildArticleJsonLd(article))).toHaveProperty('isBasedOn', {
    '@type': 'CreativeWork',
    ...expected,
  });
});

test('an author has a type only where it is known', () => {
  const author: Author[] = [
    { name: 'A', type: 'person', pseudonym: true },
    { name: 'B', type: 'organization' },
    { name: 'C' },
  ];
  const data = read(buildArticleJsonLd({ ...unknown, source: { author, publication: null } }));
  const expected = [
    { '@type': 'Person', name: 'A' },
    { '@type': 'Organization', name: 'B' },
    { name: 'C' },
  ];
  expect(data).toMatchObject({ author: expected, isBasedOn: { author: expected } });
});

test('a withheld name is left out', () => {
  const source = { author: 'withheld', publication: 'withheld' } as const;
  const data = read(buildArticleJsonLd({ ...unknown, source, translator: 'withheld' }));
  for (const key of ['author', 'translator', 'isBasedOn']) expect(data).not.toHaveProperty(key);
});

test.each([
  ['a translation by a machine', ['machine', 'translated'], [], 'trained'],
  ['a summary by a machine, reviewed', ['machine', 'summarised'], ['reviewed'], 'trained'],
  ['an edited machine translation', ['machine', 'translated'], ['edited'], 'compositeWithTrained'],
  ['a text that a machine proofread', ['machine', 'proofread'], [], 'compositeWithTrained'],
  ['a text without a machine', ['person', 'translated'], ['edited'], undefined],
] as [string, [Translator['type'], Work], Work[], string | undefined][])(
  'the digital source of %s is stated only if a machine worked on it',
  (_, [type, work], laterWork, expected) => {
    const translator: Translator[] = [
      { name: 'M', type, work: [work] },
      ...(laterWork.length > 0 ? [{ name: 'P', type: 'person' as const, work: laterWork }] : []),
    ];
    const { digitalSourceType } = buildArticleJsonLd({ ...unknown, translator });
    expect(digitalSourceType).toBe(
      expected && `http://cv.iptc.org/newscodes/digitalsourcetype/${expected}AlgorithmicMedia`,
    );
  },
);

test('an original text has neither isBasedOn nor translator', () => {
  const data = read(buildArticleJsonLd({ ...sampleArticle, translator: 'none' }));
  expect(data).toHaveProperty('author', [{ name: 'Sample Author' }, { name: 'Second Author' }]);
  for (const key of ['isBasedOn', 'translator', 'contributor']) {
    expect(data).not.toHaveProperty(key);
  }
});

test('a statement of rights is no licence', () => {
  const data = read(buildArticleJsonLd({ ...unknown, rights: 'All rights reserved.' }));
  expect(data).toHaveProperty('copyrightNotice', 'All rights reserved.');
  expect(data).not.toHaveProperty('license');
});

test('a licence address is no copyright notice', () => {
  expect(read(buildArticleJsonLd(sampleArticle))).not.toHaveProperty('copyrightNotice');
});

test('a translation and its original link each other', () => {
  const original: Article = { ...unknown, language: 'ar', slug: 'original', translator: 'none' };
  const translation: Article = {
    ...unknown,
    slug: 'translation',
    source: { ...unknown.source, url: 'https://dragoman.example/ar/articles/original/' },
  };
  const unrelated: Article = { ...unknown, language: 'ru', slug: 'unrelated' };
  const versions = [translation, original, unrelated];
  const ofTranslation = read(buildArticleJsonLd(translation, undefined, versions));
  expect(ofTranslation).toHaveProperty('translationOfWork', [
    {
      '@type': 'NewsArticle',
      headline: 'Unknown',
      inLanguage: 'ar',
      url: 'https://dragoman.example/ar/articles/original/',
    },
  ]);
  expect(ofTranslation).not.toHaveProperty('workTranslation');
  const ofOriginal = read(buildArticleJsonLd(original, undefined, versions));
  expect(ofOriginal).toHaveProperty('workTranslation', [
    {
      '@type': 'NewsArticle',
      headline: 'Unknown',
      inLanguage: 'en',
      url: 'https://dragoman.example/en/articles/translation/',
    },
  ]);
  expect(ofOriginal).not.toHaveProperty('translationOfWork');
});

test('an article is no translation of itself', () => {
  const source = { ...unknown.source, url: 'https://dragoman.example/en/articles/unknown/' };
  const data = read(
    buildArticleJsonLd({ ...unknown, source }, undefined, [{ ...unknown, source }]),
  );
  expect(data).not.toHaveProperty('translationOfWork');
  expect(data).not.toHaveProperty('workTranslation');
});

test('the structured data of the site is complete', () => {
  expect(buildSiteJsonLd('ar', 'A sample site.')).toEqual({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Dragoman',
    description: 'A sample site.',
    url: 'https://dragoman.example/ar/',
    inLanguage: 'ar',
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: 'Dragoman',
      url: 'https://dragoman.example/',
      correctionsPolicy: 'https://dragoman.example/ar/about/',
    },
  });
});

test('no text can close the script element', () => {
  expect(serializeForScript({ name: '</script><!--<script>', other: undefined })).toBe(
    String.raw`{"name":"\u003c/script>\u003c!--\u003cscript>"}`,
  );
});
