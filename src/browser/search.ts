import { createControls, renderChoices, restoreQuery, updateAddress } from './search-form.ts';
import { renderResults, type SearchData } from './search-results.ts';
import { SearchSession } from './search-session.ts';
import { EditionIndex, type Query } from './shards.ts';

/** How long the reader must stop typing before a search starts. */
const TYPING_PAUSE_MS = 250;

/** Shows the search on its page, in place of the other lists. Loads nothing of an index before the reader searches. */
export function offerSearch(page: Document): void {
  const list = page.querySelector<HTMLElement>('.results');
  const lists = page.querySelector<HTMLElement>('.without');
  const hints = lists?.querySelector('p');
  if (!list || !lists || !hints) return;
  const data = JSON.parse(list.dataset['search'] ?? '') as SearchData;
  const controls = createControls(data);
  const { form, field, filters, more, earlier } = controls;
  const session = new SearchSession({
    language: data.language,
    indexes: data.editions.map((edition) => new EditionIndex(edition)),
    onChange: (state, previous) => {
      renderResults({ ...controls, list, lists, hints }, data, state, previous);
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
  list.before(form);
  list.after(more, earlier);
  lists.hidden = true;
  if (field.value || filters.open) void run();
  else if (location.hash === '#q') field.focus();
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
