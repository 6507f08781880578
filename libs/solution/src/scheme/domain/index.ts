export { parseAudience } from './audience.js';
export type { Goal } from './scheme.js';
