export { SchemeChanged, SchemePublished } from './scheme-events.js';
export type { SchemeChangedPayload } from './scheme-events.js';
export { SOLUTION_CATALOGUE_TOPIC, SOLUTION_TOPIC } from './topics.js';
