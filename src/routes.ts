import { siteUrl } from './site.ts';

interface SectionSettings {
  inNavigation: boolean;
  inSitemap: boolean;
}

/** The sections that list articles by what their frontmatter names. */
const taxonomySections = {
  topics: { inNavigation: true, inSitemap: true },
  sources: { inNavigation: true, inSitemap: true },
  translators: { inNavigation: true, inSitemap: true },
} satisfies Record<string, SectionSettings>;

/**
 * The sections of an edition, in the order of the navigation. The name is the path segment after the language code, and
 * no alias may use it.
 */
export const sections = {
  archive: { inNavigation: true, inSitemap: true },
  ...taxonomySections,
  feeds: { inNavigation: true, inSitemap: true },
  corrections: { inNavigation: true, inSitemap: true },
  about: { inNavigation: true, inSitemap: true },
  search: { inNavigation: false, inSitemap: false },
  offline: { inNavigation: false, inSitemap: false },
} satisfies Record<string, SectionSettings>;

export type Section = keyof typeof sections;
export type Taxonomy = keyof typeof taxonomySections;
export type PlainSection = Exclude<Section, Taxonomy>;

export const sectionNames = Object.keys(sections) as Section[];
export const taxonomies = Object.keys(taxonomySections) as Taxonomy[];

export function isTaxonomy(section: Section): section is Taxonomy {
  return section in taxonomySections;
}

/**
 * Every address of the site, root-relative and with its base; nobody else spells a path.
 * Each function takes a language code and what else the address names.
 */
export const routes = {
  home: () => path(''),
  front: (language: string, page?: PageNumber) => path(`${language}/${pageOf(page)}`),
  article: (language: string, slug: string) => path(`${language}/articles/${slug}/`),
  /** Another form of an article, beside it: `….txt`. */
  format: (language: string, slug: string, form: string) =>
    path(`${language}/articles/${slug}.${form}`),
  /** An earlier address of an article, as its frontmatter has it: from the site's own root on. */
  alias: (alias: string) => path(alias.slice(1)),
  /** A feed of an edition: `rss.xml`. */
  feed: (language: string, feed: string) => path(`${language}/${feed}`),
  section: (language: string, section: Section) => path(`${language}/${section}/`),
  /** The archive, or a year (`2026`) or month (`2026-11`) of it. */
  archive: (language: string, period?: string) =>
    path(`${language}/archive/${period === undefined ? '' : `${period}/`}`),
  /** One topic, source or translator. */
  term: (language: string, taxonomy: Taxonomy, term: string, page?: PageNumber) =>
    path(`${language}/${taxonomy}/${term}/${pageOf(page)}`),
  termFeed: (language: string, taxonomy: Taxonomy, term: string) =>
    path(`${language}/${taxonomy}/${term}/atom.xml`),
  correctionsFeed: (language: string) => path(`${language}/corrections/atom.xml`),
  /** The search of an edition, beside the newest part of its index; or another part. */
  search: (language: string, part?: PageNumber) =>
    path(`${language}/search/${part === undefined ? '' : `${String(part)}/`}`),
  /** What a device needs to know of an edition to have it as a program. */
  manifest: (language: string) => path(`${language}/manifest.webmanifest`),
  icon: (name: string) => path(`icon-${name}.png`),
  /** The share card of the site. */
  card: () => path('card.png'),
  sitemapIndex: () => path('sitemap-index.xml'),
  sitemap: (number: number) => path(`sitemap-${String(number)}.xml`),
  newsSitemap: () => path('news-sitemap.xml'),
};

/**
 * The absolute form of one of the addresses above, for what is read away from the site.
 * @param address root-relative, base included
 */
export function absolute(address: string): string {
  return new URL(address, siteUrl()).href;
}

/**
 * An address as browsers read it (WHATWG URL), wherever the page stands: `https:example.org` is a path on a
 * page that came by https and another host on any other, so an address with a scheme stands for itself.
 * @param href absolute, or relative to the site
 * @returns null for an address that leads nowhere
 */
export function resolveHref(href: string): URL | null {
  return URL.parse(href, /^[a-z][a-z\d+.-]*:/i.test(href.trim()) ? undefined : siteUrl());
}

/** Whether an address leads to another host: `//host`, `\\host` and line breaks inside included. */
export function isExternal(href: string): boolean {
  const url = resolveHref(href);
  return url === null || (/^https?:$/.test(url.protocol) && url.host !== siteUrl().host);
}

/** What a link to another host carries: no referrer, and no hold on the page that it came from. */
export const externalRel = ['noopener', 'noreferrer'];

/** The number of a page of a list, counted from the oldest; the page of the newest has none, and the list's own address. */
export type PageNumber = number | undefined;

/** What a page of a list adds to the list's address, as Astro wants it: without a slash at its end. */
export function pageParam(page: PageNumber): string | undefined {
  return page === undefined ? undefined : `page/${String(page)}`;
}

function pageOf(page: PageNumber): string {
  return page === undefined ? '' : `${String(pageParam(page))}/`;
}

function path(inside: string): string {
  return siteUrl().pathname + inside;
}
