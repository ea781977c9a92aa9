import type { Image, Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter, stripForbiddenCharacters } from '../article/plain-text.ts';
import { decodePercent } from './links.ts';
import { removeMarkers } from './markers.ts';
import { hasDescendant, walk } from './walk.ts';

/** Types of nodes that are nothing without their content. */
const CONTENT_TYPES: readonly Nodes['type'][] = [
  ...(['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'paragraph'] as const),
];

/** Matches what may need a repair, besides markers and invisible characters. */
const REPAIRABLE = /!\[|\[\s*\]|<a\s|:\/\/|www\./i;

/** Letters and punctuation of scripts that put no spaces between words. */
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u3001-\u303F\uFF01-\uFF65]`;
/** Matches a line end that readers would see as a space. */
const LINE_END = new RegExp(`(?<=${UNSPACED})\\n(?=${UNSPACED})`, 'gu');

declare module 'mdast' {
  interface LinkData {
    /** Set if the link stands for a picture on another host. */
    isPicture?: true;
  }
}

/**
 * Repairs a tree: removes markers, invisible characters and empty anchors, ends bare addresses before punctuation, and
 * turns pictures on other hosts into links.
 * The source can't be stripped: characters can be entities, and without them other words would be markup, such as a line
 * `--\u2066-`.
 * @param body the source of the tree, without markers
 */
export function repairTree(tree: Root, body: string, added: readonly number[]): void {
  const isMarked = added.length > 0;
  const hasInvisible = body.includes('&#') || stripForbiddenCharacters(body) !== body;
  const hasLineEnd = new RegExp(LINE_END, 'u').test(body);
  if (!isMarked && !hasInvisible && !hasLineEnd && !REPAIRABLE.test(body)) return;
  const written = new Set(Array.from(body.matchAll(WRITTEN_ADDRESS), ([, url]) => url));
  walk<Nodes>(tree, {
    enter(node) {
      if (isMarked) removeMarkers(node, added);
      if (hasInvisible) stripNode(node);
      if (hasLineEnd && node.type === 'text') node.value = node.value.replace(LINE_END, '');
    },
    leave(node) {
      if (node.type === 'image') return linkPicture(node);
      if (node.type === 'link') {
        return endAddress(node, written) ?? fillLink(node) ?? separatePictures(node);
      }
      if ('children' in node) removeEmptyAnchors(node);
      return CONTENT_TYPES.includes(node.type) && isEmpty(node) ? [] : undefined;
    },
  });
}

function isEmpty(node: Nodes): boolean {
  if ('value' in node) return node.value === '';
  return !('children' in node) || node.children.every(({ type }) => type === 'break');
}

function stripNode(node: Nodes): void {
  const properties = node as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value !== 'string') continue;
    properties[key] = key === 'url' ? encodeForbidden(value) : stripForbiddenCharacters(value);
  }
}

/** Encodes forbidden characters in an address, which leads to the same place. */
function encodeForbidden(url: string): string {
  return Array.from(url, (character) =>
    stripForbiddenCharacters(character) === '' ? encodeURIComponent(character) : character,
  ).join('');
}

/** Matches an address up to punctuation outside ASCII, except hyphens and middle dots, which titles contain. */
const ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7E·‧\p{Pd}\p{Pc}[\P{P}--\s]]+/iv;
const LONG_ADDRESS = new RegExp(`^${ADDRESS.source}(?![\\0-\\x7F])\\p{P}`, 'iv');

/** Matches the addresses in `[words](address)` and `<address>`. */
const WRITTEN_ADDRESS = /(?:\]\(<?|<)([^\s<>()]+)/g;

/**
 * Ends a bare address before the first punctuation mark outside ASCII, where GFM would go on to the next space.
 * @param written the addresses that aren't bare
 */
function endAddress(link: Link, written: ReadonlySet<string | undefined>) {
  const [child] = link.children;
  if (child?.type !== 'text' || !link.url.endsWith(child.value)) return undefined;
  const isLong = LONG_ADDRESS.test(link.url) && !written.has(link.url);
  return isLong ? linkAddresses(child.value) : undefined;
}

function linkAddresses(text: string): PhrasingContent[] {
  const match = ADDRESS.exec(text);
  if (match === null) return text === '' ? [] : [toText(text)];
  const address = trimAddress(match[0]);
  const url = /^www/i.test(address) ? `http://${address}` : address;
  const end = match.index + address.length;
  return [
    ...linkAddresses(text.slice(0, match.index)),
    { type: 'link', url, children: [toText(address)] },
    ...linkAddresses(text.slice(end)),
  ];
}

/** Removes what GFM removes from the end of an address: punctuation, and parentheses that were opened before it. */
function trimAddress(address: string): string {
  const trimmed = address.replace(/[?!.,:;*_~'"]+$/, '');
  const isOpenedBefore =
    trimmed.endsWith(')') && trimmed.split(')').length > trimmed.split('(').length;
  return isOpenedBefore ? trimAddress(trimmed.slice(0, -1)) : trimmed;
}

const ANCHOR = /^<a\s+(?:name|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)\s*\/?>$/i;

/** Removes targets of links, such as `<a name="top"></a>`, which other systems write into texts. */
function removeEmptyAnchors(parent: Parents): void {
  const tags = parent.children.map((node) => (node.type === 'html' ? node.value : ''));
  const isEmptyAnchor = (index: number) => {
    const tag = tags[index] ?? '';
    return ANCHOR.test(tag) && (tag.endsWith('/>') || tags[index + 1] === '</a>');
  };
  parent.children = parent.children.filter(
    (_, index) => !isEmptyAnchor(index) && (tags[index] !== '</a>' || !isEmptyAnchor(index - 1)),
  );
}

/** Gives a link without words its address as its words, or removes it if it leads to a place in the text. */
function fillLink(link: Link): Nodes[] | undefined {
  if (hasDescendant(link, ['image']) || hasVisibleCharacter(toString(link))) {
    return undefined;
  }
  // Pages leave out other links without words. Diagnostics report them.
  if (/^https?:\/\//i.test(link.url)) link.children = [toText(link.url)];
  return /^#|^$/.test(link.url) ? [] : undefined;
}

/** Turns a picture on another host, which would learn who reads the article, into a link. */
function linkPicture({ alt, url, title, position }: Image): PhrasingContent[] | undefined {
  const isForeign = /^(?:https?:)?\/\//i.test(url);
  const address = isForeign ? URL.parse(url, 'https://base.invalid/') : null;
  if (address === null) return undefined;
  const file = address.pathname.split('/').at(-1) ?? '';
  const names = [alt ?? '', decodePercent(file) ?? file, address.host];
  const children = [names.find(hasVisibleCharacter) ?? '', ` (${address.host})`].map(toText);
  const data = { isPicture: true as const };
  const link: Link = { type: 'link', url: address.href, children, data };
  if (position) link.position = position;
  return [link, ...(title ? [toText(` (${title})`)] : [])];
}

/** Moves links to pictures behind the link around them, where their words stay, because HTML forbids nested links. */
function separatePictures(link: Link): PhrasingContent[] | undefined {
  const pictures = link.children.filter(isPictureLink);
  const [picture] = pictures;
  if (picture === undefined) return undefined;
  if (link.url === picture.url) return link.children;
  link.children = link.children.flatMap((child) =>
    isPictureLink(child) ? child.children.splice(0, 1) : child,
  );
  return [link, ...pictures.flatMap((one) => [toText(' '), one])];
}

function toText(value: string): Text {
  return { type: 'text', value };
}

/** Detects a link that stands for a picture on another host. */
export function isPictureLink(node: Nodes): node is Link {
  return node.type === 'link' && node.data?.isPicture === true;
}
