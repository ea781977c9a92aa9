import { cacheHeaders, cacheNames, removeKeptPage } from './cached-pages.ts';
import { createElement } from './markup.ts';

type CachedArticle = Record<'path' | 'cachedAt' | 'inLanguage' | 'headline' | 'creditText', string>;

/** Fills the offline page with the kept and the visited articles: headline, credit and date of each. */
export async function showOfflineList(page: Document): Promise<void> {
  const panel = page.querySelector<HTMLElement>('.copies');
  const fallback = page.querySelector<HTMLElement>('.without');
  if (!panel || !fallback) return;
  try {
    await render(panel);
  } catch {
    // The browser blocks storage, or the connection is insecure.
    fallback.textContent = fallback.dataset['refused'] ?? '';
    return;
  }
  panel.hidden = false;
  // The service worker shows the list in place of pages that are not saved.
  const notSaved = panel.querySelector<HTMLElement>('.mark');
  if (notSaved) notSaved.hidden = location.pathname === notSaved.dataset['address'];
  fallback.remove();
}

/** @throws Error if the browser blocks storage */
async function render(panel: HTMLElement): Promise<void> {
  const { locale, words = '', remove } = panel.dataset;
  const { lang, dir } = panel.ownerDocument.documentElement;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const kept = await readArticles(cacheNames.kept);
  const visited = await readArticles(cacheNames.visited);
  const lists = {
    kept,
    visited: visited.filter(({ path }) => !kept.some((article) => article.path === path)),
  };
  for (const [name, articles] of Object.entries(lists)) {
    const items = articles.map(({ path, cachedAt, inLanguage, headline, creditText }) => {
      const date = words.replace('{date}', format.format(new Date(cachedAt)));
      const item = createElement([
        'article',
        { lang: inLanguage, dir: 'auto' },
        ['h3', {}, ['a', { href: path }, headline]],
        ['p', { class: 'by' }, creditText],
        ' ',
        ['p', { class: 'dates', lang, dir }, date],
        name === 'kept' ? ['button', { type: 'button', lang, dir }, remove] : undefined,
      ]);
      item.querySelector('button')?.addEventListener('click', () => {
        void removeKeptPage(path).then(async () => {
          await render(panel);
          // The focused button is gone.
          panel.querySelector('h2')?.focus();
        });
      });
      return item;
    });
    panel.querySelector(`.${name}`)?.replaceChildren(...items);
    const none = panel.querySelector<HTMLElement>(`.${name} ~ p`);
    if (none) none.hidden = items.length > 0;
  }
}

/** Reads the articles of a cache, newest first. Headline and credit come from the JSON-LD of each page. */
async function readArticles(cacheName: string): Promise<CachedArticle[]> {
  const articles: CachedArticle[] = [];
  if (!(await caches.has(cacheName))) return articles;
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const cachedAt = response?.headers.get(cacheHeaders.cachedAt);
    const type = response?.headers.get('Content-Type');
    if (!response || !cachedAt || !type?.startsWith('text/html')) continue;
    const [, json = '{}'] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await response.text()) ?? [];
    const data = JSON.parse(json) as Omit<CachedArticle, 'path' | 'cachedAt'>;
    articles.push({ ...data, path: new URL(request.url).pathname, cachedAt });
  }
  return articles.sort((a, b) => (a.cachedAt < b.cachedAt ? 1 : -1));
}
