export { shownState, stateAfter } from './lifecycle.js';
export type { LifecycleMove } from './lifecycle.js';
