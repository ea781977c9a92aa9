import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
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
export function setPassageDirections(tree: Root, direction: 'ltr' | 'rtl'): void {
  visit(tree, 'element', (element) => {
    const isBlock = blocks.includes(element.tagName);
    if (!isBlock && !(cells.includes(element.tagName) && !element.children.some(isAnyBlock))) {
      return undefined;
    }
    const dir = detectOppositeDirection(direction, textWithoutUrls(element));
    if (dir === undefined) return undefined;
    if (isBlock) element.properties.dir = dir;
    else element.children = [createElement('bdi', { dir }, element.children)];
    return SKIP;
  });
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
