import { carried } from '../article/plain-text.ts';
import type { Article } from '../article/schema.ts';
import { languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { copyOf, type Copy } from './copy.ts';
import type { Feed } from './forms.ts';
import { htmlOf } from './html.ts';

/** An article in a feed. */
export interface FeedEntry extends Copy {
  /** The address where it was first published: it stays when the article moves. */
  id: string;
  updated: Date;
  /** Its text, which opens with the credit and closes with the notice: feed readers show little else of an article. */
  html: string;
  /** Persons and organisations who worked on it after the author. */
  contributors: string[];
}

/** What every format of an edition's feed says. */
export interface FeedModel {
  language: Language;
  title: string;
  description: string;
  /** The page that it is the feed of, absolute. */
  home: string;
  /** Its own address, absolute. */
  self: string;
  /** When the last of its articles changed. */
  updated: Date;
  entries: FeedEntry[];
}

/**
 * @param articles newest first, each with its text as HTML, addresses absolute
 * @param updated for a feed that has no articles
 */
export function feedModel(
  language: Language,
  feed: Feed,
  articles: readonly { article: Article; html: string }[],
  updated: Date,
): FeedModel {
  const entries = articles.map(({ article, html }) => entryOf(article, html));
  return {
    language,
    title: site.name,
    description: languages[language].messages.tagline,
    home: absolute(routes.front(language)),
    self: absolute(routes.feed(language, feed)),
    updated: entries.reduce(
      (last, entry) => (entry.updated > last ? entry.updated : last),
      entries[0]?.updated ?? updated,
    ),
    entries,
  };
}

function entryOf(original: Article, html: string): FeedEntry {
  const copy = copyOf(original);
  const { article, attribution, address } = copy;
  const [first] = article.aliases ?? [];
  return {
    ...copy,
    id: first === undefined ? address : absolute(first),
    updated: article.updated ?? article.published,
    html: `<p>${htmlOf(attribution.credit)}</p>\n${carried(html)}\n<p>${htmlOf(attribution.notice)}</p>`,
    contributors: Array.isArray(article.translator)
      ? article.translator.filter(({ type }) => type !== 'machine').map(({ name }) => name)
      : [],
  };
}
