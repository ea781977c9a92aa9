import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { attributeArticle } from '../../src/outputs/attributed-article.ts';
import {
  createArticleEntry,
  createCorrectionEntries,
  describeCorrectionsFeed,
  describeEditionFeed,
  buildFeed,
  describeTermFeed,
} from '../../src/outputs/feed.ts';
import { sampleArticle, sampleHtml } from './sample-article.ts';

const credit =
  'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
  'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. ' +
  'Translated and edited by Sample Desk. Summarised by Sample Summariser.';
const creditHtml =
  '<div lang="en" dir="ltr">\n<p><strong>Credit:</strong> Machine translation (<bdi translate="no">Sample Engine</bdi>). Whether a person reviewed it is not stated. Cites reporting by <bdi translate="no">Sample Agency</bdi> and <bdi translate="no">Sample Wire</bdi>. By <bdi translate="no">Sample Author</bdi> and <bdi translate="no">Second Author</bdi>, <bdi translate="no">Sample Gazette</bdi>. Translated by <bdi translate="no">Sample Translators</bdi>. Edited by <bdi translate="no">Sample Editor</bdi>. Translated and edited by <bdi translate="no">Sample Desk</bdi>. Summarised by <bdi translate="no">Sample Summariser</bdi>.</p>';
const noticeHtml =
  '<p><strong>Notice:</strong> This article is a machine translation (<bdi translate="no">Sample Engine</bdi>). This article was translated by <bdi translate="no">Sample Translators</bdi>. This article was edited by <bdi translate="no">Sample Editor</bdi>. This article was translated and edited by <bdi translate="no">Sample Desk</bdi>. This article is a summary by <bdi translate="no">Sample Summariser</bdi>. <bdi>A sample disclaimer: "not verified".</bdi> Link to this article: <a href="https://dragoman.example/en/articles/sample-article/" dir="ltr">https://dragoman.example/en/articles/sample-article/</a></p>\n</div>';

test('the entry of an article is complete', () => {
  expect(createArticleEntry(sampleArticle, sampleHtml)).toEqual({
    ...attributeArticle(sampleArticle),
    id: 'https://dragoman.example/old/sample/',
    title: 'Sample & headline',
    byline: ['Sample Author', 'Second Author'],
    published: new Date('2026-11-22T09:30:00Z'),
    updated: new Date('2026-11-24T00:00:00Z'),
    summary: `${credit} A sample <standfirst>.`,
    html: `${creditHtml}\n${sampleHtml}\n${noticeHtml}`,
    link: 'https://dragoman.example/en/articles/sample-article/',
    metadata: {
      authors: ['Sample Author', 'Second Author'],
      contributors: ['Sample Translators', 'Sample Desk', 'Sample Editor', 'Sample Summariser'],
      rights: 'https://creativecommons.org/licenses/by/4.0/',
      topics: ['Samples', 'Tests'],
      original: 'https://gazette.example/original',
    },
  });
});

test('the entry of a correction is complete', () => {
  expect(createCorrectionEntries([{ article: sampleArticle }])).toEqual([
    {
      ...attributeArticle(sampleArticle),
      id: 'https://dragoman.example/old/sample/#correction-2026-11-23',
      title: 'Sample & headline (23 November 2026, error in the translation)',
      byline: ['Dragoman'],
      published: new Date('2026-11-23T00:00:00Z'),
      updated: new Date('2026-11-23T00:00:00Z'),
      summary: `${credit} A sample correction.`,
      html: `${creditHtml}\n<p><time datetime="2026-11-23">23 November 2026</time>, error in the translation</p>\n<p><bdi>A sample correction.</bdi></p>\n${noticeHtml}`,
      link: 'https://dragoman.example/en/articles/sample-article/#correction-2026-11-23',
    },
  ]);
});

describe('the entry of an article', () => {
  test('omits what is unknown', () => {
    const entry = createArticleEntry(
      {
        ...sampleArticle,
        source: { author: null, publication: null, url: null },
        translator: null,
        rights: null,
        topics: undefined,
      },
      sampleHtml,
    );
    expect(entry.metadata).toEqual({
      authors: [],
      contributors: [],
      rights: null,
      topics: [],
      original: undefined,
    });
  });

  test('has no contributors if the text is an original', () => {
    const entry = createArticleEntry({ ...sampleArticle, translator: 'none' }, sampleHtml);
    expect(entry.metadata.contributors).toEqual([]);
  });

  test('has the date of publication as its update until it is changed', () => {
    const entry = createArticleEntry({ ...sampleArticle, updated: undefined }, sampleHtml);
    expect(entry.updated).toEqual(new Date('2026-11-22T09:30:00Z'));
  });

  test('keeps the first address as its id when the article moves', () => {
    const entry = createArticleEntry({ ...sampleArticle, aliases: undefined }, sampleHtml);
    expect(entry.id).toBe('https://dragoman.example/en/articles/sample-article/');
  });

  test('contains no characters that XML forbids', () => {
    const entry = createArticleEntry(
      { ...sampleArticle, title: 'A\u0008B' },
      '<p>C\u0000\uFFFED</p>',
    );
    expect(entry.title).toBe('AB');
    expect(entry.html).toContain('\n<p>CD</p>\n');
  });

  test('marks the direction of a name in another script', () => {
    const arabic = { ...sampleArticle, language: 'ar' as const };
    expect(createArticleEntry(arabic, sampleHtml).summary).toContain(
      'Sample Author\u200F وSecond Author\u200F، Sample Gazette\u200F.',
    );
  });
});

