import type { Root as Hast } from 'hast';
import type { Root as Mdast } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { isVisible } from '../article/plain-text.ts';

/**
 * A remark plugin that makes tables regular: the alignment as `data-align` (`align` is obsolete and
 * `style` is refused by the content security policy), a column's heading as such, short rows filled
 * up. remark-rehype would drop the cells that reach beyond the heading, and their words with them.
 */
export function regularTables() {
  return (tree: Mdast): void => {
    visit(tree, 'table', (table) => {
      const columns = Math.max(...table.children.map((row) => row.children.length));
      const align = table.align ?? [];
      table.align = null;
      for (const [number, row] of table.children.entries()) {
        while (row.children.length < columns)
          row.children.push({ type: 'tableCell', children: [] });
        for (const [column, cell] of row.children.entries()) {
          const heading = number === 0 && isVisible(toString(cell));
          cell.data = {
            // A heading without words would be announced as one, and say nothing.
            hName: heading ? 'th' : 'td',
            hProperties: { dataAlign: align[column], scope: heading ? 'col' : undefined },
          };
        }
      }
    });
  };
}

/**
 * A rehype plugin, run on the sanitized tree, that lets a table wider than the page scroll by itself. What scrolls
 * must be reached by the keyboard (https://www.w3.org/TR/WCAG22/#keyboard), and what is reached has a name.
 * @param name what a table is called in the article's language
 */
export function scrollTables(name: string) {
  return (tree: Hast): void => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || parent === undefined || index === undefined) {
        return undefined;
      }
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { role: 'group', tabIndex: 0, ariaLabel: name },
        children: [element],
      };
      return SKIP;
    });
  };
}
