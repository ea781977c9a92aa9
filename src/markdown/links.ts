import type { Element, ElementContent, Nodes, Root as Hast } from 'hast';
import type { Root as Mdast } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { isVisible } from '../article/plain-text.ts';
import { slug } from '../language/slug.ts';
import type { VFile } from 'vfile';
import { absolute, elsewhereRel, leadsElsewhere, resolved } from '../routes.ts';
import { idPrefix } from './sanitize-schema.ts';

/**
 * A remark plugin that takes links out of links, which HTML can't say and browsers tear apart:
 * a note's number moves behind the link, an address within a link's text is text. Schemes become
 * lower case, as the sanitizer compares them.
 */
export function separateLinks() {
  return (tree: Mdast): void => {
    visit(tree, (link, index, parent) => {
      if (link.type === 'link' || link.type === 'definition') {
        link.url = link.url.replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase());
      }
      if (link.type !== 'link' && link.type !== 'linkReference') return undefined;
      if (parent === undefined || index === undefined) return undefined;
      const notes: Mdast['children'] = [];
      visit(link, (node, position, within) => {
        if (node === link || within === undefined || position === undefined) return undefined;
        if (node.type === 'footnoteReference') {
          notes.push(node);
          within.children.splice(position, 1);
          return [SKIP, position];
        }
        if (node.type === 'link' || node.type === 'linkReference') {
          within.children.splice(position, 1, ...node.children);
          return [SKIP, position];
        }
        return undefined;
      });
      parent.children.splice(index + 1, 0, ...notes);
      return [SKIP, index + 1 + notes.length];
    });
  };
}

declare module 'vfile' {
  interface DataMap {
    /** Of the page that the text stands on, root-relative. */
    address: string;
  }
}

/**
 * A rehype plugin, run on the sanitized tree. A link to another host tells it nothing of the page
 * it was on; `#…` follows the prefix that the sanitizer put on the article's ids; a link without an
 * address (its scheme was refused, or no address can be read from it) keeps its text alone; a link
 * without content, which can be neither seen nor heard, goes.
 */
export function hardenLinks() {
  return (tree: Hast, file: VFile): void => {
    const links: Element[] = [];
    const ids = new Set<string>();
    visit(tree, 'element', (element, index, parent) => {
      if (typeof element.properties.id === 'string') ids.add(element.properties.id);
      if (element.tagName !== 'a') return undefined;
      const { href } = element.properties;
      if (typeof href !== 'string' || resolved(href) === null || isEmpty(element)) {
        parent?.children.splice(index ?? 0, 1, ...element.children);
        return [SKIP, index ?? 0];
      }
      links.push(element);
      // A finger needs more room for a link that no sentence surrounds.
      if (
        parent?.type === 'element' &&
        ['p', 'li', 'th', 'td'].includes(parent.tagName) &&
        parent.children.every((child) => child === element || isBlank(child))
      ) {
        element.properties.dataAlone = '';
      }
      return undefined;
    });
    for (const link of links) {
      const { properties } = link;
      const href = String(properties.href);
      if (href.startsWith('#')) properties.href = `#${target(href.slice(1), ids)}`;
      else if (leadsElsewhere(href)) properties.rel = elsewhereRel;
      else properties.href = rooted(href, file.data.address);
      // An address reads from left to right, slashes included, and needs no spelling out.
      if (isAddressItself(toString(link), href)) properties.dir = 'ltr';
    }
  };
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

function isBlank(node: Nodes): boolean {
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
