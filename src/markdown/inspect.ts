import type { Link, Nodes } from 'mdast';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { formatCount, type Finding, type Position } from '../content/diagnostic.ts';
import {
  checkCharacters,
  checkFootnoteInLink,
  checkImageAddress,
  checkInnerLink,
  checkNode,
  foreignPictureFinding,
  hiddenFootnoteFinding,
  startOf,
} from './body-diagnostics.ts';
import { collectFootnotes } from './footnotes.ts';
import { createHeadingFinder, isEmptyHeading } from './headings.ts';
import { checkLimits, MAX_FOOTNOTE_REFERENCES, MAX_NESTING, nestingFinding } from './limits.ts';
import { parseMarkdown } from './parse.ts';
import { isLineBreak } from './raw-html.ts';
import { isPictureLink } from './repair.ts';
import { listNodes, walk } from './walk.ts';
import { isExternal } from '../routes.ts';

const NESTING_TYPES: ReadonlySet<string> = new Set<Nodes['type']>([
  ...(['blockquote', 'delete', 'emphasis', 'footnoteDefinition'] as const),
  ...(['link', 'listItem', 'strong'] as const),
]);

/**
 * Checks an article's Markdown before it is rendered: limits, images, links, footnotes, and words that Markdown would hide.
 * A body beyond the limits isn't parsed.
 * @param body lines ending in `\n`, without a byte-order mark
 * @returns also the links to pages of this site or to places in the article, and whether the text has no visible character
 */
export function inspectMarkdown(body: string) {
  const diagnostics = [...checkCharacters(body), ...checkLimits(body)];
  /** Those with a valid relative address, with escapes and entities resolved. The loader checks that the files exist. */
  const images: ({ src: string } & Position)[] = [];
  if (diagnostics.some(({ isAdvice }) => !isAdvice)) {
    return { diagnostics, images, links: [], tree: undefined, isEmpty: false };
  }
  const report = (node: Nodes | undefined, finding: Finding | undefined) => {
    if (node && finding) diagnostics.push({ ...startOf(node), ...finding });
  };
  const tree = parseMarkdown(body, true);
  let isEmpty = true;
  let depth = 0;
  let tooDeep: Finding | undefined;
  let foreignPicture: Link | undefined;
  walk<Nodes>(tree, {
    enter(node) {
      if (NESTING_TYPES.has(node.type)) depth += 1;
      if (depth > MAX_NESTING && !tooDeep) report(node, (tooDeep = nestingFinding(depth)));
      if (hasVisibleText(node)) isEmpty = false;
      if (isPictureLink(node)) foreignPicture ??= node;
      for (const finding of checkNode(node, body)) report(node, finding);
      if (node.type === 'image' && checkImageAddress(node.url) === undefined) {
        images.push({ src: node.url, ...startOf(node) });
      }
      const children: Nodes[] = 'children' in node ? node.children : [];
      for (const [index, child] of children.entries()) {
        report(child, checkFootnoteInLink(child, children[index + 1]));
      }
    },
    leave(node) {
      if (NESTING_TYPES.has(node.type)) depth -= 1;
      return undefined;
    },
  });
  if (foreignPicture) report(foreignPicture, foreignPictureFinding(foreignPicture.url));
  const { definitions, references, numbers } = collectFootnotes(tree);
  for (const definition of definitions) {
    if (!numbers.has(definition)) report(definition, hiddenFootnoteFinding(definition));
  }
  report(references[MAX_FOOTNOTE_REFERENCES]?.reference, {
    found: `${formatCount(references.length)} footnote references`,
    expected: `at most ${formatCount(MAX_FOOTNOTE_REFERENCES)} footnote references in an article`,
    fix: 'split the article, or combine footnotes',
  });
  const headings = listNodes(tree, 'heading').filter((heading) => !isEmptyHeading(heading));
  const findHeading = createHeadingFinder(headings);
  const links = listNodes(tree, 'link').filter(({ url }) => !isExternal(url));
  for (const link of links) report(link, checkInnerLink(link.url, findHeading));
  diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    diagnostics,
    images,
    links: links.map((link) => ({ url: link.url, ...startOf(link) })),
    tree: tooDeep ? undefined : tree,
    isEmpty,
  };
}

/** Checks the text of the node itself, not of its children. */
function hasVisibleText(node: Nodes): boolean {
  if (node.type === 'html') return !isLineBreak(node);
  return node.type === 'image' || ('value' in node && hasVisibleCharacter(node.value));
}
