import type { Element } from 'hast';
import { absolute, resolveHref } from '../routes.ts';

/**
 * Makes the URLs of elements absolute, for feeds and downloads.
 * @param address the root-relative address of the article's page
 */
export function makeUrlsAbsolute(elements: readonly Element[], address: string): void {
  const toAbsolute = (href: string) =>
    resolveHref(href) === null ? href : new URL(href, absolute(address)).href;
  for (const { properties } of elements) {
    for (const name of ['href', 'src']) {
      const value = properties[name];
      if (typeof value === 'string') properties[name] = toAbsolute(value);
    }
    const { srcSet } = properties;
    if (typeof srcSet === 'string') {
      properties.srcSet = srcSet
        .split(', ')
        .map((candidate) => candidate.replace(/^\S+/, toAbsolute))
        .join(', ');
    }
  }
}
