import { languageCodes } from '../language/languages.ts';
import { sectionNames } from '../routes.ts';

/** The path segments after a language code that belong to the site; `articles` has rules of its own. */
const reservedSegments: readonly string[] = ['', 'index.html', 'page', ...sectionNames];

/**
 * Checks whether the site uses an alias itself, or may use it later, so that no article can redirect from there.
 * @param alias begins with a slash
 */
export function isReserved(alias: string): boolean {
  const path = alias.toLowerCase();
  const [first = '', second = '', third = ''] = path.split('/').slice(1);
  // The redirect of `/a.html` is a file, so nothing can lie below it.
  if (/\.html?\/[^/]/.test(path)) return true;
  if (first === '' || isFile(first)) return true;
  if (/^(?:404|index)(?:\.html?)?$|^(?:_astro|pagefind)$/.test(first)) return true;
  if (!languageCodes.some((code) => code.toLowerCase() === first)) return false;
  if (reservedSegments.includes(second)) return true;
  if (second !== 'articles') return isFile(second);
  return ['', 'index.html'].includes(third) || isFile(third);
}

/**
 * Returns the file that redirects from an alias, where every static host finds it: `old/index.html` for `/old/` and
 * `/old`, `old.html` for `/old.html`.
 */
export function redirectFile(alias: string): string {
  const path = alias.slice(1).replace(/\/$/, '');
  return /\.html?$/i.test(path) ? path : `${path}/index.html`;
}

/** Checks for the extension of a file, such as a feed or a format, which is not that of a web page. */
function isFile(name: string): boolean {
  const isPage = /\.(?:html?|php|aspx?|jsp|cfm|cgi)$/.test(name);
  return !isPage && /\.(?:[a-z][a-z\d]{1,3}|webmanifest)$/.test(name);
}
