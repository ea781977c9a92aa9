import { copies, headers, letGo } from './cached-pages.ts';

/** A copy of an article, and what is said of it. */
interface Listed {
  path: string;
  seen: string;
  language: string;
  title: string;
  credit: string;
}

/**
 * Lists what the reader's device has of articles, kept or read before, each with its headline and credit and when it was
 * copied: on the page that has the places for it.
 */
export async function listCopies(page: Document): Promise<void> {
  const panel = page.querySelector<HTMLElement>('.copies');
  const without = page.querySelector<HTMLElement>('.without');
  if (!panel || !without) return;
  try {
    await list(panel);
  } catch {
    // Refused, or not over a safe connection.
    without.textContent = without.dataset['refused'] ?? '';
    return;
  }
  // Another tab may have kept one, or let one go.
  page.addEventListener('visibilitychange', () => void list(panel));
  panel.hidden = false;
  without.remove();
}

/** What each panel lists now. */
const shown = new WeakMap<HTMLElement, string>();

/** @throws Error where nothing may be stored */
async function list(panel: HTMLElement): Promise<void> {
  const page = panel.ownerDocument;
  const model = page.querySelector('template')?.content.firstElementChild;
  if (!model) return;
  const { locale, words = '' } = panel.dataset;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const kept = await listed(copies.kept);
  const visited = await listed(copies.visited);
  const lists = {
    kept,
    visited: visited.filter(({ path }) => !kept.some((one) => one.path === path)),
  };
  // What has the focus stays, unless there is something new.
  const now = JSON.stringify(lists);
  if (shown.get(panel) === now) return;
  shown.set(panel, now);
  for (const [name, all] of Object.entries(lists)) {
    const place = panel.querySelector<HTMLElement>(`.${name}`);
    const items = all.map(({ path, seen, language, title, credit }) => {
      const item = model.cloneNode(true) as HTMLElement;
      item.lang = language;
      const [link, by, dates, button] =
        item.querySelectorAll<HTMLElement>('a, .by, .dates, button');
      link?.setAttribute('href', path);
      if (link) link.textContent = title;
      if (by) by.textContent = credit;
      if (dates) dates.textContent = words.replace('{date}', days.format(new Date(seen)));
      if (name === 'visited') button?.remove();
      button?.addEventListener('click', () => {
        void letGo(path).then(async () => {
          await list(panel);
          // What had the focus is gone.
          panel.querySelector('h2')?.focus();
        });
      });
      return item;
    });
    place?.replaceChildren(...items);
    const none = panel.querySelector<HTMLElement>(`.${name} ~ p`);
    if (none) none.hidden = items.length > 0;
  }
}

async function listed(name: string): Promise<Listed[]> {
  const found: Listed[] = [];
  if (!(await caches.has(name))) return found;
  const cache = await caches.open(name);
  for (const request of await cache.keys()) {
    const copy = await cache.match(request);
    const seen = copy?.headers.get(headers.seen);
    // The others are pictures.
    if (!copy || !seen || !copy.headers.get('Content-Type')?.startsWith('text/html')) continue;
    // What the page tells programs of itself, the credit included.
    const [, data = '{}'] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await copy.text()) ?? [];
    const said = JSON.parse(data) as Record<'inLanguage' | 'headline' | 'creditText', string>;
    found.push({
      path: new URL(request.url).pathname,
      seen,
      language: said.inLanguage,
      title: said.headline,
      credit: said.creditText,
    });
  }
  return found.sort((a, b) => (a.seen < b.seen ? 1 : -1));
}
