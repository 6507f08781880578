import type { ExportFact } from '../scan/facts.js';
import { originOf } from '../workspace/origin.js';
import type { Project, Source, Workspace } from '../workspace/workspace.js';
import type { Rule, Violation } from './rule.js';

const CONFIGS = /\.config\.[cm]?[jt]s$|\.preset\.mjs$/;

/** A reader of a door sees each name that it promises. */
export const namedExportsOnly: Rule = {
  name: 'named-exports-only',
  sentence: 'Files export names: no default, no `export *`',
  check: ({ sources }) =>
    [...sources.values()].flatMap(({ path, facts }) => [
      ...facts.exportStars.map((line) => found(path, line, 'export *')),
      ...(CONFIGS.test(path) ? [] : facts.defaultExports).map((line) =>
        found(path, line, 'a default export'),
      ),
    ]),
};

/** Narrow doors, and every promise written down. */
export const narrowDoors: Rule = {
  name: 'narrow-doors',
  sentence: 'A door has at most 25 names, each with a doc comment where it is declared',
  check: (workspace) =>
    workspace.projects.flatMap((project) =>
      [...project.doors.values()].flatMap((file) => judgeDoor(workspace, project, file)),
    ),
};

function judgeDoor(workspace: Workspace, project: Project, file: string): Violation[] {
  const door = workspace.sources.get(`${project.folder}/${file}`);
  const limit = project.layer?.doorLimit ?? 25;
  if (!door || limit === Infinity) return [];
  const names = door.facts.exports;
  const undocumented = names.filter((name) => !isDocumented(workspace, door, name));
  return [
    ...(names.length > limit ? [narrow(door, 1, `${names.length} names, at most ${limit}`)] : []),
    ...undocumented.map(({ name, line }) => narrow(door, line, `${name} has no doc comment`)),
  ];
}

function isDocumented(workspace: Workspace, door: Source, exported: ExportFact): boolean {
  const origin = originOf(workspace, door, exported.name);
  return origin?.exported.documented ?? true;
}

function found(path: string, line: number, message: string): Violation {
  return { rule: 'named-exports-only', path, line, message };
}

function narrow({ path }: Source, line: number, message: string): Violation {
  return { rule: 'narrow-doors', path, line, message };
}
