import type { Heading, Link, ListItem, Nodes, Paragraph, Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { fnv1a } from '../language/hash.ts';
import { numberFootnotes, separateReferences } from './footnotes.ts';
import { createHeadingFinder, isEmptyHeading, normalizeHeadings } from './headings.ts';
import { replaceImage, type PublishedImages } from './images.ts';
import { lowercaseScheme, unnestLinks } from './links.ts';
import { escapeRawHtml } from './raw-html.ts';
import { walk } from './walk.ts';

/** Escapes raw HTML and normalizes links, images, tables, headings and footnotes for remark-rehype. */
export function prepareTree(tree: Root, images: PublishedImages | undefined): void {
  const headings: Heading[] = [];
  const paragraphs: Paragraph[] = [];
  const inner: Link[] = [];

  walk<Nodes>(tree, {
    enter(node) {
      escapeRawHtml(node);
      if (node.type === 'paragraph') paragraphs.push(node);
      else if (node.type === 'listItem') replaceCheckbox(node);
      else if (node.type === 'link') {
        lowercaseScheme(node);
        if (node.url.startsWith('#')) inner.push(node);
      }
    },
    leave(node) {
      if ('children' in node) separateReferences(node);
      if (node.type === 'link') return unnestLinks(node);
      if (node.type === 'image') return [replaceImage(node, images)];
      if (node.type === 'heading') {
        if (isEmptyHeading(node)) return [];
        headings.push(node);
      } else if (node.type === 'table') normalizeTable(node);
      return undefined;
    },
  });
  numberFootnotes(tree);
  const findHeading = createHeadingFinder(headings);
  for (const link of inner) {
    const fragment = link.url.slice(1);
    link.url = `#${findHeading(fragment) ?? fragment}`;
  }
  normalizeHeadings(headings);
  identifyParagraphs(paragraphs);
}

/** Replaces the check box of a task by a character: it would have no label, and feeds and reader views drop it. */
function replaceCheckbox(item: ListItem): void {
  if (typeof item.checked !== 'boolean') return;
  const mark = item.checked ? '☑' : '☐';
  item.checked = null;
  const [first] = item.children;
  if (first?.type === 'paragraph') {
    first.children.unshift({ type: 'text', value: `${mark} ` });
  } else {
    item.children.unshift({ type: 'paragraph', children: [{ type: 'text', value: mark }] });
  }
}

/**
 * Marks column headings, sets `data-align` (the CSP blocks inline styles) and fills short rows. Without it, remark-rehype
 * drops cells beyond the heading row.
 */
function normalizeTable(table: Table): void {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const align = table.align ?? [];
  table.align = null;
  for (const [number, row] of table.children.entries()) {
    while (row.children.length < columns) row.children.push({ type: 'tableCell', children: [] });
    for (const [column, cell] of row.children.entries()) {
      const heading = number === 0 && hasVisibleCharacter(toString(cell));
      cell.data = {
        // Screen readers would announce an empty heading.
        hName: heading ? 'th' : 'td',
        hProperties: { dataAlign: align[column], scope: heading ? 'col' : undefined },
      };
    }
  }
}

/**
 * Adds ids that are hashes of the paragraphs' text, so that links stay valid when other paragraphs change. Identical
 * paragraphs get a number.
 */
function identifyParagraphs(paragraphs: readonly Paragraph[]): void {
  const counts = new Map<string, number>();
  for (const paragraph of paragraphs) {
    const text = toString(paragraph).normalize('NFC').replace(/\s+/g, ' ').trim();
    if (!hasVisibleCharacter(text)) continue;
    const digest = fnv1a(text).slice(-6);
    const count = (counts.get(digest) ?? 0) + 1;
    counts.set(digest, count);
    const id = `p-${digest}${count > 1 ? `-${String(count)}` : ''}`;
    paragraph.data = { ...paragraph.data, hProperties: { id } };
  }
}
