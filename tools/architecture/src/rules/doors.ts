import { CONFINED_DOORS } from '../../layers.mjs';
import { importRule, type Edge, type Rule } from './rule.js';

/** Other projects are entered by the doors that their package.json opens. */
export const throughDoors: Rule = importRule(
  'through-doors',
  'Another project is entered by its doors, the own one by its files',
  judge,
);

/** Testing doors and test libs stay out of what is shipped. */
export const testingInSpecsOnly: Rule = importRule(
  'testing-in-specs-only',
  'Only specs, testing doors and end-to-end tests use testing code',
  ({ source, target }) => {
    if (source.forSpecs || target.kind !== 'door') return undefined;
    const forSpecs = target.project.layer?.forSpecsOnly || target.door === './testing';
    return forSpecs
      ? `${target.project.manifest.name} ${target.door} is for specs only`
      : undefined;
  },
);

/** A use-case speaks to ports: it does not know whether HTTP, a bus or Redis is behind them. */
export const confinedDoors: Rule = importRule(
  'confined-doors',
  'The technical doors of platform are entered by plumbing, controllers and modules only',
  ({ source, fact }) => {
    const layer = source.project.layer?.name ?? '';
    if (source.forSpecs || layer === 'app' || layer === 'tool') return undefined;
    const confined = CONFINED_DOORS.find(({ door }) => door === fact.specifier);
    if (!confined || confined.files.some((pattern) => pattern.test(source.path))) return undefined;
    return `${fact.specifier} is not for this place`;
  },
);

/** A door that is not in the table is a door that nobody decided on. */
export const doorsInTable: Rule = {
  name: 'doors-in-table',
  sentence: 'Every door of a package stands in the table',
  check: ({ projects }) =>
    projects.flatMap(({ folder, layer, doors }) => {
      if (!layer || folder !== layer.folder) return [];
      return [...doors.keys()]
        .filter((door) => !layer.doors.includes(door))
        .map((door) => ({
          rule: 'doors-in-table',
          path: `${folder}/package.json`,
          line: 1,
          message: `door ${door} is not in the table`,
        }));
    }),
};

function judge({ source, fact, target }: Edge): string | undefined {
  if (
    target.kind === 'nothing' &&
    !source.path.endsWith('.mjs') &&
    !fact.specifier.endsWith('.json')
  ) {
    return `${fact.specifier} leads nowhere`;
  }
  if (target.kind === 'file' && target.project && target.project !== source.project) {
    return `${fact.specifier} is a path into ${target.project.folder}`;
  }
  if (target.kind !== 'door') return undefined;
  if (target.project === source.project) return `imports the own door ${fact.specifier}`;
  return target.path
    ? undefined
    : `${fact.specifier} is no door of ${target.project.manifest.name}`;
}
