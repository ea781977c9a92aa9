import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { absolute, resolved } from '../routes.ts';

declare module 'vfile' {
  interface DataMap {
    /** Whether the text leaves the site, so that every address in it must be whole. */
    absolute: boolean;
  }
}

/** A rehype plugin that completes the addresses of a text that is read elsewhere: in a feed, in a file. */
export function completeAddresses() {
  return (tree: Root, file: VFile): void => {
    const { address, absolute: asked } = file.data;
    if (asked !== true || address === undefined) return;
    const whole = (href: string) =>
      resolved(href) === null ? href : new URL(href, absolute(address)).href;
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['href', 'src']) {
        const value = properties[name];
        if (typeof value === 'string') properties[name] = whole(value);
      }
      const { srcSet } = properties;
      if (typeof srcSet === 'string') {
        properties.srcSet = srcSet
          .split(', ')
          .map((candidate) => candidate.replace(/^\S+/, whole))
          .join(', ');
      }
    });
  };
}
