import { expect, test } from 'vitest';
import { buildRedirect } from '../../src/outputs/redirect.ts';
import { omitOtherFormats, sampleArticle } from './sample-article.ts';

test('the redirect page of the sample article is complete', () => {
  const credit =
    'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
    'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. ' +
    'Edited by Sample Editor. Translated and edited by Sample Desk. ' +
    'Summarised by Sample Summariser.';
  const base = 'https://dragoman.example/en';
  const head = [
    `<link rel="canonical" href="${base}/articles/sample-article/">`,
    '<meta name="description" content="A sample <standfirst>.">',
    '<meta property="og:type" content="article">',
    '<meta property="og:title" content="Sample &#x26; headline">',
    `<meta property="og:description" content="${credit} A sample <standfirst>. A sample disclaimer: &#x22;not verified&#x22;.">`,
    `<meta property="og:url" content="${base}/articles/sample-article/">`,
    '<meta property="og:site_name" content="Dragoman">',
    '<meta property="og:locale" content="en_GB">',
    '<link rel="manifest" href="/en/manifest.webmanifest">',
    '<meta name="theme-color" content="#fffdf8" media="(prefers-color-scheme:light)">',
    '<meta name="theme-color" content="#191714" media="(prefers-color-scheme:dark)">',
    '<meta name="twitter:card" content="summary_large_image">',
    `<meta property="og:image" content="${base}/articles/sample-article.png">`,
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
    `<meta property="og:image:alt" content="Sample &#x26; headline. ${credit}">`,
    '<meta property="article:published_time" content="2026-11-22T09:30:00Z">',
    '<meta property="article:modified_time" content="2026-11-24">',
    '<meta property="article:tag" content="Samples">',
    '<meta property="article:tag" content="Tests">',
    '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    `<link rel="alternate" href="${base}/articles/sample-article.txt" type="text/plain">`,
    `<link rel="alternate" href="${base}/articles/sample-article.md" type="text/markdown">`,
    `<link rel="alternate" href="${base}/articles/sample-article.bib" type="application/x-bibtex">`,
    `<link rel="alternate" href="${base}/articles/sample-article.json" type="application/vnd.citationstyles.csl+json">`,
    `<link rel="alternate" href="${base}/rss.xml" type="application/rss+xml">`,
    `<link rel="alternate" href="${base}/atom.xml" type="application/atom+xml">`,
    `<link rel="alternate" href="${base}/feed.json" type="application/feed+json">`,
    '<meta name="z:itemType" content="newspaperArticle">',
    '<meta name="z:translators" content="machine translation (Sample Engine),">',
    '<meta name="z:translators" content="Sample Translators,">',
    '<meta name="z:translators" content="Sample Desk,">',
    '<meta name="bib:contributors" content="Sample Editor">',
    '<meta name="bib:contributors" content="Sample Summariser">',
    '<meta name="DC.creator" content="Sample Author,">',
    '<meta name="DC.creator" content="Second Author,">',
    '<meta name="DC.source" content="Dragoman">',
    '<meta name="DC.date" content="2026-11-22">',
    '<meta name="DC.language" content="en">',
    '<meta name="DC.rights" content="https://creativecommons.org/licenses/by/4.0/">',
  ];
  expect(omitOtherFormats(buildRedirect(sampleArticle))).toBe(`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=/en/articles/sample-article/">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sample &#x26; headline</title>
${head.join('')}
</head>
<body>
<h1><bdi>Sample &#x26; headline</bdi></h1>
<p>Machine translation (<bdi translate="no">Sample Engine</bdi>). Whether a person reviewed it is not stated. Cites reporting by <bdi translate="no">Sample Agency</bdi> and <bdi translate="no">Sample Wire</bdi>. By <bdi translate="no">Sample Author</bdi> and <bdi translate="no">Second Author</bdi>, <bdi translate="no">Sample Gazette</bdi>. Translated by <bdi translate="no">Sample Translators</bdi>. Edited by <bdi translate="no">Sample Editor</bdi>. Translated and edited by <bdi translate="no">Sample Desk</bdi>. Summarised by <bdi translate="no">Sample Summariser</bdi>.</p>
<p>This article has moved: <a href="/en/articles/sample-article/"><bdi>Sample &#x26; headline</bdi></a></p>
<p>This article is a machine translation (<bdi translate="no">Sample Engine</bdi>). This article was translated by <bdi translate="no">Sample Translators</bdi>. This article was edited by <bdi translate="no">Sample Editor</bdi>. This article was translated and edited by <bdi translate="no">Sample Desk</bdi>. This article is a summary by <bdi translate="no">Sample Summariser</bdi>. <bdi>A sample disclaimer: "not verified".</bdi> Link to this article: <a href="${base}/articles/sample-article/" dir="ltr">${base}/articles/sample-article/</a></p>
</body>
</html>
`);
});

test('has the language and direction of the article', () => {
  const page = buildRedirect({ ...sampleArticle, language: 'ar', title: '</title><b>عنوان' });
  expect(page).toContain('<html lang="ar" dir="rtl">\n');
  expect(page).toContain('<title>&#x3C;/title>&#x3C;b>عنوان</title>\n');
  expect(page).toContain('<h1><bdi>&#x3C;/title>&#x3C;b>عنوان</bdi></h1>\n');
  expect(page).toContain(
    '<p>انتقل هذا المقال إلى: <a href="/ar/articles/sample-article/"><bdi>&#x3C;/title>&#x3C;b>عنوان</bdi></a></p>\n',
  );
});