describe('the entries of corrections', () => {
  const correction = (date: string, text: string) => ({
    date,
    error: 'site' as const,
    text,
  });
  const corrected = (slug: string, ...corrections: Article['corrections'] & {}) => ({
    article: { ...sampleArticle, slug, aliases: undefined, corrections },
  });

  test('are sorted newest first across articles', () => {
    const entries = createCorrectionEntries([
      corrected('one', correction('2026-11-23', 'First.'), correction('2026-11-25', 'Third.')),
      corrected('two', correction('2026-11-24', 'Second.')),
    ]);
    expect(entries.map(({ id }) => id)).toEqual([
      'https://dragoman.example/en/articles/one/#correction-2026-11-25',
      'https://dragoman.example/en/articles/two/#correction-2026-11-24',
      'https://dragoman.example/en/articles/one/#correction-2026-11-23',
    ]);
  });

  test('escape the correction and strip characters that XML forbids', () => {
    const [entry] = createCorrectionEntries([
      corrected('one', correction('2026-11-23', 'A <b>\u0008.')),
    ]);
    expect(entry?.html).toContain('<p><bdi>A &#x3C;b>.</bdi></p>');
    expect(entry?.summary).toBe(`${credit} A <b>.`);
  });

  test('are empty without corrections', () => {
    expect(
      createCorrectionEntries([{ article: { ...sampleArticle, corrections: undefined } }]),
    ).toEqual([]);
  });
});

test('the feed of an edition is complete', () => {
  expect(describeEditionFeed('en', 'rss.xml')).toEqual({
    language: 'en',
    title: 'Dragoman',
    description:
      'Journalism in translation: who wrote it, who translated it, and what is not known',
    home: 'https://dragoman.example/en/',
    self: 'https://dragoman.example/en/rss.xml',
  });
});

test('the feed of a topic is complete', () => {
  const label = [{ text: 'Samples', name: true as const }];
  expect(describeTermFeed('en', 'topics', { label, slug: 'samples' })).toEqual({
    language: 'en',
    title: 'Dragoman: Samples',
    description: 'Articles in this edition on the topic Samples.',
    home: 'https://dragoman.example/en/topics/samples/',
    self: 'https://dragoman.example/en/topics/samples/atom.xml',
  });
});

test('the feed of a topic marks the direction of its name and strips characters that XML forbids', () => {
  const label = [{ text: 'Sam\u0008ples', name: true as const }];
  const { title, description } = describeTermFeed('ar', 'topics', { label, slug: 'samples' });
  expect(title).toBe('Dragoman: Samples\u200F');
  expect(description).toBe('مقالات بالعربية موضوعها: Samples\u200F.');
});

test('the feed of corrections is complete', () => {
  expect(describeCorrectionsFeed('en')).toEqual({
    language: 'en',
    title: 'Dragoman: Corrections',
    description: 'Corrections to articles in this edition.',
    home: 'https://dragoman.example/en/corrections/',
    self: 'https://dragoman.example/en/corrections/atom.xml',
  });
});

describe('a feed', () => {
  const head = describeCorrectionsFeed('en');
  const entry = (updated: string) => createArticleEntry({ ...sampleArticle, updated }, sampleHtml);

  test.each([
    ['first', ['2026-11-26', '2026-11-25', '2026-11-24']],
    ['second', ['2026-11-25', '2026-11-26', '2026-11-24']],
    ['last', ['2026-11-25', '2026-11-24', '2026-11-26']],
  ])('has the latest date of its entries, here the %s one', (_, dates) => {
    const entries = dates.map(entry);
    expect(buildFeed(head, entries, new Date('2026-12-01'))).toEqual({
      ...head,
      updated: new Date('2026-11-26'),
      entries,
    });
  });

  test('has the given date if it has no entries', () => {
    const updated = new Date('2026-12-01');
    expect(buildFeed(head, [], updated)).toEqual({ ...head, updated, entries: [] });
  });
});
