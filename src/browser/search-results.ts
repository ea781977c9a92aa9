import { formatPlural, type Messages, type PluralForms } from '../language/messages.ts';
import { createElement } from './elements.ts';
import type { LoadedMatch, SearchState } from './search-session.ts';
import type { Edition, Query } from './shards.ts';

const PASSAGE_WORDS = 30;
const WORDS_BEFORE_MATCH = 5;
/** Pagefind splits these into words by a dictionary, because their scripts have no spaces. */
const UNSPACED_LANGUAGES = /^(?:zh|ja|th)\b/;

/** The data that the search page passes to its script. */
export interface SearchData {
  language: string;
  locale: string;
  words: Messages['search'] & { count: PluralForms };
  editions: Edition[];
}

/** Elements of the search page that show its results. */
type Role = 'list' | 'status' | 'more' | 'earlier' | 'lists' | 'hints';

/** Renders the results, the status line and the buttons. Appends to results that stay, so that they keep the focus. */
export function renderResults(
  { list, status, more, earlier, lists, hints }: Record<Role, HTMLElement>,
  data: SearchData,
  state: SearchState,
  previous: SearchState,
): void {
  more.hidden = state.pending.flat().length === 0;
  earlier.hidden = state.since === undefined;
  if (state.shown[0] !== previous.shown[0]) list.replaceChildren();
  const added = state.shown.slice(list.childElementCount);
  list.append(...added.map((match) => createResult(match, data.language)));
  // Screen readers announce this text whenever it is set.
  if (state.status !== previous.status) status.textContent = describeStatus(state.status, data);
  const { unmatched } = state;
  lists.hidden = unmatched === undefined;
  if (unmatched && unmatched !== previous.unmatched)
    hints.replaceChildren(...createHints(unmatched, data));
}

/** Creates links to the query with known words, and to the same query in all languages. */
function createHints(
  { query, nearest }: NonNullable<SearchState['unmatched']>,
  { words, editions }: SearchData,
): HTMLElement[] {
  const createLink = (text: string, changes: Partial<Query>) => {
    const href = `?${new URLSearchParams({ ...query, ...changes }).toString()}`;
    return createElement('a', { class: 'onward', href }, text);
  };
  const links = [];
  if (nearest)
    links.push(
      createLink(
        words.didYouMean.replace('{words}', () => nearest),
        { q: nearest },
      ),
    );
  if (editions.length > 1 && query.language !== 'all')
    links.push(createLink(words.searchAll, { language: 'all' }));
  return links;
}

function describeStatus(status: SearchState['status'], { words, locale }: SearchData): string {
  if (status === 'empty') return '';
  if (typeof status === 'string') return words[status];
  const { count, since } = status;
  const articles = formatPlural(locale, words.count, count);
  if (since === undefined) return count === 0 ? words.noResults : articles;
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return words.countSince
    .replace('{count}', articles)
    .replace('{date}', dates.format(new Date(since)));
}

function createResult({ article, match }: LoadedMatch, language: string): HTMLElement {
  const { edition, positions } = match;
  const { code, direction: dir, name } = edition;
  const passage = UNSPACED_LANGUAGES.test(code)
    ? createPassage(...splitUnspaced(article.text, article.matchedWords), '')
    : createPassage(article.text.split(' '), positions, ' ');
  const mark = createElement('p', { class: 'mark', lang: language, dir: document.dir }, name);
  return createElement(
    'article',
    { lang: code, dir },
    ...(code === language ? [] : [mark]),
    createElement('h2', {}, createElement('a', { href: article.url }, article.title)),
    createElement('p', {}, ...passage),
    createElement('p', { class: 'by' }, article.credit),
    ' ',
    createElement('p', { class: 'dates' }, article.dates),
  );
}

/**
 * Splits a text without spaces into matching words and pieces of about the length of a word.
 * @returns the pieces, and the indices of the matching words
 */
export function splitUnspaced(text: string, words: readonly string[]): [string[], number[]] {
  // Every second part is a match.
  let isMatch = false;
  // Without the flag `u`, any character can be escaped.
  const matches = words.map((word) => word.replace(/\W/g, '\\$&')).join('|');
  const pieces: string[] = [];
  const positions: number[] = [];
  for (const part of text.split(RegExp(`(${matches || '(?!)'})`, 'i'))) {
    if (isMatch) positions.push(pieces.length);
    pieces.push(...(isMatch ? [part] : (part.match(/[^]{1,3}/gu) ?? [])));
    isMatch = !isMatch;
  }
  return [pieces, positions];
}

function createPassage(
  words: readonly string[],
  positions: readonly number[],
  separator: string,
): (string | Node)[] {
  const start = findPassage(words.length, positions);
  const passage = words.slice(start, start + PASSAGE_WORDS).flatMap((word, index) => {
    const isMatch = positions.includes(start + index);
    return [isMatch ? createElement('mark', {}, word) : word, separator];
  });
  const end = start + PASSAGE_WORDS < words.length ? '…' : '';
  return [start > 0 ? '… ' : '', ...passage, end];
}

/** Finds the start of the passage with the most matching words. Lengths and positions are counted in words. */
export function findPassage(length: number, positions: readonly number[]): number {
  const sorted = [...positions].sort((a, b) => a - b);
  let [best, bestCount, end] = [0, 0, 0];
  for (const [index, position] of sorted.entries()) {
    while ((sorted[end] ?? Infinity) < position + PASSAGE_WORDS) end += 1;
    if (end - index > bestCount) [best, bestCount] = [position, end - index];
  }
  return Math.max(0, Math.min(best - WORDS_BEFORE_MATCH, length - PASSAGE_WORDS));
}
