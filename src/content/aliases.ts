import { languageCodes } from '../language/languages.ts';
import { decodePath, sectionNames } from '../routes.ts';

/** The path segments after a language code that belong to the site; `articles` has rules of its own. */
const reservedSegments: readonly string[] = ['', 'page', ...sectionNames];

/** Letters of any script, the marks that join them, and the punctuation that no server and no disk gives a meaning. */
const aliasPath = /^(?:\/(?:[\w .~!'()+,=@&-]|[^\p{ASCII}\p{C}\p{Z}]|\u200C|\u200D)+)+\/?$/u;
const aliasQuery = /^[\w.~%+-]+=[\w.~%+-]*(?:&[\w.~%+-]+=[\w.~%+-]*)*$/;
/** Disks allow 255, and `deploy/compress.ts` adds an extension. */
const MAX_SEGMENT_BYTES = 240;

/** Splits an alias into its decoded path and its query: `/old/` and `p=123`, which may be empty. */
export function parseAlias(alias: string): { path: string; query: string } {
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(alias) ?? [];
  return { path: decodePath(path), query };
}

/** Checks whether a text is an address that a server can redirect from. A path alone also needs a place in the output. */
export function isAlias(alias: string): boolean {
  const { path, query } = parseAlias(alias);
  const isFirstPage = path === '/' && query !== '';
  const bytes = path.split('/').map((segment) => new TextEncoder().encode(segment).length);
  return (
    (isFirstPage || aliasPath.test(path)) &&
    (alias.includes('?') ? aliasQuery.test(query) : Math.max(...bytes) <= MAX_SEGMENT_BYTES)
  );
}

/**
 * Normalizes an alias for comparison. Hosts give no meaning to its encoding and to a final slash, `.html` or
 * `/index.html`, and some disks none to case and to the composition of letters.
 */
export function normalizeAlias(alias: string): string {
  const { path, query } = parseAlias(alias);
  const name = path
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:\.html?)?\/?$/, '')
    .replace(/\/index$/, '');
  return query === '' ? name : `${name}?${query}`;
}

/**
 * Checks whether the site or its host uses an alias itself, or may use it later, so that no article can redirect from
 * there. Hosts: Cloudflare, Netlify and GitHub Pages.
 * @param alias begins with a slash
 */
export function isReserved(alias: string): boolean {
  const { path, query } = parseAlias(alias);
  // Pages ignore queries.
  if (query !== '') return false;
  // The redirect of `/a.html` is a file, so nothing can lie below it.
  if (/\.html?\/[^/]/i.test(path) || path.includes('/.')) return true;
  const [first = '', second = '', third = ''] = normalizeAlias(path).split('/').slice(1);
  if (first === '' || isFile(first)) return true;
  if (/^_|^(?:404|cname|cdn-cgi|pagefind)$/.test(first)) return true;
  if (!languageCodes.some((code) => code.toLowerCase() === first)) return false;
  if (reservedSegments.includes(second)) return true;
  if (second !== 'articles') return isFile(second);
  return third === '' || isFile(third);
}

/**
 * Returns the file that redirects from an alias, where every static host finds it: `old/index.html` for `/old/` and
 * `/old`, `old.html` for `/old.html`. For an alias with a query there is none.
 */
export function redirectFile(alias: string): string | undefined {
  const { path, query } = parseAlias(alias);
  if (query !== '') return undefined;
  const name = path.slice(1).replace(/\/$/, '');
  return /\.html?$/i.test(name) ? name : `${name}/index.html`;
}

/** Checks for the extension of a file, such as a feed or a format, which is not that of a web page. */
function isFile(name: string): boolean {
  const isPage = /\.(?:html?|php|aspx?|jsp|cfm|cgi)$/.test(name);
  return !isPage && /\.(?:[a-z][a-z\d]{1,3}|webmanifest|config)$/.test(name);
}
