import { findCreditLines } from '../article/credit-lines.ts';
import { cleanHtml } from './clean-html.ts';

/** In characters. A longer line is no heading. */
const MAX_HEADING = 120;
/** In characters. Lines that a program broke are at most as long, and those of poems and credits shorter. */
const WRAPPED = { min: 45, max: 100 };

const ITEM = /^\s*(?:[-*•·▪◦‣]|(\d{1,3})[.)])\s+/;
const SENTENCE_END = /[.!?…؟。！？۔:;,،؛»”"’)\]]$/u;

/** Reads plain text: paragraphs, headings, lists and quotations. Nothing in it is markup. */
export function readText(text: string) {
  const { body } = cleanHtml(formatHtml(text));
  return { body, words: text.replace(/^\s*\d{1,3}[.)]\s/gm, '') };
}

function formatHtml(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\f\v]/g, '\n\n')
    .split('\n');
  const blocks = splitBlocks(lines.map((line) => line.replace(/\s+$/, '')));
  const html = blocks.map((block, index) => {
    const [line = ''] = block;
    if (block.length > 1 || !isHeading(line, blocks.slice(index + 1, index + 3)))
      return formatBlock(block);
    return formatElement(index === 0 ? 'h1' : 'h2', [line]);
  });
  // Entries are one list if their numbers follow each other, also with blank lines between them.
  let last = 0;
  return html.join('').replace(/<\/ul><ul>|(<\/ol>)?<ol start="(\d+)">/g, (seam, end, number) => {
    const follows = number === undefined || (end !== undefined && Number(number) === last + 1);
    last = Number(number);
    return follows ? '' : seam;
  });
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

function formatBlock(lines: readonly string[]): string {
  if (lines.every((line) => /^\s*[-=*_—–~•]{3,}\s*$/.test(line))) return '<hr>';
  if (lines.every((line) => /^\s*>/.test(line))) {
    const quoted = lines.map((line) => line.replace(/^\s*> ?/, '')).join('\n');
    return `<blockquote>${formatHtml(quoted)}</blockquote>`;
  }
  if (lines.every((line) => ITEM.test(line)) && !/^\s*\*+\s*\*/.test(lines[0] ?? ''))
    return lines.map(formatEntry).join('');
  if (isWrapped(lines)) return formatElement('p', [lines.map((line) => line.trim()).join(' ')]);
  const areParagraphs = lines.every((line) => line.length > 60 && SENTENCE_END.test(line));
  if (areParagraphs) return lines.map((line) => formatElement('p', [line])).join('');
  return formatElement('p', lines);
}

function formatEntry(line: string): string {
  const [, number] = ITEM.exec(line) ?? [];
  const entry = formatElement('li', [line.replace(ITEM, '')]);
  return number === undefined ? `<ul>${entry}</ul>` : `<ol start="${Number(number)}">${entry}</ol>`;
}

function formatElement(name: string, lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.trim().replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`),
  );
  return `<${name}>${escaped.join('<br>')}</${name}>`;
}
