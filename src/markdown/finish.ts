import type { Element, Nodes, Root } from 'hast';
import { hasOppositeLetters } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';
import { createElement, createFigure, createPicture, type PublishedImages } from './images.ts';
import { hardenLink, hasTargetAndContent, resolveFragment } from './links.ts';
import { setPassageDirections } from './passages.ts';
import { divideRemovedWords } from './reader-view.ts';
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
