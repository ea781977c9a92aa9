import type { Nodes } from 'mdast';

/** Stands beside a mark that a parser would not recognize. No article contains this noncharacter. */
const MARKER = '\uFFFF';

const WORD = String.raw`\p{L}\p{M}\p{N}`;
const RUN = '(?:[*]+|~{1,2})';
// A quotation mark opens what follows it, or closes what precedes it, whatever its shape.
const OPENING = String.raw`(?:[\p{Ps}¿¡#@$&\\<\x60]|!\[|["'\p{Pi}\p{Pf}](?=[${WORD}\p{Ps}¿¡]))`;
const CLOSING = String.raw`(?:(?!["'@&*\\¿¡])[\p{Pe}\p{Pd}\p{Po}\p{Sc}\p{So}+>]|[${WORD}\p{Pe}\p{Po}\p{S}](?!’)["\p{Pi}\p{Pf}])`;

/** Matches the empty string where a marker belongs. Its group is set if it belongs after the marks of a heading. */
const PLACES = new RegExp(
  [
    `(?=${OPENING})(?<=[${WORD}]${RUN})(?!(?<=[A-Za-z\\d][*~])[\\0-\\x7F])`,
    `(?<=${CLOSING})(?=${RUN}[${WORD}])(?!(?<=[\\0-\\x7F])[*~][A-Za-z\\d])`,
    String.raw`(?<=^(?: {0,3}> ?)* {0,3}#{2,6})(?=[^\s#])()`,
  ].join('|'),
  'gmu',
);

/**
 * Adds a marker where CommonMark recognizes no emphasis or heading although the author means one: between `*` or `~` and
 * punctuation if a letter stands on the other side, as in `و**«الكتاب»**` or `**重要。**次`, and after `##` in `##Heading`.
 * Between ASCII characters, `f*(x)*g` is no emphasis.
 * @returns the text, and the offsets of all added characters
 */
export function addMarkers(body: string) {
  const added: number[] = [];
  const text = body.replace(PLACES, (_, heading: string | undefined, offset: number) => {
    const marker = heading === undefined ? MARKER : ` ${MARKER}`;
    added.push(...Array.from(marker, (_, index) => offset + added.length + index));
    return marker;
  });
  return { text, added };
}

/** Removes the markers from a tree and corrects its positions. */
export function removeMarkers(node: Nodes, added: readonly number[]): void {
  const properties = node as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'string') properties[key] = value.replaceAll(/ ?\uFFFF/g, '');
  }
  for (const point of [node.position?.start, node.position?.end]) {
    if (point?.offset === undefined) continue;
    const before = countBelow(added, point.offset);
    point.column -= before - countBelow(added, point.offset - point.column + 1);
    point.offset -= before;
  }
}

/** Counts the numbers of a sorted list that are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
