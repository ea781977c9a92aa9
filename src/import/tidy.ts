import type { Link, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { toString } from 'mdast-util-to-string';
import { findCreditLines } from '../article/credit-lines.ts';
import { describeMail } from '../check/rules/mail.ts';
import { cleanAddress } from '../check/rules/tracking.ts';
import { normalizePhrase } from '../content/stand-ins.ts';
import { checkInnerLink } from '../markdown/body-diagnostics.ts';
import { createHeadingFinder } from '../markdown/headings.ts';
import { listNodes, walk } from '../markdown/walk.ts';
import type { Item } from './item.ts';
import { isVisible, readWords, trimEdges } from './tree.ts';
import { toLine } from './values.ts';

/** Matches an address without the marks of the sentence around it. */
const ADDRESS = /https?:\/\/[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?)\]،؛؟]/gu;

/** Puts a body in order that another program wrote: empty blocks, line breaks for paragraphs, addresses without links. */
export function tidyBody(body: Root): void {
  const link = (url: string): Link => ({
    type: 'link',
    url,
    children: [{ type: 'text', value: url }],
  });
  findAndReplace(body, [ADDRESS, link], { ignore: 'link' });
  walk<Nodes>(body, {
    leave(node) {
      if (node.type === 'paragraph') return splitParagraph(node);
      if (node.type === 'text' || node.type === 'html' || !('children' in node)) return undefined;
      const isKept =
        node.type.startsWith('table') || node.type === 'footnoteDefinition' || isVisible(node);
      return isKept ? undefined : [];
    },
  });
}

/** Removes blocks without content, and lines at the start and end that separate nothing. */
export function removeEmpty(body: Root): void {
  const isLine = (node: RootContent | undefined) => node?.type === 'thematicBreak';
  const children = body.children.filter(isVisible);
  const isNote = ({ type }: RootContent) => type === 'footnoteDefinition' || type === 'definition';
  while (isLine(children[0])) children.shift();
  for (let last; isLine(children[(last = children.findLastIndex((node) => !isNote(node)))]);) {
    children.splice(last, 1);
  }
  if (children.length < body.children.length) body.children = children;
}

/** Makes second-level headings of the most important ones: the headline is the first. */
export function shiftHeadings(body: Root): void {
  const headings = listNodes(body, 'heading');
  const shift = 2 - Math.min(2, ...headings.map(({ depth }) => depth));
  for (const heading of headings) {
    heading.depth = Math.min(6, heading.depth + shift) as typeof heading.depth;
  }
}

/** Splits a paragraph at two line breaks in a row, which stand for a new one, and trims it. */
function splitParagraph({ children }: Paragraph): Paragraph[] {
  const isBlank = (node: PhrasingContent) => node.type === 'text' && node.value.trim() === '';
  const isBreak = (index: number) => children[index]?.type === 'break';
  children = children.filter((node, index) => !(isBlank(node) && isBreak(index - 1)));
  const parts: PhrasingContent[][] = [[]];
  for (const [index, child] of children.entries()) {
    if (isBreak(index) && isBreak(index + 1)) parts.push([]);
    else parts.at(-1)?.push(child);
  }
  for (const part of parts) trimEdges(part);
  return parts
    .filter((part) => part.some(isVisible))
    .map((part) => ({ type: 'paragraph', children: part }));
}

/** Takes the headline from the start of the text, or removes it there if the fields have it. */
export function takeHeadline({ body, values }: Item): void {
  const [first] = body.children;
  if (first?.type !== 'heading' && first?.type !== 'paragraph') return;
  const words = toString(first).replace(/\s+/g, ' ').trim();
  const title = toLine(values['title']);
  const depths = listNodes(body, 'heading').map(({ depth }) => depth);
  const isTitle =
    title === undefined
      ? first.type === 'heading' && first.depth === Math.min(...depths)
      : normalizePhrase(words) === normalizePhrase(title);
  if (!isTitle || words === '') return;
  values['title'] ??= words;
  body.children.shift();
}

/** Removes the head and the signature of a mail, but no credits. Returns their words. */
export function removeMail({ body }: Item): string[] {
  const { children } = body;
  const sources = children.map((block) => readWords(block).trim());
  const kinds = children.map((block, index) =>
    describeMail(block, sources[index] ?? '', index >= children.length - 4),
  );
  const head = kinds.lastIndexOf('the head of a mail', 2) + 1;
  const signature = kinds.findIndex(
    (kind, index) => index >= head && kind === "a mail's signature",
  );
  const isKept = (_: unknown, index: number) =>
    (index >= head && (signature === -1 || index < signature)) ||
    (index > signature && findCreditLines(sources[index] ?? '').length > 0);
  body.children = children.filter(isKept);
  return sources.filter((_, index) => !isKept(_, index)).map((words) => words.replace(/\s+/g, ' '));
}

/**
 * Cleans the addresses of links: removes trackers, completes relative ones, and keeps only the words of links that lead
 * nowhere.
 * @param hasFile whether an article of this file name exists beside the text
 */
export function cleanLinks(item: Item, hasFile: (name: string) => boolean): void {
  const dead = new Set<string>();
  const findHeading = createHeadingFinder(listNodes(item.body, 'heading'));
  const clean = (url: string): string | undefined => {
    if (url.startsWith('#')) return checkInnerLink(url, findHeading) ? undefined : url;
    const [file = '', extension] = /^[\w-]+(\.md)(?=#|$)/.exec(url) ?? [];
    if (extension !== undefined && hasFile(file)) return url;
    const isWhole = /^[a-z][a-z\d+.-]*:/i.test(url);
    const whole = isWhole ? url : (URL.parse(url, item.base)?.href ?? '');
    const plain = cleanAddress(whole) ?? whole;
    const isSafe = /^(?:https?:\/\/[^\s/]|mailto:\S+@|tel:\S)/i.test(plain);
    return isSafe && URL.canParse(plain) ? plain : undefined;
  };
  walk<Nodes>(item.body, {
    leave(node) {
      if (node.type !== 'definition' && node.type !== 'link') return undefined;
      const url = clean(node.url);
      if (node.type === 'definition') {
        node.url = url ?? node.url;
        return undefined;
      }
      if (url !== undefined) return replaceLink(node, url);
      if (node.url !== '' && !node.url.startsWith('#')) dead.add(node.url);
      return node.children;
    },
  });
  if (dead.size === 0) return;
  const addresses = [...dead].slice(0, 10).join(' ');
  item.notes.push(`links that led nowhere are only words now: ${addresses}`);
}

function replaceLink(link: Link, url: string): Nodes[] | undefined {
  const words = toString(link);
  if (!isVisible(link)) return [];
  // The words of a bare address are the address.
  if (words === link.url && url !== link.url) link.children = [{ type: 'text', value: url }];
  link.url = url;
  return undefined;
}
