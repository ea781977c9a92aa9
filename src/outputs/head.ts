import { isAddress } from '../article/attribution.ts';
import type { Article } from '../article/schema.ts';
import { languageCodes, languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { copyOf } from './copy.ts';
import { articleForms, articleFormsMade, feeds, feedsMade } from './forms.ts';

/** A tag of `<head>`, printed as it stands here. */
export type HeadTag =
  | { tag: 'meta'; attributes: ({ name: string } | { property: string }) & { content: string } }
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

/** What the head of a front page says. */
export function frontHead(language: Language): HeadTag[] {
  const { messages } = languages[language];
  return [
    link('canonical', absolute(routes.front(language))),
    meta('description', messages.tagline),
    property('og:type', 'website'),
    property('og:title', site.name),
    property('og:description', messages.tagline),
    property('og:url', absolute(routes.front(language))),
    ...common(language),
    ...card(absolute(routes.card()), `${site.name}. ${messages.tagline}`),
    ...feedLinks(language),
    ...languageCodes.map((code): HeadTag => ({
      tag: 'link',
      attributes: { rel: 'alternate', hreflang: code, href: absolute(routes.front(code)) },
    })),
  ];
}

/** What the head of the page for what is not there says: nothing that could be found or shared. */
export function missingHead(description: string): HeadTag[] {
  return [meta('description', description), meta('robots', 'noindex')];
}

/**
 * What the head of an article says to link previews (https://ogp.me), search engines, feed readers and
 * citation programs. Open Graph has no field for a translator: its description begins with the credit.
 */
export function articleHead(original: Article): HeadTag[] {
  const { article, credit, address, people } = copyOf(original);
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
    ...common(language),
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

function common(language: Language): HeadTag[] {
  return [
    property('og:site_name', site.name),
    property('og:locale', languages[language].openGraph),
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

function feedLinks(language: Language): HeadTag[] {
  return feedsMade.map((feed) =>
    link('alternate', absolute(routes.feed(language, feed)), feeds[feed]),
  );
}

/** A media type without its parameters. */
function bare(type: string): string {
  return type.replace(/;.*/, '');
}
