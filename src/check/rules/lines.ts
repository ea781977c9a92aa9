import { quote } from '../../content/diagnostic.ts';
import { listNodes } from '../../markdown/walk.ts';
import { findAt, sourceOf, type Rule } from '../rule.ts';

/** Lines of poems and lists are shorter. */
const MIN_LENGTH = 60;

export const lines: Rule = {
  name: 'lines',
  reason: 'Readers see one long paragraph, because Markdown joins the lines.',
  expected: 'a blank line between paragraphs',
  example: Array(3).fill('A sample sentence with some words. '.repeat(3).trim()).join('\n'),
  check: ({ tree, body }) =>
    listNodes(tree, 'paragraph').flatMap((paragraph) => {
      const written = sourceOf(paragraph, body).split('\n');
      const isSentence = (line: string) =>
        line.trim().length >= MIN_LENGTH && /[.!?…؟。！？][»"”’)\]]*$/u.test(line.trim());
      if (written.length < 3 || !written.slice(0, -1).every(isSentence)) return [];
      const found = `${String(written.length)} lines that look like paragraphs: ${quote(written[0] ?? '')}`;
      return findAt(paragraph, found, 'put a blank line after each paragraph');
    }),
};
