import { expect, test } from 'vitest';
import { isAlias, isReserved, normalizeAlias, redirectFile } from '../../src/content/aliases.ts';
import { articleFormats, feedFormats } from '../../src/outputs/formats.ts';
import { sectionNames } from '../../src/routes.ts';

test.each([
  ...['/', '/en', '/en/', '/EN/', '/ar/index.html', '/en/rss.xml', '/en/about/'],
  ...['/en/archive/2026/', '/en/topics/syria/', '/ru/translators', '/en/page/1/', '/en/search/'],
  ...['/en/articles/', '/en/articles/index.html', '/en/articles/a.txt', '/en/articles/a.TXT/'],
  ...['/en/manifest.webmanifest', '/robots.txt', '/robots.txt/old/', '/card.png', '/favicon.ico'],
  ...['/404', '/404.html', '/index.html', '/index.htm', '/_astro/a/', '/sw.js', '/pagefind/a'],
  ...['/old.html/page', '/old.htm/page/', '/en/articles/old.html/page'],
  ...['/en.html', '/RU.htm', '/ar/about.html', '/en/about/index.html', '/en/articles.html'],
  ...['/index/', '/en/index', '/404/index.html', '/%65n/about', '/robots.txt.html'],
  ...['/_headers/', '/_redirects', '/_worker.js', '/_routes.json', '/_middleware', '/_old.html'],
  ...['/CNAME/', '/cname.html', '/.nojekyll', '/.well-known/old/', '/.htaccess', '/old/.git/a'],
  ...['/.dragoman.json', '/cdn-cgi/trace', '/web.config', '/worker.js', '/%2egit/', '/../a'],
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
  ...['/?p=123', '/en/?p=1', '/index.php?id=7&lang=en', '/news/_old/', '/2020/01/مقال/'],
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
  ['/2020/01/%d9%85%d9%82%d8%a7%d9%84/', '2020/01/مقال/index.html'],
  ['/2020/01/مقال', '2020/01/مقال/index.html'],
  ['/?p=123', undefined],
])('the redirect from %s is the file %s', (alias, file) => {
  expect(redirectFile(alias)).toBe(file);
});

test.each([
  ...['/old/', '/old', '/old.html', '/2020/01/مقال/', '/2020/01/%d9%85%d9%82%d8%a7%d9%84/'],
  // A question mark and a comma in Arabic, a joiner in Persian, a combined letter, and an emoji.
  ...['/كيف؟/', '/أ،ب/', '/می\u200cشود/', '/e\u0301/', '/🙂/', '/статья/', '/文章/'],
  ...['/article,12,title.html', '/My%20Page.html', "/it's(1)+@=!&~", '/?p=123', '/en/?page_id=2'],
  ...['/index.php?option=com_content&id=7', '/a?name=%d8%a7'],
])('%s is an address', (alias) => {
  expect(isAlias(alias)).toBe(true);
});

test.each([
  ...['', 'old/', '//old', '/old//page', '/', '/?', '/?p', '/?p=1&', '/old?', '/old#part', '/a%zz'],
  // What configurations and file systems give a meaning.
  ...['/a"b', '/a{b}', '/$uri', '/a;b', '/a\\b', '/a*', '/a:b', '/a|b', '/a<b>', '/a`b', '/a\nb'],
  ...['/a%0ab', '/a%00', '/a%22', '/a%2fb', '/a%7b', '/a\u2028b', '/a\u202eb', '/?p="1', '/?p=$1'],
  ...['/?p=1}', '/?p=1\n', '/?p=1 2', `/${'م'.repeat(121)}/`],
])('%j is no address', (alias) => {
  expect(isAlias(alias)).toBe(false);
});

test.each([
  ['/old/', '/OLD'],
  ['/old.html', '/old/'],
  ['/old/index.html', '/old.htm'],
  ['/2020/%d9%85%d9%82%d8%a7%d9%84/', '/2020/%D9%85%D9%82%D8%A7%D9%84'],
  ['/2020/%d9%85%d9%82%d8%a7%d9%84/', '/2020/مقال.html'],
  ['/caf\u00e9/', '/cafe\u0301'],
  ['/index.html?p=1', '/?p=1'],
])('%s is the same address as %s', (a, b) => {
  expect(normalizeAlias(a)).toBe(normalizeAlias(b));
});

test.each([
  ['/old/', '/older/'],
  ['/old.php', '/old'],
  ['/?p=1', '/?p=2'],
  ['/old/', '/old/?p=1'],
])('%s is another address than %s', (a, b) => {
  expect(normalizeAlias(a)).not.toBe(normalizeAlias(b));
});
