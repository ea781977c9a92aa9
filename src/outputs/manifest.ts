import type { Article } from '../article/article.ts';
import { languages, type Language } from '../language/languages.ts';
import { routes } from '../routes.ts';
import { site } from '../site.ts';
import { attributeArticle } from './attributed-article.ts';

/** How many of the newest articles a device offers at once: what systems show of them. */
const shortcuts = 4;

/** The colours of paper by day and by night, as `styles/tokens.css` has them, for what surrounds a page. */
export const paper = { light: '#fffdf8', dark: '#191714' } as const;

/** The icons of the site, in `public/`, by the sides of their squares in pixels; a mask may cut a tenth off each side. */
const icons = [
  { src: routes.icon('192'), sizes: '192x192' },
  { src: routes.icon('512'), sizes: '512x512' },
  { src: routes.icon('mask'), sizes: '512x512', purpose: 'maskable' },
];

/**
 * An edition as a program on a reader's device, its newest articles as shortcuts (https://www.w3.org/TR/appmanifest/).
 * @param articles of the edition, newest first
 */
export function manifest(language: Language, articles: readonly Article[]): string {
  const { locale, direction, messages } = languages[language];
  const start = routes.front(language);
  return JSON.stringify({
    id: start,
    name: `${site.name} – ${messages.name}`,
    short_name: site.name,
    description: messages.tagline,
    lang: locale,
    dir: direction,
    start_url: start,
    scope: routes.home(),
    display: 'minimal-ui',
    background_color: paper.light,
    theme_color: paper.light,
    icons: icons.map((icon) => ({ ...icon, type: 'image/png' })),
    shortcuts: articles.slice(0, shortcuts).map((original) => {
      const { article, credit } = attributeArticle(original);
      const url = routes.article(language, article.slug);
      return { name: article.title, description: credit, url };
    }),
  });
}
