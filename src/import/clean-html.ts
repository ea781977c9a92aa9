import type { Element as HastElement, Parents } from 'hast';
import { parseHTML } from 'linkedom';
import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import { unified } from 'unified';
import { takeFootnotes } from './footnotes.ts';

/** Elements that are no text of an article. */
const UNREAD =
  'script, style, template, noscript, nav, form, button, input, select, textarea, svg, canvas, link, meta, title, head, object, aside, menu, dialog, [hidden], .sr-only, .screen-reader-text, .sharedaddy, .jp-relatedposts, [style*="display:none"], [style*="mso-hide:all"], [style*="visibility:hidden"], img:is([width="0"], [width="1"], [height="0"], [height="1"])';
const BLOCKS = 'p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, pre, section, table';
/** Blocks, and other elements whose words don't belong to those beside them. */
const SEPARATE = `${BLOCKS}, td, th, tr, dl, dd, dt, figure, figcaption, caption, address, article, center, details, summary, fieldset, footer, header, hr, main, marquee, br:not(pre br)`;
/** Elements that Markdown of this site writes as bare tags. */
const BARE_TAGS = ['sub', 'sup', 'kbd', 'bdi'];

/** The part of the state of hast-util-to-mdast that handlers need. */
interface State {
  all: (parent: Parents) => Nodes[];
  toFlow: (nodes: Nodes[]) => RootContent[];
}
type Handler = (state: State, node: HastElement) => Nodes | Nodes[];

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
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark, {
    handlers: handlers as Options['handlers'] & {},
    nodeHandlers: { comment: () => [] },
  })
  .freeze();

/** Converts the HTML of a text to a tree of Markdown, without what isn't its text. Also returns its words. */
export function cleanHtml(html: string): { body: Root; words: string } {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const { body } = document;
  body.innerHTML = html;
  for (const element of body.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? '';
    element.setAttribute('style', style.replace(/\s/g, '').toLowerCase());
  }
  for (const element of body.querySelectorAll(UNREAD)) element.remove();
  makeWordLists(body);
  simplifyPictures(body);
  linkFrames(body);
  body.append(...takeFootnotes(body));
  for (const element of body.querySelectorAll(SEPARATE)) {
    element.before('\n');
    element.after('\n');
  }
  const words = body.textContent;
  simplifyEmphasis(body);
  moveSpaces(body);
  moveCaptions(body);
  // Inner tables come first.
  for (const table of [...body.querySelectorAll('table')].reverse()) simplifyTable(table);
  return { body: converter.runSync(converter.parse(body.innerHTML)), words };
}

/** Makes lists of the paragraphs that Word marks as entries, with their levels. */
function makeWordLists(body: Element): void {
  for (const entry of body.querySelectorAll('p[style*="mso-list:l"]')) {
    const mark = entry.querySelector('[style*="mso-list:ignore"]');
    const name = /^\W*\w{1,4}[.)]/.test(mark?.textContent ?? '') ? 'ol' : 'ul';
    mark?.remove();
    const create = () => {
      const list = wrap(name, [], body.ownerDocument);
      list.className = 'word-list';
      return list;
    };
    let list = entry.previousElementSibling;
    if (!list?.matches('.word-list')) entry.before((list = create()));
    const [, level] = /level(\d)/.exec(entry.getAttribute('style') ?? '') ?? [];
    for (let depth = 1; depth < Number(level) && list.lastElementChild; depth += 1) {
      const above: Element = list.lastElementChild;
      if (above.querySelector('.word-list') === null) above.append(create());
      list = above.querySelector('.word-list') ?? list;
    }
    list.append(wrap('li', entry.childNodes, body.ownerDocument));
    entry.remove();
  }
}

/** Shows pictures that load later, and writes pictures of letters as letters. */
function simplifyPictures(body: Element): void {
  for (const picture of body.querySelectorAll('img')) {
    const [alt, src] = [picture.getAttribute('alt') ?? '', picture.getAttribute('src') ?? ''];
    const later = ['data-src', 'data-lazy-src', 'data-original']
      .map((name) => picture.getAttribute(name))
      .find(Boolean);
    if (picture.matches('.emoji, .wp-smiley') && alt !== '') picture.replaceWith(alt);
    else if (later && /^$|^data:image\/(?:gif|svg)/.test(src)) picture.setAttribute('src', later);
    else if (src === '') picture.remove();
  }
  // A picture that leads to its larger self, or the target of a link.
  for (const link of body.querySelectorAll('a:has(img)')) {
    const href = link.getAttribute('href') ?? '';
    const isLarger = /^$|\.(?:avif|gif|jpe?g|png|webp)(?:$|\?)|attachment_id=/i.test(href);
    if (isLarger && link.textContent.trim() === '') unwrap(link);
  }
}

