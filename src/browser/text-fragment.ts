/** How many words are spelled out at most, and how many stand for each end of a longer passage. */
const most = 8;
const few = 3;

/**
 * What leads to a passage, behind `#:~:text=` in an address (https://wicg.github.io/scroll-to-text-fragment/). A line is a
 * block of the page, which no part of a fragment can reach across. Words are completed, since only whole ones are found.
 * What stands earlier on the page in the same words is passed over by naming those around.
 */
export function textFragment(before: string, passage: string, after: string): string {
  const from = /^\s/.test(passage) ? before.length : before.search(/\S*$/);
  const to = /\s$/.test(passage) ? 0 : after.search(/\s|$/);
  const target = (before.slice(from) + passage + after.slice(0, to)).trim();
  const earlier = before.slice(0, from).trim();
  const later = after.slice(to).trim();

  const lines = target.split('\n');
  const all = words(target);
  const whole = lines.length === 1 && all.length <= most;
  const start = whole ? all : words(lines[0]).slice(0, few);
  const end = whole ? [] : words(lines.at(-1)).slice(-few);
  const [prior, next] = [words(earlier.split('\n').at(-1)), words(later.split('\n')[0])];

  let fragment = '';
  for (const count of [0, few, 2 * few, 4 * few]) {
    const [prefix, suffix] = [prior.slice(-count || prior.length), next.slice(0, count)];
    fragment = [
      ...(prefix.length > 0 ? [`${encoded(prefix)}-`] : []),
      ...[start, end].filter((part) => part.length > 0).map(encoded),
      ...(suffix.length > 0 ? [`-${encoded(suffix)}`] : []),
    ].join(',');
    const opening = whole ? [...start, ...suffix] : start;
    const closing = whole ? [] : [...end, ...suffix];
    if (
      isFirst([...prefix, ...opening], [...words(earlier), ...opening]) &&
      isFirst(closing, [...all.slice(start.length), ...suffix])
    ) {
      break;
    }
  }
  return fragment;
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Whether words with which a text ends stand nowhere before in it, in capitals or with other accents neither. */
function isFirst(sought: string[], text: string[]): boolean {
  const [part, whole] = [sought, text].map((all) =>
    all.join(' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  ) as [string, string];
  return part === '' || whole.indexOf(part) === whole.length - part.length;
}

/** Besides what divides a fragment, what messengers take for the end of an address. */
function encoded(all: string[]): string {
  return encodeURIComponent(all.join(' ')).replace(
    /[-.!~*'()_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
