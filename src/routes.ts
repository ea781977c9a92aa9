import { siteUrl } from './site.ts';

/** The sections that list articles by a name in their frontmatter. */
export const taxonomies = ['topics', 'sources', 'translators'] as const;

/** The sections that the navigation shows, in its order. The sitemap contains them. */
export const mainSections = ['archive', ...taxonomies, 'feeds', 'corrections', 'about'] as const;

/** The sections of an edition. The name is the path segment after the language code, and no alias may use it. */
export const sectionNames = [...mainSections, 'search', 'offline'] as const;

export type Section = (typeof sectionNames)[number];
export type Taxonomy = (typeof taxonomies)[number];

export function isTaxonomy(section: Section): section is Taxonomy {
  return (taxonomies as readonly Section[]).includes(section);
}

/** Builds every address of the site, root-relative and with the base path. No other file contains paths. */
export const routes = {
  home: () => path(''),
  front: (language: string, page?: PageNumber) => path(`${language}/${pageOf(page)}`),
  article: (language: string, slug: string) => path(`${language}/articles/${slug}/`),
  /** A file format of an article: `….txt`. */
  format: (language: string, slug: string, extension: string) =>
    path(`${language}/articles/${slug}.${extension}`),
  /** An earlier address of an article: a path below the base that begins with a slash. */
  alias: (alias: string) => path(alias.slice(1)),
  /** A feed of an edition: `rss.xml`. */
  feed: (language: string, feed: string) => path(`${language}/${feed}`),
  section: (language: string, section: Section) => path(`${language}/${section}/`),
  /** The archive, or its page for a year (`2026`) or month (`2026-11`). */
  archive: (language: string, period?: string) =>
    path(`${language}/archive/${period === undefined ? '' : `${period}/`}`),
  /** One topic, source or translator. */
  term: (language: string, taxonomy: Taxonomy, term: string, page?: PageNumber) =>
    path(`${language}/${taxonomy}/${term}/${pageOf(page)}`),
  termFeed: (language: string, taxonomy: Taxonomy, term: string) =>
    path(`${language}/${taxonomy}/${term}/atom.xml`),
  /** The newest year with corrections, or an earlier one. */
  corrections: (language: string, year?: string) =>
    path(`${language}/corrections/${year === undefined ? '' : `${year}/`}`),
  correctionsFeed: (language: string) => path(`${language}/corrections/atom.xml`),
  /** The search page and the newest shard of its index, or the folder of an older shard. */
  search: (language: string, shard?: PageNumber) =>
    path(`${language}/search/${shard === undefined ? '' : `${String(shard)}/`}`),
  /** The web app manifest of an edition. */
  manifest: (language: string) => path(`${language}/manifest.webmanifest`),
  /** A file whose name changes with its content, which hosts let browsers keep. */
  asset: (name: string) => path(`_astro/${name}`),
  icon: (name: string) => path(`icon-${name}.png`),
  /** The share card of the site. */
  card: () => path('card.png'),
  sitemapIndex: () => path('sitemap-index.xml'),
  /** The sitemap of the lists (`pages`), or of the articles of a year (`2026`). */
  sitemap: (name: string) => path(`sitemap-${name}.xml`),
  newsSitemap: () => path('news-sitemap.xml'),
};

/** Returns the path of the file at a root-relative address, relative to the output folder. */
export function findPath(address: string): string {
  return address.slice(siteUrl().pathname.length).replace(/(?:^|(?<=\/))$/, 'index.html');
}

/** Returns the root-relative address of a file, as `findPath` finds it. */
export function findAddress(file: string): string {
  return path(file.replace(/(?:^|(?<=\/))index\.html$/, ''));
}

/** Makes a root-relative address absolute. Outputs that are read outside the site need it. */
export function absolute(address: string): string {
  return new URL(address, siteUrl()).href;
}

/** Decodes the path of an address. Returns it as it is if its escapes are no UTF-8. */
export function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/**
 * Parses an address as browsers do (WHATWG URL). `https:example.org` names a host here, although browsers read it as a
 * path on an https page: the result must not depend on the site's own scheme.
 * @param href absolute, or relative to the site
 * @returns null for an invalid address
 */
export function resolveHref(href: string): URL | null {
  return URL.parse(href, /^[a-z][a-z\d+.-]*:/i.test(href.trim()) ? undefined : siteUrl());
}

/** Checks whether a link leads to another host. Also understands `//host`, `\\host` and line breaks inside. */
export function isExternal(href: string): boolean {
  const url = resolveHref(href);
  return url === null || (/^https?:$/.test(url.protocol) && url.host !== siteUrl().host);
}

/** The `rel` values of links to other hosts: they send no referrer and give no access to the opening page. */
export const externalRel = ['noopener', 'noreferrer'];

/** The number of a page of a list, counted from the oldest. The page with the newest articles has none. */
export type PageNumber = number | undefined;

function pageOf(page: PageNumber): string {
  return page === undefined ? '' : `page/${String(page)}/`;
}

function path(inside: string): string {
  return siteUrl().pathname + inside;
}
