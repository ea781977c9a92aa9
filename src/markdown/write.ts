import type {
  Emphasis,
  Link,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  TableCell,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { linkArticles, type FindArticle } from './links.ts';
import { parseMarkdown } from './parse.ts';
import { escapeRawHtml } from './raw-html.ts';
import { sanitizeSchema } from './sanitize-schema.ts';
import { walk } from './walk.ts';

/**
 * Serializes an article as Markdown that is as safe as its page: escapes raw HTML and removes links with forbidden schemes.
 * @param opening the first paragraph
 * @param closing the last paragraph
 */
export function writeMarkdown(
  body: string,
  opening: PhrasingContent[],
  closing: PhrasingContent[],
  findArticle: FindArticle = () => undefined,
): string {
  const tree = parseMarkdown(body);
  linkArticles(tree, findArticle);
  const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
  tree.children = [paragraph(opening), ...tree.children, paragraph(closing)];
  walk<Nodes>(tree, {
    enter: escapeRawHtml,
    leave(node) {
      if (node.type === 'definition') return [];
      return node.type === 'link' ? filterLink(node) : undefined;
    },
  });
  return serializeTree(tree);
}

/** Serializes a tree as Markdown that this site reads as the same tree. Changes the tree. */
export function serializeTree(tree: Root): string {
  walk<Nodes>(tree, {
    leave(node) {
      if ('children' in node && node.type !== 'root') replaceLastBreak(node);
      if (node.type === 'emphasis') return restoreTags(node);
      if (node.type === 'tableCell') replaceBreaks(node);
      if (node.type === 'paragraph' || node.type === 'heading') escapeColon(node);
      return undefined;
    },
  });
  return writer.stringify(tree);
}

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true })
  .freeze();

/** Replaces line breaks by `<br>`, because a table row is one line of Markdown. */
function replaceBreaks(cell: TableCell): void {
  walk<Nodes>(cell, {
    leave: ({ type }) => (type === 'break' ? [{ type: 'html', value: '<br>' }] : undefined),
  });
}

/** Replaces a line break at the end, where `\\` would be text. */
function replaceLastBreak({ children }: Parents): void {
  if (children.at(-1)?.type === 'break') children.splice(-1, 1, { type: 'html', value: '<br>' });
}

/** Escapes the colon after a footnote reference that begins a block, which would make the block a footnote. */
function escapeColon({ children }: Parents): void {
  const [first, second] = children;
  if (first?.type !== 'footnoteReference' || second?.type !== 'text') return;
  if (!second.value.startsWith(':')) return;
  second.value = second.value.slice(1);
  children.splice(1, 0, { type: 'html', value: '\\:' });
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
