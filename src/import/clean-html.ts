import type { Element, Nodes as HastNodes, Parents } from 'hast';
import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import { unified } from 'unified';
import { createElement } from '../markdown/images.ts';
import { walk } from '../markdown/walk.ts';
import { findFootnotes } from './footnotes.ts';
import { listElements, readText } from './html-tree.ts';

/** Elements that are no text of an article. */
const REMOVED = new Set(
  'script style template noscript nav form button input select textarea svg canvas link meta title head object aside menu dialog'.split(
    ' ',
  ),
);
/** Elements that Markdown of this site writes as bare tags. */
const BARE_TAGS = ['sub', 'sup', 'kbd', 'bdi'];
const BLOCKS = 'p div li ul ol h1 h2 h3 h4 h5 h6 blockquote pre section table'.split(' ');

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** The part of the state of hast-util-to-mdast that handlers need. */
interface State {
  all: (parent: Parents) => Nodes[];
  toFlow: (nodes: Nodes[]) => RootContent[];
}
type Handler = (state: State, node: Element) => Nodes | Nodes[];

const writeBareTag: Handler = (state, node) => [
  { type: 'html', value: `<${node.tagName}>` },
  ...state.all(node),
  { type: 'html', value: `</${node.tagName}>` },
];
const handlers: Record<string, Handler> = {
  ...Object.fromEntries(BARE_TAGS.map((name) => [name, writeBareTag])),
  'note-mark': (_, { properties }) => {
    const label = String(properties.label);
    return { type: 'footnoteReference', identifier: label, label };
  },
  'note-text': (state, node) => {
    const label = String(node.properties.label);
    const children = state.toFlow(state.all(node)) as FootnoteDefinition['children'];
    return { type: 'footnoteDefinition', identifier: label, label, children };
  },
};
const converter = unified()
  .use(rehypeRemark, { handlers: handlers as Options['handlers'] & {} })
  .freeze();

/** Converts the HTML of a text to a tree of Markdown, without what isn't its text. Also returns its words. */
export function cleanHtml(html: string): { body: Root; words: string } {
  const tree = parser.parse(html);
  walk<HastNodes>(tree, {
    leave: (node) => (node.type === 'element' ? replaceElement(node) : removeOther(node)),
  });
  const notes = findFootnotes(tree);
  const words = [tree, ...notes].map(readText).join('\n');
  walk<HastNodes>(tree, {
    leave: (node) => (node.type === 'element' ? simplify(node) : undefined),
  });
  tree.children.push(...notes);
  return { body: converter.runSync(tree), words };
}

function removeOther({ type }: HastNodes): HastNodes[] | undefined {
  return type === 'comment' || type === 'doctype' ? [] : undefined;
}

