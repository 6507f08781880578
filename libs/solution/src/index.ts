export { KnownSchemes } from './scheme/known-schemes.js';
export { SCHEME_REFUSALS } from './scheme/scheme-refusals.js';
export type { SchemeRefusal } from './scheme/scheme-refusals.js';
export type { Goal, SchemeContent } from './scheme/domain/scheme.js';
export { SolutionModule } from './solution.module.js';
export { solutionPersistence } from './solution.persistence.js';
