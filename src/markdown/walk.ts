/** A node of mdast or hast. */
interface Tree {
  type: string;
  children?: Tree[];
}

interface Visitor<Node> {
  /** Sees a node before its children. */
  enter?: (node: Node) => void;
  /** Sees a node after its children. It may return the nodes that take its place, which are not walked again. */
  leave?: (node: Node, parent: Node) => Node[] | undefined;
}

/** Walks a tree depth first, so that all transforms of it share one walk. */
export function walk<Node extends Tree>(parent: Node, visitor: Visitor<Node>): void {
  const children = (parent.children ?? []) as Node[];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node === undefined) break;
    visitor.enter?.(node);
    walk(node, visitor);
    const replacement = visitor.leave?.(node, parent);
    if (replacement === undefined) continue;
    children.splice(index, 1, ...replacement);
    index += replacement.length - 1;
  }
}
