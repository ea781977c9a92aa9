/** A longer passage is named by its first and its last words. */
const MAX_EXACT_WORDS = 8;
const END_WORDS = 3;

/**
 * Builds the text fragment that links to a passage (https://wicg.github.io/scroll-to-text-fragment/), without `#:~:text=`.
 * Completes words that are cut off, because browsers find whole words only. If the words also occur earlier on the page,
 * adds words before and after the passage.
 * @param before the page's text before the passage, one line per block: no part of a fragment may span two blocks
 */
export function textFragment(before: string, passage: string, after: string): string {
  const from = /^\s/.test(passage) ? before.length : before.search(/\S*$/);
  const to = /\s$/.test(passage) ? 0 : after.search(/\s|$/);
  const target = (before.slice(from) + passage + after.slice(0, to)).trim();
  const earlier = before.slice(0, from).trim();
  const later = after.slice(to).trim();

  const lines = target.split('\n');
  const words = splitWords(target);
  const isExact = lines.length === 1 && words.length <= MAX_EXACT_WORDS;
  const start = isExact ? words : splitWords(lines[0]).slice(0, END_WORDS);
  const end = isExact ? [] : splitWords(lines.at(-1)).slice(-END_WORDS);
  const wordsBefore = splitWords(earlier.split('\n').at(-1));
  const wordsAfter = splitWords(later.split('\n')[0]);

  let fragment = '';
  for (const count of [0, END_WORDS, 2 * END_WORDS, 4 * END_WORDS]) {
    const prefix = wordsBefore.slice(-count || wordsBefore.length);
    const suffix = wordsAfter.slice(0, count);
    fragment = [
      ...(prefix.length > 0 ? [`${encodeWords(prefix)}-`] : []),
      ...[start, end].filter((part) => part.length > 0).map(encodeWords),
      ...(suffix.length > 0 ? [`-${encodeWords(suffix)}`] : []),
    ].join(',');
    const opening = isExact ? [...start, ...suffix] : start;
    const closing = isExact ? [] : [...end, ...suffix];
    if (
      isFirst([...prefix, ...opening], [...splitWords(earlier), ...opening]) &&
      isFirst(closing, [...words.slice(start.length), ...suffix])
    ) {
      break;
    }
  }
  return fragment;
}

function splitWords(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Checks that the last words of a text don't occur earlier in it. Browsers ignore case and accents, so this does too. */
function isFirst(lastWords: string[], text: string[]): boolean {
  const [part, whole] = [lastWords, text].map((words) =>
    words.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  ) as [string, string];
  return part === '' || whole.indexOf(part) === whole.length - part.length;
}

/** Also encodes `-`, which separates the parts of a fragment, and characters at which messengers end a link. */
function encodeWords(words: string[]): string {
  return encodeURIComponent(words.join(' ')).replace(
    /[-.!~*'()_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
