import type { Nodes } from 'mdast';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { isLineBreak } from '../markdown/raw-html.ts';

/** Checks that a node has something that readers see. */
export function isVisible(node: Nodes): boolean {
  if ('value' in node) return hasVisibleCharacter(node.value);
  return 'children' in node ? node.children.some(isVisible) : node.type !== 'break';
}

/** Removes line breaks and spaces at the edges of a block. */
export function trimEdges(children: Nodes[]): void {
  const isEdge = (node: Nodes | undefined) =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  while (isEdge(children[0])) children.shift();
  while (isEdge(children.at(-1))) children.pop();
  const [first] = children;
  if (first?.type === 'text') first.value = first.value.trimStart();
}

/** Returns the words of a tree, block by block. */
export function readWords(tree: Nodes): string {
  let text = '';
  const read = (node: Nodes): void => {
    if (node.type === 'html') text += isLineBreak(node) ? '\n' : '';
    else if ('value' in node) text += node.value;
    if (node.type === 'image') text += ` ${node.title ?? ''} `;
    if ('children' in node) node.children.forEach(read);
    const isInline = ['text', 'html', 'emphasis', 'strong', 'delete', 'link', 'inlineCode'];
    if (!isInline.includes(node.type)) text += '\n';
  };
  read(tree);
  return text;
}
