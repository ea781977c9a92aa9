import { SettingError, site } from '../site.ts';

/** The forms of an article that lie beside its page, by their ending, and their media types (IANA). */
export const articleFormats = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  bib: 'application/x-bibtex; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json',
} as const;

/** The feeds of an edition, by their names, and their media types. */
export const feedFormats = {
  'rss.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
} as const;

/** What their formats are called, in every language. */
export const feedNames = {
  'rss.xml': 'RSS',
  'atom.xml': 'Atom',
  'feed.json': 'JSON Feed',
} as const;

export type ArticleFormat = keyof typeof articleFormats;
export type FeedFormat = keyof typeof feedFormats;

/** Those that the site makes. */
export const enabledFormats = made(Object.keys(articleFormats) as ArticleFormat[]);
export const enabledFeeds = made(Object.keys(feedFormats) as FeedFormat[]);

/** Whether topics, sources, translators and corrections have feeds of their own: they have Atom alone. */
export const hasListFeeds = enabledFeeds.includes('atom.xml');

for (const form of site.leaveOut) {
  const all = [...Object.keys(articleFormats), ...Object.keys(feedFormats)];
  if (!all.includes(form)) {
    throw new SettingError(`leaveOut in src/site.ts names "${form}": expected ${all.join(', ')}`);
  }
}

function made<T extends string>(all: T[]): T[] {
  return all.filter((form) => !site.leaveOut.includes(form));
}
