import type { Heading, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { createSlug } from '../language/slug.ts';

/** Matches ids of footnotes and paragraphs, which headings must not use. */
const RESERVED_ID = /^(footnote-label|fn-\d+|fnref-\d+(-\d+)?|p-[0-9a-z]{6}(-\d+)?)$/;

/**
 * Keeps headings in reader views: Mozilla Readability removes headings with ids such as `community` or `media`, unless a
 * class contains `content`.
 */
const READER_VIEW_CLASSES = ['content'];

/** Detects headings without content, at which screen readers would stop for nothing. */
export function isEmptyHeading(heading: Heading): boolean {
  return (
    !hasVisibleCharacter(toString(heading)) &&
    !hasDescendant(heading, ['image', 'footnoteReference'])
  );
}

/**
 * Shifts headings to levels from `h2` without gaps, and adds ids and links to themselves. A heading that contains a link
 * gets no other.
 * @param headings all of an article, in order
 */
export function normalizeHeadings(headings: readonly Heading[]): void {
  const ancestors: number[] = [];
  const taken = new Set<string>();
  const repeats = new Map<string, number>();
  for (const heading of headings) {
    while ((ancestors.at(-1) ?? 0) >= heading.depth) ancestors.pop();
    ancestors.push(heading.depth);
    heading.depth = Math.min(ancestors.length + 1, 6) as Heading['depth'];
    const id = createUniqueId(createSlug(toString(heading)), taken, repeats);
    heading.data = { hProperties: { id, className: READER_VIEW_CLASSES } };
    if (hasDescendant(heading, ['link', 'linkReference'])) continue;
    // The number of a footnote is a link itself, so it stays outside.
    const footnote = heading.children.findIndex(({ type }) => type === 'footnoteReference');
    const content = heading.children.splice(0, footnote === -1 ? Infinity : footnote);
    if (content.length > 0)
      heading.children.unshift({ type: 'link', url: `#${id}`, children: content });
  }
}

function hasDescendant(node: Nodes, types: readonly string[]): boolean {
  return (
    'children' in node &&
    node.children.some((child) => types.includes(child.type) || hasDescendant(child, types))
  );
}

/** Appends `-2`, `-3` … to a name that another heading has. */
function createUniqueId(name: string, taken: Set<string>, repeats: Map<string, number>): string {
  const base = RESERVED_ID.test(name) ? `h-${name}` : name;
  let id = base;
  let count = repeats.get(base) ?? 1;
  while (taken.has(id)) {
    count += 1;
    id = `${base}-${String(count)}`;
  }
  repeats.set(base, count);
  taken.add(id);
  return id;
}
