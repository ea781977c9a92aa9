import type { Element, Nodes, Parents, Root } from 'hast';
import { createElement } from '../markdown/images.ts';
import { decodePercent } from '../markdown/links.ts';
import { walk } from '../markdown/walk.ts';

/** Blocks that can hold a note. */
const NOTE_BLOCKS = new Set(['li', 'p', 'div', 'dd']);

/**
 * Finds notes: a link to a place whose block links back to it. Replaces the links by marks, and returns the notes, which it
 * removes from the tree.
 */
export function findFootnotes(tree: Root): Element[] {
  const { parents, places, links } = readLinks(tree);
  const ancestors = (node: Nodes): Nodes[] => {
    const parent = parents.get(node);
    return [node, ...(parent ? ancestors(parent) : [])];
  };
  const targetOf = ({ properties }: Element) => places.get(decodeFragment(properties.href));
  const labels = new Map<Nodes, string>();
  const notes: Element[] = [];
  const used = new Set<Element>();
  for (const link of links) {
    const target = targetOf(link);
    if (target === undefined || used.has(link)) continue;
    const block = ancestors(target).find(isNoteBlock) as Element | undefined;
    if (block === undefined || ancestors(link).includes(block)) continue;
    const around = ancestors(link).slice(0, 3);
    const inBlock = links.filter((other) => ancestors(other).includes(block));
    const isBack = (place: Element | undefined) =>
      place !== undefined && (around.includes(place) || ancestors(place).includes(link));
    if (!labels.has(block)) {
      if (!inBlock.some((other) => isBack(targetOf(other)))) continue;
      labels.set(block, String(labels.size + 1));
      for (const back of inBlock) {
        used.add(back);
        remove(back, parents);
      }
      remove(block, parents);
      const children = block.tagName === 'p' ? [block] : block.children;
      notes.push(createElement('note-text', { label: labels.get(block) }, children));
    }
    const parent = parents.get(link);
    const isOnly =
      parent?.type === 'element' && parent.tagName === 'sup' && parent.children.length === 1;
    const mark = createElement('note-mark', { label: labels.get(block) });
    Object.assign(isOnly ? parent : link, mark);
  }
  return notes;
}

/** Reads the links within a text, and their targets. */
function readLinks(tree: Root) {
  const parents = new Map<Nodes, Parents>();
  const places = new Map<string, Element>();
  const links: Element[] = [];
  walk<Nodes>(tree, {
    enter(node) {
      if ('children' in node) for (const child of node.children) parents.set(child, node);
      if (node.type !== 'element') return;
      const { id, name, href } = node.properties;
      for (const key of [id, node.tagName === 'a' ? name : undefined]) {
        if (typeof key === 'string') places.set(key, node);
      }
      if (node.tagName === 'a' && String(href).startsWith('#')) links.push(node);
    },
  });
  return { parents, places, links };
}

function isNoteBlock(node: Nodes): boolean {
  return node.type === 'element' && NOTE_BLOCKS.has(node.tagName);
}

/** Removes an element, and a `sup` that held nothing else. */
function remove(node: Element, parents: ReadonlyMap<Nodes, Parents>): void {
  const parent = parents.get(node);
  if (parent === undefined) return;
  parent.children = parent.children.filter((child) => child !== node);
  if (parent.type === 'element' && parent.tagName === 'sup' && parent.children.length === 0)
    remove(parent, parents);
}

function decodeFragment(href: unknown): string {
  const fragment = String(href).slice(1);
  return decodePercent(fragment) ?? fragment;
}
