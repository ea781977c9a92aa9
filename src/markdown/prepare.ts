import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import { numberFootnotes, separateReferences } from './footnotes.ts';
import { isEmptyHeading, normalizeHeadings } from './headings.ts';
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

  walk<Nodes>(tree, {
    enter(node) {
      escapeRawHtml(node);
      if (node.type === 'paragraph') paragraphs.push(node);
      else if (node.type === 'listItem') replaceCheckbox(node);
      else if (node.type === 'link') lowercaseScheme(node);
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
  normalizeHeadings(headings);
  identifyParagraphs(paragraphs);
}
