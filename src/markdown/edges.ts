import type { Nodes, Root, RootContent } from 'mdast';
import type { TextBlock } from '../content/forged-credits.ts';

/** The number of blocks at the start and at the end of an article where a credit can stand. */
const EDGE_BLOCKS = 3;

/**
 * Reads the first and last paragraphs, headings and lists of an article. Quotations and code don't count, because nobody
 * takes them for words of the site.
 */
export function readEdges({ children }: Root): TextBlock[] {
  const blocks = children.filter(isTextBlock);
  const edges = new Set([...blocks.slice(0, EDGE_BLOCKS), ...blocks.slice(-EDGE_BLOCKS)]);
  return Array.from(edges, (node) => ({
    text: readText(node),
    line: node.position?.start.line ?? 1,
  }));
}

function isTextBlock(node: RootContent): boolean {
  if (node.type === 'heading' || node.type === 'list') return true;
  // A picture alone has no words.
  return node.type === 'paragraph' && node.children.some(({ type }) => type !== 'image');
}

/** Returns the text of a node: one line for each line break and list item, addresses in angle brackets after their words. */
function readText(node: Nodes): string {
  if ('value' in node) return node.type === 'code' ? '' : node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node) || node.type === 'blockquote') return '';
  const separator = node.type === 'list' || node.type === 'listItem' ? '\n' : '';
  const text = node.children.map(readText).join(separator);
  return node.type === 'link' && node.url !== text ? `${text} <${node.url}>` : text;
}
