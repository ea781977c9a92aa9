import type { Element, Nodes, Parents } from 'hast';
import { walk } from '../markdown/walk.ts';

/** Lists the descendants with one of some names. */
export function listElements(parent: Parents, names: readonly string[]): Element[] {
  const elements: Element[] = [];
  walk<Nodes>(parent, {
    enter(node) {
      if (node !== parent && node.type === 'element' && names.includes(node.tagName))
        elements.push(node);
    },
  });
  return elements;
}

/** Returns the text of a tree, with a line for each block. */
export function readText(tree: Parents): string {
  let text = '';
  const read = (node: Nodes): void => {
    if (node.type === 'text') text += node.value;
    if (!('children' in node)) return;
    const isBlock =
      node.type === 'element' &&
      /^(?:p|div|li|h\d|t[dhr]|br|d[dt]|figcaption|pre|blockquote)$/.test(node.tagName);
    if (isBlock) text += '\n';
    node.children.forEach(read);
    if (isBlock) text += '\n';
  };
  read(tree);
  return text;
}
