import type { Nodes, Root, RootContent } from 'mdast';
import type { TextBlock } from '../content/forged-credits.ts';
import { isPictureLink } from './repair.ts';

/** The number of blocks at the start and at the end of an article where a credit can stand. */
const EDGE_BLOCKS = 3;

/**
 * Reads the first and last paragraphs, headings, lists, tables and captions of an article. Quotations and code don't
 * count, because nobody takes them for words of the site.
 */
export function readEdges({ children }: Root): TextBlock[] {
  const edges = new Set([...takeBlocks(children), ...takeBlocks(children.toReversed())]);
  return children.flatMap((node, index) => {
    if (!edges.has(node)) return [];
    const isAside = node.type === 'table' || isPicture(node) || isPicture(children[index - 1]);
    return (node.type === 'table' ? node.children : [node]).map((part) => ({
      text: readText(part),
      line: part.position?.start.line ?? 1,
      isAside,
    }));
  });
}

/** Takes blocks up to the third text, with the pictures and tables between them. */
export function takeBlocks(nodes: readonly RootContent[]): RootContent[] {
  const blocks = nodes.filter((node) => BLOCKS.includes(node.type));
  const last = blocks.filter((node) => node.type !== 'table' && !isPicture(node))[EDGE_BLOCKS - 1];
  return last ? blocks.slice(0, blocks.indexOf(last) + 1) : blocks;
}

const BLOCKS: readonly Nodes['type'][] = ['paragraph', 'heading', 'list', 'table'];

function isPicture(node: RootContent | undefined): boolean {
  return (
    node?.type === 'paragraph' &&
    node.children.every((child) => child.type === 'image' || isPictureLink(child))
  );
}

const SEPARATORS: Partial<Record<Nodes['type'], string>> = {
  list: '\u2029',
  listItem: '\u2029',
  tableRow: ' | ',
};

/**
 * Returns the text of a node: U+2028 for a hard line break, U+2029 between list items, addresses in angle brackets after
 * their words.
 */
function readText(node: Nodes): string {
  if ('value' in node) return node.type === 'code' ? '' : node.value;
  if (node.type === 'break') return '\u2028';
  // The title of a picture is its caption.
  if (node.type === 'image') return node.title ?? '';
  if (!('children' in node) || node.type === 'blockquote') return '';
  const text = node.children.map(readText).join(SEPARATORS[node.type] ?? '');
  return node.type === 'link' && node.url !== text ? `${text} <${node.url}>` : text;
}
