export type { Bilingual } from './fields.js';
export type { DefinedEvent } from './define-event.js';
export { EVENTS, TOPICS } from './registry.js';
export type { LifecycleState } from './registry.js';
