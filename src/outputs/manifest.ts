import type { Article } from '../article/article.ts';
import { colours } from '../colours.ts';
import { languages, type Language } from '../language/languages.ts';
import { routes } from '../routes.ts';
import { site } from '../site.ts';
import { attributeArticle } from './attributed-article.ts';

/** The shortcuts to the newest articles; systems show no more. */
const MAX_SHORTCUTS = 4;

/** The icons in `public/`. A maskable icon loses up to a tenth on each side. */
const icons = [
  { name: '192', sizes: '192x192' },
  { name: '512', sizes: '512x512' },
  { name: 'mask', sizes: '512x512', purpose: 'maskable' },
];

/**
 * Writes the web app manifest of an edition, with shortcuts to its newest articles (https://www.w3.org/TR/appmanifest/).
 * @param articles the articles of the edition, newest first
 */
export function buildManifest(language: Language, articles: readonly Article[]): string {
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
    background_color: colours.light.paper,
    theme_color: colours.light.paper,
    icons: icons.map(({ name, ...icon }) => ({
      src: routes.icon(name),
      ...icon,
      type: 'image/png',
    })),
    shortcuts: articles.slice(0, MAX_SHORTCUTS).map((original) => {
      const { article, credit } = attributeArticle(original);
      const url = routes.article(language, article.slug);
      return { name: article.title, description: credit, url };
    }),
  });
}
