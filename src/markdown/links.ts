import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import type { Link, Nodes, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { absolute, externalRel, isExternal, resolveHref } from '../routes.ts';
import { divideRemovedWords } from './reader-view.ts';
import { ID_PREFIX } from './sanitize-schema.ts';
import { walk } from './walk.ts';

/** Lowercases the scheme of a URL, because the sanitizer is case-sensitive. */
export function lowercaseScheme(link: Link): void {
  link.url = link.url.replace(/^[a-z][a-z\d+.-]*:/i, (scheme) => scheme.toLowerCase());
}

/**
 * Removes nested links, which HTML forbids: unwraps links in link text and moves footnote references after the link.
 * @returns the link and the references, or undefined if there are none
 */
export function unnestLinks(link: Link): PhrasingContent[] | undefined {
  const references: PhrasingContent[] = [];
  walk<Nodes>(link, {
    leave(node) {
      if (node.type === 'footnoteReference') {
        references.push(node);
        return [];
      }
      return node.type === 'link' ? node.children : undefined;
    },
  });
  return references.length > 0 ? [link, ...references] : undefined;
}

/** Finds the address of the article to which a link leads. Returns `null` if it isn't published, nothing for other links. */
export type FindArticle = (href: string) => string | null | undefined;

/** Replaces links to articles by their addresses. The words of links to articles that aren't published stay. */
export function linkArticles(tree: Root, findArticle: FindArticle): void {
  walk<Nodes>(tree, {
    leave(node) {
      if (node.type !== 'link') return undefined;
      const address = findArticle(node.url);
      if (address === null) return node.children;
      node.url = address ?? node.url;
      return undefined;
    },
  });
}

/** Detects links that the sanitizer left without a valid address, and links without content. */
export function hasTargetAndContent({ properties: { href }, children }: Element): boolean {
  return typeof href === 'string' && resolveHref(href) !== null && !children.every(isEmpty);
}

/**
 * Adds `rel` to external links and makes other addresses root-relative.
 * @param address the root-relative address of the article's page
 */
export function hardenLink(link: Element, parent: HastNodes, address: string | undefined): void {
  const { properties } = link;
  const href = String(properties.href);
  // Gets a larger tap target.
  if (
    parent.type === 'element' &&
    ['p', 'li', 'th', 'td'].includes(parent.tagName) &&
    parent.children.every((child) => child === link || isBlank(child))
  ) {
    properties.dataAlone = '';
  }
  if (!href.startsWith('#')) {
    if (isExternal(href)) properties.rel = externalRel;
    else properties.href = resolveRelative(href, address);
  }
  // Keeps the slashes in place in right-to-left text.
  if (isOwnAddress(toString(link), href)) properties.dir = 'ltr';
}

/** Adjusts a fragment to the prefix that the sanitizer added to ids. */
export function resolveFragment({ properties }: Element, ids: ReadonlySet<string>): void {
  const href = String(properties.href);
  if (href.startsWith('#')) properties.href = `#${findFragmentId(href.slice(1), ids)}`;
}

/** Makes a path such as `../other/` root-relative. */
function resolveRelative(href: string, address: string | undefined): string {
  if (address === undefined || /^([a-z][a-z\d+.-]*:|\/)/i.test(href)) return href;
  const { pathname, search, hash } = new URL(href, absolute(address));
  return pathname + search + hash;
}

/** Detects links whose text is their address, with or without the scheme. */
function isOwnAddress(text: string, href: string): boolean {
  const address = URL.parse(href)?.href;
  return (
    address !== undefined &&
    ['', 'http://', 'https://', 'mailto:'].some(
      (scheme) => URL.parse(scheme + text.trim())?.href === address,
    )
  );
}

export function isBlank(node: HastNodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function isEmpty(node: ElementContent): boolean {
  if (node.type === 'text') return !hasVisibleCharacter(node.value);
  return node.type !== 'element' || (node.tagName !== 'img' && node.children.every(isEmpty));
}

/** Finds the id for a fragment, which may be copied from the address bar. */
function findFragmentId(fragment: string, ids: ReadonlySet<string>): string {
  const prefixed = divideRemovedWords(ID_PREFIX + fragment);
  const isCopied = fragment === '' || (fragment.startsWith(ID_PREFIX) && !ids.has(prefixed));
  if (isCopied) return divideRemovedWords(fragment);
  return ids.has(prefixed) || !/^top$/i.test(fragment) ? prefixed : '';
}

/** Decodes `%…` in an address; returns undefined if it is malformed. */
export function decodePercent(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}
