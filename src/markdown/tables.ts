import type { Element } from 'hast';
import type { Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isVisible } from '../article/plain-text.ts';

/**
 * Makes a table regular: the alignment as `data-align` (`align` is obsolete and `style` is refused by the content security
 * policy), a column's heading as such, short rows filled up. remark-rehype would drop the cells that reach beyond the heading,
 * and their words with them.
 */
export function regularTable(table: Table): void {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const align = table.align ?? [];
  table.align = null;
  for (const [number, row] of table.children.entries()) {
    while (row.children.length < columns) row.children.push({ type: 'tableCell', children: [] });
    for (const [column, cell] of row.children.entries()) {
      const heading = number === 0 && isVisible(toString(cell));
      cell.data = {
        // A heading without words would be announced as one, and say nothing.
        hName: heading ? 'th' : 'td',
        hProperties: { dataAlign: align[column], scope: heading ? 'col' : undefined },
      };
    }
  }
}

/**
 * Lets a table wider than the page scroll by itself. What scrolls must be reached by the keyboard
 * (https://www.w3.org/TR/WCAG22/#keyboard), and what is reached has a name.
 * @param name what a table is called in the article's language
 */
export function scrollable(table: Element, name: string): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { role: 'group', tabIndex: 0, ariaLabel: name },
    children: [table],
  };
}
