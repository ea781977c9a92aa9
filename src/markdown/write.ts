import type { Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { labelOf, parseMarkdown } from './parse.ts';
import { showRawHtml } from './raw-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

/**
 * A body written anew as Markdown that is as safe as the page: raw HTML is text, links have the schemes that a page
 * allows. What is not changed by that reads as the same text.
 * @param opening a paragraph before it, as plain words
 * @param closing a paragraph behind it; the last of its words may be an address
 */
export function writeMarkdown(body: string, opening: string, closing: PhrasingContent[]): string {
  const tree = parseMarkdown(body);
  showRawHtml()(tree);
  resolveReferences(tree);
  dropRefusedLinks(tree);
  nameBareTags(tree);
  nameBreaksInCells(tree);
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

/** `[text][name]` as `[text](address)`, so that a definition can't say something else of it. */
function resolveReferences(tree: Root): void {
  const definitions = new Map<string, { url: string; title?: string | null | undefined }>();
  visit(tree, 'definition', (definition, index, parent) => {
    const name = labelOf(definition);
    if (!definitions.has(name)) definitions.set(name, definition);
    parent?.children.splice(index ?? 0, 1);
    return [SKIP, index ?? 0];
  });
  visit(tree, (node, index, parent: Parents | undefined) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const { url = '', title = null } = definitions.get(labelOf(node)) ?? {};
    const resource: Nodes =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt ?? null };
    parent?.children.splice(index ?? 0, 1, resource as never);
  });
}

function dropRefusedLinks(tree: Root): void {
  visit(tree, 'link', (link, index, parent) => {
    const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(link.url) ?? [];
    if (scheme === undefined || sanitizeSchema.protocols.href.includes(scheme.toLowerCase())) {
      return undefined;
    }
    parent?.children.splice(index ?? 0, 1, ...link.children);
    return [SKIP, index ?? 0];
  });
}

/** A row of a table is one line, so that a break in it has to be a tag. */
function nameBreaksInCells(tree: Root): void {
  visit(tree, 'tableCell', (cell) => {
    visit(cell, 'break', (_, index, parent) => {
      parent?.children.splice(index ?? 0, 1, { type: 'html', value: '<br>' });
    });
  });
}

/** The elements that stand for bare tags, as the tags that an editor writes. */
function nameBareTags(tree: Root): void {
  visit(tree, 'emphasis', (emphasis, index, parent) => {
    const name = emphasis.data?.hName;
    if (name === undefined) return undefined;
    parent?.children.splice(
      index ?? 0,
      1,
      { type: 'html', value: `<${name}>` },
      ...emphasis.children,
      { type: 'html', value: `</${name}>` },
    );
    return [SKIP, (index ?? 0) + 1];
  });
}
