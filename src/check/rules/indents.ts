import { quote } from '../../content/diagnostic.ts';
import { listNodes } from '../../markdown/walk.ts';
import { findAt, sourceOf, type Rule } from '../rule.ts';

export const indents: Rule = {
  name: 'indents',
  reason: 'Readers see code, or a gap before the first word.',
  expected: 'paragraphs that begin at the left margin',
  example: 'A text.\n\n    An indented first line, as word processors make it.',
  check({ tree, body }) {
    const prose = listNodes(tree, 'code').filter(
      (node) => !/^[ >]*(?:```|~~~)/.test(sourceOf(node, body)) && isProse(node.value),
    );
    const gaps = listNodes(tree, 'paragraph').filter((node) =>
      /^[\u00A0\u2000-\u200A\u3000]/.test(sourceOf(node, body)),
    );
    return [...prose, ...gaps].map((node) =>
      findAt(
        node,
        `an indented line: ${quote(sourceOf(node, body).trim())}`,
        'delete the spaces before it; for code, put ``` on a line before and after it',
      ),
    );
  },
};

/** Recognizes a sentence, which has many words and few of the signs of programs. */
function isProse(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words >= 5 && (text.match(/[{}()[\]<>=;$\\|]/g)?.length ?? 0) < words / 4;
}
