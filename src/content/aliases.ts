import { languageCodes } from '../language/languages.ts';
import { taxonomies } from '../routes.ts';

/** What stands second in the addresses of an edition, apart from articles. */
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
 * Whether a path is one of those that the site uses itself, or may use, so that no article can leave a
 * redirect there.
 * @param alias from the first slash on
 */
export function isReserved(alias: string): boolean {
  const [first = '', second = '', third = ''] = alias.toLowerCase().split('/').slice(1);
  // Files at the root, such as robots.txt; and what bundlers write.
  if (first === '' || isOtherFile(first)) return true;
  if (/^(?:404|index)(?:\.html?)?$|^(?:_astro|pagefind)$/.test(first)) return true;
  if (!languageCodes.some((code) => code === first)) return false;
  // The front page and its feeds, and what lies beside an article.
  if (['', 'index.html', ...sections].includes(second)) return true;
  if (second !== 'articles') return isOtherFile(second);
  return ['', 'index.html'].includes(third) || isOtherFile(third);
}

/**
 * The file in which the redirect from an earlier address lies, so that any host finds it there: `old/index.html` for
 * `/old/` and `/old`, `old.html` for `/old.html`.
 */
export function redirectFile(alias: string): string {
  const path = alias.slice(1).replace(/\/$/, '');
  return isPage(path) ? path : `${path}/index.html`;
}

/** Whether it is the name of a file such as the site writes, and no page. */
function isOtherFile(name: string): boolean {
  return /\.(?:bib|css|ico|js|json|md|png|svg|txt|webmanifest|xml)$/.test(name);
}

function isPage(path: string): boolean {
  return /\.html?$/i.test(path);
}
