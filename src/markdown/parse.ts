import type { Definition, Nodes, Root } from 'mdast';
import { markdownToMdast, type Features } from 'satteri';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import { walk } from './walk.ts';

/** Parses Markdown; the tests replace it by remark-parse. */
export type Parse = (body: string) => Root;

/** Enables GitHub Flavored Markdown with footnotes. All other extensions are off by default. */
const features: Features = { gfm: true, frontmatter: false };

/**
 * Parses Markdown.
 * @param position whether nodes get positions in UTF-16 units, which take half the time
 */
export function parseMarkdown(body: string, position = false): Root {
  // Required by CommonMark 2.3; satteri doesn't do it.
  const tree = markdownToMdast(body.replaceAll('\0', '\uFFFD'), { features, position });
  if (tree.type !== 'root') throw new TypeError(`The parser returned a ${tree.type}`);
  return tree;
}

/** Normalizes a label as `stripTree` and mdast-util-to-hast do, to match references and definitions. */
export function normalizeLabel({ identifier }: { identifier: string }): string {
  return stripForbiddenCharacters(identifier).toUpperCase();
}

/** Maps labels to link definitions; the first of duplicates wins. */
export function collectDefinitions(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  walk<Nodes>(tree, {
    enter(node) {
      if (node.type === 'definition' && !definitions.has(normalizeLabel(node))) {
        definitions.set(normalizeLabel(node), node);
      }
    },
  });
  return definitions;
}
