import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { createSlug } from '../language/slug.ts';
import { hasDescendant } from './walk.ts';

/** Matches ids of footnotes and paragraphs, which headings must not use. */
const RESERVED_ID = /^(footnote-label|fn-\d+|fnref-\d+(-\d+)?|p-[0-9a-z]{6}(-\d+)?)$/;

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
  const counts = new Map<string, number>();
  for (const heading of headings) {
    while ((ancestors.at(-1) ?? 0) >= heading.depth) ancestors.pop();
    ancestors.push(heading.depth);
    heading.depth = Math.min(ancestors.length + 1, 6) as Heading['depth'];
    const id = createUniqueId(createSlug(toString(heading)), counts);
    heading.data = { hProperties: { id } };
    if (hasDescendant(heading, ['link'])) continue;
    // The number of a footnote is a link itself, so it stays outside.
    const footnote = heading.children.findIndex(({ type }) => type === 'footnoteReference');
    const content = heading.children.splice(0, footnote === -1 ? Infinity : footnote);
    if (content.length > 0)
      heading.children.unshift({ type: 'link', url: `#${id}`, children: content });
  }
}

/** Appends `-2`, `-3` … to a name that another heading has. */
function createUniqueId(name: string, counts: Map<string, number>): string {
  const base = RESERVED_ID.test(name) ? `h-${name}` : name;
  let id = base;
  while (counts.has(id)) {
    const count = (counts.get(base) ?? 1) + 1;
    counts.set(base, count);
    id = `${base}-${count}`;
  }
  counts.set(id, 1);
  return id;
}
