import { isAddress } from '../article/attribution.ts';
import type { Article } from '../article/article.ts';
import { defaultVersion } from '../article/versions.ts';
import { languageCodes, languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { attributedArticle } from './attributed-article.ts';
import { paper } from './manifest.ts';
import { articleForms, articleFormsMade, feeds, feedsMade } from './forms.ts';

/** A tag of `<head>`, printed as it stands here. */
export type HeadTag =
  | {
      tag: 'meta';
      attributes: ({ name: string; media?: string } | { property: string }) & { content: string };
    }
  | {
      tag: 'link';
      attributes: { rel: string; href: string; type?: string; hreflang?: string; title?: string };
    };

const meta = (name: string, content: string): HeadTag => ({
  tag: 'meta',
  attributes: { name, content },
});
const property = (key: string, content: string): HeadTag => ({
  tag: 'meta',
  attributes: { property: key, content },
});
const link = (rel: string, href: string, type?: string): HeadTag => ({
  tag: 'link',
  attributes: { rel, href, ...(type !== undefined && { type }) },
});

/** The size of every share card, in pixels. */
export const cardSize = { width: 1200, height: 630 } as const;

/** A page that is no article. */
export interface PlainPage {
  language: Language;
  /** Its own name, without the site's. */
  title: string;
  description: string;
  /** Root-relative. */
  address: string;
  /** Where the same page of another edition is, if every edition has one. */
  inEdition?: ((language: Language) => string) | undefined;
  /** The feed that is its own, root-relative. */
  feed?: string | undefined;
}

/** What the head of a page says that is no article: a front page, a list, the page about the site. */
export function pageHead(page: PlainPage): HeadTag[] {
  const { language, title, description, inEdition, feed } = page;
  const address = absolute(page.address);
  return [
    link('canonical', address),
    meta('description', description),
    property('og:type', 'website'),
    property('og:title', title),
    property('og:description', description),
    property('og:url', address),
    ...common(language, inEdition && languageCodes),
    ...card(
      absolute(routes.card()),
      `${site.name}. ${languages[site.defaultLanguage].messages.tagline}`,
    ),
    ...(feed === undefined ? [] : [feedLink(feed, title)]),
    ...feedLinks(language),
    ...(inEdition
      ? alternates(
          languageCodes.map((code) => [code, inEdition(code)]),
          inEdition(site.defaultLanguage),
        )
      : []),
  ];
}

/** The versions of one page in several languages, and the one for readers of no other (https://developers.google.com/search/docs/specialty/international/localized-versions). */
function alternates(versions: [Language, string][], standard: string): HeadTag[] {
  return [...versions, ['x-default', standard] as const].map(([hreflang, address]) => ({
    tag: 'link',
    attributes: { rel: 'alternate', hreflang, href: absolute(address) },
  }));
}

/** What the head of the page for what is not there says: nothing that could be found or shared. */
export function missingHead(description: string): HeadTag[] {
  return [meta('description', description), meta('robots', 'noindex')];
}

/**
 * What the head of an article says to link previews (https://ogp.me), search engines, feed readers and
 * citation programs. Open Graph has no field for a translator: its description begins with the credit.
 * @param versions of its story, itself included; none where it is the only one
 */
export function articleHead(original: Article, versions: readonly Article[] = []): HeadTag[] {
  const { article, credit, address, people } = attributedArticle(original);
  const { language, slug, source, disclaimer, rights } = article;
  const day = article.published.toISOString().slice(0, 10);
  const said = [credit, article.description, ...(disclaimer === null ? [] : [disclaimer])].join(
    ' ',
  );
  return [
    link('canonical', article.canonical ?? address),
    ...(article.index === false ? [meta('robots', 'noindex')] : []),
    meta('description', article.description),
    property('og:type', 'article'),
    property('og:title', article.title),
    property('og:description', said),
    property('og:url', address),
    ...common(
      language,
      versions.map((version) => version.language),
    ),
    ...(articleFormsMade.includes('png')
      ? card(absolute(routes.form(language, slug, 'png')), `${article.title}. ${credit}`)
      : []),
    property('article:published_time', article.published.toISOString()),
    ...(article.updated ? [property('article:modified_time', article.updated.toISOString())] : []),
    ...(article.topics ?? []).map((topic) => property('article:tag', topic)),
    ...(rights !== null && isAddress(rights) ? [link('license', rights)] : []),
    ...articleFormsMade
      .filter((form) => form !== 'png')
      .map((form) =>
        link('alternate', absolute(routes.form(language, slug, form)), bare(articleForms[form])),
      ),
    ...feedLinks(language),
    ...versionLinks(article, versions),
    // Zotero's own names, since it knows no other for a translator; DC.source is the publication to it.
    meta('z:itemType', 'newspaperArticle'),
    ...people.translators.map(({ name }) => meta('z:translators', name)),
    ...(source.author ?? []).map((name) => meta('DC.creator', name)),
    meta('DC.source', site.name),
    meta('DC.date', day),
    meta('DC.language', language),
    ...(rights === null ? [] : [meta('DC.rights', rights)]),
  ];
}

/** Those that search engines may find. */
function versionLinks({ index }: Article, all: readonly Article[]): HeadTag[] {
  const versions = all.filter((version) => version.index !== false);
  const standard = defaultVersion(versions);
  if (standard === undefined || index === false || versions.length < 2) return [];
  const address = ({ language, slug }: Article) => routes.article(language, slug);
  return alternates(
    versions.map((version) => [version.language, address(version)]),
    address(standard),
  );
}

function common(language: Language, versions: readonly Language[] = []): HeadTag[] {
  return [
    property('og:site_name', site.name),
    property('og:locale', languages[language].openGraph),
    ...versions
      .filter((code) => code !== language)
      .map((code: Language) => property('og:locale:alternate', languages[code].openGraph)),
    link('manifest', routes.manifest(language)),
    ...Object.entries(paper).map(([scheme, content]): HeadTag => {
      const media = `(prefers-color-scheme:${scheme})`;
      return { tag: 'meta', attributes: { name: 'theme-color', content, media } };
    }),
  ];
}

function card(address: string, alt: string): HeadTag[] {
  return [
    meta('twitter:card', 'summary_large_image'),
    property('og:image', address),
    property('og:image:width', String(cardSize.width)),
    property('og:image:height', String(cardSize.height)),
    property('og:image:alt', alt),
  ];
}

/** The feed of one page, told apart from that of the edition. */
function feedLink(address: string, title: string): HeadTag {
  return {
    tag: 'link',
    attributes: {
      rel: 'alternate',
      type: feeds['atom.xml'],
      title: `${site.name}: ${title}`,
      href: absolute(address),
    },
  };
}

function feedLinks(language: Language): HeadTag[] {
  return feedsMade.map((feed) =>
    link('alternate', absolute(routes.feed(language, feed)), feeds[feed]),
  );
}

/** A media type without its parameters. */
function bare(type: string): string {
  return type.replace(/;.*/, '');
}
