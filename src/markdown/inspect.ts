import type {
  Definition,
  FootnoteDefinition,
  Image,
  ImageReference,
  Link,
  LinkReference,
  Nodes,
  Root,
} from 'mdast';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import type { Finding, Position } from '../content/diagnostic.ts';
import type { TextBlock } from '../content/forged-credits.ts';
import {
  checkCharacters,
  checkCodeInfo,
  checkEntities,
  checkFootnoteInLink,
  checkImageAddress,
  checkImageText,
  checkLink,
  checkLinkText,
  findBrokenMarkup,
  foreignPictureFinding,
  hiddenDefinitionFinding,
  hiddenFootnoteFinding,
  looksLikeAddress,
  startOf,
  type BodyDiagnostic,
} from './body-diagnostics.ts';
import { readEdges } from './edges.ts';
import {
  checkLimits,
  checkTable,
  footnoteReferencesFinding,
  MAX_FOOTNOTE_REFERENCES,
  MAX_NESTING,
  nestingFinding,
} from './limits.ts';
import { normalizeLabel, parseMarkdown } from './parse.ts';
import { isLineBreak } from './raw-html.ts';
import { isPictureLink } from './repair.ts';

/** An image in an article's text, and its position. */
interface BodyImage extends Position {
  /** The address with backslash escapes and entities resolved, and `%…` as written. */
  src: string;
  alt: string;
  title?: string;
}

interface Inspection {
  diagnostics: BodyDiagnostic[];
  /** The images with a valid relative address. The loader checks that the files exist. */
  images: BodyImage[];
  /** The first and last blocks, which can be credits. Left out if the text exceeds a limit. */
  edges?: TextBlock[];
  /** Whether the text has no visible character. False if the text wasn't parsed. */
  isEmpty: boolean;
}

/**
 * Checks an article's Markdown before it is rendered: limits, images, links, footnotes, and words that Markdown would hide.
 * A body beyond the limits isn't parsed.
 * @param body lines ending in `\n`, without a byte-order mark
 */
export function inspectMarkdown(body: string): Inspection {
  const diagnostics = [...checkCharacters(body), ...checkLimits(body)];
  if (diagnostics.some(({ isAdvice }) => !isAdvice)) {
    return { diagnostics, images: [], isEmpty: false };
  }
  return inspectTree(parseMarkdown(body, true), body, diagnostics);
}

/** The main text or a footnote. */
interface Part {
  isVisible: boolean;
  /** The labels of the footnotes that it refers to. */
  references: Set<string>;
}

/** The state of a walk over a tree. */
interface Survey {
  body: string;
  diagnostics: BodyDiagnostic[];
  images: BodyImage[];
  definitions: Map<string, Definition>;
  footnotes: Map<string, Part & { definition: FootnoteDefinition }>;
  references: (ImageReference | LinkReference)[];
  footnoteReferenceCount: number;
  hasForeignPicture: boolean;
}

const NESTING_TYPES: ReadonlySet<string> = new Set<Nodes['type']>([
  'blockquote',
  'delete',
  'emphasis',
  'footnoteDefinition',
  'link',
  'linkReference',
  'listItem',
  'strong',
]);

function inspectTree(tree: Root, body: string, diagnostics: BodyDiagnostic[]): Inspection {
  const main: Part = { isVisible: false, references: new Set() };
  const survey: Survey = {
    body,
    diagnostics,
    images: [],
    definitions: new Map(),
    footnotes: new Map(),
    references: [],
    footnoteReferenceCount: 0,
    hasForeignPicture: false,
  };
  let isTooDeep = false;
  // Recursion could overflow: checkLimits doesn't count the nesting within footnotes.
  const stack: { node: Nodes; depth: number; part: Part }[] = [
    { node: tree, depth: 0, part: main },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next;
    let { depth, part } = next;
    if (NESTING_TYPES.has(node.type)) depth += 1;
    if (depth > MAX_NESTING && !isTooDeep) {
      report(survey, node, nestingFinding(depth));
      isTooDeep = true;
    }
    part.isVisible ||= hasVisibleText(node);
    inspectNode(node, survey, part);
    if (!('children' in node)) continue;
    if (node.type === 'footnoteDefinition') {
      part = survey.footnotes.get(normalizeLabel(node)) ?? part;
    }
    for (const [index, child] of node.children.entries()) {
      report(survey, child, checkFootnoteInLink(child, node.children[index + 1]));
    }
    for (const child of node.children.toReversed()) stack.push({ node: child, depth, part });
  }
  checkReferences(survey);
  const shown = collectShownParts(main, survey.footnotes);
  for (const footnote of survey.footnotes.values()) {
    const { definition } = footnote;
    if (!shown.has(footnote)) report(survey, definition, hiddenFootnoteFinding(definition));
  }
  const { images } = survey;
  diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    diagnostics,
    images,
    ...(isTooDeep ? {} : { edges: readEdges(tree) }),
    isEmpty: ![...shown].some((part) => part.isVisible),
  };
}

