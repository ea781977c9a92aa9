import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * A remark plugin that makes tables regular: the alignment as `data-align` (`align` is obsolete and
 * `style` is refused by the content security policy), a column's heading as such, short rows filled
 * up. remark-rehype would drop the cells that reach beyond the heading, and their words with them.
 */
export function regularTables() {
  return (tree: Root): void => {
    visit(tree, 'table', (table) => {
      const columns = Math.max(...table.children.map((row) => row.children.length));
      const align = table.align ?? [];
      table.align = null;
      for (const [number, row] of table.children.entries()) {
        while (row.children.length < columns)
          row.children.push({ type: 'tableCell', children: [] });
        for (const [column, cell] of row.children.entries()) {
          cell.data = {
            hProperties: { dataAlign: align[column], scope: number === 0 ? 'col' : undefined },
          };
        }
      }
    });
  };
}
