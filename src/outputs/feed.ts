import { labelAttribution } from '../article/attribution.ts';
import { listCorrections } from '../article/history.ts';
import { fillMessage, type Segment } from '../article/segments.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import { languages, type Language } from '../language/languages.ts';
import { absolute, routes, type Taxonomy } from '../routes.ts';
import { site, toInstant } from '../site.ts';
import { attributeArticle, segmentsToText, type AttributedArticle } from './attributed-article.ts';
import { segmentsToHtml } from './html.ts';

type ArticleEntry = ReturnType<typeof createArticleEntry>;

/** An entry of a feed: an article, or a correction of one, without facts about the source text. */
export type FeedEntry = Omit<ArticleEntry, 'metadata'> & Partial<Pick<ArticleEntry, 'metadata'>>;

/** A feed without its entries, independent of the format. */
type FeedHead = ReturnType<typeof describeEditionFeed>;

/** A feed, independent of the format. */
export type FeedModel = ReturnType<typeof buildFeed>;

/** Builds a feed, updated when an entry last was. @param updated the date of a feed without entries */
export function buildFeed(head: FeedHead, entries: FeedEntry[], updated = new Date(0)) {
  const dates = entries.map((entry) => entry.updated.getTime());
  return { ...head, updated: entries.length > 0 ? new Date(Math.max(...dates)) : updated, entries };
}

/** Describes the feed of an edition. */
export function describeEditionFeed(language: Language, file: string) {
  return {
    language,
    title: site.name as string,
    description: languages[language].messages.tagline,
    // The absolute address of the page that lists the same articles.
    home: absolute(routes.front(language)),
    self: absolute(routes.feed(language, file)),
  };
}

/** Describes the feed of a topic, source or translator. */
export function describeTermFeed(
  language: Language,
  taxonomy: Taxonomy,
  { label, slug }: { label: Segment[]; slug: string },
): FeedHead {
  const { termDescription } = languages[language].messages.taxonomies[taxonomy];
  return {
    language,
    title: stripForbiddenCharacters(`${site.name}: ${segmentsToText(label, language)}`),
    description: stripForbiddenCharacters(
      segmentsToText(fillMessage(termDescription, { name: label }), language),
    ),
    home: absolute(routes.term(language, taxonomy, slug)),
    self: absolute(routes.termFeed(language, taxonomy, slug)),
  };
}

/** Describes the feed of an edition's corrections. */
export function describeCorrectionsFeed(language: Language): FeedHead {
  const { corrections } = languages[language].messages;
  return {
    language,
    title: `${site.name}: ${corrections.title}`,
    description: corrections.description,
    home: absolute(routes.section(language, 'corrections')),
    self: absolute(routes.correctionsFeed(language)),
  };
}

/** Creates the entry of an article. @param html the text, with absolute addresses */
export function createArticleEntry(original: Article, html: string) {
  const attributed = attributeArticle(original);
  const { article, credit } = attributed;
  const authors = attributed.authors.map(({ name }) => name);
  return {
    ...attributed,
    id: createId(attributed),
    title: article.title,
    // Names, or the words for an author who is not stated or withheld.
    byline: authors.length > 0 ? authors : [describeMissingAuthor(article)],
    published: toInstant(article.published),
    updated: toInstant(article.updated ?? article.published),
    summary: [credit, ...(article.description === null ? [] : [article.description])].join(' '),
    // With credit and notice, because feed readers show little else.
    html: wrapBody(article, stripForbiddenCharacters(html)),
    link: attributed.address,
    metadata: {
      authors,
      contributors: [...attributed.translators, ...attributed.contributors].map(({ name }) => name),
      rights: article.rights,
      topics: article.topics ?? [],
      original: article.source.url ?? undefined,
    },
  };
}

/** Creates the entries of an edition's corrections, newest first. */
export function createCorrectionEntries(published: readonly { article: Article }[]): FeedEntry[] {
  return listCorrections(published).map(({ article: original, id, date, when, text }) => {
    const attributed = attributeArticle(original);
    const { article, credit, address } = attributed;
    const correction = stripForbiddenCharacters(text);
    return {
      ...attributed,
      id: `${createId(attributed)}#${id}`,
      title: `${article.title} (${segmentsToText(when, article.language)})`,
      byline: [site.name],
      published: toInstant(date),
      updated: toInstant(date),
      summary: `${credit} ${correction}`,
      html: wrapBody(
        article,
        `<p>${segmentsToHtml(when)}</p>\n<p>${segmentsToHtml([{ text: correction, quoted: true }])}</p>`,
      ),
      link: `${address}#${id}`,
    };
  });
}

/** Returns the address where an article was first published, which doesn't change when the article moves. */
function createId({ article, address }: AttributedArticle): string {
  const [first] = article.aliases ?? [];
  return first === undefined ? address : absolute(routes.alias(first));
}

/** Says that the author is not stated or withheld. The credit has the same words as a sentence. */
function describeMissingAuthor({ language, source }: Article): string {
  const { authorUnknown, authorWithheld } = languages[language].messages.credit;
  return (source.author === 'withheld' ? authorWithheld : authorUnknown).replace(/\.$/, '');
}

/**
 * Puts the credit before the body and the notice after it, in an element with their language and direction, because feeds
 * have no direction.
 */
function wrapBody(article: Article, html: string): string {
  const { language } = article;
  const compose = (part: 'credit' | 'notice') => segmentsToHtml(labelAttribution(article, part));
  return [
    `<div lang="${language}" dir="${languages[language].direction}">`,
    `<p>${compose('credit')}</p>`,
    html,
    `<p>${compose('notice')}</p>`,
    '</div>',
  ].join('\n');
}
