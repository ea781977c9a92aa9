import type { Heading, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isVisible } from '../article/plain-text.ts';
import { slug } from '../language/slug.ts';

/** What the ids of notes, and of paragraphs to come, look like: a heading stays clear of them. */
const reserved = /^(footnote-label|fn-\d+|fnref-\d+(-\d+)?|p-[0-9a-z]{6}(-\d+)?)$/;

/**
 * Reader views (Mozilla Readability) throw a heading away whose id holds a word such as `community`, `media` or
 * `comment`, as they do with boxes beside a text; a class that holds `content` outweighs it.
 */
const keptInReaderView = ['content'];

/** Whether a heading has no content: it would be an unnamed stop for screen readers. */
export function isEmptyHeading(heading: Heading): boolean {
  return !isVisible(toString(heading)) && !holds(heading, ['image', 'footnoteReference']);
}

/**
 * Keeps the page at one `h1` and its headings without gaps, and gives each an id (the sanitizer puts the prefix before it) and
 * its own text as its link. A heading that holds a link already keeps that one.
 * @param all the headings of an article, in order
 */
export function nameHeadings(all: readonly Heading[]): void {
  const above: number[] = [];
  const taken = new Set<string>();
  const repeats = new Map<string, number>();
  for (const heading of all) {
    // One level down for each heading that this one stands under: none is skipped, and `h1` is the page's.
    while ((above.at(-1) ?? 0) >= heading.depth) above.pop();
    above.push(heading.depth);
    heading.depth = Math.min(above.length + 1, 6) as Heading['depth'];
    const id = unique(slug(toString(heading)), taken, repeats);
    heading.data = { hProperties: { id, className: keptInReaderView } };
    if (holds(heading, ['link', 'linkReference'])) continue;
    // The number of a note is a link itself, and stands behind the words.
    const note = heading.children.findIndex(({ type }) => type === 'footnoteReference');
    const words = heading.children.splice(0, note === -1 ? Infinity : note);
    if (words.length > 0)
      heading.children.unshift({ type: 'link', url: `#${id}`, children: words });
  }
}

function holds(node: Nodes, types: readonly string[]): boolean {
  return (
    'children' in node &&
    node.children.some((child) => types.includes(child.type) || holds(child, types))
  );
}

/** The name, or the name with the first number from 2 on that no other heading has. */
function unique(name: string, taken: Set<string>, repeats: Map<string, number>): string {
  const base = reserved.test(name) ? `h-${name}` : name;
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
