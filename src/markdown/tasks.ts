import type { ListItem } from 'mdast';

/**
 * Writes a task's state as a character. A check box in an article can't be checked, has no label, and is lost in feeds and
 * reader views; a character is read everywhere.
 */
export function markTask(item: ListItem): void {
  if (typeof item.checked !== 'boolean') return;
  const mark = item.checked ? '☑' : '☐';
  item.checked = null;
  const [first] = item.children;
  if (first?.type === 'paragraph') {
    first.children.unshift({ type: 'text', value: `${mark} ` });
  } else {
    item.children.unshift({ type: 'paragraph', children: [{ type: 'text', value: mark }] });
  }
}
