import type { Nodes, Root } from 'mdast';

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

/**
 * Visits a node and its descendants depth first, without recursion: texts can be nested deeply. `leave` doesn't run for the
 * node itself, which has no parent.
 */
export function walk<Node extends Tree>(root: Node, visitor: Visitor<Node>): void {
  visitor.enter?.(root);
  const open = [{ node: root, index: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.node.children?.[top.index] as Node | undefined;
    if (child !== undefined) {
      visitor.enter?.(child);
      open.push({ node: child, index: 0 });
      continue;
    }
    open.pop();
    const above = open.at(-1);
    const replacement = above && visitor.leave?.(top.node, above.node);
    if (replacement) above.node.children?.splice(above.index, 1, ...replacement);
    if (above) above.index += replacement?.length ?? 1;
  }
}

/** Checks whether a node has a descendant of one of the given types. */
export function hasDescendant({ children = [] }: Tree, types: readonly string[]): boolean {
  return children.some((child) => types.includes(child.type) || hasDescendant(child, types));
}

/** Lists the nodes of a type. */
export function listNodes<Type extends Nodes['type']>(tree: Root, type: Type) {
  const nodes: Extract<Nodes, { type: Type }>[] = [];
  walk<Nodes>(tree, {
    enter(node) {
      if (node.type === type) nodes.push(node as Extract<Nodes, { type: Type }>);
    },
  });
  return nodes;
}
