import type {
  Definition,
  Emphasis,
  ImageReference,
  Link,
  LinkReference,
  Nodes,
  Paragraph,
  PhrasingContent,
  TableCell,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { collectDefinitions, normalizeLabel, parseMarkdown } from './parse.ts';
import { escapeRawHtml } from './raw-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { walk } from './walk.ts';

/**
 * Serializes an article as Markdown that is as safe as its page: escapes raw HTML and removes links with forbidden schemes.
 * @param opening the first paragraph, as plain text
 * @param closing the last paragraph
 */
export function writeMarkdown(body: string, opening: string, closing: PhrasingContent[]): string {
  const tree = parseMarkdown(body);
  const definitions = collectDefinitions(tree);
  walk<Nodes>(tree, { enter: escapeRawHtml, leave: (node) => rewriteNode(node, definitions) });
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

/** Returns the nodes that replace a node, or undefined to keep it. */
function rewriteNode(
  node: Nodes,
  definitions: ReadonlyMap<string, Definition>,
): Nodes[] | undefined {
  switch (node.type) {
    // Inlines definitions, which other text in the file could redefine.
    case 'definition':
      return [];
    case 'linkReference':
      return filterLink({ type: 'link', ...resolve(node, definitions), children: node.children });
    case 'imageReference':
      return [{ type: 'image', ...resolve(node, definitions), alt: node.alt }];
    case 'link':
      return filterLink(node);
    case 'tableCell':
      replaceBreaks(node);
      return undefined;
    case 'emphasis':
      return restoreTags(node);
    default:
      return undefined;
  }
}

function resolve(
  reference: LinkReference | ImageReference,
  definitions: ReadonlyMap<string, Definition>,
): { url: string; title: string | null } {
  const { url = '', title = null } = definitions.get(normalizeLabel(reference)) ?? {};
  return { url, title };
}

/** Replaces line breaks by `<br>`, because a table row is one line of Markdown. */
function replaceBreaks(cell: TableCell): void {
  walk<Nodes>(cell, {
    leave: ({ type }) => (type === 'break' ? [{ type: 'html', value: '<br>' }] : undefined),
  });
}

/** Restores the bare tags for which `escapeRawHtml` left an element. */
function restoreTags({ data, children }: Emphasis): Nodes[] | undefined {
  const name = data?.hName;
  if (name === undefined) return undefined;
  return [{ type: 'html', value: `<${name}>` }, ...children, { type: 'html', value: `</${name}>` }];
}

/** Unwraps a link with a scheme that the page forbids. */
function filterLink(link: Link): Nodes[] {
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(link.url) ?? [];
  const allowed =
    scheme === undefined || sanitizeSchema.protocols.href.includes(scheme.toLowerCase());
  return allowed ? [link] : link.children;
}
