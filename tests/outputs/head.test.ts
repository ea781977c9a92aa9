import { afterEach, expect, test, vi } from 'vitest';
import type { Article, Author, Translator } from '../../src/article/article.ts';
import { buildArticleHead, buildNotFoundHead, buildPageHead } from '../../src/outputs/head.ts';
import { headTagsToHtml, type HeadTag } from '../../src/outputs/html.ts';
import * as settings from '../../src/site.ts';
import { omitOtherFormats, sampleArticle } from './sample-article.ts';

const lines = (tags: HeadTag[]) => tags.map((tag) => headTagsToHtml([tag]));

const knownLines = (tags: HeadTag[]) => lines(tags).filter((line) => omitOtherFormats(line) !== '');

afterEach(() => {
  vi.doUnmock('../../src/site.ts');
  vi.resetModules();
});

/** Lists the tags that contain a text. */
const tagsWith = (text: string, tags: HeadTag[]) => lines(tags).filter((tag) => tag.includes(text));

const arabic: Article = { ...sampleArticle, language: 'ar', slug: 'arabic' };
const russian: Article = { ...sampleArticle, language: 'ru', slug: 'russian' };

test('the head of the sample article with an Arabic version is complete', () => {
  const credit =
    'Machine translation (Sample Engine). Whether a person reviewed it is not stated. Cites reporting by Sample Agency and Sample Wire. ' +
    'By Sample Author and Second Author, Sample Gazette. Translated by Sample Translators. ' +
    'Edited by Sample Editor. Translated and edited by Sample Desk. ' +
    'Summarised by Sample Summariser.';
  const base = 'https://dragoman.example/en';
  expect(knownLines(buildArticleHead(sampleArticle, [sampleArticle, arabic]))).toEqual([
    `<link rel="canonical" href="${base}/articles/sample-article/">`,
    '<meta name="description" content="A sample <standfirst>.">',
    '<meta property="og:type" content="article">',
    '<meta property="og:title" content="Sample &#x26; headline">',
    `<meta property="og:description" content="${credit} A sample <standfirst>. A sample disclaimer: &#x22;not verified&#x22;.">`,
    `<meta property="og:url" content="${base}/articles/sample-article/">`,
    '<meta property="og:site_name" content="Dragoman">',
    '<meta property="og:locale" content="en_GB">',
    '<meta property="og:locale:alternate" content="ar_AR">',
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
    `<link rel="alternate" href="${base}/articles/sample-article/" hreflang="en">`,
    '<link rel="alternate" href="https://dragoman.example/ar/articles/arabic/" hreflang="ar">',
    `<link rel="alternate" href="${base}/articles/sample-article/" hreflang="x-default">`,
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
  ]);
});

test('omits what is not stated', () => {
  const unknown: Article = {
    language: 'ar',
    slug: 'unknown',
    title: 'عنوان',
    titleBy: 'site',
    description: 'مقدمة.',
    published: '2026-11-22',
    source: { author: null, publication: null },
    translator: null,
    disclaimer: null,
    rights: null,
  };
  const credit = 'الكاتب والناشر الأصلي غير مذكورين. المترجم غير مذكور.';
  const base = 'https://dragoman.example/ar';
  expect(knownLines(buildArticleHead(unknown))).toEqual([
    `<link rel="canonical" href="${base}/articles/unknown/">`,
    '<meta name="description" content="مقدمة.">',
    '<meta property="og:type" content="article">',
    '<meta property="og:title" content="عنوان">',
    `<meta property="og:description" content="${credit} مقدمة.">`,
    `<meta property="og:url" content="${base}/articles/unknown/">`,
    '<meta property="og:site_name" content="Dragoman">',
    '<meta property="og:locale" content="ar_AR">',
    '<link rel="manifest" href="/ar/manifest.webmanifest">',
    '<meta name="theme-color" content="#fffdf8" media="(prefers-color-scheme:light)">',
    '<meta name="theme-color" content="#191714" media="(prefers-color-scheme:dark)">',
    '<meta name="twitter:card" content="summary_large_image">',
    `<meta property="og:image" content="${base}/articles/unknown.png">`,
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
    `<meta property="og:image:alt" content="عنوان. ${credit}">`,
    '<meta property="article:published_time" content="2026-11-22">',
    `<link rel="alternate" href="${base}/articles/unknown.txt" type="text/plain">`,
    `<link rel="alternate" href="${base}/articles/unknown.md" type="text/markdown">`,
    `<link rel="alternate" href="${base}/articles/unknown.bib" type="application/x-bibtex">`,
    `<link rel="alternate" href="${base}/articles/unknown.json" type="application/vnd.citationstyles.csl+json">`,
    `<link rel="alternate" href="${base}/rss.xml" type="application/rss+xml">`,
    `<link rel="alternate" href="${base}/atom.xml" type="application/atom+xml">`,
    `<link rel="alternate" href="${base}/feed.json" type="application/feed+json">`,
    '<meta name="z:itemType" content="newspaperArticle">',
    '<meta name="DC.source" content="Dragoman">',
    '<meta name="DC.date" content="2026-11-22">',
    '<meta name="DC.language" content="ar">',
  ]);
});