/** Checks the text of the node itself, not of its children. */
function hasVisibleText(node: Nodes): boolean {
  if (node.type === 'html') return !isLineBreak(node);
  if (node.type === 'image' || node.type === 'imageReference') return true;
  return 'value' in node && hasVisibleCharacter(node.value);
}

function inspectNode(node: Nodes, survey: Survey, part: Part): void {
  switch (node.type) {
    case 'text':
      report(survey, node, checkEntities(node, survey.body));
      survey.diagnostics.push(...findBrokenMarkup(node, survey.body));
      break;
    case 'code':
      report(survey, node, checkCodeInfo(node));
      break;
    case 'image':
      addImage(survey, node, node);
      break;
    case 'link':
      report(survey, node, checkLink(node, survey.body));
      checkPictureLink(node, survey);
      break;
    case 'imageReference':
    case 'linkReference':
      survey.references.push(node);
      break;
    case 'definition': {
      const label = normalizeLabel(node);
      if (survey.definitions.has(label)) report(survey, node, hiddenDefinitionFinding(node));
      else survey.definitions.set(label, node);
      break;
    }
    case 'footnoteDefinition': {
      const label = normalizeLabel(node);
      const footnote = { definition: node, isVisible: false, references: new Set<string>() };
      if (survey.footnotes.has(label)) report(survey, node, hiddenFootnoteFinding(node));
      else survey.footnotes.set(label, footnote);
      break;
    }
    case 'footnoteReference':
      part.references.add(normalizeLabel(node));
      survey.footnoteReferenceCount += 1;
      if (survey.footnoteReferenceCount === MAX_FOOTNOTE_REFERENCES + 1) {
        report(survey, node, footnoteReferencesFinding(survey.footnoteReferenceCount));
      }
      break;
    case 'table':
      report(survey, node, checkTable(node));
  }
}

/** Reports the first picture on another host. */
function checkPictureLink(link: Link, survey: Survey): void {
  if (!isPictureLink(link) || survey.hasForeignPicture) return;
  survey.hasForeignPicture = true;
  report(survey, link, foreignPictureFinding(link.url));
}

/** Resolves references, and reports definitions that Markdown hides. */
function checkReferences(survey: Survey): void {
  const { definitions, references } = survey;
  const used = new Set<Definition>();
  for (const node of references) {
    const definition = definitions.get(normalizeLabel(node));
    if (definition === undefined) continue;
    used.add(definition);
    if (node.type === 'imageReference') addImage(survey, node, definition);
    else report(survey, node, checkLinkText(node, definition.url));
  }
  for (const definition of definitions.values()) {
    const isLeftOver = /^https?:\/\//i.test(definition.url);
    if (!isLeftOver && (!used.has(definition) || !looksLikeAddress(definition.url))) {
      report(survey, definition, hiddenDefinitionFinding(definition));
    }
  }
}

/** Collects the main text and the footnotes that it refers to, directly or through other footnotes. */
function collectShownParts(main: Part, footnotes: ReadonlyMap<string, Part>): Set<Part> {
  const shown = new Set([main]);
  // The set grows during the iteration.
  for (const { references } of shown) {
    for (const label of references) {
      const footnote = footnotes.get(label);
      if (footnote !== undefined) shown.add(footnote);
    }
  }
  return shown;
}

function addImage(
  survey: Survey,
  node: Image | ImageReference,
  { url, title }: Image | Definition,
): void {
  const alt = node.alt ?? '';
  const addressFinding = checkImageAddress(url);
  if (addressFinding === undefined) {
    survey.images.push({ src: url, alt, ...(title && { title }), ...startOf(node) });
  }
  report(survey, node, addressFinding);
  report(survey, node, checkImageText(url, alt, title ?? ''));
}

function report({ diagnostics }: Survey, node: Nodes, finding: Finding | undefined): void {
  if (finding !== undefined) diagnostics.push({ ...startOf(node), ...finding });
}
