import type { Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter } from '../article/plain-text.ts';

/**
 * Marks column headings, sets `data-align` (the CSP blocks inline styles) and fills short rows. Without it, remark-rehype
 * drops cells beyond the heading row.
 */
export function normalizeTable(table: Table): void {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const align = table.align ?? [];
  table.align = null;
  for (const [number, row] of table.children.entries()) {
    while (row.children.length < columns) row.children.push({ type: 'tableCell', children: [] });
    for (const [column, cell] of row.children.entries()) {
      const heading = number === 0 && hasVisibleCharacter(toString(cell));
      cell.data = {
        // Screen readers would announce an empty heading.
        hName: heading ? 'th' : 'td',
        hProperties: { dataAlign: align[column], scope: heading ? 'col' : undefined },
      };
    }
  }
}
