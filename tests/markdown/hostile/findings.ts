import type { Element, Nodes } from 'hast';
import type { Definition, Image, Nodes as MarkdownNodes } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { htmlToHast } from 'satteri';
import { unified } from 'unified';

// Checks rendered HTML independently of src: with html5ever's parser, a separate list of allowed elements, and remark-parse
// instead of satteri.

/** The direction of passages that run against the page. */
const dir = /^rtl$/;
const heading = { id: /^a-./, className: /^content$/, dir };

/** The allowed elements, and patterns of their attributes' values. */
const allowed: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  a: {
    href: /^/, // checked by `harmOfLink`
    title: /^/,
    id: /^a-fnref-\d+(-\d+)?$/,
    rel: /^noopener,noreferrer$/,
    dataFootnoteRef: /^$/,
    dataFootnoteBackref: /^$/,
    ariaDescribedBy: /^a-footnote-label$/,
    ariaLabel: /^Back to note \d+(-\d+)?$/,
    dir: /^ltr$/,
    dataAlone: /^$/,
  },
  bdi: { dir },
  blockquote: { dir },
  br: {},
  code: {},
  del: {},
  div: { role: /^group$/, tabIndex: /^0$/, ariaLabel: /^Table$/ },
  em: {},
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  hr: {},
  kbd: {},
  li: { id: /^a-fn-\d+$/ },
  ol: { start: /^\d{1,9}$/, dir },
  p: { dir },
  pre: {},
  section: { dataFootnotes: /^$/ },
  strong: {},
  sub: {},
  sup: {},
  table: { dir },
  tbody: {},
  td: { dataAlign: /^(left|center|right)$/ },
  th: { dataAlign: /^(left|center|right)$/, scope: /^col$/ },
  thead: {},
  tr: {},
  ul: { dir },
};

const page = 'https://dragoman.example/en/articles/an-article/';

/**
 * Lists everything in HTML that could run, load, forge or break something.
 * @param html an English article rendered without images
 */
export function findHarm(html: string): string[] {
  const found: string[] = [];
  const before = '<main><article><div id="body"><p id="credit">Credit</p>';
  const after = '<p id="notice">Notice</p></div></article></main>';
  const [main, ...afterMain] = childrenOf(htmlToHast(before + html + after, { fragment: true }));
  const [article, ...afterArticle] = childrenOf(main);
  const [body, ...afterBody] = childrenOf(article);
  const parts = childrenOf(body);
  if (afterMain.length + afterArticle.length + afterBody.length > 0)
    found.push('broke out of the article');
  if (textOf(parts.at(0)) !== 'Credit' || idOf(parts.at(0)) !== 'credit') found.push('credit');
  if (textOf(parts.at(-1)) !== 'Notice' || idOf(parts.at(-1)) !== 'notice') found.push('notice');

  const ids = new Set<string>();
  const described: string[] = [];
  const judge = (node: Nodes, inLink: boolean): void => {
    if (node.type !== 'element') {
      if (node.type !== 'text') found.push(`a ${node.type}`);
      return;
    }
    found.push(...findHarmOfElement(node));
    const id = idOf(node);
    if (id !== undefined) {
      if (ids.has(id)) found.push(`id ${id} twice`);
      ids.add(id);
    }
    described.push(...[node.properties.ariaDescribedBy ?? []].flat().map(String));
    if (node.tagName === 'a') {
      if (inLink) found.push('a link in a link');
      found.push(...findHarmOfLink(node));
    }
    for (const child of node.children) judge(child, inLink || node.tagName === 'a');
  };
  for (const part of parts.slice(1, -1)) judge(part, false);
  for (const id of described)
    if (!ids.has(id)) found.push(`described by ${id}, which doesn't exist`);
  if (!isStable(html)) found.push('changes when it is parsed and serialized');
  return found;
}

function findHarmOfElement({ tagName, properties }: Element): string[] {
  if (!Object.hasOwn(allowed, tagName)) return [`<${tagName}>`];
  const attributes = allowed[tagName] ?? {};
  return Object.entries(properties)
    .filter(([name, value]) => {
      const pattern = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      return pattern?.test(String(value === true ? '' : value)) !== true;
    })
    .map(([name, value]) => `<${tagName} ${name}=${JSON.stringify(value)}>`);
}

