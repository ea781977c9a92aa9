import { quote } from '../../content/diagnostic.ts';
import { listNodes } from '../../markdown/walk.ts';
import { findAt, type Rule } from '../rule.ts';

const PARAMETERS =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igsh(?:id)?|mc_[ce]id|_openstat)$/i;
const REDIRECTS =
  /^https?:\/\/(?:(?:www\.)?google\.[a-z.]+\/url\?|lm?\.facebook\.com\/l\.php\?|\w+\.safelinks\.protection\.outlook\.com\/|away\.vk\.com\/|vk\.com\/away\.php\?|t\.umblr\.com\/redirect\?)/i;

export const tracking: Rule = {
  name: 'tracking',
  reason: 'The address tells other companies who reads the article, and may stop working.',
  expected: 'the plain address',
  example: '[The report](https://example.org/?utm_source=mail).',
  check: ({ tree }) =>
    [...listNodes(tree, 'link'), ...listNodes(tree, 'definition')].flatMap((node) => {
      const plain = cleanAddress(node.url);
      if (plain === undefined) return [];
      return findAt(node, `an address that follows readers: ${quote(node.url)}`, `write ${plain}`);
    }),
};

/** Returns an address without redirects and parameters that track readers, or nothing if it has none. */
export function cleanAddress(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null) return undefined;
  if (REDIRECTS.test(address)) {
    const target = [...url.searchParams.values()].find((value) => /^https?:\/\//.test(value));
    return target && (cleanAddress(target) ?? target);
  }
  const tracked = [...url.searchParams.keys()].filter((name) => PARAMETERS.test(name));
  for (const name of tracked) url.searchParams.delete(name);
  return tracked.length > 0 ? url.href : undefined;
}
