import type { Code, Definition, FootnoteDefinition, Nodes, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isPictureName } from '../article/folder.ts';
import { brokenCharacter, isVisible, plainTextFault } from '../article/plain-text.ts';
import { number, quote, type Fault } from '../article/problem.ts';
import {
  exceededLimits,
  footnoteProblem,
  limits,
  nestingProblem,
  type BodyProblem,
} from './limits.ts';
import { percentDecoded } from './links.ts';
import { labelOf, parseWithPlaces } from './parse.ts';
import { isLineBreak } from './raw-html.ts';

export type { BodyProblem } from './limits.ts';

/** An image that an article shows, and where. */
export interface BodyImage {
  /** The address as it stands in the Markdown: backslashes and `&…;` resolved, `%…` as written. */
  src: string;
  alt: string;
  title?: string;
  line: number;
  column: number;
}

export interface Inspection {
  problems: BodyProblem[];
  /** Those whose address may name a file beside the article: whether it does, the loader knows. */
  images: BodyImage[];
  /** Whether the text shows no visible character. False where a limit kept it from being read. */
  empty: boolean;
}

/**
 * Judges the text of an article before anything is made of it: limits, images, words that would not
 * be shown. What is beyond the limits reaches no parser.
 * @param body lines ending in `\n`, without a byte-order mark
 */
