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
import { toMarkdownFile } from './markdown.ts';
import { toRss } from './rss.ts';
import { toPlainText } from './text.ts';

/** An article, its text as HTML with absolute addresses, and its Markdown as the editor wrote it. */
interface Source {
  article: Article;
  renderText: () => Promise<{ absolute: string }>;
  readBody: () => Promise<string>;
}

interface FormatOfArticle {
  /** As registered with IANA. */
  mediaType: string;
  /** The name that readers see. */
  label: (messages: Messages) => string;
  /** The part of the article page that links to the file. Each format is also an alternate link in the head. */
  panel: 'formats' | 'cite' | 'none';
  /** Writes the file; a card is still to be drawn. */
  write: (source: Source) => string | Promise<string> | Card;
}

/** The file formats of an article, by extension. A format needs nothing else to be published. */
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
    write: async ({ article, readBody }) => toMarkdownFile(article, await readBody()),
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
} satisfies Record<string, FormatOfArticle>;

interface FormatOfFeed {
  /** As registered with IANA. */
  mediaType: string;
  /** The name that readers see, in every language. */
  label: string;
  write: (feed: FeedModel) => string;
}

/** The feed formats of an edition, by file name. */
export const feedFormats = {
  'rss.xml': { mediaType: 'application/rss+xml', label: 'RSS', write: toRss },
  'atom.xml': { mediaType: 'application/atom+xml', label: 'Atom', write: toAtom },
  'feed.json': { mediaType: 'application/feed+json', label: 'JSON Feed', write: toJsonFeed },
} satisfies Record<string, FormatOfFeed>;

export type ArticleFormat = keyof typeof articleFormats;
export type FeedFormat = keyof typeof feedFormats;

/** The formats that `leaveOut` in `src/site.ts` doesn't name. */
export const enabledFormats = enabled(Object.keys(articleFormats) as ArticleFormat[]);
export const enabledFeeds = enabled(Object.keys(feedFormats) as FeedFormat[]);

/** Whether terms and corrections have feeds, which are Atom only. */
export const hasListFeeds = enabledFeeds.includes('atom.xml');

/** Links to the formats that one panel of an article's page offers. */
export function formatLinks(
  { language, slug }: Article,
  panel: FormatOfArticle['panel'],
): { href: string; label: string }[] {
  return enabledFormats
    .filter((format) => articleFormats[format].panel === panel)
    .map((format) => ({
      href: routes.format(language, slug, format),
      label: articleFormats[format].label(languages[language].messages),
    }));
}

for (const format of site.leaveOut) {
  const all = [...Object.keys(articleFormats), ...Object.keys(feedFormats)];
  if (!all.includes(format)) {
    throw new SettingError(`leaveOut in src/site.ts names "${format}": expected ${all.join(', ')}`);
  }
}

function enabled<T extends string>(all: T[]): T[] {
  return all.filter((format) => !site.leaveOut.includes(format));
}
