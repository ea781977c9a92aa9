/** A node of mdast or hast. */
interface Tree {
  type: string;
  children?: Tree[];
}

/**
 * Walks a tree depth first, so that all transforms of it share one walk.
 * @param enter sees a node before its children
 * @param leave sees a node after its children; it may return the nodes that take its place, which are not walked again
 */
export function walk<Node extends Tree>(
  parent: Node,
  {
    enter,
    leave,
  }: { enter?: (node: Node) => void; leave?: (node: Node, parent: Node) => Node[] | undefined },
): void {
  const children = (parent.children ?? []) as Node[];
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index];
    if (node === undefined) break;
    enter?.(node);
    walk(node, { enter, leave } as Parameters<typeof walk<Node>>[1]);
    const replacement = leave?.(node, parent);
    if (replacement === undefined) continue;
    children.splice(index, 1, ...replacement);
    index += replacement.length - 1;
  }
}