export function inspectMarkdown(body: string): Inspection {
  const exceeded = [...brokenCharacters(body), ...exceededLimits(body)];
  if (exceeded.length > 0) return { problems: exceeded, images: [], empty: false };

  const found = survey(parseWithPlaces(body), body);
  const images: BodyImage[] = [];
  const problems = [...found.problems];
  for (const image of found.images) {
    const fault = addressFault(image.src);
    const place = { line: image.line, column: image.column };
    if (fault === undefined) images.push(image);
    else problems.push({ ...place, ...fault });
    const control = plainTextFault(image.alt + (image.title ?? ''), Infinity, true);
    if (isVisible(image.alt) && control) {
      problems.push({
        ...place,
        found: '',
        expected: 'words without invisible characters',
        ...control,
      });
    }
    if (!isVisible(image.alt)) {
      problems.push({
        ...place,
        found: `an image without alternative text: ${quote(image.src)}`,
        expected: 'words that say what is to be seen, for those who do not see it',
        mend: 'write them between the square brackets: ![what is to be seen](picture.jpg)',
      });
    }
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { problems, images, empty: !found.visible };
}

interface Survey {
  problems: BodyProblem[];
  images: BodyImage[];
  visible: boolean;
}

/** One walk over the tree, on a stack of its own: what comes here may still lie deep. */
function survey(tree: Nodes, body: string): Survey {
  const result: Survey = { problems: [], images: [], visible: false };
  // What stands in a note is shown only if the text leads to that note.
  const within = (note: string | undefined): { visible: boolean; notes: Set<string> } => {
    const known = parts.get(note) ?? { visible: false, notes: new Set() };
    parts.set(note, known);
    return known;
  };
  const parts = new Map<string | undefined, { visible: boolean; notes: Set<string> }>();
  const definitions = new Map<string, Definition>();
  const notes = new Map<string, FootnoteDefinition>();
  const spare: (Definition | FootnoteDefinition)[] = [];
  const references: Extract<Nodes, { type: 'imageReference' | 'linkReference' }>[] = [];
  let noteReferences = 0;
  let tooDeep = false;

  const stack: { node: Nodes; depth: number; note?: string }[] = [{ node: tree, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next;
    let { note } = next;
    const depth = next.depth + (nests.has(node.type) ? 1 : 0);
    if (depth > limits.nesting && !tooDeep) {
      result.problems.push(nestingProblem(depth, place(node)));
      tooDeep = true;
    }
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        within(note).visible ||= isVisible(node.value);
        if (node.type === 'text') {
          const { start, end } = node.position ?? {};
          const written = body.slice(start?.offset, end?.offset);
          result.problems.push(
            ...unreadMarks(written).map(({ index, ...fault }) => ({
              ...placeAt(body, (start?.offset ?? 0) + index),
              ...fault,
            })),
          );
        }
        break;
      case 'code':
        within(note).visible ||= isVisible(node.value);
        if (!isWord(node.lang) || node.meta) result.problems.push(hiddenInfo(node));
        break;
      case 'html':
        within(note).visible ||= !isLineBreak(node);
        break;
      case 'image':
        result.images.push({
          src: node.url,
          alt: node.alt ?? '',
          ...titleOf(node),
          ...place(node),
        });
        break;
      case 'imageReference':
      case 'linkReference':
        references.push(node);
        break;
      case 'definition':
        if (definitions.has(labelOf(node))) spare.push(node);
        else definitions.set(labelOf(node), node);
        break;
      case 'link':
        if (isWordless(node)) result.problems.push(wordlessLink(node.url, place(node)));
        else if (/^(?:www\.|$)/i.test(node.url) && !isBareAddress(node, body)) {
          result.problems.push(misaddressed(node.url, place(node)));
        }
        break;
      case 'footnoteDefinition':
        if (notes.has(labelOf(node))) spare.push(node);
        else notes.set(labelOf(node), node);
        note = labelOf(node);
        break;
      case 'footnoteReference':
        within(note).notes.add(labelOf(node));
        noteReferences += 1;
        if (noteReferences === limits.footnoteReferences + 1) {
          result.problems.push(footnoteProblem(noteReferences, place(node)));
        }
        break;
      case 'table':
        result.problems.push(...tableProblems(node));
        break;
      default:
    }
    if ('children' in node) {
      for (const [index, child] of node.children.entries()) {
        if (splitsLink(node.children, index)) result.problems.push(noteInLink(place(child)));
      }
      for (const child of node.children.toReversed())
        stack.push(note === undefined ? { node: child, depth } : { node: child, depth, note });
    }
  }

  const shown = new Set<string | undefined>([undefined]);
  for (const part of shown) {
    const { visible: leavesInk, notes: next } = within(part);
    result.visible ||= leavesInk;
    // The set grows while it is walked: a note may lead to another.
    for (const note of next) if (notes.has(note)) shown.add(note);
  }
  const used = new Set<string>();
  for (const node of references) {
    const definition = definitions.get(labelOf(node));
    if (definition === undefined) continue;
    used.add(labelOf(node));
    if (node.type === 'linkReference' && isWordless(node)) {
      result.problems.push(wordlessLink(definition.url, place(node)));
    }
    if (node.type === 'imageReference') {
      result.images.push({
        src: definition.url,
        alt: node.alt ?? '',
        ...titleOf(definition),
        ...place(node),
      });
    }
  }
  for (const definition of [
    ...spare,
    ...[...definitions.values()].filter(
      (definition) => !used.has(labelOf(definition)) || !looksLikeAddress(definition.url),
    ),
    ...[...notes.values()].filter((definition) => !shown.has(labelOf(definition))),
  ]) {
    result.problems.push(unseen(definition));
  }
  return result;
}

const nests: ReadonlySet<string> = new Set<Nodes['type']>([
  'blockquote',
  'delete',
  'emphasis',
  'footnoteDefinition',
  'link',
  'linkReference',
  'listItem',
  'strong',
]);

function place(node: Nodes): { line: number; column: number } {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

function tableProblems(table: Table): BodyProblem[] {
  const columns = Math.max(...table.children.map((row) => row.children.length));
  const cells = columns * table.children.length;
  if (cells <= limits.tableCells) return [];
  return [
    {
      ...place(table),
      found: `a table of ${number(cells)} cells`,
      expected: `at most ${number(limits.tableCells)} cells`,
      mend: 'divide the table, or take out columns that stay empty',
    },
  ];
}

/**
 * Markdown never shows a definition that nothing refers to. In an interview, `[Editor]: Yes` is one,
 * and the word would be lost without a trace.
 */
function unseen(definition: Definition | FootnoteDefinition): BodyProblem {
  const label = definition.label ?? definition.identifier;
  if (definition.type === 'footnoteDefinition') {
    const mark = `[^${label}]`;
    return {
      ...place(definition),
      found: `a note that would not be shown: ${quote(`${mark}:`)}`,
      expected: 'each note once, and a reference to it in the text',
      mend: `write ${mark} where the text refers to it, or take the note out`,
    };
  }
  return {
    ...place(definition),
    found: `a line that would not be shown, because it reads as a link's address: ${quote(`[${label}]: ${definition.url}`)}`,
    expected: 'text, or one address for a link by that name',
    mend: `write \\[${label}]: to show the line; where it is an address, begin it with https:// or ./`,
  };
}

/** An address of any kind; in an interview what follows `[Editor]:` is an answer. */
function looksLikeAddress(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|[/#?]|\.{1,2}\/)\S|\/|^[^\s.]\S*\.\p{L}{2,}(?:[?#:]|$)/iu.test(
    url,
  );
}

function titleOf({ title }: { title?: string | null | undefined }): { title?: string } {
  return title ? { title } : {};
}

/**
 * What looks like a picture, a note or a link, and came out as plain text: an address with a space in it,
 * quotation marks that a word processor turned, a note that is not there, or that stands in a link.
 * @param text as it was written, so that a backslash tells what was meant
 */
function unreadMarks(text: string): ({ index: number } & Fault)[] {
  const pictures = text.matchAll(/(?<!\\)!\[[^\]]*\]\([^)]*\)?|(?<!\\)!\[\[[^\]]*\]\]/g);
  const notes = text.matchAll(/(?<!\\)\[\^[^\]]+\]/g);
  const links = text.matchAll(/(?<![\\!])\[[^\]^][^\]]*\]\([^)\s]+[ “„«][^)]*\)/g);
  return [
    ...[...links].map(({ 0: mark, index }) => ({
      index,
      found: `a link that can't be read: ${quote(mark)}`,
      expected: 'a link such as [the words](https://example.org/ "A title")',
      mend: 'write %20 for a space in the address, and use straight quotation marks; where it is no link, write \\[ for the bracket',
    })),
    ...[...pictures].map(({ 0: mark, index }) => ({
      index,
      found: `a picture that can't be read: ${quote(mark)}`,
      expected: 'a picture such as ![What it shows](photo.jpg "A caption")',
      mend: 'take spaces out of the name of the file, and use straight quotation marks; where it is no picture, write \\! for the mark',
    })),
    ...[...notes].map(({ 0: mark, index }) => ({
      index,
      found: `a reference to a note that is not there: ${quote(mark)}`,
      expected: 'a reference without spaces in it, and the note itself at the end of the text',
      mend: 'write the note on a line of its own, its mark and a colon before it; where none is meant, write \\[ for the bracket',
    })),
  ];
}

