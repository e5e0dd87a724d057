/**
 * The nodes from which a walk along the edges can return (the cyclic parts of the graph, by Tarjan's algorithm without
 * recursion, so that a long chain cannot exhaust the call stack).
 */
export function nodesOnCycles<T>(nodes: Iterable<T>, edgesOf: (node: T) => readonly T[]): Set<T> {
  const order = new Map<T, number>();
  const lowest = new Map<T, number>();
  const open = new Set<T>();
  const stack: T[] = [];
  const found = new Set<T>();
  for (const start of nodes) {
    if (order.has(start)) continue;
    const walk: { node: T; edges: readonly T[]; next: number }[] = [];
    const enter = (node: T): void => {
      order.set(node, order.size);
      lowest.set(node, order.get(node) ?? 0);
      stack.push(node);
      open.add(node);
      walk.push({ node, edges: edgesOf(node), next: 0 });
    };
    enter(start);
    for (let frame = walk.at(-1); frame !== undefined; frame = walk.at(-1)) {
      const { node } = frame;
      const target = frame.edges[frame.next++];
      if (target !== undefined) {
        if (target === node) found.add(node);
        if (!order.has(target)) enter(target);
        else if (open.has(target)) lower(lowest, node, order.get(target) ?? 0);
        continue;
      }
      walk.pop();
      const parent = walk.at(-1);
      if (parent !== undefined) lower(lowest, parent.node, lowest.get(node) ?? 0);
      if (lowest.get(node) !== order.get(node)) continue;
      const members = stack.splice(stack.lastIndexOf(node));
      for (const member of members) {
        open.delete(member);
        if (members.length > 1) found.add(member);
      }
    }
  }
  return found;
}

function lower<T>(lowest: Map<T, number>, node: T, value: number): void {
  lowest.set(node, Math.min(lowest.get(node) ?? value, value));
}
