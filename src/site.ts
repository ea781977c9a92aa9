import { readDate } from './date.ts';

/**
 * The settings of the site: the only file to edit to make it yours.
 * What changes from one build to the next comes from the environment, and is read here too; there an
 * empty setting is none.
 */
export const site = {
  /** The site's own name; the publisher named in every chain. */
  name: 'Dragoman',
  /** Where the site is published; `SITE_URL` stands in its place. A path in it becomes the base of every link. */
  address: 'https://dragoman.example/',
  /** The edition that `/` shows. */
  defaultLanguage: 'en',
  /** Where readers report a mistake or a rights question. */
  contact: 'mailto:corrections@dragoman.example',
  /** How many articles a page of a list has; the first, which has the newest, up to twice as many. */
  pageLength: 10,
  /** How many articles a feed has, the newest. */
  feedLength: 30,
  /** Whether readers' devices keep copies of articles to read without a connection; where not, what they kept is taken away. */
  offline: true as boolean,
  /** Forms that are not made, such as `bib` or `rss.xml`: `src/outputs/forms.ts` lists them all. */
  leaveOut: [] as readonly string[],
} as const;

/** A setting that can't be used; its message says what was found and how to fix it. */
export class SettingError extends Error {
  override name = 'SettingError';
}

/**
 * The site's address, which always ends in a slash. Callers must not change the object, which is parsed once.
 * @throws SettingError when it is no http(s) address
 */
export function siteUrl(setting = given('SITE_URL')): URL {
  const url = siteUrls.get(setting) ?? parsedSiteUrl(setting);
  siteUrls.set(setting, url);
  return url;
}

const siteUrls = new Map<string | undefined, URL>();

function parsedSiteUrl(setting: string | undefined): URL {
  const [name, address] = setting
    ? ['SITE_URL', setting]
    : ['address in src/site.ts', site.address];
  const url = URL.parse(address.endsWith('/') ? address : `${address}/`);
  // Astro and the servers of files take a path with anything else in it each in their own way.
  const plain = url !== null && /^https?:\/\/[^/@]+\/(?:[\w.~-]+\/)*$/.test(url.href);
  if (!plain) {
    throw new SettingError(
      `${name} is "${address}": expected an address such as https://news.example/ or ` +
        'https://news.example/reader/, its path in Latin letters',
    );
  }
  return url;
}

/**
 * The build's one clock: what lies after it is not published yet.
 * @param setting a date as articles write them; without one, now
 * @throws SettingError when it is no such date
 */
export function buildDate(setting = given('BUILD_DATE')): Date {
  if (setting === undefined) return new Date();
  const date = readDate(setting);
  if (date === undefined) {
    throw new SettingError(
      `BUILD_DATE is "${setting}": expected a date such as 2026-11-22 or 2026-11-22T09:30+03:00`,
    );
  }
  return date;
}

/**
 * The folder whose `articles/` are published.
 * @throws SettingError for a path that the bundler would read as something else
 */
export function contentFolder(setting = given('CONTENT_DIR')): string {
  const folder = setting ?? 'content';
  if (/[#?%]/.test(folder)) {
    throw new SettingError(`CONTENT_DIR is "${folder}": expected a path without # ? or %`);
  }
  return folder;
}

/**
 * The port that `npm start` and `npm run dev` serve the site on.
 * @throws SettingError when it is no port
 */
export function port(setting = given('PORT')): number {
  const number = Number(setting ?? 4321);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new SettingError(`PORT is "${String(setting)}": expected a number from 0 to 65535`);
  }
  return number;
}

/** Whether a port was asked for: then another one won't do. */
export function portGiven(): boolean {
  return given('PORT') !== undefined;
}

function given(name: string): string | undefined {
  const setting = process.env[name];
  return setting === '' ? undefined : setting;
}
