/**
 * The settings of the site: the only file to edit to make it yours.
 * What changes from one build to the next comes from the environment, and is read here too.
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
} as const;

/** A value of the environment that can't be used; its message says what was found and how to mend it. */
export class SettingError extends Error {
  override name = 'SettingError';
}

/**
 * The site's address, which always ends in a slash.
 * @param setting what `SITE_URL` says; without it the address above holds
 * @throws SettingError when it is no http(s) address
 */
export function siteUrl(setting = process.env['SITE_URL']): URL {
  const address = setting ?? site.address;
  const url = URL.parse(address.endsWith('/') ? address : `${address}/`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new SettingError(
      `SITE_URL is "${address}": expected an address such as https://news.example/ or https://news.example/reader/`,
    );
  }
  return url;
}

/**
 * The build's one clock: what lies after it is not published yet.
 * @param setting what `BUILD_DATE` says, a date (00:00 UTC) or a time with its offset; without it, now
 * @throws SettingError when it is no such date
 */
export function buildDate(setting = process.env['BUILD_DATE']): Date {
  if (setting === undefined) return new Date();
  const date = new Date(setting);
  if (!/^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d:\d\d))?$/.test(setting) || Number.isNaN(date.getTime())) {
    throw new SettingError(
      `BUILD_DATE is "${setting}": expected a date such as 2026-11-22 or 2026-11-22T09:30+03:00`,
    );
  }
  return date;
}

/** The folder whose `articles/` are published; `CONTENT_DIR` stands in place of the project's own. */
export function contentFolder(setting = process.env['CONTENT_DIR']): string {
  return setting === undefined || setting === '' ? 'content' : setting;
}
