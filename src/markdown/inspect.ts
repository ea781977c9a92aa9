import type {
  Definition,
  FootnoteDefinition,
  Image,
  ImageReference,
  LinkReference,
  Nodes,
  Root,
} from 'mdast';
import { findForbiddenCharacter, hasVisibleCharacter } from '../article/plain-text.ts';
import type { Finding } from '../content/diagnostic.ts';
import {
  brokenCharacterFinding,
  checkCodeInfo,
  checkImageAddress,
  checkImageText,
  checkLink,
  findBrokenMarkup,
  footnoteInLinkFinding,
  hiddenDefinitionFinding,
  hiddenFootnoteFinding,
  isInLinkText,
  isWordless,
  looksLikeAddress,
  positionAt,
  startOf,
  wordlessLinkFinding,
  type BodyDiagnostic,
} from './body-diagnostics.ts';
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

/** An image in an article's text, and its position. */
interface BodyImage {
  /** The address with backslash escapes and entities resolved, and `%…` as written. */
  src: string;
  alt: string;
  title?: string;
  line: number;
  column: number;
}

interface Inspection {
  diagnostics: BodyDiagnostic[];
  /** The images with a valid relative address. The loader checks that the files exist. */
  images: BodyImage[];
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
  if (diagnostics.length > 0) return { diagnostics, images: [], isEmpty: false };
  return inspectTree(parseMarkdown(body, true), body);
}

function checkCharacters(body: string): BodyDiagnostic[] {
  const broken = findForbiddenCharacter(body);
  if (broken === undefined) return [];
  return [{ ...positionAt(body, broken.index), ...brokenCharacterFinding(broken.name) }];
}

/** The main text or a footnote. */
interface Part {
  isVisible: boolean;
  /** The labels of the footnotes that it refers to. */
  references: Set<string>;
}

interface Footnote extends Part {
  definition: FootnoteDefinition;
}

/** The state of a walk over a tree. */
interface Survey {
  body: string;
  diagnostics: BodyDiagnostic[];
  images: BodyImage[];
  definitions: Map<string, Definition>;
  footnotes: Map<string, Footnote>;
  references: (ImageReference | LinkReference)[];
  footnoteReferenceCount: number;
}

type Visit<Node> = (node: Node, survey: Survey, part: Part) => void;

const visitors: { [Type in Nodes['type']]?: Visit<Extract<Nodes, { type: Type }>> } = {
  text(node, { body, diagnostics }, part) {
    part.isVisible ||= hasVisibleCharacter(node.value);
    const { start, end } = node.position ?? {};
    for (const { index, ...finding } of findBrokenMarkup(body.slice(start?.offset, end?.offset))) {
      diagnostics.push({ ...positionAt(body, (start?.offset ?? 0) + index), ...finding });
    }
  },
  inlineCode(node, _survey, part) {
    part.isVisible ||= hasVisibleCharacter(node.value);
  },
  code(node, survey, part) {
    part.isVisible ||= hasVisibleCharacter(node.value);
    report(survey, node, checkCodeInfo(node));
  },
  html(node, _survey, part) {
    part.isVisible ||= !isLineBreak(node);
  },
  image(node, survey) {
    addImage(survey, node, node);
  },
  imageReference(node, { references }) {
    references.push(node);
  },
  link(node, survey) {
    report(survey, node, checkLink(node, survey.body));
  },
  linkReference(node, { references }) {
    references.push(node);
  },
  definition(node, survey) {
    const label = normalizeLabel(node);
    if (survey.definitions.has(label)) report(survey, node, hiddenDefinitionFinding(node));
    else survey.definitions.set(label, node);
  },
  footnoteDefinition(node, survey) {
    const label = normalizeLabel(node);
    if (survey.footnotes.has(label)) report(survey, node, hiddenFootnoteFinding(node));
    else {
      survey.footnotes.set(label, { definition: node, isVisible: false, references: new Set() });
    }
  },
  footnoteReference(node, survey, part) {
    part.references.add(normalizeLabel(node));
    survey.footnoteReferenceCount += 1;
    if (survey.footnoteReferenceCount === MAX_FOOTNOTE_REFERENCES + 1) {
      report(survey, node, footnoteReferencesFinding(survey.footnoteReferenceCount));
    }
  },
  table(node, survey) {
    report(survey, node, checkTable(node));
  },
};

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

function inspectTree(tree: Root, body: string): Inspection {
  const main: Part = { isVisible: false, references: new Set() };
  const survey: Survey = {
    body,
    diagnostics: [],
    images: [],
    definitions: new Map(),
    footnotes: new Map(),
    references: [],
    footnoteReferenceCount: 0,
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
    (visitors[node.type] as Visit<Nodes> | undefined)?.(node, survey, part);
    if (!('children' in node)) continue;
    if (node.type === 'footnoteDefinition') {
      part = survey.footnotes.get(normalizeLabel(node)) ?? part;
    }
    for (const [index, child] of node.children.entries()) {
      if (isInLinkText(node.children, index)) report(survey, child, footnoteInLinkFinding);
    }
    for (const child of node.children.toReversed()) stack.push({ node: child, depth, part });
  }
  checkReferences(survey);
  const shown = collectShownParts(main, survey.footnotes);
  for (const footnote of survey.footnotes.values()) {
    const { definition } = footnote;
    if (!shown.has(footnote)) report(survey, definition, hiddenFootnoteFinding(definition));
  }
  const { diagnostics, images } = survey;
  diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
  return { diagnostics, images, isEmpty: ![...shown].some((part) => part.isVisible) };
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
    else if (isWordless(node)) report(survey, node, wordlessLinkFinding(definition.url));
  }
  for (const definition of definitions.values()) {
    if (!used.has(definition) || !looksLikeAddress(definition.url)) {
      report(survey, definition, hiddenDefinitionFinding(definition));
    }
  }
}

/** Collects the main text and the footnotes that it refers to, directly or through other footnotes. */
function collectShownParts(main: Part, footnotes: ReadonlyMap<string, Footnote>): Set<Part> {
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