// Zotero reads what precedes the last space as the first name, unless the name ends in a comma or a joiner begins the last word.
test.each<[string, Author, string]>([
  ['a person', { name: 'Jane Sample', type: 'person' }, 'Jane Sample'],
  ['an organisation', { name: 'Sample Desk', type: 'organization' }, 'Sample Desk,'],
  ['an author of unknown type', { name: 'Sample Agency' }, 'Sample Agency,'],
  ['a pen name', { name: 'Sample Resident', type: 'person', pseudonym: true }, 'Sample Resident,'],
  ['a person with a comma', { name: 'Sample, Jane', type: 'person' }, 'Sample; Jane,'],
  ['an organisation with commas', { name: 'One, two، three' }, 'One; two؛ three,'],
  ['a name with a dot', { name: 'sample.example', type: 'organization' }, 'sample.example'],
  ['a name with a dot and spaces', { name: 'A.B.C. News (2.0)' }, 'A.B.C. \u2060News (2.0)'],
])('Zotero keeps the name of %s as it is', (_, author, content) => {
  const source = { author: [author], publication: null };
  const { type = 'organization' } = author;
  const translator: Translator[] = [
    { ...author, type, work: ['translated'] },
    { ...author, type, work: ['edited'] },
  ];
  const head = buildArticleHead({ ...sampleArticle, source, translator });
  expect(tagsWith('z:translators', head)).toEqual([
    `<meta name="z:translators" content="${content}">`,
  ]);
  expect(tagsWith('bib:contributors', head)).toEqual([
    `<meta name="bib:contributors" content="${content}">`,
  ]);
  expect(tagsWith('DC.creator', head)).toEqual([`<meta name="DC.creator" content="${content}">`]);
});

test('Zotero keeps the version of a machine as it is', () => {
  const translator: Translator[] = [{ name: 'Engine 2.5', type: 'machine', work: ['translated'] }];
  expect(tagsWith('z:translators', buildArticleHead({ ...sampleArticle, translator }))).toEqual([
    '<meta name="z:translators" content="machine \u2060translation (Engine 2.5)">',
  ]);
});

