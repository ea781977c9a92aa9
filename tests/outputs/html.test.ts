import { expect, test } from 'vitest';
import { composeAttribution } from '../../src/article/attribution.ts';
import { headTagsToHtml, segmentsToHtml } from '../../src/outputs/html.ts';
import { sampleArticle } from './sample-article.ts';

test('converts the credit and notice of the sample article', () => {
  const { credit, notice } = composeAttribution({
    ...sampleArticle,
    disclaimer: 'One & two.\nThree.',
  });
  expect(segmentsToHtml(credit)).toBe(
    'Machine translation (<bdi translate="no">Sample Engine</bdi>). Whether a person reviewed it is not stated. Cites reporting by <bdi translate="no">Sample Agency</bdi> and <bdi translate="no">Sample Wire</bdi>. By <bdi translate="no">Sample Author</bdi> and <bdi translate="no">Second Author</bdi>, <bdi translate="no">Sample Gazette</bdi>. ' +
      'Translated by <bdi translate="no">Sample Translators</bdi>. Edited by <bdi translate="no">Sample Editor</bdi>. ' +
      'Translated and edited by <bdi translate="no">Sample Desk</bdi>. ' +
      'Summarised by <bdi translate="no">Sample Summariser</bdi>.',
  );
  expect(segmentsToHtml(notice)).toBe(
    'This article is a machine translation (<bdi translate="no">Sample Engine</bdi>). This article was translated by <bdi translate="no">Sample Translators</bdi>. ' +
      'This article was edited by <bdi translate="no">Sample Editor</bdi>. ' +
      'This article was translated and edited by <bdi translate="no">Sample Desk</bdi>. ' +
      'This article is a summary by <bdi translate="no">Sample Summariser</bdi>. ' +
      '<bdi>One &#x26; two.<br>Three.</bdi> Link to this article: ' +
      '<a href="https://dragoman.example/en/articles/sample-article/" dir="ltr">' +
      'https://dragoman.example/en/articles/sample-article/</a>',
  );
});

test.each([
  ['text is escaped', [{ text: '<b> & "' }], '&#x3C;b> &#x26; "'],
  [
    'a name is isolated, and not translated',
    [{ text: 'x', name: true as const }],
    '<bdi translate="no">x</bdi>',
  ],
  ['quoted words are isolated', [{ text: 'x', quoted: true as const }], '<bdi>x</bdi>'],
  ['a label is strong', [{ text: 'Credit:', label: true as const }], '<strong>Credit:</strong>'],
  [
    'a title has its language and direction',
    [{ text: 'س', quoted: true as const, language: 'ar' }],
    '<bdi lang="ar" dir="rtl">س</bdi>',
  ],
  [
    'a title in a language that the site lacks has no direction attribute',
    [{ text: 'ס', quoted: true as const, language: 'he' }],
    '<bdi lang="he">ס</bdi>',
  ],
  [
    'an external link sends no referrer',
    [{ text: 'x', href: 'https://example.org/?a&b"' }],
    '<a href="https://example.org/?a&#x26;b&#x22;" rel="noopener noreferrer">x</a>',
  ],
  [
    'an address reads from left to right',
    [{ text: 'https://dragoman.example/', href: 'https://dragoman.example/' }],
    '<a href="https://dragoman.example/" dir="ltr">https://dragoman.example/</a>',
  ],
  [
    'an address in a sentence keeps the direction of the sentence',
    [{ text: 'see https://dragoman.example/', href: 'https://dragoman.example/' }],
    '<a href="https://dragoman.example/">see https://dragoman.example/</a>',
  ],
  [
    'an address may begin with http and have capitals',
    [{ text: 'HTTP://DRAGOMAN.EXAMPLE/', href: 'http://dragoman.example/' }],
    '<a href="http://dragoman.example/" dir="ltr">HTTP://DRAGOMAN.EXAMPLE/</a>',
  ],
  [
    'a name may be a link',
    [{ text: 'س', name: true as const, href: 'https://dragoman.example/x/' }],
    '<a href="https://dragoman.example/x/"><bdi translate="no">س</bdi></a>',
  ],
  ['line breaks are kept', [{ text: 'one\ntwo' }], 'one<br>two'],
  [
    'a day is a time element',
    [{ text: 'today', date: '2026-11-22' }],
    '<time datetime="2026-11-22">today</time>',
  ],
  [
    'a day may be a link',
    [{ text: 'today', date: '2026-11-22', href: '#corrections' }],
    '<a href="#corrections"><time datetime="2026-11-22">today</time></a>',
  ],
])('%s', (_, segments, html) => {
  expect(segmentsToHtml(segments)).toBe(html);
});

test('escapes the attributes of head tags', () => {
  expect(
    headTagsToHtml([
      { tag: 'meta', attributes: { name: 'description', content: '<b> & "' } },
      { tag: 'link', attributes: { rel: 'alternate', href: '/en/', hreflang: 'en' } },
    ]),
  ).toBe(
    '<meta name="description" content="<b> &#x26; &#x22;">' +
      '<link rel="alternate" href="/en/" hreflang="en">',
  );
});
