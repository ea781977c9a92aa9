import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { createSlug } from '../language/slug.ts';
import { decodePercent } from './links.ts';
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

/** Creates the ids of headings, in order. Appends `-2`, `-3` … to one that another heading has. */
function identifyHeadings(headings: readonly Heading[]): string[] {
  const counts = new Map<string, number>();
  return headings.map((heading) => {
    const slug = createSlug(toString(heading));
    const base = RESERVED_ID.test(slug) ? `h-${slug}` : slug;
    let id = base;
    while (counts.has(id)) {
      const count = (counts.get(base) ?? 1) + 1;
      counts.set(base, count);
      id = `${base}-${count}`;
    }
    counts.set(id, 1);
    return id;
  });
}

/**
 * Creates a function that finds the id of a heading for a fragment without `#`: by its id, its words, or the slug that GitHub
 * makes of them.
 */
export function createHeadingFinder(headings: readonly Heading[]) {
  const ids = identifyHeadings(headings);
  const counts = new Map<string, number>();
  const byGithub = headings.map((heading, index): [string, string] => {
    const slug = createGithubSlug(toString(heading));
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return [count > 0 ? `${slug}-${String(count)}` : slug, ids[index] ?? ''];
  });
  const known = new Map([...byGithub.reverse(), ...ids.map((id): [string, string] => [id, id])]);
  return (fragment: string) => {
    const words = decodePercent(fragment) ?? fragment;
    return known.get(words.toLowerCase()) ?? known.get(createSlug(words));
  };
}

/** https://github.com/gjtorikian/html-pipeline/blob/main/lib/html_pipeline/node_filter/table_of_contents_filter.rb */
function createGithubSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * Shifts headings to levels from `h2` without gaps, and adds ids and links to themselves. A heading that contains a link
 * gets no other.
 * @param headings all of an article, in order
 */
export function normalizeHeadings(headings: readonly Heading[]): void {
  const ancestors: number[] = [];
  const ids = identifyHeadings(headings);
  for (const [index, heading] of headings.entries()) {
    while ((ancestors.at(-1) ?? 0) >= heading.depth) ancestors.pop();
    ancestors.push(heading.depth);
    heading.depth = Math.min(ancestors.length + 1, 6) as Heading['depth'];
    const id = ids[index] ?? '';
    heading.data = { hProperties: { id } };
    if (hasDescendant(heading, ['link'])) continue;
    // The number of a footnote is a link itself, so it stays outside.
    const footnote = heading.children.findIndex(({ type }) => type === 'footnoteReference');
    const content = heading.children.splice(0, footnote === -1 ? Infinity : footnote);
    if (content.length > 0)
      heading.children.unshift({ type: 'link', url: `#${id}`, children: content });
  }
}
