import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import type { Definition, Link, LinkReference, Nodes, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isVisible } from '../article/plain-text.ts';
import { slug } from '../language/slug.ts';
import { absolute, elsewhereRel, leadsElsewhere, resolved } from '../routes.ts';
import { idPrefix } from './sanitize-schema.ts';
import { walk } from './walk.ts';

/** Writes a scheme in lower case, as the sanitizer compares it. */
export function lowerScheme(link: Link | Definition): void {
  link.url = link.url.replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase());
}

/**
 * Takes links out of a link, which HTML can't say and browsers tear apart: a note's number moves behind the link, an address
 * within a link's text is text.
 * @returns the link and what moved behind it; nothing where nothing moved
 */
export function separateLink(link: Link | LinkReference): PhrasingContent[] | undefined {
  const notes: PhrasingContent[] = [];
  walk<Nodes>(link, {
    leave(node) {
      if (node.type === 'footnoteReference') {
        notes.push(node);
        return [];
      }
      return node.type === 'link' || node.type === 'linkReference' ? node.children : undefined;
    },
  });
  return notes.length > 0 ? [link, ...notes] : undefined;
}

/**
 * Whether a link of the sanitized tree leads somewhere. One without an address (its scheme was refused, or no address can be
 * read from it) or without content, which can be neither seen nor heard, is none.
 */
export function isLink({ properties: { href }, children }: Element): boolean {
  return typeof href === 'string' && resolved(href) !== null && !children.every(isEmpty);
}

/**
 * Hardens a link: another host is told nothing of the page that it was on, and a relative address starts from the article's.
 * @param parent of the link
 * @param address of the page that the text stands on, root-relative
 */
export function hardenLink(link: Element, parent: HastNodes, address: string | undefined): void {
  const { properties } = link;
  const href = String(properties.href);
  // A finger needs more room for a link that no sentence surrounds.
  if (
    parent.type === 'element' &&
    ['p', 'li', 'th', 'td'].includes(parent.tagName) &&
    parent.children.every((child) => child === link || isBlank(child))
  ) {
    properties.dataAlone = '';
  }
  if (!href.startsWith('#')) {
    if (leadsElsewhere(href)) properties.rel = elsewhereRel;
    else properties.href = rooted(href, address);
  }
  // An address reads from left to right, slashes included, and needs no spelling out.
  if (isAddressItself(toString(link), href)) properties.dir = 'ltr';
}

/** Has a link to a place in the article follow the prefix that the sanitizer put on the article's ids. */
export function retarget({ properties }: Element, ids: ReadonlySet<string>): void {
  const href = String(properties.href);
  if (href.startsWith('#')) properties.href = `#${target(href.slice(1), ids)}`;
}

/** A path such as `../other/` as it reads from anywhere on the site: on paper, in a feed. */
function rooted(href: string, address: string | undefined): string {
  if (address === undefined || /^([a-z][a-z\d+.-]*:|\/)/i.test(href)) return href;
  const { pathname, search, hash } = new URL(href, absolute(address));
  return pathname + search + hash;
}

/** Whether a link shows where it leads: `https://example.org`, `example.org/`, `somebody@example.org`. */
function isAddressItself(text: string, href: string): boolean {
  const address = URL.parse(href)?.href;
  return (
    address !== undefined &&
    ['', 'http://', 'https://', 'mailto:'].some(
      (scheme) => URL.parse(scheme + text.trim())?.href === address,
    )
  );
}

/** Whether a node is white space alone. */
export function isBlank(node: HastNodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function isEmpty(node: ElementContent): boolean {
  if (node.type === 'text') return !isVisible(node.value);
  return node.type !== 'element' || (node.tagName !== 'img' && node.children.every(isEmpty));
}

/** The id that a fragment means: as it stands, as a heading's words, or as copied from the address bar. */
function target(fragment: string, ids: ReadonlySet<string>): string {
  if (fragment === '') return '';
  const prefixed = idPrefix + fragment;
  if (ids.has(prefixed)) return prefixed;
  if (fragment.startsWith(idPrefix)) return fragment;
  const words = idPrefix + slug(percentDecoded(fragment) ?? fragment);
  return ids.has(words) ? words : prefixed;
}

/** An address with its `%…` read; nothing where one of them means nothing. */
export function percentDecoded(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}
