import type { Element, ElementContent, Nodes, Root } from 'hast';
import { detectOppositeDirection, hasOppositeLetters } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';
import { createElement, createFigure, createPicture, type PublishedImages } from './images.ts';
import { hardenLink, hasTargetAndContent, resolveFragment } from './links.ts';
import { divideRemovedWords } from './reader-view.ts';
import { HEADING_TAGS } from './sanitize-schema.ts';
import { walk } from './walk.ts';

/**
 * Hardens links, inserts `<picture>` elements and sets text directions in the sanitized tree.
 * @param address the root-relative address of the article's page
 * @returns the paragraphs, and the elements with `href`, `src` or `srcset`
 */
export function finishTree(
  tree: Root,
  language: Language,
  images: PublishedImages | undefined,
  address: string | undefined,
): { paragraphs: Element[]; withUrls: Element[] } {
  const { direction, messages } = languages[language];
  const ids = new Set<string>();
  const links: Element[] = [];
  const withUrls: Element[] = [];
  const paragraphs: Element[] = [];
  let isMixed = false as boolean;

  walk<Nodes>(tree, {
    leave(node, parent) {
      if (node.type === 'text') isMixed ||= hasOppositeLetters(direction, node.value);
      if (node.type !== 'element') return undefined;
      const { id, title } = node.properties;
      if (typeof id === 'string') ids.add((node.properties.id = divideRemovedWords(id)));
      switch (node.tagName) {
        case 'a':
          if (!hasTargetAndContent(node)) return node.children;
          hardenLink(node, parent, address);
          links.push(node);
          return undefined;
        case 'img': {
          const picture = createPicture(node, images, messages.image.undescribed);
          withUrls.push(...(picture.children as Element[]));
          if (typeof title === 'string') isMixed ||= hasOppositeLetters(direction, title);
          return [picture];
        }
        case 'p': {
          const figure = createFigure(node);
          if (figure === undefined) paragraphs.push(node);
          return figure && [figure];
        }
        case 'table':
          // A focusable element, so that the keyboard can scroll it (https://www.w3.org/TR/WCAG22/#keyboard).
          return [
            createElement('div', { role: 'group', tabIndex: 0, ariaLabel: messages.table }, [node]),
          ];
        default:
          return undefined;
      }
    },
  });
  for (const link of links) resolveFragment(link, ids);
  if (isMixed) setPassageDirections(tree, direction);
  return { paragraphs, withUrls: [...links, ...withUrls] };
}

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
function setPassageDirections(tree: Root | Element, direction: 'ltr' | 'rtl'): void {
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
