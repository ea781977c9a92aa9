import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import type { Messages } from '../language/messages.ts';
import { routes } from '../routes.ts';
import { SettingError, site } from '../site.ts';
import { toAtom } from './atom.ts';
import { toBiblatex } from './biblatex.ts';
import { createArticleCard, type Card } from './card.ts';
import { toCslItem } from './csl.ts';
import type { FeedModel } from './feed.ts';
import { toJsonFeed } from './json-feed.ts';
import type { FindArticle } from '../markdown/links.ts';
import { toMarkdownFile } from './markdown.ts';
import { toRss } from './rss.ts';
import { toPlainText } from './text.ts';

/** An article, with functions for its text as HTML and as Markdown. */
interface ArticleSource {
  article: Article;
  renderText: () => Promise<{ absolute: string }>;
  readBody: () => Promise<string>;
  findArticle?: FindArticle;
}

interface ArticleFormatOptions {
  /** The media type registered with IANA. */
  mediaType: string;
  /** Returns the name that readers see. */
  label: (messages: Messages) => string;
  /** The panel of the article page that links to the file. The head of the page links to every format. */
  panel: 'formats' | 'cite' | 'none';
  /** Writes the file, or describes the card that the build draws. */
  write: (source: ArticleSource) => string | Promise<string> | Card;
}

/** The file formats of an article, by extension. An entry here is enough to publish a format. */
export const articleFormats = {
  txt: {
    mediaType: 'text/plain; charset=utf-8',
    label: ({ formats }) => formats.plainText,
    panel: 'formats',
    write: async ({ article, renderText }) => toPlainText(article, (await renderText()).absolute),
  },
  md: {
    mediaType: 'text/markdown; charset=utf-8',
    label: () => 'Markdown',
    panel: 'formats',
    write: async ({ article, readBody, findArticle }) =>
      toMarkdownFile(article, await readBody(), findArticle),
  },
  png: {
    mediaType: 'image/png',
    label: ({ formats }) => formats.shareCard,
    panel: 'formats',
    write: ({ article }) => createArticleCard(article),
  },
  bib: {
    mediaType: 'application/x-bibtex; charset=utf-8',
    label: () => 'BibLaTeX',
    panel: 'cite',
    write: ({ article }) => toBiblatex(article, site.name),
  },
  json: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    label: () => 'CSL-JSON',
    panel: 'cite',
    write: ({ article }) => `${JSON.stringify([toCslItem(article, site.name)], undefined, 1)}\n`,
  },
} satisfies Record<string, ArticleFormatOptions>;

/** The feed formats of an edition, by file name. Their names are the same in every language. */
export const feedFormats = {
  'rss.xml': { mediaType: 'application/rss+xml', label: 'RSS', write: toRss },
  'atom.xml': { mediaType: 'application/atom+xml', label: 'Atom', write: toAtom },
  'feed.json': { mediaType: 'application/feed+json', label: 'JSON Feed', write: toJsonFeed },
} satisfies Record<
  string,
  { mediaType: string; label: string; write: (feed: FeedModel) => string }
>;

export type ArticleFormat = keyof typeof articleFormats;
export type FeedFormat = keyof typeof feedFormats;

/** The formats of this site: all but those in `leaveOut` of `src/site.ts`. */
export const enabledFormats = removeDisabled(Object.keys(articleFormats) as ArticleFormat[]);
export const enabledFeeds = removeDisabled(Object.keys(feedFormats) as FeedFormat[]);

/** Whether terms and corrections have feeds. These exist as Atom only. */
export const hasListFeeds = enabledFeeds.includes('atom.xml');

/** Lists the links of one panel of the article page. */
export function listFormatLinks({ language, slug }: Article, panel: ArticleFormatOptions['panel']) {
  return enabledFormats
    .filter((format) => articleFormats[format].panel === panel)
    .map((format) => ({
      href: routes.format(language, slug, format),
      label: articleFormats[format].label(languages[language].messages),
    }));
}

for (const format of site.leaveOut) {
  const all = [...Object.keys(articleFormats), ...Object.keys(feedFormats), 'search'];
  if (!all.includes(format)) {
    throw new SettingError(`leaveOut in src/site.ts names "${format}": expected ${all.join(', ')}`);
  }
}

function removeDisabled<T extends string>(all: T[]): T[] {
  return all.filter((format) => !site.leaveOut.includes(format));
}
