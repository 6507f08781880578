export { armOf, isHeldOut } from './assignment.js';
export type { Arm, Experiment, Holdout } from './assignment.js';
