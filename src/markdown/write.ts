import type { Definition, Link, Nodes, Paragraph, PhrasingContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { definitionsIn, labelOf, parseMarkdown } from './parse.ts';
import { showRawHtml } from './raw-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { walk } from './walk.ts';

/**
 * A body written anew as Markdown that is as safe as the page: raw HTML is text, links have the schemes that a page
 * allows. What is not changed by that reads as the same text.
 * @param opening a paragraph before it, as plain words
 * @param closing a paragraph behind it; the last of its words may be an address
 */
export function writeMarkdown(body: string, opening: string, closing: PhrasingContent[]): string {
  const tree = parseMarkdown(body);
  const definitions = definitionsIn(tree);
  showRawHtml(tree);
  walk<Nodes>(tree, {
    enter: showRawHtml,
    leave: (node) => asWritten(node, definitions),
  });
  const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
  return writer.stringify({
    type: 'root',
    children: [paragraph([{ type: 'text', value: opening }]), ...tree.children, paragraph(closing)],
  });
}

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true })
  .freeze();

/** The nodes that stand for a node in the Markdown that leaves the site; nothing for the node itself. */
function asWritten(node: Nodes, definitions: ReadonlyMap<string, Definition>): Nodes[] | undefined {
  switch (node.type) {
    // References become links with their address, so that a definition can't say something else of them.
    case 'definition':
      return [];
    case 'linkReference': {
      const { url = '', title = null } = definitions.get(labelOf(node)) ?? {};
      return allowedLink({ type: 'link', url, title, children: node.children });
    }
    case 'imageReference': {
      const { url = '', title = null } = definitions.get(labelOf(node)) ?? {};
      return [{ type: 'image', url, title, alt: node.alt ?? null }];
    }
    case 'link':
      return allowedLink(node);
    // A row of a table is one line, so that a break in it has to be a tag.
    case 'tableCell':
      walk<Nodes>(node, {
        leave: ({ type }) => (type === 'break' ? [{ type: 'html', value: '<br>' }] : undefined),
      });
      return undefined;
    // The elements that stand for bare tags, as the tags that an editor writes.
    case 'emphasis': {
      const name = node.data?.hName;
      return name === undefined
        ? undefined
        : [
            { type: 'html', value: `<${name}>` },
            ...node.children,
            { type: 'html', value: `</${name}>` },
          ];
    }
    default:
      return undefined;
  }
}

/** A link with a scheme that pages allow, else its words alone. */
function allowedLink(link: Link): Nodes[] {
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(link.url) ?? [];
  const allowed =
    scheme === undefined || sanitizeSchema.protocols.href.includes(scheme.toLowerCase());
  return allowed ? [link] : link.children;
}
