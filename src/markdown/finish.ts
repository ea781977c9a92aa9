import type { Element, Nodes, Root } from 'hast';
import type { VFile } from 'vfile';
import { hasLetterAgainst } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';
import { drawn, figureOf } from './images.ts';
import { hardenLink, isLink, retarget } from './links.ts';
import { directPassages } from './passages.ts';
import { scrollable } from './tables.ts';
import { walk } from './walk.ts';

declare module 'vfile' {
  interface DataMap {
    /** The root-relative address of the page that the text stands on. */
    address: string;
    /** The elements with an address, and the paragraphs, of the finished tree. */
    addressed: Element[];
    paragraphs: Element[];
  }
}

/** A rehype plugin that hardens links, draws pictures and sets directions on the sanitized tree, in one walk. */
export function finishTree(language: Language) {
  const { direction, messages } = languages[language];
  return (tree: Root, { data }: VFile): void => {
    const ids = new Set<string>();
    const links: Element[] = [];
    const addressed: Element[] = [];
    const paragraphs: Element[] = [];
    let isMixed = false as boolean;

    walk<Nodes>(tree, {
      leave(node, parent) {
        if (node.type === 'text') isMixed ||= hasLetterAgainst(direction, node.value);
        if (node.type !== 'element') return undefined;
        const { id, title } = node.properties;
        if (typeof id === 'string') ids.add(id);
        switch (node.tagName) {
          case 'a':
            if (!isLink(node)) return node.children;
            hardenLink(node, parent, data.address);
            links.push(node);
            return undefined;
          case 'img': {
            const picture = drawn(node, data.pictures);
            addressed.push(...(picture.children as Element[]));
            if (typeof title === 'string') isMixed ||= hasLetterAgainst(direction, title);
            return [picture];
          }
          case 'p': {
            const figure = figureOf(node);
            if (figure === undefined) paragraphs.push(node);
            return figure && [figure];
          }
          case 'table':
            return [scrollable(node, messages.table)];
          default:
            return undefined;
        }
      },
    });
    for (const link of links) retarget(link, ids);
    if (isMixed) directPassages(tree, direction);
    data.addressed = [...links, ...addressed];
    data.paragraphs = paragraphs;
  };
}
