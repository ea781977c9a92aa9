import type { Nodes } from 'mdast';
import { findCreditLines } from '../article/credit-lines.ts';
import { takeBlocks } from '../markdown/edges.ts';
import { walk } from '../markdown/walk.ts';
import { applyCredit } from './apply-credit.ts';
import type { Item } from './item.ts';
import { isVisible, trimEdges } from './tree.ts';
import type { Values } from './values.ts';

/** What the opening and closing lines of a text say of its origin. */
export interface Credits {
  /** The lines that became fields, word for word. */
  taken: string[];
  /** Lines that no field can hold, or that contradict one. They stay in the text. */
  open: string[];
}

/** Moves the credits with which a text opens or closes into its fields. */
export function takeCredits(item: Item): Credits {
  const credits: Credits = { taken: [], open: [] };
  const stated = structuredClone(item.values);
  // Without the last lines, those before them are the last.
  for (let count = -1; count < credits.taken.length;) {
    count = credits.taken.length;
    const blocks = item.body.children.filter(({ type }) => type !== 'table');
    const edges = new Set([...takeBlocks(blocks), ...takeBlocks(blocks.toReversed())]);
    credits.open = [];
    for (const block of edges) {
      const isClosing = blocks.indexOf(block) >= blocks.length / 2;
      for (const part of block.type === 'list' ? block.children : [block]) {
        takeFromBlock(part, isClosing, item, stated, credits);
      }
    }
    item.body.children = item.body.children.filter(isVisible);
  }
  return credits;
}

type Range = readonly [from: number, to: number];

function takeFromBlock(
  block: Nodes,
  isClosing: boolean,
  item: Item,
  stated: Values,
  credits: Credits,
): void {
  const { text, leaves } = readLeaves(block);
  const ranges: Range[] = [];
  const statements: Range[] = [];
  for (const [words, said] of Map.groupBy(findCreditLines(text), (line) => line.words)) {
    const range = findWords(text, words);
    if (range === undefined) credits.open.push(words);
    else if (said.some(({ role }) => role === 'statement')) statements.push(range);
    else if (said.map((line) => applyCredit(line, item, stated)).every(Boolean)) {
      ranges.push(range);
      const line = text.slice(...range).trim();
      if (!credits.taken.at(-1)?.endsWith(line)) credits.taken.push(line);
    } else if (!said.every(({ role }) => role === 'cited')) credits.open.push(words);
  }
  const [first] = statements;
  if (first !== undefined) {
    // Sentences after the first belong to it at the end of a text.
    const end = isClosing ? text.length : (statements.at(-1) ?? first)[1];
    ranges.push(...takeStatement(text, [first[0], end], item.values, stated, credits));
  }
  if (ranges.length > 0) removeRanges(block, leaves, ranges);
}

/** Moves a disclaimer into its field. Returns its place in the text. */
function takeStatement(
  text: string,
  [from, to]: Range,
  values: Values,
  stated: Values,
  credits: Credits,
): Range[] {
  const words = text.slice(from, to);
  const disclaimer = words
    .replace(/[\u2028\u2029]+/g, '\n')
    .replace(/ <[^>]*>|^\s*[:：]/g, '')
    .trim();
  const [known, before] = [stated['disclaimer'], values['disclaimer']];
  if (known !== undefined && known !== disclaimer) {
    credits.open.push(disclaimer);
    return [];
  }
  values['disclaimer'] = typeof before === 'string' ? `${before}\n${disclaimer}` : disclaimer;
  // "Disclaimer:"
  const [label = ''] = /(?:\p{L}+ ?){1,3}$/u.exec(text.slice(0, from)) ?? [];
  const start = /^\s*[:：]/.test(words) ? from - label.length : from;
  credits.taken.push(text.slice(start, to).trim());
  return [[start, to]];
}

/** A piece of text within a block, and the node that has it. */
interface Leaf {
  node: { value: string };
  start: number;
}

/** Returns the text of a block as the detector of credits wants it, with the places of its pieces. */
function readLeaves(block: Nodes): { text: string; leaves: Leaf[] } {
  let text = '';
  const leaves: Leaf[] = [];
  const read = (node: Nodes): void => {
    if (node.type === 'break') text += '\u2028';
    else if (node.type === 'text' || node.type === 'inlineCode') {
      leaves.push({ node, start: text.length });
      text += node.value;
    } else if ('children' in node && node.type !== 'blockquote') {
      const { length } = text;
      node.children.forEach(read);
      if (node.type === 'link' && node.url !== text.slice(length)) text += ` <${node.url}>`;
      if (node.type === 'paragraph' || node.type === 'listItem') text += '\u2029';
    }
  };
  read(block);
  return { text, leaves };
}

/** Finds the words of a credit in a text, with the marks around them. */
function findWords(text: string, words: string): Range | undefined {
  const letters = words.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = new RegExp(
    `[^\\p{L}\\p{N}\\u2028\\u2029\\n.!?؟。…;؛]*?(?<![\\p{L}\\p{N}])${letters.join('\\s+')}(?![\\p{L}\\p{N}])[.!?؟。…;؛]?["”»')\\]*_]*[^\\S\\u2028\\u2029]*`,
    'u',
  );
  const match = pattern.exec(text);
  return match ? [match.index, match.index + match[0].length] : undefined;
}

/** Removes places of its text from a block, and what is left empty. */
function removeRanges(block: Nodes, leaves: readonly Leaf[], ranges: readonly Range[]): void {
  for (const { node, start } of leaves) {
    const isKept = (_: string, index: number) =>
      !ranges.some(([from, to]) => start + index >= from && start + index < to);
    node.value = node.value.split('').filter(isKept).join('');
  }
  walk<Nodes>(block, {
    leave(node) {
      const isEmpty = 'value' in node ? node.value === '' : 'children' in node && !isVisible(node);
      return isEmpty ? [] : undefined;
    },
  });
  if ('children' in block) trimEdges(block.children);
}
