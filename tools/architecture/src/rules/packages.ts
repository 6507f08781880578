import { CONFINED_PACKAGES, isPackage, NEST_FREE_LAYERS } from '../../layers.mjs';
import type { Source } from '../workspace/workspace.js';
import { importRule, type Rule } from './rule.js';

const NEST = ['@nestjs/*'];

/** Drivers, brokers and frameworks stay where they can be exchanged. */
export const confinedPackages: Rule = importRule(
  'confined-packages',
  'A confined npm package is imported only where the table puts it',
  ({ source, target }) => {
    if (target.kind !== 'package') return undefined;
    if (isOutsideConfinement(source, target.name) || isUnlisted(source, target.name)) {
      return `${target.name} is not for this place`;
    }
    return undefined;
  },
);

/** What the domain knows, it knows without a framework. */
export const nestFree: Rule = importRule(
  'nest-free',
  'domain/** and the plain layers know nothing of Nest',
  ({ source, target }) => {
    if (target.kind !== 'package' || !isPackage(target.name, NEST)) return undefined;
    const plain = NEST_FREE_LAYERS.includes(source.project.layer?.name ?? '');
    return plain || source.path.includes('/domain/') ? `imports ${target.name}` : undefined;
  },
);

function isOutsideConfinement(source: Source, name: string): boolean {
  const layer = source.project.layer?.name ?? '';
  return CONFINED_PACKAGES.some(
    ({ packages, layers, files, specs }) =>
      isPackage(name, packages) &&
      !layers.includes(layer) &&
      !files.some((pattern) => pattern.test(source.path)) &&
      !(specs && source.forSpecs),
  );
}

function isUnlisted({ project, forSpecs }: Source, name: string): boolean {
  const listed = project.layer?.npm;
  return !!listed && !forSpecs && !listed.includes(name);
}