test('a withheld name is in no field of Zotero', () => {
  const source = { author: 'withheld' as const, publication: 'withheld' as const };
  const head = buildArticleHead({ ...sampleArticle, source, translator: 'withheld' });
  expect(
    lines(head).filter((line) => /"(?:z|bib|DC)[:.](?:creator|contributor|tr)/.test(line)),
  ).toEqual([]);
});

test('an article first published elsewhere has that canonical address, and its own in og:url', () => {
  const head = buildArticleHead({ ...sampleArticle, canonical: 'https://elsewhere.example/first' });
  expect(tagsWith('canonical', head)).toEqual([
    '<link rel="canonical" href="https://elsewhere.example/first">',
  ]);
  expect(tagsWith('og:url', head)).toEqual([
    '<meta property="og:url" content="https://dragoman.example/en/articles/sample-article/">',
  ]);
});

test('a statement of rights is not linked as a licence', () => {
  const head = buildArticleHead({ ...sampleArticle, rights: 'All rights reserved.' });
  expect(tagsWith('license', head)).toEqual([]);
  expect(tagsWith('DC.rights', head)).toEqual([
    '<meta name="DC.rights" content="All rights reserved.">',
  ]);
});

test('a format that the site leaves out is not linked', async () => {
  vi.resetModules();
  vi.doMock('../../src/site.ts', () => ({
    ...settings,
    site: { ...settings.site, leaveOut: ['png', 'bib', 'rss.xml'] },
  }));
  const { buildArticleHead: headOf } = await import('../../src/outputs/head.ts');
  const base = 'https://dragoman.example/en';
  expect(tagsWith('image', headOf(sampleArticle))).toEqual([]);
  const alternates = knownLines(headOf(sampleArticle)).filter((line) => line.includes('alternate'));
  expect(alternates).toEqual([
    `<link rel="alternate" href="${base}/articles/sample-article.txt" type="text/plain">`,
    `<link rel="alternate" href="${base}/articles/sample-article.md" type="text/markdown">`,
    `<link rel="alternate" href="${base}/articles/sample-article.json" type="application/vnd.citationstyles.csl+json">`,
    `<link rel="alternate" href="${base}/atom.xml" type="application/atom+xml">`,
    `<link rel="alternate" href="${base}/feed.json" type="application/feed+json">`,
  ]);
});

test('search engines may index an article unless `index` is false', () => {
  expect(tagsWith('robots', buildArticleHead({ ...sampleArticle, index: true }))).toEqual([]);
  expect(tagsWith('robots', buildArticleHead({ ...sampleArticle, index: false }))).toEqual([
    '<meta name="robots" content="noindex">',
  ]);
});

test('an article with `index: false` links no versions, and no version links it', () => {
  const hidden = { ...arabic, index: false };
  const all = [sampleArticle, hidden, russian];
  expect(tagsWith('hreflang', buildArticleHead(hidden, all))).toEqual([]);
  expect(tagsWith('hreflang', buildArticleHead(russian, all))).toEqual([
    '<link rel="alternate" href="https://dragoman.example/en/articles/sample-article/" hreflang="en">',
    '<link rel="alternate" href="https://dragoman.example/ru/articles/russian/" hreflang="ru">',
    '<link rel="alternate" href="https://dragoman.example/en/articles/sample-article/" hreflang="x-default">',
  ]);
});

test('an article that is the only indexed version links no versions', () => {
  const all = [sampleArticle, { ...arabic, index: false }];
  expect(tagsWith('hreflang', buildArticleHead(sampleArticle, all))).toEqual([]);
});

test('an article without indexed versions links none', () => {
  const hidden = { ...sampleArticle, index: false };
  expect(tagsWith('hreflang', buildArticleHead(hidden, [hidden]))).toEqual([]);
});

test('the head of a page of all editions with its own feed is complete', () => {
  const head = buildPageHead({
    language: 'ru',
    title: 'Sample topic',
    description: 'A sample page.',
    address: '/ru/topics/sample/',
    inEdition: (language) => `/${language}/topics/`,
    feed: '/ru/topics/sample/atom.xml',
  });
  expect(lines(head)).toEqual([
    '<link rel="canonical" href="https://dragoman.example/ru/topics/sample/">',
    '<meta name="description" content="A sample page.">',
    '<meta property="og:type" content="website">',
    '<meta property="og:title" content="Sample topic">',
    '<meta property="og:description" content="A sample page.">',
    '<meta property="og:url" content="https://dragoman.example/ru/topics/sample/">',
    '<meta property="og:site_name" content="Dragoman">',
    '<meta property="og:locale" content="ru_RU">',
    '<meta property="og:locale:alternate" content="en_GB">',
    '<meta property="og:locale:alternate" content="ar_AR">',
    '<link rel="manifest" href="/ru/manifest.webmanifest">',
    '<meta name="theme-color" content="#fffdf8" media="(prefers-color-scheme:light)">',
    '<meta name="theme-color" content="#191714" media="(prefers-color-scheme:dark)">',
    '<meta name="twitter:card" content="summary_large_image">',
    '<meta property="og:image" content="https://dragoman.example/card.png">',
    '<meta property="og:image:width" content="1200">',
    '<meta property="og:image:height" content="630">',
    '<meta property="og:image:alt" content="Dragoman. Journalism in translation: who wrote it, who translated it, and what is not known">',
    '<link rel="alternate" href="https://dragoman.example/ru/topics/sample/atom.xml" type="application/atom+xml" title="Dragoman: Sample topic">',
    '<link rel="alternate" href="https://dragoman.example/ru/rss.xml" type="application/rss+xml">',
    '<link rel="alternate" href="https://dragoman.example/ru/atom.xml" type="application/atom+xml">',
    '<link rel="alternate" href="https://dragoman.example/ru/feed.json" type="application/feed+json">',
    '<link rel="alternate" href="https://dragoman.example/en/topics/" hreflang="en">',
    '<link rel="alternate" href="https://dragoman.example/ar/topics/" hreflang="ar">',
    '<link rel="alternate" href="https://dragoman.example/ru/topics/" hreflang="ru">',
    '<link rel="alternate" href="https://dragoman.example/en/topics/" hreflang="x-default">',
  ]);
});

test.each([
  [undefined, []],
  [true, []],
  [false, ['<meta name="robots" content="noindex">']],
])('a page with index: %s has robots %j', (index, robots) => {
  const page = { language: 'en' as const, title: 'T', description: 'D', address: '/en/t/' };
  expect(tagsWith('robots', buildPageHead({ ...page, index }))).toEqual(robots);
});

test('a page of one edition links no other edition, and only the feeds of its own', () => {
  const head = buildPageHead({ language: 'en', title: 'T', description: 'D', address: '/en/t/' });
  expect(tagsWith('hreflang', head)).toEqual([]);
  expect(tagsWith('og:locale:alternate', head)).toEqual([]);
  expect(tagsWith('alternate', head)).toEqual([
    '<link rel="alternate" href="https://dragoman.example/en/rss.xml" type="application/rss+xml">',
    '<link rel="alternate" href="https://dragoman.example/en/atom.xml" type="application/atom+xml">',
    '<link rel="alternate" href="https://dragoman.example/en/feed.json" type="application/feed+json">',
  ]);
});

test('the 404 page can be neither indexed nor shared', () => {
  expect(lines(buildNotFoundHead('There is nothing at this address.'))).toEqual([
    '<meta name="description" content="There is nothing at this address.">',
    '<meta name="robots" content="noindex">',
  ]);
});
