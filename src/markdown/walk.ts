/** A node of mdast or hast. */
interface Tree {
  type: string;
  children?: Tree[];
}

interface Visitor<Node> {
  /** Runs before the children are visited. */
  enter?: (node: Node) => void;
  /** Runs after the children were visited. Nodes that it returns replace the node and are not visited. */
  leave?: (node: Node, parent: Node) => Node[] | undefined;
}

/** Visits a node and its descendants depth first. `leave` doesn't run for the node itself, which has no parent. */
export function walk<Node extends Tree>(parent: Node, visitor: Visitor<Node>): void {
  visitor.enter?.(parent);
  const children = (parent.children ?? []) as Node[];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node === undefined) break;
    walk(node, visitor);
    const replacement = visitor.leave?.(node, parent);
    if (replacement === undefined) continue;
    children.splice(index, 1, ...replacement);
    index += replacement.length - 1;
  }
}

/** Checks whether a node has a descendant of one of the given types. */
export function hasDescendant({ children = [] }: Tree, types: readonly string[]): boolean {
  return children.some((child) => types.includes(child.type) || hasDescendant(child, types));
}
