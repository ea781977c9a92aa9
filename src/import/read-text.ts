import type { BlockContent, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { findCreditLines } from '../article/credit-lines.ts';

/** In characters. A longer line is no heading. */
const MAX_HEADING = 120;
/** In characters. Lines that a program broke are at most as long, and those of poems and credits shorter. */
const WRAPPED = { min: 45, max: 100 };

const ITEM = /^\s*(?:[-*•·▪◦‣]|(\d{1,3})[.)])\s+/;
const SENTENCE_END = /[.!?…؟。！？۔:;,،؛»”"’)\]]$/u;
const ADDRESS = /https?:\/\/[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?)\]،؛؟]/gu;

/** Reads plain text: paragraphs, headings, lists and quotations. Nothing in it is markup. */
export function parseText(text: string): Root {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\f\v]/g, '\n\n')
    .split('\n');
  const blocks = splitBlocks(lines.map((line) => line.replace(/\s+$/, '')));
  const children = blocks.flatMap((block, index): RootContent[] => {
    const [line = ''] = block;
    if (block.length > 1 || !isHeading(line, blocks.slice(index + 1, index + 3)))
      return toBlocks(block);
    return [{ type: 'heading', depth: index === 0 ? 1 : 2, children: linkAddresses(line.trim()) }];
  });
  return { type: 'root', children: joinLists(children) };
}

/** Splits at blank lines, or at every line if there are none. */
function splitBlocks(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  const written = blocks.filter((block) => block.length > 0).flatMap(separateCredits);
  const [first = []] = written;
  if (written.length > 1 || isWrapped(first) || first.every((line) => ITEM.test(line)))
    return written;
  return first.map((line) => [line]);
}

/** Separates a headline from the byline below it. */
function separateCredits([first = '', ...others]: string[]): string[][] {
  const isByline = others.length > 0 && others.every((line) => findCreditLines(line).length > 0);
  const isHeadline = isByline && findCreditLines(first).length === 0;
  return isHeadline ? [[first], others] : [[first, ...others]];
}

/** Checks whether a program broke the lines: all but the last are about as long. */
function isWrapped(lines: readonly string[]): boolean {
  const longest = Math.max(...lines.map((line) => line.length));
  const isFull = (line: string) => line.length > longest * 0.7;
  return (
    lines.length > 1 &&
    longest >= WRAPPED.min &&
    longest <= WRAPPED.max &&
    lines.slice(0, -1).every(isFull) &&
    !lines.slice(0, -1).every((line) => SENTENCE_END.test(line))
  );
}

function isHeading(line: string, next: readonly string[][]): boolean {
  return (
    line.length <= MAX_HEADING &&
    next.some((block) => block.join(' ').length > line.length) &&
    /\p{L}{2}/u.test(line) &&
    !SENTENCE_END.test(line.trim()) &&
    !ITEM.test(line) &&
    !/^\s*>|:\/\//.test(line) &&
    findCreditLines(line).length === 0
  );
}

function toBlocks(lines: readonly string[]): RootContent[] {
  if (lines.every((line) => /^\s*[-=*_—–~•]{3,}\s*$/.test(line)))
    return [{ type: 'thematicBreak' }];
  if (lines.every((line) => /^\s*>/.test(line))) {
    const { children } = parseText(lines.map((line) => line.replace(/^\s*> ?/, '')).join('\n'));
    return [{ type: 'blockquote', children: children as BlockContent[] }];
  }
  if (lines.every((line) => ITEM.test(line)) && !/^\s*\*+\s*\*/.test(lines[0] ?? ''))
    return [toList(lines)];
  if (isWrapped(lines)) return [toParagraph([lines.map((line) => line.trim()).join(' ')])];
  const areParagraphs = lines.every((line) => line.length > 60 && SENTENCE_END.test(line));
  return areParagraphs ? lines.map((line) => toParagraph([line])) : [toParagraph(lines)];
}

function toParagraph(lines: readonly string[]): Paragraph {
  const children = lines.flatMap((line, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'break' as const }] : []),
    ...linkAddresses(line.trim()),
  ]);
  return { type: 'paragraph', children };
}

function toList(lines: readonly string[]): List {
  const [, number] = ITEM.exec(lines[0] ?? '') ?? [];
  return {
    type: 'list',
    ordered: number !== undefined,
    start: number === undefined ? null : Number(number),
    spread: false,
    children: lines.map((line) => ({
      type: 'listItem',
      spread: false,
      children: [toParagraph([line.replace(ITEM, '')])],
    })),
  };
}

/** Joins lists between which there are only blank lines. */
function joinLists(children: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const node of children) {
    const last = joined.at(-1);
    const follows =
      node.type === 'list' &&
      last?.type === 'list' &&
      node.ordered === last.ordered &&
      (node.ordered !== true || node.start === (last.start ?? 1) + last.children.length);
    if (follows) last.children.push(...node.children);
    else joined.push(node);
  }
  return joined;
}

/** Makes links of the addresses in a text. */
export function linkAddresses(text: string): PhrasingContent[] {
  const children: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: url, index } of text.matchAll(ADDRESS)) {
    if (index > end) children.push({ type: 'text', value: text.slice(end, index) });
    children.push({ type: 'link', url, children: [{ type: 'text', value: url }] });
    end = index + url.length;
  }
  if (end < text.length) children.push({ type: 'text', value: text.slice(end) });
  return children;
}
