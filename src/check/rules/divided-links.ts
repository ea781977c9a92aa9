import { quote } from '../../content/diagnostic.ts';
import { findInText, type Rule } from '../rule.ts';

export const dividedLinks: Rule = {
  name: 'divided-links',
  reason: 'Readers see brackets and an address, and the words are no link.',
  expected: 'no space between the words of a link and its address',
  example: 'See [the report] (https://example.org/).',
  check: (text) =>
    findInText(text, /(?<![\\!])\[[^\]\n]+\]\s+\((?=$|[a-z]+:|www\.|[.#/])/gim, (match) => ({
      found: `a link that isn't one: ${quote(match)}`,
      fix: 'delete the space between ] and (',
    })),
};
