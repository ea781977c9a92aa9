import { expect, test } from 'vitest';
import { isReserved, redirectFile } from '../../src/content/aliases.ts';
import { articleFormats, feedFormats } from '../../src/outputs/formats.ts';
import { sectionNames } from '../../src/routes.ts';

test.each([
  ...['/', '/en', '/en/', '/EN/', '/ar/index.html', '/en/rss.xml', '/en/about/'],
  ...['/en/archive/2026/', '/en/topics/syria/', '/ru/translators', '/en/page/1/', '/en/search/'],
  ...['/en/articles/', '/en/articles/index.html', '/en/articles/a.txt', '/en/articles/a.TXT/'],
  ...['/en/manifest.webmanifest', '/robots.txt', '/robots.txt/old/', '/card.png', '/favicon.ico'],
  ...['/404', '/404.html', '/index.html', '/index.htm', '/_astro/a/', '/sw.js', '/pagefind/a'],
  ...['/old.html/page', '/old.htm/page/', '/en/articles/old.html/page'],
])('%s is reserved', (path) => {
  expect(isReserved(path)).toBe(true);
});

test.each([
  ...sectionNames.map((section) => `/ar/${section}/`),
  ...Object.keys(articleFormats).map((extension) => `/en/articles/a.${extension}`),
  ...Object.keys(feedFormats).map((file) => `/en/${file}`),
])('%s is reserved for a section or a format', (path) => {
  expect(isReserved(path)).toBe(true);
});

test.each([
  ...['/en/articles/old-name/', '/en/articles/old-name.html', '/en/2020/01/story/', '/story'],
  ...['/story.html', '/story.htm', '/story.php', '/story.asp', '/story.aspx', '/story.jsp'],
  ...['/story.cfm', '/story.cgi', '/index.php/story', '/en/articles/1.php', '/en/a.html'],
  ...['/news/robots.txt', '/eng/', '/topics/syria/', '/v1.0/post', '/mr.smith', '/en/mr.smith'],
])('%s can be an alias', (path) => {
  expect(isReserved(path)).toBe(false);
});

test.each([
  ['/old/name/', 'old/name/index.html'],
  ['/old/name', 'old/name/index.html'],
  ['/old/name.php', 'old/name.php/index.html'],
  ['/old/name.html', 'old/name.html'],
  ['/old/name.html/', 'old/name.html'],
  ['/old/index.html', 'old/index.html'],
])('the redirect from %s is the file %s', (alias, file) => {
  expect(redirectFile(alias)).toBe(file);
});
