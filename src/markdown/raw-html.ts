import type { Html, Nodes, Paragraph, PhrasingContent } from 'mdast';

/** Tags without a Markdown equivalent that editors may write: lower case, without attributes, paired within one parent. */
const PAIRED_TAGS = ['bdi', 'kbd', 'sub', 'sup'] as const;

const tags = new Map(
  PAIRED_TAGS.flatMap((name) => [
    [`<${name}>`, { name, opens: true }],
    [`</${name}>`, { name, opens: false }],
  ]),
);

const LINE_BREAK = /^<br ?\/?>$/;

export function isLineBreak({ value }: Html): boolean {
  return LINE_BREAK.test(value);
}

/**
 * Replaces raw HTML among a node's children by text, except line breaks and paired tags. As text, an unclosed `<script>`
 * or `<!--` can't hide what follows.
 */
export function escapeRawHtml(node: Nodes): void {
  if (!('children' in node) || !node.children.some(({ type }) => type === 'html')) return;
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'footnoteDefinition':
    case 'listItem':
      node.children = node.children.map((child) =>
        child.type === 'html' ? wrapInParagraph(child) : child,
      );
      break;
    default:
      // The other parents of HTML have phrasing content.
      node.children = pairTags(node.children as PhrasingContent[]);
  }
}

function wrapInParagraph({ value }: Html): Paragraph {
  // satteri keeps the line end at the end of a list item or footnote.
  return { type: 'paragraph', children: [{ type: 'text', value: value.trimEnd() }] };
}

/**
 * Turns paired tags into elements. A second opening tag replaces the first, as in "the tag <sub>: H<sub>2</sub>O", which
 * also limits the nesting to four levels.
 */
function pairTags(children: readonly PhrasingContent[]): PhrasingContent[] {
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
    const tag = tags.get(child.value);
    const before = tag === undefined ? -1 : open.findIndex(({ name }) => name === tag.name);
    const opening = open[before];
    if (tag !== undefined && !tag.opens && opening !== undefined) {
      const [, ...inner] = result.splice(opening.at);
      open.length = before;
      // mdast has no node for these elements.
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
