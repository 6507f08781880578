import { layersBelow, PURE_BUILTINS, PURE_EXPORTS } from '../../layers.mjs';
import type { ImportFact } from '../scan/facts.js';
import { originOf } from '../workspace/origin.js';
import { targetOf, type Target } from '../workspace/target.js';
import type { Project, Source, Workspace } from '../workspace/workspace.js';
import type { Rule, Violation } from './rule.js';

const DOMAIN = /\/domain\//;

/**
 * Code under domain/**, of the pure layers and behind the pure doors reaches no framework, I/O, clock or randomness,
 * by itself or through anything that it imports. Names are followed through doors to the file that declares them,
 * so that one impure export does not spoil its neighbours.
 */
export const pureDomain: Rule = {
  name: 'pure-domain',
  sentence: 'Domain code is pure, and so is everything that it reaches',
  check: (workspace) => {
    const proof = new PurityProof(workspace);
    return roots(workspace).flatMap((source) => proof.of(source, source));
  },
};

function roots(workspace: Workspace): Source[] {
  const behindDoors = new Set(
    workspace.projects.flatMap(({ folder, layer, doors }) =>
      (layer?.pureDoors ?? []).map((door) => `${folder}/${doors.get(door)}`),
    ),
  );
  return [...workspace.sources.values()].filter(
    ({ path, project, forSpecs }) =>
      !forSpecs &&
      path.includes('/src/') &&
      (DOMAIN.test(path) || behindDoors.has(path) || project.layer?.name === 'benefit-terms'),
  );
}

class PurityProof {
  private readonly seen = new Set<string>();

  constructor(private readonly workspace: Workspace) {}

  /** Everything impure that a file does or reaches, at the place where it happens. */
  of(source: Source, from: Source): Violation[] {
    if (this.seen.has(source.path)) return [];
    this.seen.add(source.path);
    const { imports, impurities } = source.facts;
    const own = impurities.map(({ name, line }) => faultAt(source, line, `calls ${name}`, from));
    return [...own, ...imports.flatMap((fact) => this.throughImport(source, fact, from))];
  }

  private throughImport(source: Source, fact: ImportFact, from: Source): Violation[] {
    const target = targetOf(this.workspace, source, fact);
    const refusal = refusalOf(source, fact, target);
    if (refusal) return [faultAt(source, fact.line, refusal, from)];
    if (target.kind === 'door' && target.path && !fact.typeOnly) {
      return this.throughDoor(source, fact, target.path, from);
    }
    const next = target.kind === 'file' ? this.workspace.sources.get(target.path) : undefined;
    return next ? this.of(next, from) : [];
  }

  private throughDoor(source: Source, fact: ImportFact, path: string, from: Source): Violation[] {
    const door = this.workspace.sources.get(path);
    if (!door) return [];
    return fact.names
      .filter((name) => !this.isPure(door, name))
      .map((name) =>
        faultAt(source, fact.line, `takes the impure ${name} from ${fact.specifier}`, from),
      );
  }

  private isPure(door: Source, name: string): boolean {
    const origin = originOf(this.workspace, door, name)?.source;
    if (!origin || PURE_EXPORTS[origin.path]?.includes(name)) return true;
    return new PurityProof(this.workspace).of(origin, origin).length === 0;
  }
}

function faultAt({ path }: Source, line: number, message: string, from: Source): Violation {
  const reached = from.path === path ? '' : ` (reached from ${from.path})`;
  return { rule: 'pure-domain', path, line, message: message + reached };
}

function refusalOf(source: Source, fact: ImportFact, target: Target): string | undefined {
  if (target.kind === 'package' || target.kind === 'stranger') return `imports ${target.name}`;
  if (target.kind === 'builtin') return builtinRefusal(fact, target.name);
  return target.kind === 'door' ? doorRefusal(source, fact, target) : undefined;
}

function builtinRefusal({ names, typeOnly }: ImportFact, name: string): string | undefined {
  const allowed = PURE_BUILTINS[name] ?? [];
  const isFine = typeOnly || (names.length > 0 && names.every((one) => allowed.includes(one)));
  return isFine ? undefined : `takes ${names.join(', ')} from ${name}`;
}

function doorRefusal(
  { project }: Source,
  fact: ImportFact,
  target: Extract<Target, { kind: 'door' }>,
): string | undefined {
  const layer = target.project.layer;
  if (layer?.pure || layer?.pureDoors.includes(target.door)) return undefined;
  if (layer?.name === 'contracts' && mayListenTo(project, target.door)) {
    return fact.typeOnly ? undefined : `takes more than types from ${fact.specifier}`;
  }
  return `imports ${fact.specifier}`;
}

/** Types of the own contract and of those below: the shape of what comes up from there. */
function mayListenTo({ layer }: Project, door: string): boolean {
  const publisher = door.replace('./', '');
  return door === '.' || publisher === layer?.name || layersBelow(layer?.name ?? '').has(publisher);
}
