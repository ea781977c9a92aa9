import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * A remark plugin that writes a task's state as a character. A check box in an article can't be
 * checked, has no label, and is lost in feeds and reader views; a character is read everywhere.
 */
export function markTasks() {
  return (tree: Root): void => {
    visit(tree, 'listItem', (item) => {
      if (typeof item.checked !== 'boolean') return;
      const mark = item.checked ? '☑' : '☐';
      item.checked = null;
      const [first] = item.children;
      if (first?.type === 'paragraph') {
        first.children.unshift({ type: 'text', value: `${mark} ` });
      } else {
        item.children.unshift({ type: 'paragraph', children: [{ type: 'text', value: mark }] });
      }
    });
  };
}
