import { findInstant, isDate } from './date.ts';
import { memoize } from './memoize.ts';

/**
 * The settings of the site. This is the only file that the owner of a publication edits. Settings of a single build are
 * environment variables, which the functions below read. An empty variable counts as not set.
 */
export const site = {
  /** The name of the site, and the publisher named in every chain. */
  name: 'Dragoman',
  /** The address of the published site, with its path if it has one. `SITE_URL` overrides it. */
  address: 'https://dragoman.example/',
  /** The time zone in which days begin, such as `Asia/Damascus`. An article dated 2026-11-26 is published with that day. */
  timeZone: 'UTC' as string,
  /** The language of the front page at `/`. */
  defaultLanguage: 'en',
  /** The address to which readers report mistakes and rights questions. */
  contact: 'mailto:corrections@dragoman.example',
  /** The number of articles on a page of a list. The first page has between a third and four thirds. */
  pageLength: 30,
  /** The number of articles in a feed. */
  feedLength: 30,
  /** Whether readers can keep articles for reading offline. `false` also removes the copies that they have. */
  offline: true as boolean,
  /** Formats that the build leaves out, such as `bib` or `rss.xml`, or `search`. `src/outputs/formats.ts` lists all formats. */
  leaveOut: [] as readonly string[],
} as const;

/** A setting that can't be used. The message says what was found and what is expected. */
export class SettingError extends Error {
  override name = 'SettingError';
}

/**
 * Returns the address of the site, which always ends in a slash. It is parsed once: callers must not change the object.
 * @throws SettingError unless it is an http(s) address
 */
export function siteUrl(setting = readVariable('SITE_URL')): URL {
  return parseSiteUrl(setting);
}

const parseSiteUrl = memoize((setting: string | undefined): URL => {
  const [name, address] = setting
    ? ['SITE_URL', setting]
    : ['address in src/site.ts', site.address];
  const url = URL.parse(address.endsWith('/') ? address : `${address}/`);
  // Astro and file servers disagree about paths with other characters.
  if (url === null || !/^https?:\/\/[^/@]+\/(?:[\w.~-]+\/)*$/.test(url.href)) {
    throw new SettingError(
      `${name} is "${address}": expected an address such as https://news.example/ or ` +
        'https://news.example/reader/, its path in Latin letters',
    );
  }
  return url;
});

/**
 * Returns the time of the build. Articles dated later are not published yet.
 * @param setting a date in the format of the frontmatter, by default the current time
 * @throws SettingError unless it is such a date
 */
export function buildDate(setting = readVariable('BUILD_DATE')): Date {
  if (setting === undefined) return new Date();
  if (!isDate(setting)) {
    throw new SettingError(
      `BUILD_DATE is "${setting}": expected a date such as 2026-11-22 or 2026-11-22T09:30+03:00`,
    );
  }
  return toInstant(setting);
}

/**
 * Returns the time zone of the publication.
 * @throws SettingError unless it is known
 */
export function timeZone(name: string = site.timeZone): string {
  return findTimeZone(name);
}

const findTimeZone = memoize((name: string): string => {
  try {
    // Without a name, which `trim` refuses, this would be the time zone of the machine.
    return new Intl.DateTimeFormat('en', { timeZone: name.trim() }).resolvedOptions().timeZone;
  } catch {
    throw new SettingError(
      `timeZone in src/site.ts is "${name}": expected a name such as Asia/Damascus or UTC`,
    );
  }
});

/** Returns the instant of a date in frontmatter. Callers must not change it. */
export const toInstant = memoize((date: string) => findInstant(date, timeZone()));

/**
 * Returns the folder that holds `articles/`.
 * @throws SettingError for a path that Vite would misread
 */
export function contentFolder(setting = readVariable('CONTENT_DIR')): string {
  const folder = setting ?? 'content';
  if (/[#?%]/.test(folder)) {
    throw new SettingError(`CONTENT_DIR is "${folder}": expected a path without # ? or %`);
  }
  return folder;
}

/**
 * Returns the port for `npm start` and `npm run dev`.
 * @throws SettingError unless it is a port number
 */
export function port(setting = readVariable('PORT')): number {
  const number = Number(setting ?? 4321);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new SettingError(`PORT is "${String(setting)}": expected a number from 0 to 65535`);
  }
  return number;
}

/** Tells whether the port was requested by `PORT`, so that no other port may be used. */
export function isPortRequested(): boolean {
  return readVariable('PORT') !== undefined;
}

function readVariable(name: string): string | undefined {
  const setting = process.env[name];
  return setting === '' ? undefined : setting;
}
