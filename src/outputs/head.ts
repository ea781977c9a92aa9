import { isLicenceAddress } from '../article/attribution.ts';
import type { Article, Author, Translator } from '../article/article.ts';
import { findDefaultVersion } from '../article/versions.ts';
import { colours } from '../colours.ts';
import { dayOf } from '../date.ts';
import { languageCodes, languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { attributeArticle, type AttributedArticle } from './attributed-article.ts';
import { CARD_SIZE_PX } from './card.ts';
import { nameMachineTranslations } from './csl.ts';
import type { HeadTag } from './html.ts';
import { articleFormats, enabledFormats, feedFormats, enabledFeeds } from './formats.ts';

type Attributes = HeadTag['attributes'];
const meta = (name: string, content: string, more?: Attributes): HeadTag => {
  return { tag: 'meta', attributes: { name, content, ...more } };
};
const property = (key: string, content: string): HeadTag => {
  return { tag: 'meta', attributes: { property: key, content } };
};
const link = (rel: string, href: string, more?: Attributes): HeadTag => {
  return { tag: 'link', attributes: { rel, href, ...more } };
};

/** A page other than an article, such as a front page or a list. */
export interface NonArticlePage {
  language: Language;
  /** Without the name of the site. */
  title: string;
  description: string;
  /** Root-relative. */
  address: string;
  /** Returns the root-relative address of the same page in another edition, if every edition has one. */
  inEdition?: ((language: Language) => string) | undefined;
  /** The root-relative address of the page's own feed. */
  feed?: string | undefined;
  /** `false` asks search engines not to index the page. */
  index?: boolean | undefined;
}

/** Builds the `<head>` of a page other than an article. */
export function buildPageHead(page: NonArticlePage): HeadTag[] {
  const { language, title, description, inEdition, feed, index } = page;
  const address = absolute(page.address);
  const type = feedFormats['atom.xml'].mediaType;
  const editions = inEdition ? languageCodes : [];
  return [
    link('canonical', address),
    ...(index === false ? [meta('robots', 'noindex')] : []),
    meta('description', description),
    property('og:type', 'website'),
    property('og:title', title),
    property('og:description', description),
    property('og:url', address),
    ...commonTags(language, editions),
    ...cardTags(routes.card(), `${site.name}. ${languages[site.defaultLanguage].messages.tagline}`),
    // Its title tells the page's own feed from the feed of the edition.
    ...(feed ? [link('alternate', absolute(feed), { type, title: `${site.name}: ${title}` })] : []),
    ...feedLinks(language),
    ...(inEdition
      ? buildAlternateLinks(
          languageCodes.map((code) => [code, inEdition(code)]),
          inEdition(site.defaultLanguage),
        )
      : []),
  ];
}

/** Links the versions of a page by language, with `x-default` for all other languages (https://developers.google.com/search/docs/specialty/international/localized-versions). */
function buildAlternateLinks(versions: [Language, string][], defaultAddress: string): HeadTag[] {
  return [...versions, ['x-default', defaultAddress] as const].map(([hreflang, address]) =>
    link('alternate', absolute(address), { hreflang }),
  );
}

/** Builds the `<head>` of the 404 page, which can't be indexed or shared. */
export function buildNotFoundHead(description: string): HeadTag[] {
  return [meta('description', description), meta('robots', 'noindex')];
}

/**
 * Builds the `<head>` of an article for link previews (https://ogp.me), search engines, feed readers and citation
 * managers. `og:description` begins with the credit, because Open Graph has no field for a translator.
 * @param versions all versions of the story, including this one; empty if there is no other
 */
export function buildArticleHead(original: Article, versions: readonly Article[] = []): HeadTag[] {
  const attributed = attributeArticle(original);
  const { article, credit, address } = attributed;
  const { language, slug, description, disclaimer, rights } = article;
  const preview = [credit, description, disclaimer].filter((text) => text !== null).join(' ');
  return [
    link('canonical', article.canonical ?? address),
    ...(article.index === false ? [meta('robots', 'noindex')] : []),
    meta('description', description ?? credit),
    property('og:type', 'article'),
    property('og:title', article.title),
    property('og:description', preview),
    property('og:url', address),
    ...commonTags(
      language,
      versions.map((version) => version.language),
    ),
    ...(enabledFormats.includes('png')
      ? cardTags(routes.format(language, slug, 'png'), `${article.title}. ${credit}`)
      : []),
    property('article:published_time', article.published),
    ...(article.updated ? [property('article:modified_time', article.updated)] : []),
    ...(article.topics ?? []).map((topic) => property('article:tag', topic)),
    ...(rights !== null && isLicenceAddress(rights) ? [link('license', rights)] : []),
    ...enabledFormats
      .filter((format) => format !== 'png')
      .map((format) =>
        link('alternate', absolute(routes.format(language, slug, format)), {
          // Without parameters.
          type: articleFormats[format].mediaType.replace(/;.*/, ''),
        }),
      ),
    ...feedLinks(language),
    ...versionLinks(article, versions),
    ...zoteroTags(attributed),
  ];
}

/**
 * Describes an article for Zotero, whose Embedded Metadata translator reads translators and contributors only from names
 * of its own, and the publication from `DC.source`. It makes authors of `DC.contributor`, and drops all topics.
 */
function zoteroTags(attributed: AttributedArticle): HeadTag[] {
  const { article, authors, translators, contributors } = attributed;
  const { language, published, rights } = article;
  return [
    meta('z:itemType', 'newspaperArticle'),
    ...nameMachineTranslations(attributed).map((name) =>
      meta('z:translators', toZoteroName({ name })),
    ),
    ...translators.map((person) => meta('z:translators', toZoteroName(person))),
    ...contributors.map((person) => meta('bib:contributors', toZoteroName(person))),
    ...authors.map((author) => meta('DC.creator', toZoteroName(author))),
    meta('DC.source', site.name),
    meta('DC.date', dayOf(published)),
    meta('DC.language', language),
    ...(rights === null ? [] : [meta('DC.rights', rights)]),
  ];
}

/**
 * Prevents Zotero from splitting a name at a space, unless it is stated to be a person's own. Zotero keeps a name whole
 * that ends in a comma, but drops what follows a second comma inside it, and adds a space after a dot. Without a comma, it
 * splits only at a space before a letter.
 */
function toZoteroName({ name, type, pseudonym }: Author | Translator): string {
  const hasComma = /[,،]/.test(name);
  if (type === 'person' && !pseudonym && !hasComma) return name;
  if (/\.\S/.test(name) && !hasComma) return name.replace(/\s(?=\p{L})/gu, '$&\u2060');
  return `${name.replaceAll(',', ';').replaceAll('،', '؛')},`;
}

/** Links the versions that search engines may index. */
function versionLinks({ index }: Article, all: readonly Article[]): HeadTag[] {
  const versions = all.filter((version) => version.index !== false);
  const defaultVersion = findDefaultVersion(versions);
  if (defaultVersion === undefined || index === false || versions.length < 2) return [];
  const address = ({ language, slug }: Article) => routes.article(language, slug);
  return buildAlternateLinks(
    versions.map((version) => [version.language, address(version)]),
    address(defaultVersion),
  );
}

function commonTags(language: Language, versions: readonly Language[] = []): HeadTag[] {
  return [
    property('og:site_name', site.name),
    property('og:locale', languages[language].openGraph),
    ...versions
      .filter((code) => code !== language)
      .map((code: Language) => property('og:locale:alternate', languages[code].openGraph)),
    link('manifest', routes.manifest(language)),
    ...Object.entries(colours).map(([scheme, { paper }]) =>
      meta('theme-color', paper, { media: `(prefers-color-scheme:${scheme})` }),
    ),
  ];
}

function cardTags(address: string, alt: string): HeadTag[] {
  return [
    meta('twitter:card', 'summary_large_image'),
    property('og:image', absolute(address)),
    property('og:image:width', String(CARD_SIZE_PX.width)),
    property('og:image:height', String(CARD_SIZE_PX.height)),
    property('og:image:alt', alt),
  ];
}

function feedLinks(language: Language): HeadTag[] {
  return enabledFeeds.map((feed) =>
    link('alternate', absolute(routes.feed(language, feed)), { type: feedFormats[feed].mediaType }),
  );
}
