import type { ImportFact } from '../scan/facts.js';
import { targetOf, type Target } from '../workspace/target.js';
import type { Source, Workspace } from '../workspace/workspace.js';

/** One breach of the house rules, at its place. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A rule of the house: its sentence, and everything in a workspace that breaks it. */
export interface Rule {
  readonly name: string;
  readonly sentence: string;
  check(workspace: Workspace): Violation[];
}

/** An import together with where it stands and where it leads. */
export interface Edge {
  readonly source: Source;
  readonly fact: ImportFact;
  readonly target: Target;
}

/** Every import of every source file. */
export function edgesOf(workspace: Workspace): Edge[] {
  return [...workspace.sources.values()].flatMap((source) =>
    source.facts.imports.map((fact) => ({
      source,
      fact,
      target: targetOf(workspace, source, fact),
    })),
  );
}

/** A rule that judges each import by itself: a message, or undefined when there is nothing to say. */
export function importRule(
  name: string,
  sentence: string,
  judge: (edge: Edge, workspace: Workspace) => string | undefined,
): Rule {
  return {
    name,
    sentence,
    check: (workspace) =>
      edgesOf(workspace).flatMap((edge) => {
        const message = judge(edge, workspace);
        return message
          ? [{ rule: name, path: edge.source.path, line: edge.fact.line, message }]
          : [];
      }),
  };
}
