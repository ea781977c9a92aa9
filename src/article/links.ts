import { isLanguage, type Language } from '../language/languages.ts';
import { routes } from '../routes.ts';

/** Relative paths of articles: `other.md`, `../ar/other.md`, `../other/index.md`, and `../other/` beside a folder. */
const FILES = [
  /^(?:\.{1,2}\/)*(?:([\w-]+)\/)?([^/]+)\/index\.md$/i,
  /^(?:\.{1,2}\/)*(?:([\w-]+)\/)?([^/]+)\.md$/i,
  /^(?:\.\.\/|(?:\.\.\/){2}([\w-]+)\/)([^/.]+)\/?$/,
];

/**
 * Finds the article to which a link in another one leads: by the path of its file or by its address.
 * @returns also the fragment of the link, with its `#`
 */
export function findLinkedArticle(href: string, from: Language) {
  const [, path = '', fragment = ''] = /^([^?#]*)(#.*)?$/s.exec(href) ?? [];
  const home = routes.home();
  const page = path.startsWith(home) ? path.slice(home.length) : '';
  const addressed = /^([\w-]+)\/articles\/([^/]+)\/?$/.exec(page);
  const matches = [addressed, ...FILES.map((file) => file.exec(path))];
  for (const [, language = from, slug = ''] of matches.filter((match) => match !== null)) {
    if (isLanguage(language)) return { language, slug, fragment };
  }
  return undefined;
}
