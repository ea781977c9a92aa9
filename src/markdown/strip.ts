import type { Nodes, Root } from 'mdast';
import { stripForbiddenCharacters } from '../article/plain-text.ts';
import { walk } from './walk.ts';

/** Types of nodes that are nothing without their text. */
const TEXT_TYPES: readonly Nodes['type'][] = [
  ...(['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'paragraph'] as const),
];

/**
 * Strips forbidden characters from a tree, and nodes that were nothing else. The source can't be stripped: characters can be
 * entities, and without them other words would be markup, such as a line `--\u2066-`.
 * @param body the source of the tree
 */
export function stripTree(tree: Root, body: string): void {
  if (!body.includes('&#') && stripForbiddenCharacters(body) === body) return;
  walk<Nodes>(tree, {
    enter(node) {
      const properties = node as unknown as Record<string, unknown>;
      for (const [key, value] of Object.entries(properties)) {
        if (typeof value !== 'string') continue;
        properties[key] = key === 'url' ? encodeForbidden(value) : stripForbiddenCharacters(value);
      }
    },
    leave(node) {
      if (!TEXT_TYPES.includes(node.type)) return undefined;
      const content = 'value' in node ? node.value : 'children' in node ? node.children : [];
      const isEmpty =
        typeof content === 'string'
          ? content === ''
          : content.every(({ type }) => type === 'break');
      return isEmpty ? [] : undefined;
    },
  });
}

/** Encodes forbidden characters in an address, which leads to the same place. */
function encodeForbidden(url: string): string {
  return Array.from(url, (character) =>
    stripForbiddenCharacters(character) === '' ? encodeURIComponent(character) : character,
  ).join('');
}
