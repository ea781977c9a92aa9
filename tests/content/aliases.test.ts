import { expect, test } from 'vitest';
import { isReserved, redirectFile } from '../../src/content/aliases.ts';

test.each([
  ...[
    '/',
    '/en',
    '/en/',
    '/EN/',
    '/ar/index.html',
    '/en/rss.xml',
    '/en/about/',
    '/en/topics/syria/',
  ],
  ...['/en/archive/2026/', '/en/page/1/', '/en/search/', '/ru/translators', '/en/articles/a.txt'],
  ...[
    '/robots.txt',
    '/card.png',
    '/404.html',
    '/index.html',
    '/_astro/a/',
    '/sw.js',
    '/pagefind/a',
    ...['/404', '/index.html', '/robots.txt/old/', '/en/articles/', '/en/articles/index.html'],
  ],
])('%s is reserved', (path) => {
  expect(isReserved(path)).toBe(true);
});

test.each([
  ...['/en/articles/old-name/', '/en/articles/old-name.html', '/en/2020/01/story/', '/story'],
  ...[
    '/story.html',
    '/news/robots.txt',
    '/eng/',
    '/topics/syria/',
    '/en/a.html',
    '/story.php',
    '/v1.0/post',
  ],
])('%s is not reserved', (path) => {
  expect(isReserved(path)).toBe(false);
});

test.each([
  ['/old/name/', 'old/name/index.html'],
  ['/old/name', 'old/name/index.html'],
  ['/old/name.php', 'old/name.php/index.html'],
  ['/old/name.html', 'old/name.html'],
  ['/old/name.html/', 'old/name.html'],
  ['/old/index.html', 'old/index.html'],
])('the redirect from %s is in %s', (alias, file) => {
  expect(redirectFile(alias)).toBe(file);
});
