import type { Nodes, Root } from 'mdast';
import type { LocatedArticle } from '../content/collection.ts';
import type { Diagnostic, Finding, Locate, Path, Position } from '../content/diagnostic.ts';
import { formatPath } from '../content/yaml.ts';
import { positionAt, startOf } from '../markdown/body-diagnostics.ts';
import { listNodes } from '../markdown/walk.ts';

/** The text of an article, for the rules. */
export interface CheckedText {
  tree: Root;
  /** The source of the tree. */
  body: string;
  title: string;
}

/** A rule finds one kind of mistake that doesn't stop a build. */
export interface Rule {
  name: string;
  /** Why it is a mistake. */
  reason: string;
  /** What should be there instead. */
  expected: string;
  /** A text with the mistake. */
  example: string;
  check: (text: CheckedText) => Found[];
}

/** A mistake, and its position in the body. */
export type Found = Position & Pick<Finding, 'found' | 'fix'>;

/** Returns the source of a node, in which backslashes tell text from markup. */
export function sourceOf({ position }: Nodes, body: string): string {
  return position === undefined ? '' : body.slice(position.start.offset, position.end.offset);
}

/** Describes what a pattern matches in the text, but not in code. The pattern has the flag `g`. */
export function findInText(
  { tree, body }: CheckedText,
  pattern: RegExp,
  describe: (match: string) => Pick<Found, 'found' | 'fix'>,
): Found[] {
  return listNodes(tree, 'text').flatMap((node) =>
    [...sourceOf(node, body).matchAll(pattern)].map(({ 0: match, index }) => ({
      ...positionAt(body, (node.position?.start.offset ?? 0) + index),
      ...describe(match),
    })),
  );
}

/** Describes a mistake at the start of a node. */
export function findAt(node: Nodes, found: string, fix: string): Found {
  return { ...startOf(node), found, fix };
}

/** Describes a likely mistake in a field. */
export function advise({ file, locate }: LocatedArticle, path: Path, finding: Finding): Diagnostic {
  return { file, ...adviseAt(locate, path, finding) };
}

/** Describes a likely mistake in a field, without its file. */
export function adviseAt(locate: Locate, path: Path, finding: Finding) {
  return { ...locate(path), field: formatPath(path), ...finding, isAdvice: true as const };
}
