import { SettingError, site } from '../site.ts';

/** The forms of an article that lie beside its page, by their ending, and their media types (IANA). */
export const articleForms = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  bib: 'application/x-bibtex; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json',
} as const;

/** The feeds of an edition, by their names, and their media types. */
export const feeds = {
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

export type ArticleForm = keyof typeof articleForms;
export type Feed = keyof typeof feeds;

/** Those that the site makes. */
export const articleFormsMade = made(Object.keys(articleForms) as ArticleForm[]);
export const feedsMade = made(Object.keys(feeds) as Feed[]);

/** Whether topics, sources, translators and corrections have feeds of their own: they have Atom alone. */
export const ownFeedsMade = feedsMade.includes('atom.xml');

for (const form of site.leaveOut) {
  const all = [...Object.keys(articleForms), ...Object.keys(feeds)];
  if (!all.includes(form)) {
    throw new SettingError(`leaveOut in src/site.ts names "${form}": expected ${all.join(', ')}`);
  }
}

function made<T extends string>(all: T[]): T[] {
  return all.filter((form) => !site.leaveOut.includes(form));
}
