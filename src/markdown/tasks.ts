import type { ListItem } from 'mdast';

/** Replaces the check box of a task by a character: it would have no label, and feeds and reader views drop it. */
export function replaceCheckbox(item: ListItem): void {
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
