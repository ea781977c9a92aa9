import { quote } from '../../content/diagnostic.ts';
import { findInText, type Rule } from '../rule.ts';

const MARKS =
  /(?<![\\*])\*{2,3}(?!\*).{0,30}|(?<![\\\p{L}\p{N}_])__(?=\S).{0,30}|(?<=^|\s)\*[^*\s][^*\n]{0,60}\s\*(?=\s|\p{P}|$)/gmu;

export const visibleMarks: Rule = {
  name: 'visible-marks',
  reason: 'Readers see the asterisks, because a space or another mark is missing or too much.',
  expected: 'emphasis, with the marks directly at its first and last letter',
  example: 'A text with ** bold words ** in it.',
  check: (text) =>
    findInText(text, MARKS, (match) => ({
      found: `marks that readers see: ${quote(match)}`,
      fix: 'write **bold words** without spaces inside; to show an asterisk, write \\*',
    })),
};
