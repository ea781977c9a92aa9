import { parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import {
  createArticleEntry,
  createCorrectionEntries,
  describeEditionFeed,
  buildFeed,
} from '../../src/outputs/feed.ts';
import { toRss } from '../../src/outputs/rss.ts';
import { sampleArticle, sampleHtml } from './sample-article.ts';

const feedOf = (...articles: Article[]) =>
  toRss(
    buildFeed(
      describeEditionFeed('en', 'rss.xml'),
      articles.map((article) => createArticleEntry(article, sampleHtml)),
      new Date('2026-12-01T00:00:00Z'),
    ),
  );
const itemOf = (article: Article) => parseRssFeed(feedOf(article)).items?.[0];

test('the feed of the sample is complete', () => {
  expect(feedOf(sampleArticle)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dcterms="http://purl.org/dc/terms/">
  <channel>
    <title>Dragoman</title>
    <link>https://dragoman.example/en/</link>
    <description>Journalism in translation: who wrote it, who translated it, and what is not known</description>
    <language>en</language>
    <lastBuildDate>Tue, 24 Nov 2026 00:00:00 GMT</lastBuildDate>
    <atom:link href="https://dragoman.example/en/rss.xml" rel="self" type="application/rss+xml"/>
    <item>
      <title>
        <![CDATA[Sample & headline]]>
      </title>
      <link>https://dragoman.example/en/articles/sample-article/</link>
      <description>
        <![CDATA[Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. Translated and edited by Sample Desk. Summarised by Sample Summariser. A sample &#x3C;standfirst>.]]>
      </description>
      <category>Samples</category>
      <category>Tests</category>
      <guid isPermaLink="false">https://dragoman.example/old/sample/</guid>
      <pubDate>Sun, 22 Nov 2026 09:30:00 GMT</pubDate>
      <dc:creator>Sample Author</dc:creator>
      <dc:creator>Second Author</dc:creator>
      <dc:contributor>Sample Translators</dc:contributor>
      <dc:contributor>Sample Desk</dc:contributor>
      <dc:contributor>Sample Editor</dc:contributor>
      <dc:contributor>Sample Summariser</dc:contributor>
      <dc:source>https://gazette.example/original</dc:source>
      <dc:language>en</dc:language>
      <dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights>
      <content:encoded>
        <![CDATA[<div lang="en" dir="ltr">
<p><strong>Credit:</strong> Machine translation (<bdi translate="no">Sample Engine</bdi>). Whether a person reviewed it is not stated. Cites reporting by <bdi translate="no">Sample Agency</bdi> and <bdi translate="no">Sample Wire</bdi>. By <bdi translate="no">Sample Author</bdi> and <bdi translate="no">Second Author</bdi>, <bdi translate="no">Sample Gazette</bdi>. Translated by <bdi translate="no">Sample Translators</bdi>. Edited by <bdi translate="no">Sample Editor</bdi>. Translated and edited by <bdi translate="no">Sample Desk</bdi>. Summarised by <bdi translate="no">Sample Summariser</bdi>.</p>
<p>A first paragraph, with a <a href="https://example.org/a?b&#x26;c" rel="noopener noreferrer">link</a>.</p>
<p>A second.</p>
<p><strong>Notice:</strong> This article is a machine translation (<bdi translate="no">Sample Engine</bdi>). This article was translated by <bdi translate="no">Sample Translators</bdi>. This article was edited by <bdi translate="no">Sample Editor</bdi>. This article was translated and edited by <bdi translate="no">Sample Desk</bdi>. This article is a summary by <bdi translate="no">Sample Summariser</bdi>. <bdi>A sample disclaimer: "not verified".</bdi> Link to this article: <a href="https://dragoman.example/en/articles/sample-article/" dir="ltr">https://dragoman.example/en/articles/sample-article/</a></p>
</div>]]>
      </content:encoded>
      <dcterms:modified>2026-11-24T00:00:00.000Z</dcterms:modified>
    </item>
  </channel>
</rss>
`);
});

describe('an item', () => {
  test('has a permalink as its id until the article moves', () => {
    expect(itemOf({ ...sampleArticle, aliases: undefined })?.guid).toEqual({
      value: 'https://dragoman.example/en/articles/sample-article/',
      isPermaLink: true,
    });
  });

  test('omits what is unknown', () => {
    const unknown = {
      ...sampleArticle,
      source: { author: null, publication: null },
      translator: null,
      rights: null,
      topics: undefined,
      updated: undefined,
    };
    expect(feedOf(unknown)).not.toMatch(/dc:(?!language)\w+>|dcterms:|<category|null|undefined/);
    expect(itemOf(unknown)?.dc).toEqual({ languages: ['en'] });
  });

  test('has no contributor if the text is an original', () => {
    expect(itemOf({ ...sampleArticle, translator: 'none' })?.dc?.contributors).toBeUndefined();
  });

  test('has no modification date equal to its publication', () => {
    const { published } = sampleArticle;
    expect(itemOf({ ...sampleArticle, updated: published })?.dcterms).toBeUndefined();
  });

  test('of a correction has its own id and link, and no people of the article', () => {
    const entries = createCorrectionEntries([{ article: sampleArticle }]);
    const feed = toRss(
      buildFeed(describeEditionFeed('en', 'rss.xml'), entries, new Date('2026-12-01')),
    );
    expect(parseRssFeed(feed).items?.[0]).toMatchObject({
      guid: {
        value: 'https://dragoman.example/old/sample/#correction-2026-11-23',
        isPermaLink: false,
      },
      link: 'https://dragoman.example/en/articles/sample-article/#correction-2026-11-23',
      dc: { languages: ['en'] },
    });
    expect(feed).not.toMatch(/dc:(?!language)\w+>|<category/);
  });
});

test('items keep their languages and order', () => {
  const russian = { ...sampleArticle, language: 'ru' as const, title: 'Образец' };
  const items = parseRssFeed(feedOf(russian, sampleArticle)).items;
  expect(items?.map(({ title, dc }) => [title, dc?.languages])).toEqual([
    ['Образец', ['ru']],
    ['Sample & headline', ['en']],
  ]);
});

test('a feed without items is complete', () => {
  expect(feedOf()).toBe(`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Dragoman</title>
    <link>https://dragoman.example/en/</link>
    <description>Journalism in translation: who wrote it, who translated it, and what is not known</description>
    <language>en</language>
    <lastBuildDate>Tue, 01 Dec 2026 00:00:00 GMT</lastBuildDate>
    <atom:link href="https://dragoman.example/en/rss.xml" rel="self" type="application/rss+xml"/>
  </channel>
</rss>
`);
});
