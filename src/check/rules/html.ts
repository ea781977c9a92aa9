import { quote } from '../../content/diagnostic.ts';
import { isLineBreak, PAIRED_TAGS } from '../../markdown/raw-html.ts';
import { listNodes } from '../../markdown/walk.ts';
import { findAt, type Rule } from '../rule.ts';

const ALLOWED = new RegExp(`^</?(?:${PAIRED_TAGS.join('|')})>$`);

const fixes: readonly [pattern: RegExp, fix: string][] = [
  [/^<!--/, 'move names to their fields, and other notes to another file: readers see the comment'],
  [/^<(?:iframe|video|audio|embed|object)/i, 'write a link to it instead: [what it is](address)'],
  [/^<(?:img|figure|picture)/i, 'save the picture beside the article: ![What it shows](photo.jpg)'],
];

/** Says more than remark-lint-no-html: what to write instead. */
export const html: Rule = {
  name: 'html',
  reason: 'Readers see the tags, as they are written.',
  expected: 'Markdown',
  example: 'A text.\n\n<div class="box">In a box</div>',
  check: ({ tree }) =>
    listNodes(tree, 'html')
      .filter((node) => !isLineBreak(node) && !ALLOWED.test(node.value))
      .filter(({ value }) => !value.startsWith('</'))
      .map((node) => {
        const [, fix] = fixes.find(([pattern]) => pattern.test(node.value)) ?? [];
        return findAt(
          node,
          `HTML: ${quote(node.value)}`,
          fix ?? 'write only the words, without the tags',
        );
      }),
};
