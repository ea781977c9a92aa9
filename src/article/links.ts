import { isLanguage, type Language } from '../language/languages.ts';
import { routes } from '../routes.ts';

/** The article to which a link leads, and the fragment of the link with its `#`. */
export interface LinkedArticle {
  language: Language;
  slug: string;
  fragment: string;
}

/** Finds the article to which a link in another one leads: by the name of its file or by its address. */
export function findLinkedArticle(href: string, from: Language): LinkedArticle | undefined {
  const [, path = '', fragment = ''] = /^([^?#]*)(#.*)?$/s.exec(href) ?? [];
  const home = routes.home();
  const file = /^(?:\.\/)?(?:\.\.\/([\w-]+)\/)?([^/]+)\.md$/i.exec(path);
  const page = path.startsWith(home) ? path.slice(home.length) : '';
  const match = file ?? /^([\w-]+)\/articles\/([^/]+)\/?$/.exec(page) ?? [];
  const [, language = from, slug = ''] = match;
  return slug !== '' && isLanguage(language) ? { language, slug, fragment } : undefined;
}
