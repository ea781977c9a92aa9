import type { Element } from 'hast';
import { absolute, resolved } from '../routes.ts';

/**
 * Completes the addresses of a text that is read elsewhere: in a feed, in a file.
 * @param elements those with addresses
 * @param address of the page that the text stands on, root-relative
 */
export function completeAddresses(elements: readonly Element[], address: string): void {
  const whole = (href: string) =>
    resolved(href) === null ? href : new URL(href, absolute(address)).href;
  for (const { properties } of elements) {
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
  }
}
