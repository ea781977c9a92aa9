import type { Definition, Nodes, Root } from 'mdast';
import { markdownToMdast, type Features } from 'satteri';
import { walk } from './walk.ts';

/** Markdown to its tree; exchangeable, so that the tests can put remark's own parser in its place. */
export type Parse = (body: string) => Root;

/** GitHub's flavour with footnotes, and nothing that would read a meaning into other characters. */
const features: Features = {
  gfm: true,
  frontmatter: false,
  math: false,
  headingAttributes: false,
  directive: false,
  superscript: false,
  subscript: false,
  wikilinks: false,
  definitionList: false,
  // Quotation marks and dashes are the article's own, in Arabic and Russian above all.
  smartPunctuation: false,
  rawHtml: false,
};

/** Markdown to its tree, without places, which cost half the time. */
export function parseMarkdown(body: string): Root {
  return parse(body, false);
}

/** Markdown to its tree with places, counted in UTF-16 units as editors do. */
export function parseWithPlaces(body: string): Root {
  return parse(body, true);
}

/** By what mdast-util-to-hast joins references and definitions. */
export function labelOf({ identifier }: { identifier: string }): string {
  return identifier.toUpperCase();
}

/** The definitions of a text by their labels; of two with one label the first counts. */
export function definitionsIn(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  walk<Nodes>(tree, {
    enter(node) {
      if (node.type === 'definition' && !definitions.has(labelOf(node))) {
        definitions.set(labelOf(node), node);
      }
    },
  });
  return definitions;
}

function parse(body: string, position: boolean): Root {
  // CommonMark 2.3 asks for this, and the native parser leaves it out.
  const tree = markdownToMdast(body.replaceAll('\0', '\uFFFD'), { features, position });
  if (tree.type !== 'root') throw new TypeError(`The parser returned a ${tree.type}`);
  return tree;
}
