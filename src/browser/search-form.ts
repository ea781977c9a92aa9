import { createElement } from './elements.ts';
import type { SearchData } from './search-results.ts';
import type { Choice, SearchState } from './search-session.ts';
import { facets, type Query } from './shards.ts';

/** Creates the form, whose filters get their choices later, and the buttons below the results. */
export function createControls({ words, language, editions }: SearchData) {
  const label = (text: string, control: HTMLElement) =>
    createElement('label', {}, createElement('span', {}, text), control);
  const select = (name: string, text: string, options: [label: string, value: string][]) =>
    label(text, createElement('select', { name }, ...options.map((one) => new Option(...one))));
  const field = createElement('input', {
    ...{ type: 'search', id: 'q', name: 'q', dir: 'auto' },
    ...{ autocomplete: 'off', spellcheck: 'false' },
  });
  const filters = createElement(
    'details',
    {},
    createElement('summary', {}, words.filters),
    select(
      'language',
      words.language,
      editions.map(({ code, name }) => [name, code === language ? '' : code]),
    ),
    ...facets.map((facet) => select(facet, words[facet], [[words.anyValue, '']])),
  );
  const status = createElement('p', { role: 'status' });
  const { relevance, newest } = words.sortOrders;
  const orders: [string, string][] = [
    [relevance, ''],
    [newest, 'newest'],
  ];
  const form = createElement(
    'form',
    { class: 'search', role: 'search' },
    label(words.searchTerms, field),
    createElement('button', { type: 'submit' }, words.title),
    select('order', words.sortBy, orders),
    filters,
    status,
  );
  const createButton = (name: string, text: string) =>
    createElement('button', { type: 'button', class: name, hidden: '' }, text);
  const more = createButton('further', words.moreResults);
  const earlier = createButton('earlier', words.includeEarlier);
  return { form, field, filters, status, more, earlier };
}

/** Writes the query to the page's address, for reloads and shared links. */
export function updateAddress(query: Query): void {
  const given = Object.entries(query).filter(([, value]) => value.trim() !== '');
  const search = given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
  // Browsers limit how often a page may call replaceState.
  if (location.search !== search) history.replaceState(null, '', search || location.pathname);
}

/** Fills the form from the page's address, except for choices that the form doesn't offer. Opens filters that are in use. */
export function restoreQuery(form: HTMLFormElement, filters: HTMLDetailsElement): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement) control.value = value;
    if (!(control instanceof HTMLSelectElement)) continue;
    // The choices of these filters load later.
    const isLoadedLater =
      facets.some((facet) => facet === name) || (name === 'language' && value === 'all');
    if (value === '' || !(isLoadedLater || hasOption(control, value))) continue;
    selectValue(control, value);
    filters.open ||= name !== 'order';
  }
}

/** Fills the filters with their choices. Keeps the selected ones. */
export function renderChoices(
  form: HTMLFormElement,
  { words, locale }: SearchData,
  choicesByFilter: SearchState['choices'],
): void {
  const numbers = new Intl.NumberFormat(locale);
  const createOption = ({ value, label, count }: Choice) =>
    new Option(`${label} (${numbers.format(count)})`, value);
  for (const [name, choices] of Object.entries(choicesByFilter)) {
    const select = form.elements.namedItem(name) as HTMLSelectElement;
    const selected = select.value;
    const total = choices.reduce((sum, { count }) => sum + count, 0);
    const all =
      name === 'language'
        ? createOption({ value: 'all', label: words.anyValue, count: total })
        : new Option(words.anyValue, '');
    select.replaceChildren(all, ...choices.map(createOption));
    selectValue(select, selected);
  }
}

/** Selects a value. Adds it if no result has it now. */
function selectValue(select: HTMLSelectElement, value: string): void {
  if (!hasOption(select, value)) select.add(new Option(value, value));
  select.value = value;
}

function hasOption({ options }: HTMLSelectElement, value: string): boolean {
  return [...options].some((option) => option.value === value);
}
