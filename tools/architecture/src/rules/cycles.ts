import { cyclesOf } from './find-cycles.js';
import { edgesOf, type Edge, type Rule } from './rule.js';

/** Files of a project, type-only imports included: a cycle is one thing in two files. */
export const noFileCycles: Rule = {
  name: 'no-file-cycles',
  sentence: 'No import cycle between files, type-only imports included',
  check: (workspace) =>
    cyclesOf(arrows(edgesOf(workspace), fileArrow)).map((cycle) => ({
      rule: 'no-file-cycles',
      path: cycle[0] ?? '',
      line: 1,
      message: [...cycle, cycle[0]].join(' -> '),
    })),
};

/** Projects, specs included: what Nx builds and tests needs an order. */
export const noProjectCycles: Rule = {
  name: 'no-project-cycles',
  sentence: 'No cycle between projects, specs included',
  check: (workspace) =>
    cyclesOf(arrows(edgesOf(workspace), projectArrow)).map((cycle) => ({
      rule: 'no-project-cycles',
      path: cycle[0] ?? '',
      line: 1,
      message: [...cycle, cycle[0]].join(' -> '),
    })),
};

type Arrow = readonly [from: string, to: string];

function arrows(
  edges: Edge[],
  arrowOf: (edge: Edge) => Arrow | undefined,
): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const edge of edges) {
    const arrow = arrowOf(edge);
    if (!arrow) continue;
    const [from, to] = arrow;
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return graph;
}

function fileArrow({ source, target }: Edge): Arrow | undefined {
  const to = target.kind === 'file' || target.kind === 'door' ? target.path : undefined;
  return to ? [source.path, to] : undefined;
}

function projectArrow({ source, target }: Edge): Arrow | undefined {
  const to = target.kind === 'door' || target.kind === 'file' ? target.project : undefined;
  if (!to || to === source.project) return undefined;
  return [source.project.folder, to.folder];
}
