import { toString } from 'mdast-util-to-string';
import { quote } from '../../content/diagnostic.ts';
import { listNodes } from '../../markdown/walk.ts';
import { findAt, type Rule } from '../rule.ts';

export const misleadingLinks: Rule = {
  name: 'misleading-links',
  reason: 'Readers expect to come to the address that they see.',
  expected: 'a link to the address that its words name',
  example: '[https://example.org/](https://example.com/)',
  check: ({ tree }) =>
    listNodes(tree, 'link').flatMap((link) => {
      const words = toString(link).trim();
      const shown = hostOf(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`);
      const isAddress = /^(?:https?:\/\/|www\.)\S+$|^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+\/\S*$/iu.test(
        words,
      );
      const target = hostOf(link.url);
      if (!isAddress || shown === undefined || target === undefined || shown === target) return [];
      const found = `the words ${quote(words)} on a link to ${quote(link.url)}`;
      return findAt(link, found, 'correct one of the two');
    }),
};

function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host.replace(/^www\./, '');
}
