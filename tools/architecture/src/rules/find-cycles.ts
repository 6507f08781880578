type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * One cycle for each strongly connected part of a graph that has one (Tarjan 1972), as the nodes along it.
 * A node that points at itself is a cycle of one.
 */
export function cyclesOf(graph: Graph): string[][] {
  return components(graph)
    .filter(([node, second]) => second !== undefined || (!!node && !!graph.get(node)?.has(node)))
    .map((component) => shortestCycle(graph, component));
}

function components(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];

  const lower = (node: string, to: number | undefined) =>
    low.set(node, Math.min(low.get(node) ?? Infinity, to ?? Infinity));

  const visit = (node: string): void => {
    const index = order.size;
    order.set(node, index);
    lower(node, index);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lower(node, low.get(next));
    }
    if (low.get(node) === index) found.push(stack.splice(stack.indexOf(node)));
  };

  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}

function shortestCycle(graph: Graph, component: readonly string[]): string[] {
  const start = [...component].sort()[0] ?? '';
  const inside = new Set(component);
  const paths: string[][] = [[start]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path;
      if (!inside.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [start];
}
