import remarkLintHeadingIncrement from 'remark-lint-heading-increment';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { listNodes } from '../../markdown/walk.ts';
import type { Rule } from '../rule.ts';

const linter = unified().use(remarkLintHeadingIncrement).freeze();

export const headings: Rule = {
  name: 'headings',
  reason: 'The site closes the gap, so the heading looks more important than you meant it.',
  expected: 'each heading at most one level below the one before it',
  example: '## One\n\nA text.\n\n#### Two\n\nA text.',
  check({ tree, body }) {
    const file = new VFile(body);
    linter.runSync({ type: 'root', children: listNodes(tree, 'heading') }, file);
    return file.messages.map(({ line = 1, column = 1 }) => ({
      ...{ line, column },
      found: 'a heading that skips a level',
      fix: 'write as many # as the heading above has, or one more',
    }));
  },
};
