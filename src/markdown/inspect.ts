import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import { brokenCharacter, isVisible, plainTextFault } from '../article/plain-text.ts';
import { quote } from '../content/diagnostic.ts';
import {
  exceededLimits,
  footnoteProblem,
  limits,
  nestingProblem,
  type BodyDiagnostic,
} from './limits.ts';
import {
  addressFault,
  hiddenInfo,
  isBareAddress,
  isWord,
  isWordless,
  looksLikeAddress,
  misaddressed,
  noteInLink,
  place,
  placeAt,
  splitsLink,
  tableProblems,
  unreadMarks,
  unseen,
  wordlessLink,
} from './mistakes.ts';
import { labelOf, parseWithPlaces } from './parse.ts';
import { isLineBreak } from './raw-html.ts';

export type { BodyDiagnostic } from './limits.ts';

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
  problems: BodyDiagnostic[];
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
        fix: 'write them between the square brackets: ![what is to be seen](picture.jpg)',
      });
    }
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { problems, images, empty: !found.visible };
}

interface Survey {
  problems: BodyDiagnostic[];
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

function titleOf({ title }: { title?: string | null | undefined }): { title?: string } {
  return title ? { title } : {};
}

function brokenCharacters(body: string): BodyDiagnostic[] {
  const broken = brokenCharacter(body);
  if (broken === undefined) return [];
  return [
    {
      ...placeAt(body, broken.index),
      found: `the character ${broken.name}`,
      expected: 'a text without control characters and without damage',
      fix: 'delete that character and compare the words around it with the original',
    },
  ];
}
