import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import {
  createArticleEntry,
  createCorrectionEntries,
  describeEditionFeed,
  buildFeed,
} from '../../src/outputs/feed.ts';
import { toJsonFeed } from '../../src/outputs/json-feed.ts';
import { sampleArticle, sampleHtml } from './sample-article.ts';

const feedOf = (...articles: Article[]) =>
  toJsonFeed(
    buildFeed(
      describeEditionFeed('en', 'feed.json'),
      articles.map((article) => createArticleEntry(article, sampleHtml)),
      new Date('2026-12-01T00:00:00Z'),
    ),
  );
const itemsOf = (feed: string) => (JSON.parse(feed) as { items: Record<string, unknown>[] }).items;
const itemOf = (article: Article) => itemsOf(feedOf(article))[0];

const credit =
  'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
  'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. ' +
  'Translated and edited by Sample Desk. Summarised by Sample Summariser.';
const notice =
  'This article is a machine translation (Sample Engine). This article was translated by Sample Translators. This article was edited by Sample Editor. ' +
  'This article was translated and edited by Sample Desk. This article is a summary by Sample Summariser. A sample disclaimer: "not verified". ' +
  'Link to this article: https://dragoman.example/en/articles/sample-article/';

test('the feed of the sample is complete', () => {
  const feed = feedOf(sampleArticle);
  expect(JSON.parse(feed)).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Dragoman',
    description:
      'Journalism in translation: who wrote it, who translated it, and what is not known',
    home_page_url: 'https://dragoman.example/en/',
    feed_url: 'https://dragoman.example/en/feed.json',
    language: 'en',
    items: [
      {
        id: 'https://dragoman.example/old/sample/',
        url: 'https://dragoman.example/en/articles/sample-article/',
        external_url: 'https://gazette.example/original',
        title: 'Sample & headline',
        summary: `${credit} A sample <standfirst>.`,
        content_html: `<div lang="en" dir="ltr">
<p><strong>Credit:</strong> Machine translation (<bdi translate="no">Sample Engine</bdi>). Whether a person reviewed it is not stated. Cites reporting by <bdi translate="no">Sample Agency</bdi> and <bdi translate="no">Sample Wire</bdi>. By <bdi translate="no">Sample Author</bdi> and <bdi translate="no">Second Author</bdi>, <bdi translate="no">Sample Gazette</bdi>. Translated by <bdi translate="no">Sample Translators</bdi>. Edited by <bdi translate="no">Sample Editor</bdi>. Translated and edited by <bdi translate="no">Sample Desk</bdi>. Summarised by <bdi translate="no">Sample Summariser</bdi>.</p>
<p>A first paragraph, with a <a href="https://example.org/a?b&#x26;c" rel="noopener noreferrer">link</a>.</p>
<p>A second.</p>
<p><strong>Notice:</strong> This article is a machine translation (<bdi translate="no">Sample Engine</bdi>). This article was translated by <bdi translate="no">Sample Translators</bdi>. This article was edited by <bdi translate="no">Sample Editor</bdi>. This article was translated and edited by <bdi translate="no">Sample Desk</bdi>. This article is a summary by <bdi translate="no">Sample Summariser</bdi>. <bdi>A sample disclaimer: "not verified".</bdi> Link to this article: <a href="https://dragoman.example/en/articles/sample-article/" dir="ltr">https://dragoman.example/en/articles/sample-article/</a></p>
</div>`,
        date_published: '2026-11-22T09:30:00.000Z',
        date_modified: '2026-11-24T00:00:00.000Z',
        language: 'en',
        tags: ['Samples', 'Tests'],
        authors: [{ name: 'Sample Author' }, { name: 'Second Author' }],
        _attribution: {
          credit,
          notice,
          disclaimer: 'A sample disclaimer: "not verified".',
          translators: [
            { name: 'Sample Translators', type: 'organization', work: ['translated'] },
            { name: 'Sample Editor', type: 'person', work: ['edited'] },
            { name: 'Sample Desk', type: 'organization', work: ['translated', 'edited'] },
            { name: 'Sample Summariser', type: 'person', work: ['summarised'] },
            { name: 'Sample Engine', type: 'machine', work: ['translated'] },
          ],
          cites: [{ name: 'Sample Agency', lang: 'ar' }, { name: 'Sample Wire' }],
        },
      },
    ],
  });
  expect(feed).toMatch(/^\{\n "version": .*\n\}\n$/s);
});

describe('an item', () => {
  test('omits what is unknown', () => {
    const item = itemOf({
      ...sampleArticle,
      source: { author: null, publication: null },
      translator: null,
      disclaimer: null,
      rights: null,
      topics: undefined,
      updated: undefined,
    });
    expect(Object.keys(item ?? {})).toEqual([
      'id',
      'url',
      'title',
      'summary',
      'content_html',
      'date_published',
      'language',
      '_attribution',
    ]);
    expect(item?.['_attribution']).toEqual({
      credit: 'Author and original outlet not stated. Translator not stated.',
      notice:
        'The translator of this article is not stated. ' +
        'Link to this article: https://dragoman.example/en/articles/sample-article/',
    });
  });

  test('has no translators if the text is an original', () => {
    const item = itemOf({ ...sampleArticle, translator: 'none' });
    expect(item?.['_attribution']).not.toHaveProperty('translators');
  });

  test('has no modification date equal to its publication', () => {
    const item = itemOf({ ...sampleArticle, updated: sampleArticle.published });
    expect(item).not.toHaveProperty('date_modified');
  });

  test('of a correction has its own id, and no people of the article', () => {
    const entries = createCorrectionEntries([{ article: sampleArticle }]);
    const head = describeEditionFeed('en', 'feed.json');
    const [item] = itemsOf(toJsonFeed(buildFeed(head, entries, new Date('2026-12-01'))));
    expect(item).toMatchObject({
      id: 'https://dragoman.example/old/sample/#correction-2026-11-23',
      url: 'https://dragoman.example/en/articles/sample-article/#correction-2026-11-23',
      date_published: '2026-11-23T00:00:00.000Z',
    });
    for (const key of ['authors', 'tags', 'external_url', 'date_modified']) {
      expect(item).not.toHaveProperty(key);
    }
  });
});

test('items keep their languages and order', () => {
  const russian = { ...sampleArticle, language: 'ru' as const };
  const items = itemsOf(feedOf(russian, sampleArticle));
  expect(items.map(({ language }) => language)).toEqual(['ru', 'en']);
});

test('a feed without items is complete', () => {
  expect(JSON.parse(feedOf())).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Dragoman',
    description:
      'Journalism in translation: who wrote it, who translated it, and what is not known',
    home_page_url: 'https://dragoman.example/en/',
    feed_url: 'https://dragoman.example/en/feed.json',
    language: 'en',
    items: [],
  });
});