/** Links what a page of another site shows in a frame. */
function linkFrames(body: Element): void {
  for (const frame of body.querySelectorAll('iframe, embed')) {
    const src = (frame.getAttribute('src') ?? '').replace(/^\/\//, 'https://');
    const title = frame.getAttribute('title') ?? src;
    if (!/^https?:/.test(src)) frame.remove();
    else {
      const link = wrap('a', [title], frame.ownerDocument);
      link.setAttribute('href', src);
      frame.replaceWith(wrap('p', [link], frame.ownerDocument));
    }
  }
}

/** Reads emphasis from styles, as word processors write it, and drops what Google Docs wraps whole texts in. */
function simplifyEmphasis(body: Element): void {
  for (const element of body.querySelectorAll('b, strong, i, em')) {
    const isNormal = element.matches('[style*="font-weight:normal"], [style*="font-weight:400"]');
    if (isNormal || element.querySelector(BLOCKS) !== null) unwrap(element);
  }
  for (const span of body.querySelectorAll('span[style]')) {
    const style = span.getAttribute('style') ?? '';
    if (span.textContent.trim() === '') continue;
    const document = span.ownerDocument;
    if (style.includes('font-style:italic')) span.append(wrap('em', span.childNodes, document));
    if (/font-weight:(?:bold|[6-9]00)/.test(style))
      span.append(wrap('strong', span.childNodes, document));
  }
}

/** Moves spaces out of emphasis, which can't begin or end with one in Markdown. */
function moveSpaces(body: Element): void {
  for (const element of body.querySelectorAll('b, strong, i, em, del, s')) {
    const { firstChild: first, lastChild: last } = element;
    for (const [node, space] of [
      [first, /^[ \t\n]+/],
      [last, /[ \t\n]+$/],
    ] as const) {
      const text = node?.nodeType === element.TEXT_NODE ? (node.textContent ?? '') : '';
      if (node === null || !space.test(text)) continue;
      node.textContent = text.replace(space, '');
      if (space.source.startsWith('^')) element.before(' ');
      else element.after(' ');
    }
  }
}

/** Makes the caption of a figure with one picture its title, if it is plain text. */
function moveCaptions(body: Element): void {
  for (const figure of body.querySelectorAll('figure:has(img)')) {
    const [picture, ...others] = figure.querySelectorAll('img');
    const caption = figure.querySelector('figcaption');
    if (!picture || !caption || others.length > 0) continue;
    if (caption.querySelector('a, p + p') !== null) continue;
    const text = caption.textContent.replace(/\s+/g, ' ').trim();
    if (text !== '') picture.setAttribute('title', text);
    caption.remove();
  }
}

/** Puts the caption before a table, and keeps only the content of one that places other content. */
function simplifyTable(table: Element): void {
  const document = table.ownerDocument;
  const list = (selector: string) =>
    [...table.querySelectorAll(selector)].filter((one) => one.closest('table') === table);
  for (const caption of list('caption')) {
    table.before(wrap('p', caption.childNodes, document));
    caption.remove();
  }
  const rows = list('tr');
  const isLayout =
    table.matches('[role=presentation], :has(table)') ||
    rows.every((row) => row.querySelectorAll('td, th').length < 2);
  if (isLayout) {
    table.replaceWith(...list('td, th').map((cell) => wrap('div', cell.childNodes, document)));
    return;
  }
  // Tables of Markdown have a header, and each cell is one line.
  const header = table.querySelector('th') === null ? rows[0] : undefined;
  for (const cell of header?.querySelectorAll('td') ?? []) {
    cell.replaceWith(wrap('th', cell.childNodes, document));
  }
  for (const cell of list('td, th')) {
    for (const block of cell.querySelectorAll(BLOCKS)) {
      block.before(document.createElement('br'));
      block.after(document.createElement('br'));
      unwrap(block);
    }
    const lines = cell.innerHTML.replace(/(?:\s*<br>\s*)+/g, '<br>');
    cell.innerHTML = lines.replace(/^<br>|<br>$/g, '');
  }
}

function wrap(name: string, nodes: Iterable<Node | string>, document: Document): Element {
  const element = document.createElement(name);
  element.append(...nodes);
  return element;
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
