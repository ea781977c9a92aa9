import type { Definition, Nodes, Root } from 'mdast';
import { markdownToMdast, type Features } from 'satteri';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import { addMarkers } from './markers.ts';
import { repairTree } from './repair.ts';
import { walk } from './walk.ts';

/** Enables GitHub Flavored Markdown with footnotes. All other extensions are off by default. */
const features: Features = { gfm: true, frontmatter: false };

function parseNatively(markdown: string, position: boolean): Root {
  const tree = markdownToMdast(markdown, { features, position });
  if (tree.type !== 'root') throw new TypeError(`The parser returned a ${tree.type}`);
  return tree;
}

/**
 * Parses Markdown as its author meant it: adds what CommonMark doesn't recognize, and removes what readers can't see.
 * @param position whether nodes get positions in UTF-16 units, which take half the time
 * @param parse replaced in the tests by the reference
 */
export function parseMarkdown(body: string, position = false, parse = parseNatively): Root {
  const { text, added } = addMarkers(body);
  // Required by CommonMark 2.3; satteri doesn't do it.
  const tree = parse(text.replaceAll('\0', '\uFFFD'), position);
  let definitions: Map<string, Definition> | undefined;
  repairTree(tree, body, added, (reference) =>
    (definitions ??= collectDefinitions(tree)).get(normalizeLabel(reference)),
  );
  return tree;
}

/** Normalizes a label as `repairTree` and mdast-util-to-hast do, to match references and definitions. */
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
