import type { Html, Nodes, Paragraph, PhrasingContent } from 'mdast';

/** Tags without a Markdown equivalent that editors may write: lower case, without attributes, paired within one parent. */
export const PAIRED_TAGS = ['bdi', 'kbd', 'sub', 'sup'];

const PAIRED_TAG = new RegExp(`^<(/?)(${PAIRED_TAGS.join('|')})>$`);

export function isLineBreak({ value }: Html): boolean {
  return /^<br ?\/?>$/.test(value);
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
  /** The indices in `result` of the open tags. */
  const open = new Map<string, number>();
  for (const child of children) {
    if (child.type !== 'html') {
      result.push(child);
      continue;
    }
    if (isLineBreak(child)) {
      result.push({ type: 'break' });
      continue;
    }
    const [, slash, name = ''] = PAIRED_TAG.exec(child.value) ?? [];
    const start = open.get(name);
    if (slash === '/' && start !== undefined) {
      const [, ...inner] = result.splice(start);
      for (const [other, index] of open) if (index >= start) open.delete(other);
      // mdast has no node for these elements.
      result.push({ type: 'emphasis', data: { hName: name }, children: inner });
      continue;
    }
    if (slash === '') open.set(name, result.length);
    result.push({ type: 'text', value: child.value });
  }
  return result;
}
