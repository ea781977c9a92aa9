import { renderChoices, restoreQuery, updateAddress } from './search-form.ts';
import { renderResults, type SearchData } from './search-results.ts';
import { SearchSession } from './search-session.ts';
import { EditionIndex, type Query } from './shards.ts';

/** How long the reader must stop typing before a search starts. */
const TYPING_PAUSE_MS = 250;

/** Makes the search form work, on the page that has one. Loads nothing of an index before the reader searches. */
export function offerSearch(page: Document): void {
  const elements = findElements(page);
  const { form, field, filters, list, earlier, more } = elements;
  const data = JSON.parse(list.dataset['search'] ?? '') as SearchData;
  const session = new SearchSession({
    language: data.language,
    indexes: data.editions.map((edition) => new EditionIndex(edition)),
    onChange: (state, previous) => {
      renderResults(elements, data, state, previous);
      if (state.choices !== previous.choices) renderChoices(form, data, state.choices);
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = ({ isWider = false, isTyping = false } = {}) => {
    clearTimeout(timer);
    const query = Object.fromEntries(new FormData(form)) as Query;
    updateAddress(query);
    // A single letter is no word yet.
    if (isTyping && query.q.trim().length === 1) query.q = '';
    return session.run(query, isWider, filters.open);
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run({ isTyping: true }), TYPING_PAUSE_MS);
  });
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
  // The focus moves to the first new result: the pressed button may be hidden then.
  earlier.addEventListener('click', () => {
    void run({ isWider: true }).then((isShown) => {
      if (isShown) list.querySelector('a')?.focus();
    });
  });
  more.addEventListener('click', () => {
    const offset = list.childElementCount;
    void session.showMore().then((isShown) => {
      if (isShown) list.children[offset]?.querySelector('a')?.focus();
    });
  });
  page.addEventListener('keydown', (event) =>
    moveByArrowKey(event, [field, ...list.querySelectorAll('a')]),
  );

  restoreQuery(form, filters);
  form.hidden = false;
  elements.lists.hidden = true;
  if (field.value || filters.open) void run();
  else if (location.hash === '#q') field.focus();
}

/** @throws Error if the page lacks an element that the search needs */
function findElements(page: Document) {
  const find = (selector: string): HTMLElement => {
    const element = page.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`${selector} is missing`);
    return element;
  };
  return {
    form: find('form.search') as HTMLFormElement,
    field: find('.search [name=q]') as HTMLInputElement,
    filters: find('.search details') as HTMLDetailsElement,
    status: find('.search [role=status]'),
    list: find('.results'),
    earlier: find('.earlier'),
    more: find('.further'),
    lists: find('.without'),
    hints: find('.without p'),
  };
}

function moveByArrowKey(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
  const { key, shiftKey, ctrlKey, altKey, metaKey, isComposing } = event;
  // The field itself handles arrows with another key, and those of an input method.
  if (shiftKey || ctrlKey || altKey || metaKey || isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const index = stops.indexOf(document.activeElement as HTMLElement);
  if (!step || index < 0) return;
  event.preventDefault();
  stops[index + step]?.focus();
}
