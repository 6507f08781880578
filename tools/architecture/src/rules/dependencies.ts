import { SILENT_PEERS, SPECS_MAY_ALSO_USE } from '../../layers.mjs';
import type { Project, Source, Workspace } from '../workspace/workspace.js';
import { edgesOf, importRule, type Edge, type Rule, type Violation } from './rule.js';

/** Needed by what the compiler emits (`importHelpers`), never named in a source. */
const EMITTED = 'tslib';

/** What is imported is declared by the package itself, so that it can be installed by itself. */
export const declaredDependencies: Rule = importRule(
  'declared-dependencies',
  'Every imported package is declared in the package.json of its project',
  ({ source, target }, workspace) => {
    const name = packageOf({ target }, source.project);
    if (!name || declares(workspace, source, name)) return undefined;
    return `${name} is not declared in ${source.project.folder}/package.json`;
  },
);

/** What is declared is used: nobody installs what nobody needs. */
export const usedDependencies: Rule = {
  name: 'used-dependencies',
  sentence: 'Every declared dependency is used',
  check: (workspace) => workspace.projects.flatMap((project) => unused(workspace, project)),
};

/** Compiled decorators call tslib. */
export const helpersDeclared: Rule = {
  name: 'helpers-declared',
  sentence: 'A published lib whose compiled code calls tslib declares it',
  check: ({ projects, sources }) =>
    projects.flatMap((project) => {
      const { folder, manifest } = project;
      const decorated = [...sources.values()].some(
        (source) =>
          source.project === project && !isSpec(source) && source.facts.decorators.length > 0,
      );
      if (manifest.private || !decorated || manifest.dependencies?.[EMITTED]) return [];
      return [violation('helpers-declared', folder, `${EMITTED} is not declared`)];
    }),
};

function packageOf({ target }: Pick<Edge, 'target'>, own: Project): string | undefined {
  if (target.kind === 'package') return target.name;
  return target.kind === 'door' && target.project !== own
    ? target.project.manifest.name
    : undefined;
}

function declares(workspace: Workspace, source: Source, name: string): boolean {
  const { manifest } = source.project;
  const shipped = { ...manifest.dependencies, ...manifest.peerDependencies };
  return name in shipped || (isForWork(source) && isInstalledForWork(workspace, source, name));
}

/** Specs never ship: they may live on what the workspace installs, and on its harness and tools. */
function isInstalledForWork(workspace: Workspace, { project }: Source, name: string): boolean {
  const { dependencies, devDependencies } = workspace.rootManifest;
  if (name in { ...dependencies, ...devDependencies, ...project.manifest.devDependencies })
    return true;
  return SPECS_MAY_ALSO_USE.includes(workspace.projectNamed(name)?.layer?.name ?? '');
}

/** Specs, configurations and private tools. */
function isForWork({ path, project, forSpecs }: Source): boolean {
  if (forSpecs) return true;
  return path.endsWith('.mjs') || (!!project.manifest.private && path.startsWith('tools/'));
}

function isSpec({ path }: Source): boolean {
  return /\.spec\.tsx?$/.test(path);
}

function unused(workspace: Workspace, project: Project): Violation[] {
  const { manifest, folder } = project;
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const own = [...workspace.sources.values()].filter((source) => source.project === project);
  const imported = new Set(
    edgesOf(workspace)
      .filter(({ source }) => source.project === project)
      .map((edge) => packageOf(edge, project)),
  );
  return declared
    .filter((name) => name !== EMITTED && !imported.has(name) && !isPeer(name, declared))
    .filter((name) => !own.some(({ text }) => text.includes(`'${name}`)))
    .map((name) => violation('used-dependencies', folder, `${name} is declared and never used`));
}

/** Beside what needs it: peers that nobody imports, and types of what is imported. */
function isPeer(name: string, declared: readonly string[]): boolean {
  if (name.startsWith('@types/')) return true;
  return declared.some((other) => SILENT_PEERS[other]?.includes(name));
}

function violation(rule: string, folder: string, message: string): Violation {
  return { rule, path: `${folder}/package.json`, line: 1, message };
}
