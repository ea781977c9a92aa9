import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { buildHostFiles } from '../../src/build/host-files.ts';
import { buildRedirectFiles } from '../../src/build/redirect-files.ts';
import { articleOf, sample } from '../article/sample.ts';

const article = (slug: string, aliases: string[]): Article => ({
  ...articleOf(sample),
  slug,
  aliases,
});
const articles = [
  article('one', ['/old', '/2020/01/%d9%85%d9%82%d8%a7%d9%84/', '/My Page.html', '/?p=1']),
  article('two', ['/index.php', '/index.php?id=2&lang=en', '/?p=2']),
];

test('has headers and redirects for every host', () => {
  expect(Object.keys(buildHostFiles([]))).toEqual([
    ...['_headers', '_redirects', '.redirects.nginx', '.redirects.caddy'],
  ]);
});

describe('_redirects', () => {
  test('has the queries, which the other rules would hide, and then each alias, with both spellings of escapes', () => {
    expect(buildRedirectFiles(articles, false)['_redirects']).toBe(`# For Netlify and Cloudflare.
/ p=1 /en/articles/one/ 301!
/index.php id=2 lang=en /en/articles/two/ 301!
/ p=2 /en/articles/two/ 301!
/old /en/articles/one/ 301
/2020/01/%D9%85%D9%82%D8%A7%D9%84/ /en/articles/one/ 301
/2020/01/%d9%85%d9%82%d8%a7%d9%84/ /en/articles/one/ 301
/My%20Page.html /en/articles/one/ 301
/index.php /en/articles/two/ 301
`);
  });

  test('overrides the redirect pages on Netlify', () => {
    const rules = buildRedirectFiles(articles, true)['_redirects']?.trimEnd().split('\n').slice(1);
    expect(rules).toHaveLength(8);
    for (const rule of rules ?? []) expect(rule).toMatch(/ 301!$/);
  });

  test('has at most 2,000 rules that Cloudflare counts, those of the newest articles', () => {
    const many = Array.from({ length: 150 }, (_, number) =>
      article(
        `a-${String(number)}`,
        Array.from({ length: 20 }, (__, index) => `/old-${String(number)}-${String(index)}/`),
      ),
    );
    const rules =
      buildRedirectFiles([...many, ...articles], false)['_redirects']?.split('\n') ?? [];
    expect(rules.filter((rule) => /^\/\S* \S+ 301$/.test(rule))).toHaveLength(2000);
    expect(rules.at(-2)).toBe('/old-99-19/ /en/articles/a-99/ 301');
    expect(rules).toContain('/ p=1 /en/articles/one/ 301!');
  });
});

test('nginx has one location for each path, with and without its slash', () => {
  expect(buildRedirectFiles(articles)['.redirects.nginx']).toBe(
    `location = "/" { if ($args = "p=1") { return 301 /en/articles/one/; } if ($args = "p=2") { return 301 /en/articles/two/; } }
location = "/index.php" { if ($args = "id=2&lang=en") { return 301 /en/articles/two/; } return 301 /en/articles/two/; }
location = "/old" { return 301 /en/articles/one/; }
location = "/old/" { return 301 /en/articles/one/; }
location = "/2020/01/مقال" { return 301 /en/articles/one/; }
location = "/2020/01/مقال/" { return 301 /en/articles/one/; }
location = "/My Page.html" { return 301 /en/articles/one/; }
location = "/index.php/" { return 301 /en/articles/two/; }
`,
  );
});

test('Caddy asks for queries first', () => {
  expect(buildRedirectFiles(articles)['.redirects.caddy']).toMatch(
    /"\/index\.php\?id=2&lang=en"[^]*"\/index\.php" /,
  );
});

test('queries have both spellings of escapes', () => {
  const files = buildRedirectFiles([article('one', ['/?name=%d9%85'])]);
  for (const text of Object.values(files)) {
    expect(text).toContain('name=%d9%85');
    expect(text).toContain('name=%D9%85');
  }
});

test('files without aliases have no rules', () => {
  expect(buildRedirectFiles([article('one', [])])).toEqual({
    _redirects: '# For Netlify and Cloudflare.\n',
    '.redirects.nginx': '',
    '.redirects.caddy': '',
  });
});
