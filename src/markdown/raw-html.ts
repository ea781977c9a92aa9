import type { Html, Nodes, Paragraph, PhrasingContent } from 'mdast';

/**
 * The tags that an editor may write by hand, since Markdown has no mark for them: names in another
 * script (`bdi`), keys (`kbd`), formulas and ordinals (`sub`, `sup`). Lower case, bare and paired
 * within one parent; `<br>` stands alone.
 */
const pairedTags = ['bdi', 'kbd', 'sub', 'sup'] as const;

const bareTags = new Map(
  pairedTags.flatMap((name) => [
    [`<${name}>`, { name, opens: true }],
    [`</${name}>`, { name, opens: false }],
  ]),
);

const lineBreak = /^<br ?\/?>$/;

/** Whether raw HTML is a line break, which shows nothing. */
export function isLineBreak({ value }: Html): boolean {
  return lineBreak.test(value);
}

/**
 * Shows the raw HTML among a node's children as the text it is, save the few bare tags above.
 * Shown and not dropped, so that no word is lost; text and not passed on, so that an unclosed
 * `<script>` or `<!--` can't swallow what follows.
 */
export function showRawHtml(node: Nodes): void {
  if (!('children' in node) || !node.children.some(({ type }) => type === 'html')) return;
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'footnoteDefinition':
    case 'listItem':
      node.children = node.children.map((child) =>
        child.type === 'html' ? inParagraph(child) : child,
      );
      break;
    default:
      // The other parents with HTML in them hold phrasing: paragraphs, headings, links, marks, cells.
      node.children = paired(node.children as PhrasingContent[]);
  }
}

function inParagraph({ value }: Html): Paragraph {
  // The native parser leaves the last line's end on, at the end of a list item or note.
  return { type: 'paragraph', children: [{ type: 'text', value: value.trimEnd() }] };
}

/**
 * A tag opens only once at a time, the later opening winning, as in "the tag <sub>: H<sub>2</sub>O".
 * That also keeps the nesting at four, whatever is written.
 */
function paired(children: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  const open: { name: string; at: number }[] = [];
  for (const child of children) {
    if (child.type !== 'html') {
      result.push(child);
      continue;
    }
    if (isLineBreak(child)) {
      result.push({ type: 'break' });
      continue;
    }
    const tag = bareTags.get(child.value);
    const before = tag === undefined ? -1 : open.findIndex(({ name }) => name === tag.name);
    const opening = open[before];
    if (tag !== undefined && !tag.opens && opening !== undefined) {
      const [, ...inner] = result.splice(opening.at);
      open.length = before;
      // An emphasis by another name: mdast has no node for these.
      result.push({ type: 'emphasis', data: { hName: tag.name }, children: inner });
      continue;
    }
    if (tag?.opens) {
      if (before >= 0) open.splice(before, 1);
      open.push({ name: tag.name, at: result.length });
    }
    result.push({ type: 'text', value: child.value });
  }
  return result;
}
