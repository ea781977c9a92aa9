import type { Nodes, Root, RootContent } from 'mdast';
import { Document, isScalar, Scalar, visit } from 'yaml';
import { parseMarkdown } from '../markdown/parse.ts';
import { serializeTree } from '../markdown/write.ts';
import type { Item } from './item.ts';
import { nestValues, type Values } from './values.ts';

/** In characters. Longer lines are folded. */
const LINE_WIDTH = 96;
/** In characters. Longer texts go below their field. */
const MAX_INLINE = 80;

/** Writes the fields as YAML, in the order of the documentation. */
export function writeFields(values: Values): string {
  const document = new Document(nestValues(values));
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const isPlain = !/^\s|[^\S\n]{2}|\n\s|\s$/.test(node.value);
      if (node.value.includes('\n') && isPlain) node.type = Scalar.BLOCK_LITERAL;
      else if (node.value.length > MAX_INLINE && isPlain) node.type = Scalar.BLOCK_FOLDED;
    },
    Seq(_, node) {
      node.flow = node.items.every((item) => isScalar(item) && String(item.value).length < 40);
    },
  });
  return document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: false });
}

/** Remembers the blocks of a body, to find out which of them change. */
export function rememberBlocks({ children }: Root): Map<Nodes, string> {
  return new Map(children.map((node) => [node, JSON.stringify(node)]));
}

/** Writes a body as Markdown. Blocks that are as they were in their source are copied from there. */
export function writeBody({ body, markdown, blocks }: Item): string {
  if (markdown === undefined || blocks === undefined) return serialize(body);
  const isSame = (node: RootContent) => blocks.get(node) === JSON.stringify(node);
  if (body.children.length === blocks.size && body.children.every(isSame)) return markdown;
  const parts = body.children.map((node) =>
    isSame(node)
      ? markdown.slice(node.position?.start.offset, node.position?.end.offset).trimEnd()
      : serialize({ type: 'root', children: [node] }).trimEnd(),
  );
  return `${parts.join('\n\n')}\n`;
}

/**
 * Serializes a tree, without entities for letters beside emphasis, which this site doesn't need. Marks that readers see stay
 * as they are, so that the check finds them.
 */
function serialize(tree: Root): string {
  const written = serializeTree(structuredClone(tree));
  const readable = written.replace(/&#x([\dA-F]+);/g, (entity, code: string) => {
    const character = String.fromCodePoint(parseInt(code, 16));
    return /[\p{L}\p{M}\p{N}\p{P}]/u.test(character) && character > '\x7F' ? character : entity;
  });
  const read = (source: string) => JSON.stringify(parseMarkdown(source));
  return (
    [readable.replaceAll('\\*\\*', '**'), readable].find(
      (source) => source === written || read(source) === read(written),
    ) ?? written
  );
}
