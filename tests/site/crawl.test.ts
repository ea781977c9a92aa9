import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { site } from '../../src/site.ts';
import { listPages, redirects } from './pages.ts';

// Follows the links of the built sites in their files, without a server. The build checks that none is broken.

const host = 'https://dragoman.example';

/** A built page with its links. */
interface Page {
  path: string;
  html: string;
  links: { href: string; rel: string; hreflang?: string }[];
}

const decodeEntities = (text: string) =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&#38;', '&')
    .replaceAll('&#x26;', '&')
    .replaceAll('&quot;', '"');

function parseAttributes(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)].map(
      ([, name = '', double, single, bare]) => [
        name,
        decodeEntities(double ?? single ?? bare ?? ''),
      ],
    ),
  );
}

function readPage(outDir: string, path: string): Page {
  const file = path.endsWith('.html') ? path : `${path}index.html`;
  const html = readFileSync(join(outDir, file), 'utf8');
  const body = html.replace(/<script.*?<\/script>|<style.*?<\/style>/gs, '');
  const tags = [...body.matchAll(/<(?:a|link|img|source)\b[^>]*>/g)].map(([tag]) =>
    parseAttributes(tag),
  );
  return {
    path,
    html,
    links: tags.flatMap(({ href, src, srcset, rel = '', hreflang }) =>
      [href, src, ...(srcset ?? '').split(/,\s+/).map((one) => one.split(' ')[0])]
        .filter((address) => address !== undefined && address !== '')
        .map((address = '') => ({
          href: address,
          rel,
          ...(hreflang !== undefined && { hreflang }),
        })),
    ),
  };
}

describe.each([
  ['the samples', inject('outDir')],
  ['a site with hostile articles', inject('promiseDir')],
  ['a site with a fourth language', inject('fourthDir')],
  ['a site with one language', inject('germanDir')],
])('%s', (_, outDir) => {
  const pages = new Map(listPages(outDir).map((path) => [path, readPage(outDir, path)]));
  /** Returns the path of a link on this site, or undefined for other hosts. */
  const resolveLink = (href: string, from: string) => {
    const url = new URL(href, `${host}/${from}`);
    // The contact may be a page of the same host that is not part of the site.
    if (url.origin !== host || href === site.contact) return undefined;
    return decodeURI(url.pathname.slice(1));
  };

  test('every article is at most three clicks from the front page, and every page is reachable', () => {
    const clicks = new Map([['', 0]]);
    for (const [from, count] of clicks) {
      for (const { href, rel } of pages.get(from)?.links ?? []) {
        const to = resolveLink(href, from);
        if (
          to === undefined ||
          !pages.has(to) ||
          clicks.has(to) ||
          /alternate|canonical/.test(rel)
        ) {
          continue;
        }
        clicks.set(to, count + 1);
      }
    }
    const distant = [...clicks].filter(([path, count]) => path.includes('/articles/') && count > 3);
    expect(distant).toEqual([]);
    // Only the script links to the offline list.
    const isLinked = (path: string) => path !== '404.html' && !path.endsWith('/offline/');
    expect([...pages.keys()].filter((path) => isLinked(path) !== clicks.has(path))).toEqual([]);
  });

  test('every page has at least three links to other pages, and every article has one in its main element', () => {
    for (const { path, html } of pages.values()) {
      const main = /<main.*<\/main>/s.exec(html)?.[0] ?? '';
      const linksInMain = [...main.matchAll(/<a\b[^>]*>/g)].map(
        ([tag]) => parseAttributes(tag)['href'] ?? '',
      );
      const otherPages = [...html.matchAll(/<a\b[^>]*>/g)]
        .map(([tag]) => resolveLink(parseAttributes(tag)['href'] ?? '', path))
        .filter((to) => to !== undefined && to !== path);
      expect(otherPages.length, path).toBeGreaterThan(2);
      if (path.includes('/articles/')) expect(linksInMain.length, path).toBeGreaterThan(0);
    }
  });

  test('versions list each other, themselves and one x-default as alternates', () => {
    let count = 0;
    for (const { path, links } of pages.values()) {
      const versions = links.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang);
      if (versions.length === 0) continue;
      count += 1;
      const canonical = links.find(({ rel }) => rel === 'canonical')?.href;
      const set = versions.map(({ href, hreflang }) => `${String(hreflang)} ${href}`).sort();
      expect(new Set(set).size, path).toBe(set.length);
      const addresses = versions.map(({ href }) => href);
      expect(addresses, path).toContain(canonical);
      const standard = versions.find(({ hreflang }) => hreflang === 'x-default')?.href;
      expect(
        addresses.filter((href) => href === standard),
        path,
      ).toHaveLength(2);
      for (const { href, hreflang = '' } of versions) {
        expect(href.startsWith(`${host}/`), href).toBe(true);
        const other = pages.get(href.slice(host.length + 1));
        if (hreflang !== 'x-default')
          expect(other?.html).toMatch(new RegExp(`<html lang="?${hreflang}`));
        const back = other?.links.filter((link) => link.rel === 'alternate' && link.hreflang);
        expect(
          back?.map((link) => `${String(link.hreflang)} ${link.href}`).sort(),
          `${path} and ${href}`,
        ).toEqual(set);
      }
    }
    expect(count).toBeGreaterThan(10);
  });
});

test.for(redirects)(
  '/%s redirects to the article without a server, and has a link and the credit',
  (file) => {
    const html = readFileSync(join(inject('outDir'), file), 'utf8');
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=/en/articles/everything/">');
    expect(html).toContain(
      'rel="canonical" href="https://dragoman.example/en/articles/everything/"',
    );
    expect(html).toContain('<a href="/en/articles/everything/">');
    expect(html).toContain('Translated by ');
  },
);
