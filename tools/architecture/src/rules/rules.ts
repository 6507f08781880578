import { ownAndLowerContracts } from './contracts.js';
import { noFileCycles, noProjectCycles } from './cycles.js';
import { declaredDependencies, helpersDeclared, usedDependencies } from './dependencies.js';
import { namedExportsOnly, narrowDoors } from './door-shape.js';
import { confinedDoors, doorsInTable, testingInSpecsOnly, throughDoors } from './doors.js';
import { layerEdges, layersKnown } from './layers.js';
import { confinedPackages, nestFree } from './packages.js';
import { pureDomain } from './purity.js';
import type { Rule } from './rule.js';
import { mostFilesSmall, sizes } from './sizes.js';
import { compositionOnly, useCasesWithoutPlumbing } from './use-cases.js';

/** Every rule of the house that is proven over the whole workspace. */
export const RULES: readonly Rule[] = [
  layersKnown,
  layerEdges,
  throughDoors,
  doorsInTable,
  testingInSpecsOnly,
  confinedDoors,
  ownAndLowerContracts,
  confinedPackages,
  nestFree,
  declaredDependencies,
  usedDependencies,
  helpersDeclared,
  noFileCycles,
  noProjectCycles,
  pureDomain,
  useCasesWithoutPlumbing,
  compositionOnly,
  namedExportsOnly,
  narrowDoors,
  sizes,
  mostFilesSmall,
];
