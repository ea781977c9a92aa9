import type { Definition, FootnoteDefinition, Link, Nodes, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Problem } from '../article/problem.ts';
import {
  exceededLimits,
  footnoteProblem,
  limits,
  nestingProblem,
  number,
  type BodyProblem,
} from './limits.ts';
import { parseWithPlaces } from './parse.ts';
import { isLineBreak } from './raw-html.ts';

export type { BodyProblem } from './limits.ts';

/** An image that an article shows, and where. */
export interface BodyImage {
  /** The address as it stands in the Markdown: backslashes and `&…;` resolved, `%…` as written. */
  src: string;
  alt: string;
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
  const exceeded = exceededLimits(body);
  if (exceeded.length > 0) return { problems: exceeded, images: [], empty: false };

  const found = survey(parseWithPlaces(body));
  const images: BodyImage[] = [];
  const problems = [...found.problems];
  for (const image of found.images) {
    const fault = addressFault(image.src);
    const place = { line: image.line, column: image.column };
    if (fault === undefined) images.push(image);
    else problems.push({ ...place, ...fault });
    if (!visible.test(image.alt)) {
      problems.push({
        ...place,
        found: `an image without alternative text: ${quoted(image.src)}`,
        expected: 'words that say what is to be seen, for those who do not see it',
        mend: 'write them between the square brackets: ![what is to be seen](picture.jpg)',
      });
    }
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { problems, images, empty: !found.visible };
}

/** A character that leaves ink, or a private one whose look is not ours to know. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u;

interface Survey {
  problems: BodyProblem[];
  images: BodyImage[];
  visible: boolean;
}

/** One walk over the tree, on a stack of its own: what comes here may still lie deep. */
function survey(tree: Nodes): Survey {
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
      case 'code':
        within(note).visible ||= visible.test(node.value);
        break;
      case 'html':
        within(note).visible ||= !isLineBreak(node);
        break;
      case 'image':
        result.images.push({ src: node.url, alt: node.alt ?? '', ...place(node) });
        break;
      case 'imageReference':
      case 'linkReference':
        references.push(node);
        break;
      case 'definition':
        if (definitions.has(key(node))) spare.push(node);
        else definitions.set(key(node), node);
        break;
      case 'link':
        if (toString(node).trim() === '') result.problems.push(wordlessLink(node));
        break;
      case 'footnoteDefinition':
        if (notes.has(key(node))) spare.push(node);
        else notes.set(key(node), node);
        note = key(node);
        break;
      case 'footnoteReference':
        within(note).notes.add(key(node));
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
    const definition = definitions.get(key(node));
    if (definition === undefined) continue;
    used.add(key(node));
    if (node.type === 'imageReference') {
      result.images.push({ src: definition.url, alt: node.alt ?? '', ...place(node) });
    }
  }
  for (const definition of [
    ...spare,
    ...[...definitions.values()].filter((definition) => !used.has(key(definition))),
    ...[...notes.values()].filter((definition) => !shown.has(key(definition))),
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

/** How mdast-util-to-hast joins references and definitions. */
function key({ identifier }: { identifier: string }): string {
  return identifier.toUpperCase();
}

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
      found: `a note that would not be shown: ${quoted(`${mark}:`)}`,
      expected: 'each note once, and a reference to it in the text',
      mend: `write ${mark} where the text refers to it, or take the note out`,
    };
  }
  return {
    ...place(definition),
    found: `a line that would not be shown, because it reads as a link's address: ${quoted(`[${label}]: ${definition.url}`)}`,
    expected: 'text, or one address for a link by that name',
    mend: `write \\[${label}]: to show the line, or take it out`,
  };
}

function wordlessLink(link: Link): BodyProblem {
  return {
    ...place(link),
    found: `a link without words: ${quoted(link.url)}`,
    expected: 'words that say where it leads',
    mend: 'write them between the square brackets: [the words](address)',
  };
}

const pictureKinds = /\.(?:avif|gif|jpe?g|png|webp)$/i;

/** What keeps an address from naming a picture file beside the article, as far as the address itself tells. */
function addressFault(src: string): Pick<Problem, 'found' | 'expected' | 'mend'> | undefined {
  const mend = 'put the picture file beside the article and write its name';
  const expected = 'a picture file beside the article';
  if (src === '') return { found: 'an image without an address', expected, mend };
  const path = decoded(src);
  if (path === undefined) {
    return { found: `an address with a % that means nothing: ${quoted(src)}`, expected, mend };
  }
  if (/^[a-z]:[\\/]/i.test(path)) {
    return { found: `a place on one computer: ${quoted(src)}`, expected, mend };
  }
  // The WHATWG parser decides, as in a browser: `//host` and `/\host` are other hosts too.
  const here = new URL('https://here.invalid/article/');
  const url = URL.parse(path, here);
  if (url === null)
    return { found: `an address that can't be read: ${quoted(src)}`, expected, mend };
  if (url.origin !== here.origin || /^[a-z][a-z\d+.-]*:/i.test(path.trim())) {
    return {
      found: `an image that is not a file beside the article: ${quoted(src)}`,
      expected: 'a picture file beside the article: one on another host tells it who reads',
      mend: 'save the picture beside the article, if its rights allow it, and write its name',
    };
  }
  if (/^[\\/]/.test(path)) {
    return { found: `an address from the root: ${quoted(src)}`, expected, mend };
  }
  if (path.split(/[\\/]/).includes('..')) {
    return { found: `an address that leads out of the folder: ${quoted(src)}`, expected, mend };
  }
  if (!pictureKinds.test(path)) {
    return {
      found: `an image that is no JPEG, PNG, WebP, AVIF or GIF: ${quoted(src)}`,
      expected: 'a photograph or drawing in one of these formats (an SVG file can hold a program)',
      mend: 'save it as one of these, beside the article',
    };
  }
  return undefined;
}

function decoded(src: string): string | undefined {
  try {
    return decodeURIComponent(src);
  } catch {
    return undefined;
  }
}

/** A text as it can be printed on one line of a terminal. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
