import { languageCodes } from '../language/languages.ts';
import { taxonomies } from '../routes.ts';

/** The second steps of addresses in an edition, apart from articles. */
const sections: readonly string[] = [
  'about',
  'archive',
  'corrections',
  'feeds',
  'offline',
  'page',
  'search',
  ...taxonomies,
];

/**
 * Checks whether the site uses a path itself, or may use it, so that no article can redirect from there.
 * @param alias a path that starts with a slash
 */
export function isReserved(alias: string): boolean {
  const [first = '', second = '', third = ''] = alias.toLowerCase().split('/').slice(1);
  // Files at the root, such as robots.txt, and the output of Astro and Pagefind.
  if (first === '' || isOtherFile(first)) return true;
  if (/^(?:404|index)(?:\.html?)?$|^(?:_astro|pagefind)$/.test(first)) return true;
  if (!languageCodes.some((code) => code === first)) return false;
  // The front page, feeds, and the other formats of articles.
  if (['', 'index.html', ...sections].includes(second)) return true;
  if (second !== 'articles') return isOtherFile(second);
  return ['', 'index.html'].includes(third) || isOtherFile(third);
}

/**
 * Returns the file for the redirect from an earlier address, where every host finds it: `old/index.html` for `/old/` and
 * `/old`, `old.html` for `/old.html`.
 */
export function redirectFile(alias: string): string {
  const path = alias.slice(1).replace(/\/$/, '');
  return isPage(path) ? path : `${path}/index.html`;
}

function isOtherFile(name: string): boolean {
  return /\.(?:bib|css|ico|js|json|md|png|svg|txt|webmanifest|xml)$/.test(name);
}

function isPage(path: string): boolean {
  return /\.html?$/i.test(path);
}