function findHarmOfLink({ properties }: Element): string[] {
  const href = properties.href;
  if (typeof href !== 'string') return ['a link without an address'];
  const url = URL.parse(href, page);
  // In a page saved as a file, `https:host` is another host instead of a path.
  const saved = URL.parse(href, 'file:///page.html');
  if (url === null || saved === null) return [`an invalid address: ${href}`];
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol))
    return [`the scheme of ${href}`];
  if (href.startsWith('#')) return /^#(a-.*)?$/s.test(href) ? [] : [`an id of the page: ${href}`];
  const hosts = [url.host, saved.protocol.startsWith('http') ? saved.host : url.host];
  const away = /^https?:$/.test(url.protocol) && hosts.some((host) => host !== 'dragoman.example');
  return away === (properties.rel !== undefined) ? [] : [`rel of ${href}`];
}

const writer = unified().use(rehypeStringify).freeze();

/** Detects HTML that changes when it is parsed and serialized, which could make text active (mutation XSS). */
function isStable(html: string): boolean {
  const tree = htmlToHast(html, { fragment: true });
  return tree.type === 'root' && normalizeHtml(writer.stringify(tree)) === normalizeHtml(html);
}

/** Normalizes empty attributes and line ends. */
function normalizeHtml(html: string): string {
  return html.replaceAll(/ (data-footnote[a-z-]*)=""/g, ' $1').replaceAll(/\r\n?/g, '\n');
}

const reader = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Returns the text that a reader should see, without white space: the text of remark's tree, then the footnotes in the
 * order of their references. If `shownText` is equal, nothing is lost, doubled, moved or invented.
 */
export function expectedText(body: string): string {
  const tree = reader.parse(body);
  const notes = new Map<string, MarkdownNodes>();
  const order = new Set<string>();
  const definitions = new Map<string, Definition>();
  const collect = (node: MarkdownNodes): void => {
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) {
      notes.set(node.identifier, node);
    }
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
    if ('children' in node) node.children.forEach(collect);
  };
  collect(tree);
  const read = (node: MarkdownNodes): string => {
    switch (node.type) {
      case 'footnoteDefinition':
      case 'definition':
        return '';
      case 'footnoteReference':
        order.add(node.identifier);
        return '';
      case 'image':
        return readImage(node, node);
      case 'imageReference':
        return readImage(node, definitions.get(node.identifier));
      default: {
        if ('value' in node) return node.value;
        const text = 'children' in node ? node.children.map(read).join('') : '';
        const isAway = node.type === 'link' && /^https?:\/\//i.test(node.url);
        // A link without words shows its address.
        return isAway && withoutMarks(text) === '' ? node.url : text;
      }
    }
  };
  let text = read(tree);
  for (const name of order) {
    const note = notes.get(name);
    if (note && 'children' in note) text += note.children.map(read).join('');
  }
  return withoutMarks(text);
}

/** Returns the words of an image. One on another host is a link with its words or file name, and the host. */
function readImage({ alt }: Pick<Image, 'alt'>, target: Partial<Image | Definition> = {}) {
  const { url = '', title } = target;
  const away = /^(?:https?:)?\/\//i.test(url) ? URL.parse(url, 'https://x/') : null;
  const file = away?.pathname.split('/').at(-1) ?? '';
  const words = [alt, file, away?.host].find((text) => text) ?? '';
  const caption = /[^\p{Cc}\uFEFF\uFFFD-\uFFFF]/u.test(title ?? '') ? `(${title})` : '';
  return `${words}${away ? `(${away.host})` : ''}${caption}`;
}

/** Returns the text of HTML without the numbers, arrows and heading of footnotes. */
export function shownText(html: string): string {
  return withoutMarks(textOf(htmlToHast(html, { fragment: true })));
}

/** Removes white space, paired tags and the characters of tasks. */
function withoutMarks(text: string): string {
  return (
    text
      // Invisible and damaged characters are removed.
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\uFFFD-\uFFFF\u2800]/gu, '')
      .replaceAll(/<\/?(?:bdi|kbd|sub|sup)>|<br ?\/?>|[☐☑]/g, '')
      .replaceAll(/\s/g, '')
  );
}

function textOf(node: Nodes | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'element') {
    const { dataFootnoteRef, dataFootnoteBackref, id } = node.properties;
    if (id === 'a-footnote-label' || (dataFootnoteRef ?? dataFootnoteBackref) !== undefined) {
      return '';
    }
  }
  return node.children.map(textOf).join('');
}

function childrenOf(node: Nodes | undefined): Nodes[] {
  return node !== undefined && 'children' in node ? node.children : [];
}

function idOf(node: Nodes | undefined): string | undefined {
  return node?.type === 'element' ? node.properties.id : undefined;
}
