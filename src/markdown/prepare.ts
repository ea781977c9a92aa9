import type { Definition, FootnoteDefinition, Heading, Nodes, Paragraph, Root } from 'mdast';
import type { VFile } from 'vfile';
import { numberFootnotes, spaceReferences, type Footnotes } from './footnotes.ts';
import { isEmptyHeading, nameHeadings } from './headings.ts';
import { namedImage, type Pictures } from './images.ts';
import { lowerScheme, separateLink } from './links.ts';
import { identifyParagraphs } from './paragraphs.ts';
import { definitionsIn, labelOf } from './parse.ts';
import { showRawHtml } from './raw-html.ts';
import { regularTable } from './tables.ts';
import { markTask } from './tasks.ts';
import { walk } from './walk.ts';

declare module 'vfile' {
  interface DataMap {
    pictures: Pictures;
  }
}

/** A remark plugin that makes a tree safe and ready for remark-rehype, in one walk. */
export function prepareTree() {
  return (tree: Root, { data: { pictures } }: VFile): void => {
    const footnotes: Footnotes = { definitions: [], references: [] };
    const openNotes: FootnoteDefinition[] = [];
    const headings: Heading[] = [];
    const paragraphs: Paragraph[] = [];
    let definitions: Map<string, Definition> | undefined;
    const definitionOf = (reference: { identifier: string }) =>
      (definitions ??= definitionsIn(tree)).get(labelOf(reference));

    showRawHtml(tree);
    walk<Nodes>(tree, {
      enter(node) {
        showRawHtml(node);
        if (node.type === 'paragraph') paragraphs.push(node);
        else if (node.type === 'listItem') markTask(node);
        else if (node.type === 'link' || node.type === 'definition') lowerScheme(node);
        else if (node.type === 'footnoteReference') {
          footnotes.references.push({ reference: node, within: openNotes.at(-1) });
        } else if (node.type === 'footnoteDefinition') {
          footnotes.definitions.push(node);
          openNotes.push(node);
        }
      },
      leave(node) {
        if (footnotes.references.length > 1 && 'children' in node) spaceReferences(node);
        switch (node.type) {
          case 'link':
          case 'linkReference':
            return separateLink(node);
          case 'image':
          case 'imageReference':
            return [namedImage(node, pictures, definitionOf)];
          case 'table':
            regularTable(node);
            return undefined;
          case 'heading':
            if (isEmptyHeading(node)) return [];
            headings.push(node);
            return undefined;
          case 'footnoteDefinition':
            openNotes.pop();
            return undefined;
          default:
            return undefined;
        }
      },
    });
    numberFootnotes(footnotes);
    nameHeadings(headings);
    identifyParagraphs(paragraphs);
  };
}