/** Whether a note stands in what would else be a link's words: the parser then shows both as they were typed. */
function splitsLink(children: readonly Nodes[], index: number): boolean {
  const next = children[index + 1];
  return (
    children[index]?.type === 'footnoteReference' &&
    next?.type === 'text' &&
    /^[^[\]]*\]\(/.test(next.value)
  );
}

function noteInLink(at: { line: number; column: number }): BodyProblem {
  return {
    ...at,
    found: 'a note within the words of a link',
    expected: 'the note behind the link: [the words](address)[^1]',
    mend: 'move the mark of the note behind the address',
  };
}

/** `www.example.org` in a sentence, which GitHub's flavour links with its scheme. */
function isBareAddress({ position }: Nodes, body: string): boolean {
  return body[position?.start.offset ?? 0] !== '[';
}

function misaddressed(url: string, at: { line: number; column: number }): BodyProblem {
  return {
    ...at,
    found:
      url === '' ? 'a link without an address' : `a link to a place on this site: ${quote(url)}`,
    expected: 'an address such as https://www.example.org/',
    mend: 'write the whole address, https:// included',
  };
}

function placeAt(body: string, index: number): { line: number; column: number } {
  const before = body.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The name of a programming language, as highlighters know it. */
function isWord(lang: string | null | undefined): boolean {
  return /^[\w+#.-]*$/.test(lang ?? '');
}

/** Markdown shows nothing of the line that opens a block of code. */
function hiddenInfo(code: Code): BodyProblem {
  const info = [code.lang, code.meta].filter(Boolean).join(' ');
  return {
    ...place(code),
    found: `words that would not be shown, behind the marks that open a block of code: ${quote(info)}`,
    expected: 'the marks alone, or the one word that names the language of the code',
    mend: 'put the words on the next line; where no code is meant, take the marks ``` out',
  };
}

function brokenCharacters(body: string): BodyProblem[] {
  const broken = brokenCharacter(body);
  if (broken === undefined) return [];
  return [
    {
      ...placeAt(body, broken.index),
      found: `the character ${broken.name}`,
      expected: 'a text without control characters and without damage',
      mend: 'delete that character and compare the words around it with the original',
    },
  ];
}

/** Whether a link shows nothing that could be followed; a picture in it has words of its own. */
function isWordless(node: Nodes): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return false;
  return 'children' in node ? node.children.every(isWordless) : !isVisible(toString(node));
}

function wordlessLink(url: string, at: { line: number; column: number }): BodyProblem {
  return {
    ...at,
    found: `a link without words: ${quote(url)}`,
    expected: 'words that say where it leads',
    mend: 'write them between the square brackets: [the words](address)',
  };
}

/** What keeps an address from naming a picture file beside the article, as far as the address itself tells. */
function addressFault(src: string): Fault | undefined {
  const mend = 'put the picture file beside the article and write its name';
  const expected = 'a picture file beside the article';
  if (src === '') return { found: 'an image without an address', expected, mend };
  const path = percentDecoded(src);
  if (path === undefined) {
    return { found: `an address with a % that means nothing: ${quote(src)}`, expected, mend };
  }
  if (/^[a-z]:[\\/]/i.test(path)) {
    return { found: `a place on one computer: ${quote(src)}`, expected, mend };
  }
  // The WHATWG parser decides, as in a browser: `//host` and `/\host` are other hosts too.
  const here = new URL('https://here.invalid/article/');
  const url = URL.parse(path, here);
  if (url === null)
    return { found: `an address that can't be read: ${quote(src)}`, expected, mend };
  if (url.origin !== here.origin || /^[a-z][a-z\d+.-]*:/i.test(path.trim())) {
    return {
      found: `an image that is not a file beside the article: ${quote(src)}`,
      expected: 'a picture file beside the article: one on another host tells it who reads',
      mend: 'save the picture beside the article, if its rights allow it, and write its name; where a link was meant behind an exclamation mark, put a space between them',
    };
  }
  if (/^[\\/]/.test(path)) {
    return { found: `an address from the root: ${quote(src)}`, expected, mend };
  }
  if (path.split(/[\\/]/).includes('..')) {
    return { found: `an address that leads out of the folder: ${quote(src)}`, expected, mend };
  }
  if (!isPictureName(path)) {
    return {
      found: `an image that is no JPEG, PNG, WebP, AVIF or GIF: ${quote(src)}`,
      expected: 'a photograph or drawing in one of these formats (an SVG file can hold a program)',
      mend: 'save it as one of these, beside the article',
    };
  }
  return undefined;
}
