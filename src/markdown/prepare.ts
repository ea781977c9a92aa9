import type { Definition, FootnoteDefinition, Heading, Nodes, Paragraph, Root } from 'mdast';
import { numberFootnotes, separateReferences, type Footnotes } from './footnotes.ts';
import { isEmptyHeading, normalizeHeadings } from './headings.ts';
import { replaceImage, type PublishedImages } from './images.ts';
import { lowercaseScheme, unnestLinks } from './links.ts';
import { identifyParagraphs } from './paragraphs.ts';
import { collectDefinitions, normalizeLabel } from './parse.ts';
import { escapeRawHtml } from './raw-html.ts';
import { normalizeTable } from './tables.ts';
import { replaceCheckbox } from './tasks.ts';
import { walk } from './walk.ts';

/** Escapes raw HTML and normalizes links, images, tables, headings and footnotes for remark-rehype. */
export function prepareTree(tree: Root, images: PublishedImages | undefined): void {
  const footnotes: Footnotes = { definitions: [], references: [] };
  const openFootnotes: FootnoteDefinition[] = [];
  const headings: Heading[] = [];
  const paragraphs: Paragraph[] = [];
  let definitions: Map<string, Definition> | undefined;
  const findDefinition = (reference: { identifier: string }) =>
    (definitions ??= collectDefinitions(tree)).get(normalizeLabel(reference));

  walk<Nodes>(tree, {
    enter(node) {
      escapeRawHtml(node);
      if (node.type === 'paragraph') paragraphs.push(node);
      else if (node.type === 'listItem') replaceCheckbox(node);
      else if (node.type === 'link' || node.type === 'definition') lowercaseScheme(node);
      else if (node.type === 'footnoteReference') {
        footnotes.references.push({ reference: node, within: openFootnotes.at(-1) });
      } else if (node.type === 'footnoteDefinition') {
        footnotes.definitions.push(node);
        openFootnotes.push(node);
      }
    },
    leave(node) {
      if (footnotes.references.length > 1 && 'children' in node) separateReferences(node);
      if (node.type === 'link' || node.type === 'linkReference') return unnestLinks(node);
      if (node.type === 'image' || node.type === 'imageReference') {
        return [replaceImage(node, images, findDefinition)];
      }
      if (node.type === 'heading') {
        if (isEmptyHeading(node)) return [];
        headings.push(node);
      } else if (node.type === 'table') normalizeTable(node);
      else if (node.type === 'footnoteDefinition') openFootnotes.pop();
      return undefined;
    },
  });
  numberFootnotes(footnotes);
  normalizeHeadings(headings);
  identifyParagraphs(paragraphs);
}
