import { toString } from 'mdast-util-to-string';
import { quote } from '../../content/diagnostic.ts';
import { normalizeForSearch } from '../../language/normalize.ts';
import { findAt, type Rule } from '../rule.ts';

const simplify = (text: string) => normalizeForSearch(text.replace(/[^\p{L}\p{N}]+/gu, ' ')).trim();

export const repeatedHeadline: Rule = {
  name: 'repeated-headline',
  reason: 'The page shows the headline already, above the text.',
  expected: 'a text that begins after its headline',
  example: '# A sample headline\n\nA text.',
  check({ tree, title }) {
    const [first] = tree.children;
    if (first?.type !== 'heading' && first?.type !== 'paragraph') return [];
    const words = toString(first);
    if (simplify(words) !== simplify(title) || title === '') return [];
    return [findAt(first, `the headline again: ${quote(words)}`, 'begin with the line after it')];
  },
};
