import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { directionAgainst } from '../language/direction.ts';

const blocks = ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'table', 'figcaption'];
// A table scrolls in a `div`.
const containers = [...blocks, 'pre', 'div'];
// Their number, bullet or column keeps its side: what turns around is their content.
const parts = ['li', 'th', 'td'];

/**
 * Gives a passage that runs against the article its own direction, so that its full stops, numbers and quotation bars stand
 * where its readers look for them. It sets no language: letters don't tell Arabic from Persian.
 * @param tree a text whose links are hardened and whose pictures are drawn
 * @param direction of the article
 */
export function directPassages(tree: Root, direction: 'ltr' | 'rtl'): void {
  visit(tree, 'element', (element) => {
    const isBlock = blocks.includes(element.tagName);
    if (!isBlock && !(parts.includes(element.tagName) && !element.children.some(isAnyBlock))) {
      return undefined;
    }
    const dir = directionAgainst(direction, wordsOf(element));
    if (dir === undefined) return undefined;
    if (isBlock) element.properties.dir = dir;
    else {
      const { children } = element;
      element.children = [{ type: 'element', tagName: 'bdi', properties: { dir }, children }];
    }
    return SKIP;
  });
}

function isAnyBlock(node: ElementContent): boolean {
  return node.type === 'element' && containers.includes(node.tagName);
}

/** The text of an element, without addresses, whose letters say nothing of its language. */
function wordsOf(element: Element): string {
  return element.children
    .map((child) =>
      child.type === 'text'
        ? child.value
        : child.type === 'element' && child.properties.dir === undefined
          ? wordsOf(child)
          : '',
    )
    .join('');
}
