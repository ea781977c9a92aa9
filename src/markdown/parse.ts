import type { Definition, Root } from 'mdast';
import { markdownToMdast, type Features } from 'satteri';
import { addMarkers } from './markers.ts';
import { repairTree } from './repair.ts';
import { listNodes } from './walk.ts';

/** Enables GitHub Flavored Markdown with footnotes. All other extensions are off by default. */
const features: Features = { gfm: true, frontmatter: false };

declare module 'mdast' {
  interface DefinitionData {
    /** Set if a link or a picture refers to the definition. */
    isUsed?: true;
  }
}

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
  if (body.includes(']:')) resolveReferences(tree);
  repairTree(tree, body, added);
  return tree;
}

/** Normalizes a label as mdast-util-to-hast does, to match references and definitions. */
export function normalizeLabel({ identifier }: { identifier: string }): string {
  return identifier.toUpperCase();
}

/** Turns references into links and images with the address of their definition; the first of duplicates wins. */
export function resolveReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  for (const definition of listNodes(tree, 'definition').reverse()) {
    definitions.set(normalizeLabel(definition), definition);
  }
  for (const type of ['linkReference', 'imageReference'] as const) {
    for (const node of listNodes(tree, type)) {
      const definition = definitions.get(normalizeLabel(node));
      if (definition === undefined) continue;
      definition.data = { isUsed: true };
      const { url, title } = definition;
      Object.assign(node, { type: type === 'imageReference' ? 'image' : 'link', url, title });
    }
  }
}
