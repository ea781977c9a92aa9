import type { Heading, Link, Nodes, Paragraph, Root } from 'mdast';
import { numberFootnotes, separateReferences } from './footnotes.ts';
import { createHeadingFinder, isEmptyHeading, normalizeHeadings } from './headings.ts';
import { replaceImage, type PublishedImages } from './images.ts';
import { lowercaseScheme, unnestLinks } from './links.ts';
import { identifyParagraphs } from './paragraphs.ts';
import { escapeRawHtml } from './raw-html.ts';
import { normalizeTable } from './tables.ts';
import { replaceCheckbox } from './tasks.ts';
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
