import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { toAtom } from '../../src/outputs/atom.ts';
import {
  createArticleEntry,
  createCorrectionEntries,
  describeCorrectionsFeed,
  describeEditionFeed,
  buildFeed,
} from '../../src/outputs/feed.ts';
import { sampleArticle, sampleHtml } from './sample-article.ts';

const feedOf = (...articles: Article[]) =>
  toAtom(
    buildFeed(
      describeEditionFeed('en', 'atom.xml'),
      articles.map((article) => createArticleEntry(article, sampleHtml)),
      new Date('2026-12-01T00:00:00Z'),
    ),
  );
const entryOf = (article: Article) => parseAtomFeed(feedOf(article)).entries?.[0];

test('the feed of the sample is complete', () => {
  expect(feedOf(sampleArticle)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://dragoman.example/en/atom.xml</id>
  <link href="https://dragoman.example/en/atom.xml" rel="self" type="application/atom+xml"/>
  <link href="https://dragoman.example/en/" rel="alternate" type="text/html" hreflang="en"/>
  <subtitle>Journalism in translation: who wrote it, who translated it, and what is not known</subtitle>
  <title>Dragoman</title>
  <updated>2026-11-24T00:00:00.000Z</updated>
  <entry xml:lang="en">
    <author>
      <name>Sample Author</name>
    </author>
    <author>
      <name>Second Author</name>
    </author>
    <category term="Samples"/>
    <category term="Tests"/>
    <content type="html">
      <![CDATA[<div lang="en" dir="ltr">
<p><strong>Credit:</strong> Machine translation (<bdi translate="no">Sample Engine</bdi>). Whether a person reviewed it is not stated. Cites reporting by <bdi translate="no">Sample Agency</bdi> and <bdi translate="no">Sample Wire</bdi>. By <bdi translate="no">Sample Author</bdi> and <bdi translate="no">Second Author</bdi>, <bdi translate="no">Sample Gazette</bdi>. Translated by <bdi translate="no">Sample Translators</bdi>. Edited by <bdi translate="no">Sample Editor</bdi>. Translated and edited by <bdi translate="no">Sample Desk</bdi>. Summarised by <bdi translate="no">Sample Summariser</bdi>.</p>
<p>A first paragraph, with a <a href="https://example.org/a?b&#x26;c" rel="noopener noreferrer">link</a>.</p>
<p>A second.</p>
<p><strong>Notice:</strong> This article is a machine translation (<bdi translate="no">Sample Engine</bdi>). This article was translated by <bdi translate="no">Sample Translators</bdi>. This article was edited by <bdi translate="no">Sample Editor</bdi>. This article was translated and edited by <bdi translate="no">Sample Desk</bdi>. This article is a summary by <bdi translate="no">Sample Summariser</bdi>. <bdi>A sample disclaimer: "not verified".</bdi> Link to this article: <a href="https://dragoman.example/en/articles/sample-article/" dir="ltr">https://dragoman.example/en/articles/sample-article/</a></p>
</div>]]>
    </content>
    <contributor>
      <name>Sample Translators</name>
    </contributor>
    <contributor>
      <name>Sample Desk</name>
    </contributor>
    <contributor>
      <name>Sample Editor</name>
    </contributor>
    <contributor>
      <name>Sample Summariser</name>
    </contributor>
    <id>https://dragoman.example/old/sample/</id>
    <link href="https://dragoman.example/en/articles/sample-article/" rel="alternate" type="text/html" hreflang="en"/>
    <link href="https://gazette.example/original" rel="via"/>
    <published>2026-11-22T09:30:00.000Z</published>
    <rights>https://creativecommons.org/licenses/by/4.0/</rights>
    <summary>
      <![CDATA[Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. Edited by Sample Editor. Translated and edited by Sample Desk. Summarised by Sample Summariser. A sample <standfirst>.]]>
    </summary>
    <title>
      <![CDATA[Sample & headline]]>
    </title>
    <updated>2026-11-24T00:00:00.000Z</updated>
  </entry>
</feed>
`);
});

describe('an entry', () => {
  test('omits what is unknown', () => {
    const entry = entryOf({
      ...sampleArticle,
      source: { author: null, publication: null },
      translator: null,
      rights: null,
      topics: undefined,
    });
    expect(Object.keys(entry ?? {}).sort()).toEqual([
      'authors',
      'content',
      'id',
      'links',
      'published',
      'summary',
      'title',
      'updated',
      'xml',
    ]);
    expect(entry?.links).toEqual([
      {
        href: 'https://dragoman.example/en/articles/sample-article/',
        rel: 'alternate',
        type: 'text/html',
        hreflang: 'en',
      },
    ]);
  });

  test.each([
    ['en', null, 'Author not stated'],
    ['en', 'withheld', "Author's name withheld"],
    ['ar', null, 'الكاتب غير مذكور'],
    ['ar', 'withheld', 'اسم الكاتب محجوب'],
    ['ru', null, 'Автор не указан'],
    ['ru', 'withheld', 'Имя автора не разглашается'],
  ] as const)(
    'in %s whose author is %s has the words for it as its author',
    (language, author, words) => {
      const { source } = sampleArticle;
      // A known outlet doesn't take the place of the author.
      const entry = entryOf({ ...sampleArticle, language, source: { ...source, author } });
      expect(entry?.authors).toEqual([{ name: words }]);
    },
  );

  test('has no contributor if the text is an original', () => {
    expect(entryOf({ ...sampleArticle, translator: 'none' })?.contributors).toBeUndefined();
  });

  test('has the date of publication as its update until it is changed', () => {
    expect(entryOf({ ...sampleArticle, updated: undefined })?.updated).toBe(
      '2026-11-22T09:30:00.000Z',
    );
  });

  test('of a correction has its own id, and the site as its author', () => {
    const entries = createCorrectionEntries([{ article: sampleArticle }]);
    const feed = toAtom(buildFeed(describeCorrectionsFeed('en'), entries, new Date('2026-12-01')));
    const { authors, entries: [entry] = [] } = parseAtomFeed(feed);
    expect(authors).toBeUndefined();
    expect(entry?.authors).toEqual([{ name: 'Dragoman' }]);
    expect(Object.keys(entry ?? {}).sort()).toEqual([
      'authors',
      'content',
      'id',
      'links',
      'published',
      'summary',
      'title',
      'updated',
      'xml',
    ]);
    expect(entry).toMatchObject({
      id: 'https://dragoman.example/old/sample/#correction-2026-11-23',
      links: [
        {
          href: 'https://dragoman.example/en/articles/sample-article/#correction-2026-11-23',
          rel: 'alternate',
        },
      ],
      published: '2026-11-23T00:00:00.000Z',
    });
  });
});

test('entries keep their languages and order', () => {
  const russian = { ...sampleArticle, language: 'ru' as const };
  const { entries } = parseAtomFeed(feedOf(russian, sampleArticle));
  expect(entries?.map(({ xml, links }) => [xml?.lang, links?.[0]?.hreflang])).toEqual([
    ['ru', 'ru'],
    ['en', 'en'],
  ]);
});

test('a feed without entries is complete', () => {
  expect(feedOf()).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://dragoman.example/en/atom.xml</id>
  <link href="https://dragoman.example/en/atom.xml" rel="self" type="application/atom+xml"/>
  <link href="https://dragoman.example/en/" rel="alternate" type="text/html" hreflang="en"/>
  <subtitle>Journalism in translation: who wrote it, who translated it, and what is not known</subtitle>
  <title>Dragoman</title>
  <updated>2026-12-01T00:00:00.000Z</updated>
</feed>
`);
});
