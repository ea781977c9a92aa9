import { correctionsOf } from '../article/history.ts';
import { fill } from '../article/segments.ts';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import type { Article } from '../article/article.ts';
import type { Taxonomy } from '../routes.ts';
import type { Term } from '../lists/terms.ts';
import { languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { attributedArticle, segmentText, type AttributedArticle } from './attributed-article.ts';
import type { Feed } from './forms.ts';
import { htmlOf } from './html.ts';

/** An article in a feed, or a correction of one. */
export interface FeedEntry extends AttributedArticle {
  /** Of an article the address where it was first published: it stays when the article moves. */
  id: string;
  title: string;
  published: Date;
  updated: Date;
  /** Plain words, the credit first. */
  summary: string;
  /** What there is to read, which opens with the credit and closes with the notice: feed readers show little else of an article. */
  html: string;
  /** Where it is read, absolute. */
  link: string;
  /** What is known of the text: who wrote it, who worked on it after them, whose rights, on what, after what. A correction is this site's own, and has none of these. */
  of?: {
    authors: string[];
    contributors: string[];
    rights: string | null;
    topics: string[];
    original?: string | undefined;
  };
}

/** What every format of a feed says before its entries. */
export interface FeedHead {
  language: Language;
  title: string;
  description: string;
  /** The page that it is the feed of, absolute. */
  home: string;
  /** Its own address, absolute. */
  self: string;
}

/** What every format of a feed says. */
export interface FeedModel extends FeedHead {
  /** When the last of its entries changed. */
  updated: Date;
  entries: FeedEntry[];
}

/** @param updated for a feed that has no entries */
export function feedModel(head: FeedHead, entries: FeedEntry[], updated: Date): FeedModel {
  return {
    ...head,
    updated: entries.reduce(
      (last, entry) => (entry.updated > last ? entry.updated : last),
      entries[0]?.updated ?? updated,
    ),
    entries,
  };
}

/** The feed of an edition. */
export function editionFeed(language: Language, feed: Feed): FeedHead {
  return {
    language,
    title: site.name,
    description: languages[language].messages.tagline,
    home: absolute(routes.front(language)),
    self: absolute(routes.feed(language, feed)),
  };
}

/** The feed of a topic, source or translator. */
export function termFeed(
  language: Language,
  taxonomy: Taxonomy,
  { shown, slug }: Pick<Term<{ article: Article }>, 'shown' | 'slug'>,
): FeedHead {
  const { of } = languages[language].messages.taxonomies[taxonomy];
  return {
    language,
    title: stripForbiddenCharacters(`${site.name}: ${segmentText(shown, language)}`),
    description: stripForbiddenCharacters(segmentText(fill(of, { name: shown }), language)),
    home: absolute(routes.term(language, taxonomy, slug)),
    self: absolute(routes.termFeed(language, taxonomy, slug)),
  };
}

/** The feed of an edition's corrections. */
export function correctionsFeed(language: Language): FeedHead {
  const { corrections, correctionsPage } = languages[language].messages;
  return {
    language,
    title: `${site.name}: ${corrections.title}`,
    description: correctionsPage.description,
    home: absolute(routes.corrections(language)),
    self: absolute(routes.correctionsFeed(language)),
  };
}

/** @param html the text of the article, addresses absolute */
export function articleEntry(original: Article, html: string): FeedEntry {
  const copy = attributedArticle(original);
  const { article, credit } = copy;
  return {
    ...copy,
    id: idOf(copy),
    title: article.title,
    published: article.published,
    updated: article.updated ?? article.published,
    summary: `${credit} ${article.description}`,
    html: bodyOf(copy, stripForbiddenCharacters(html)),
    link: copy.address,
    of: {
      authors: article.source.author ?? [],
      contributors: contributorsOf(article),
      rights: article.rights,
      topics: article.topics ?? [],
      original: article.source.url ?? undefined,
    },
  };
}

/** The corrections of an edition, newest first. */
export function correctionEntries(published: readonly { article: Article }[]): FeedEntry[] {
  return correctionsOf(published).map(({ article: original, id, date, when, text }) => {
    const copy = attributedArticle(original);
    const { article, credit, address } = copy;
    const words = stripForbiddenCharacters(text);
    return {
      ...copy,
      id: `${idOf(copy)}#${id}`,
      title: `${article.title} (${segmentText(when, article.language)})`,
      published: date,
      updated: date,
      summary: `${credit} ${words}`,
      html: bodyOf(copy, `<p>${htmlOf(when)}</p>\n<p>${htmlOf([{ text: words, name: true }])}</p>`),
      link: `${address}#${id}`,
    };
  });
}

function idOf({ article, address }: AttributedArticle): string {
  const [first] = article.aliases ?? [];
  return first === undefined ? address : absolute(routes.earlier(first));
}

function bodyOf({ attribution }: AttributedArticle, html: string): string {
  return `<p>${htmlOf(attribution.credit)}</p>\n${html}\n<p>${htmlOf(attribution.notice)}</p>`;
}

function contributorsOf({ translator }: Article): string[] {
  return Array.isArray(translator)
    ? translator.filter(({ type }) => type !== 'machine').map(({ name }) => name)
    : [];
}