/** Removes an element that nobody reads. */
function replaceElement(node: Element): HastNodes[] | undefined {
  const { tagName, properties } = node;
  const style = (properties.style ?? '').replace(/\s/g, '');
  const classes = [properties.className ?? []].flat();
  const isHidden =
    properties.hidden !== undefined ||
    /display:none|mso-hide:all|visibility:hidden/.test(style) ||
    classes.some((name) =>
      /^(?:sr-only|screen-reader-text|sharedaddy|jp-relatedposts)$/.test(name),
    );
  if (REMOVED.has(tagName) || isHidden) return [];
  if (tagName === 'img') return replacePicture(node, classes.join(' '));
  if (tagName === 'iframe' || tagName === 'embed') {
    const src = (properties.src ?? '').replace(/^\/\//, 'https://');
    if (!/^https?:/.test(src)) return [];
    const title = properties.title ?? src;
    const link = createElement('a', { href: src }, [{ type: 'text', value: title }]);
    return [createElement('p', {}, [link])];
  }
  return undefined;
}

function replacePicture({ properties }: Element, classes: string): HastNodes[] | undefined {
  const alt = properties.alt ?? '';
  if (/\b(?:emoji|wp-smiley)\b/.test(classes) && alt !== '') return [{ type: 'text', value: alt }];
  const isDot = [properties.width, properties.height].some(
    (size) => size === '0' || size === '1' || size === 0 || size === 1,
  );
  if (isDot) return [];
  const src = properties.src ?? '';
  const later = properties['dataSrc'] ?? properties['dataLazySrc'] ?? properties['dataOriginal'];
  if (typeof later === 'string' && (src === '' || /^data:image\/(?:gif|svg)/.test(src))) {
    properties.src = later;
  }
  return properties.src === undefined || properties.src === '' ? [] : undefined;
}

/** Simplifies an element whose children are simple. */
function simplify(node: Element): HastNodes[] | undefined {
  const { tagName, properties, children } = node;
  const style = (properties.style ?? '').replace(/\s/g, '');
  switch (tagName) {
    case 'b':
    case 'strong':
    case 'i':
    case 'em':
      return isWrapper(node, style) ? children : undefined;
    case 'span':
      return emphasize(children, style);
    case 'figure':
      addCaption(node);
      return undefined;
    case 'table':
      return replaceTable(node);
    case 'td':
    case 'th':
      node.children = separateBlocks(children);
      return undefined;
    case 'a':
      // A picture that leads to its larger self, or the target of a link.
      return isPictureLink(node) ? children : undefined;
    default:
      return undefined;
  }
}

/** Puts a line break between the blocks of a cell, which is one line of Markdown. */
function separateBlocks(children: Element['children']): Element['children'] {
  const isBlock = (node: HastNodes | undefined) =>
    node?.type === 'element' && BLOCKS.includes(node.tagName);
  const parts = children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return parts.flatMap((node, index) => {
    const isApart = index > 0 && (isBlock(node) || isBlock(parts[index - 1]));
    return isApart ? [createElement('br', {}), node] : [node];
  });
}

/** Puts the caption before a table, and keeps only the content of one that places other content. */
function replaceTable(table: Element): HastNodes[] {
  const captions = listElements(table, ['caption']).map(({ children }) =>
    createElement('p', {}, children),
  );
  table.children = table.children.filter(
    (one) => one.type !== 'element' || one.tagName !== 'caption',
  );
  addHeader(table);
  if (!isLayout(table)) return [...captions, table];
  const cells = listElements(table, ['td', 'th']);
  return [...captions, ...cells.map(({ children }) => createElement('div', {}, children))];
}

/** Makes the first row the header that tables of Markdown have. */
function addHeader(table: Element): void {
  const [row] = listElements(table, ['tr']);
  if (row === undefined || listElements(table, ['th']).length > 0) return;
  for (const cell of listElements(row, ['td'])) cell.tagName = 'th';
}

/** Recognizes emphasis that is none: Google Docs wraps whole texts so. */
function isWrapper(node: Element, style: string): boolean {
  return /font-weight:(?:normal|400)/.test(style) || listElements(node, BLOCKS).length > 0;
}

/** Reads emphasis from styles, as word processors write it. */
function emphasize(children: Element['children'], style: string): HastNodes[] {
  let result = children;
  if (readText({ type: 'root', children }).trim() === '') return result;
  if (style.includes('font-style:italic')) result = [createElement('em', {}, result)];
  if (/font-weight:(?:bold|[6-9]00)/.test(style)) result = [createElement('strong', {}, result)];
  return result;
}

/** Makes the caption of a figure with one picture its title, if it is plain text. */
function addCaption(figure: Element): void {
  const [picture, ...others] = listElements(figure, ['img']);
  const [caption] = listElements(figure, ['figcaption']);
  if (!picture || others.length > 0 || !caption || listElements(caption, ['a', 'p']).length > 1)
    return;
  if (listElements(caption, ['a']).length > 0) return;
  const text = readText(caption).replace(/\s+/g, ' ').trim();
  if (text !== '') picture.properties.title = text;
  caption.children = [];
}

/** Recognizes a table that only places other content: with a table in it, or one cell a row. */
function isLayout(table: Element): boolean {
  const rows = listElements(table, ['tr']);
  return (
    table.properties.role === 'presentation' ||
    listElements(table, ['table']).length > 0 ||
    rows.every((row) => listElements(row, ['td', 'th']).length < 2)
  );
}

function isPictureLink(link: Element): boolean {
  const isPicture = listElements(link, ['img']).length > 0 && readText(link).trim() === '';
  const href = link.properties.href ?? '';
  return (
    isPicture && (href === '' || /\.(?:avif|gif|jpe?g|png|webp)(?:$|\?)|attachment_id=/i.test(href))
  );
}
