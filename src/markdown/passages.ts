import type { Element, ElementContent, Root } from 'hast';
import { detectOppositeDirection } from '../language/direction.ts';
import { createElement } from './images.ts';
import { HEADING_TAGS } from './sanitize-schema.ts';

const blocks = ['p', ...HEADING_TAGS, 'blockquote', 'ul', 'ol', 'table', 'figcaption'];
// `finishTree` wraps tables in a `div`.
const containers = [...blocks, 'pre', 'div'];
// A direction on these would move the bullet, number or column.
const cells = ['li', 'th', 'td'];

/**
 * Sets `dir` on passages in the opposite direction, so that punctuation and quotation bars are on the correct side. Sets
 * no `lang`, because letters don't tell Arabic from Persian.
 * @param direction of the article
 */
export function setPassageDirections(tree: Root | Element, direction: 'ltr' | 'rtl'): void {
  for (const element of tree.children) {
    if (element.type !== 'element') continue;
    const isBlock = blocks.includes(element.tagName);
    const isCell = cells.includes(element.tagName) && !element.children.some(isAnyBlock);
    const text = isBlock || isCell ? textWithoutUrls(element) : '';
    const dir = detectOppositeDirection(direction, text);
    if (dir === undefined) setPassageDirections(element, direction);
    else if (isBlock) element.properties.dir = dir;
    else element.children = [createElement('bdi', { dir }, element.children)];
  }
}

function isAnyBlock(node: ElementContent): boolean {
  return node.type === 'element' && containers.includes(node.tagName);
}

/** Returns the text of an element without URLs, whose letters say nothing about the direction. */
function textWithoutUrls(element: Element): string {
  return element.children
    .map((child) =>
      child.type === 'text'
        ? child.value
        : child.type === 'element' && child.properties.dir === undefined
          ? textWithoutUrls(child)
          : '',
    )
    .join('');
}
