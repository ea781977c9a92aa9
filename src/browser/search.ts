import { plural, type Plural } from '../language/messages.ts';
import type { Article, Result } from './pagefind.ts';
import { facets, Index, isByDate, type Edition, type Wish } from './search-index.ts';

/** How many results are shown at a time: each is a file of its own. */
const shownAtOnce = 5;
/** Words of a passage, and of those how many before the first that was looked for. */
const [passageLength, before] = [30, 5];
/** How long the reader has stopped typing before a search begins, in milliseconds. */
const pause = 250;

/** The words of the page for what is found. */
interface Words extends Record<'loading' | 'none' | 'since' | 'failed' | 'all', string> {
  count: Plural;
}

/**
 * Lets the reader search, on the page that has a form for it; without this it leads to the lists. Nothing is loaded before the
 * reader reaches for the form, or comes with an address that asks for something.
 * @throws Error when the page lacks a part of what it must have
 */
export function offerSearch(page: Document): void {
  const the = (selector: string): Element => {
    const element = page.querySelector(selector);
    if (!element) throw new Error(`${selector} is missing`);
    return element;
  };
  const form = the('form.search') as HTMLFormElement;
  const field = the('.search [name=q]') as HTMLInputElement;
  const filters = the('.search details') as HTMLDetailsElement;
  const status = the('.search [role=status]') as HTMLElement;
  const list = the('.results') as HTMLElement;
  const earlier = the('.earlier') as HTMLButtonElement;
  const more = the('.further') as HTMLButtonElement;
  const model = (the('template') as HTMLTemplateElement).content;
  const select = (name: string) => the(`.search select[name=${name}]`) as HTMLSelectElement;

  const { language = '', locale = '', words = '', editions = '' } = form.dataset;
  const said = JSON.parse(words) as Words;
  const indexes = (JSON.parse(editions) as Edition[]).map((edition) => new Index(edition));
  const numbers = new Intl.NumberFormat(locale);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });

  /** Which search runs now; one that began earlier has nothing more to say. */
  let turn = 0;
  /** What it has found and not shown yet, of each edition. */
  let found: { result: Result; edition: Edition }[][] = [];
  let byDate = false;
  let summary = '';
  let chosen: Index[] = [];

  /**
   * Searches anew.
   * @param how through earlier parts than before, or while the reader types, when one letter is no word yet
   * @returns whether that is what is shown now
   */
  async function run(how?: 'wider' | 'typing'): Promise<boolean> {
    clearTimeout(timer);
    const mine = ++turn;
    const wish = Object.fromEntries(new FormData(form)) as Wish;
    const asked = Object.entries(wish).filter(([, value]) => value.trim() !== '');
    const query = new URLSearchParams(asked).toString();
    // Browsers refuse to do this often.
    if (page.location.search !== (query && `?${query}`)) {
      history.replaceState(null, '', query ? `?${query}` : page.location.pathname);
    }
    more.hidden = true;
    if (how !== 'wider') earlier.hidden = true;
    const { length } = wish.q.trim();
    const asks =
      length === 0 ? facets.some((facet) => wish[facet]) : length > 1 || how !== 'typing';
    const code = wish.language || language;
    chosen = indexes.filter(({ edition }) => code === 'all' || edition.code === code);
    if (!asks) {
      list.replaceChildren();
      status.textContent = '';
    } else if (list.childElementCount === 0) status.textContent = said.loading;
    try {
      const all = asks
        ? await Promise.all(chosen.map((index) => search(index, wish, how === 'wider', mine)))
        : [];
      if (mine !== turn) return false;
      if (filters.open) void count(wish, mine);
      if (!asks) return true;
      found = all;
      byDate = isByDate(wish);
      list.replaceChildren();
      const since = chosen
        .flatMap((index) => index.since ?? [])
        .sort()
        .at(-1);
      const number = all.flat().length;
      const articles = plural(locale, said.count, number);
      summary =
        since === undefined
          ? number === 0
            ? said.none
            : articles
          : said.since.replace('{count}', articles).replace('{date}', days.format(new Date(since)));
      status.textContent = summary;
      earlier.hidden = since === undefined;
      await show();
      return mine === turn;
    } catch {
      if (mine !== turn) return false;
      // What was found before is no answer to this, but to the same in fewer articles.
      if (how !== 'wider') {
        list.replaceChildren();
        found = [];
      }
      more.hidden = found.flat().length === 0;
      status.textContent = said.failed;
      return false;
    }
  }

  /** What an edition has. Where the reader wants earlier articles too, of so many that there is something more to show. */
  async function search(
    index: Index,
    wish: Wish,
    wider: boolean,
    mine: number,
  ): Promise<{ result: Result; edition: Edition }[]> {
    let results = await index.search(wish);
    const enough = results.length + shownAtOnce;
    while (wider && index.since !== undefined && results.length < enough && mine === turn) {
      await index.widen();
      results = await index.search(wish);
    }
    return results.map((result) => ({ result, edition: index.edition }));
  }

  /** Shows the next results. @returns the first of them */
  async function show(): Promise<HTMLElement | undefined> {
    const mine = turn;
    const from = list.childElementCount;
    const next = byDate
      ? found.flatMap((one) => one.slice(0, shownAtOnce))
      : found.flat().slice(0, shownAtOnce);
    const loaded = await Promise.all(
      next.map(async (one) => ({ one, article: await one.result.article() })),
    );
    // The newest of all editions: each has its own in order.
    if (byDate) {
      loaded.sort(({ article: { meta: a } }, { article: { meta: b } }) =>
        a.published < b.published ? 1 : a.published > b.published ? -1 : 0,
      );
    }
    // Another search, or another press.
    if (mine !== turn || list.childElementCount !== from) return undefined;
    const taken = loaded.slice(0, shownAtOnce);
    const items = taken.map(({ one, article }) =>
      item(article, new Set(one.result.places), one.edition),
    );
    found = found.map((all) => all.filter((one) => !taken.some((shown) => shown.one === one)));
    list.append(...items);
    more.hidden = found.flat().length === 0;
    return items[0];
  }

  function item(
    { url, content, meta }: Article,
    places: Set<number>,
    edition: Edition,
  ): HTMLElement {
    const article = (model.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    const [mark, title, passage, credit, dates] =
      article.querySelectorAll('.mark, a, p:not(.mark)');
    article.lang = edition.code;
    article.dir = edition.direction;
    if (edition.code === language) mark?.remove();
    else if (mark) mark.textContent = edition.name;
    title?.setAttribute('href', url);
    if (title) title.textContent = meta.title;
    passage?.append(...passageOf(page, content.split(' '), places));
    if (credit) credit.textContent = meta.credit;
    if (dates) dates.textContent = meta.dates;
    return article;
  }

  /** Fills the filters, beside the results: other editions may be slow to come, or not come at all. */
  async function count(wish: Wish, mine: number): Promise<void> {
    try {
      const counts = await facetsOf(wish);
      if (mine === turn) showFacets(counts);
    } catch {
      if (mine === turn && list.childElementCount === 0) status.textContent = said.failed;
    }
  }

  /** How many results each choice of a filter would have, the others as they are. */
  async function facetsOf(wish: Wish): Promise<Record<string, [string, string, number][]>> {
    await Promise.all(indexes.map((index) => index.loadFilters()));
    const byLanguage = await Promise.all(
      indexes.map(async (index): Promise<[string, string, number]> => {
        const { code, name } = index.edition;
        return [code, name, (await index.search(wish)).length];
      }),
    );
    const counts: Record<string, [string, string, number][]> = { language: byLanguage };
    for (const facet of facets) {
      const sums = new Map<string, number>();
      for (const index of chosen) {
        for (const [name, count] of await index.counts(wish, facet)) {
          sums.set(name, (sums.get(name) ?? 0) + count);
        }
      }
      const most = [...sums].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
      counts[facet] = most.map(([name, count]) => [name, name, count]);
    }
    return counts;
  }

  function showFacets(counts: Record<string, [string, string, number][]>): void {
    for (const [name, choices] of Object.entries(counts)) {
      const box = select(name);
      const { value } = box;
      const all = name === 'language' ? 'all' : '';
      const total = choices.reduce((sum, [, , count]) => sum + count, 0);
      const own = choices.map(([key, label, count]): [string, string] => [
        key === language && name === 'language' ? '' : key,
        `${label} (${numbers.format(count)})`,
      ]);
      const first: [string, string] = [
        all,
        all === '' ? said.all : `${said.all} (${numbers.format(total)})`,
      ];
      box.replaceChildren(...[first, ...own].map(([key, label]) => new Option(label, key)));
      choose(box, value);
    }
  }

  /** A choice stays one even when nothing is found for it. */
  function choose(box: HTMLSelectElement, value: string): void {
    if (![...box.options].some((option) => option.value === value)) {
      box.add(new Option(value, value));
    }
    box.value = value;
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run('typing'), pause);
  };
  field.addEventListener('input', later);
  form.addEventListener('change', (event) => {
    if (event.target !== field) void run();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run();
  });
  filters.addEventListener('toggle', () => {
    if (filters.open) void run();
  });
  earlier.addEventListener('click', () => {
    void run('wider').then((is) => {
      // The button may be gone then.
      if (is) list.querySelector('a')?.focus();
    });
  });
  more.addEventListener('click', () => {
    const mine = turn;
    void show().then(
      (first) => {
        if (!first) return;
        if (status.textContent !== summary) status.textContent = summary;
        first.querySelector('a')?.focus();
      },
      () => {
        if (mine === turn) status.textContent = said.failed;
      },
    );
  });
  page.addEventListener('keydown', (event) => {
    // With another key, or while a word is put together, they are the field's.
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
      return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...list.querySelectorAll('a')];
    const here = stops.indexOf(page.activeElement as HTMLInputElement);
    if (!step || here < 0) return;
    event.preventDefault();
    stops[here + step]?.focus();
  });

  for (const [name, value] of new URLSearchParams(page.location.search)) {
    const box = form.elements.namedItem(name);
    if (box === field) field.value = value;
    else if (box instanceof HTMLSelectElement && isChoice(name, value)) {
      choose(box, value);
      filters.open ||= name !== 'order';
    }
  }
  form.hidden = false;
  the('.without').remove();
  if (field.value || filters.open) void run();
  else if (page.location.hash === '#q') field.focus();

  function isChoice(name: string, value: string): boolean {
    if (name === 'order') return value === 'newest';
    return (
      name !== 'language' ||
      value === 'all' ||
      // The edition's own is what no choice means.
      (value !== language && indexes.some(({ edition }) => edition.code === value))
    );
  }
}

/** The words where most of those stand that were looked for, each of these marked. */
function passageOf(page: Document, words: string[], places: Set<number>): (string | Node)[] {
  const hits = [...places].sort((a, b) => a - b);
  let [best, most, end] = [0, 0, 0];
  for (const [index, hit] of hits.entries()) {
    while ((hits[end] ?? Infinity) < hit + passageLength) end += 1;
    if (end - index > most) [best, most] = [hit, end - index];
  }
  const start = Math.max(0, Math.min(best - before, words.length - passageLength));
  const shown = words.slice(start, start + passageLength).flatMap((word, index) => {
    if (!places.has(start + index)) return [word, ' '];
    const mark = page.createElement('mark');
    mark.textContent = word;
    return [mark, ' '];
  });
  return [start > 0 ? '… ' : '', ...shown, start + passageLength < words.length ? '…' : ''];
}
