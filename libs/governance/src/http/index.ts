export { BilingualBody } from './bilingual-body.js';
export { GovernedController } from './governed.controller.js';
export { GovernedQuery, GovernedView } from './governed-dtos.js';
export { IsInstant } from './is-instant.js';
export { ReviewedController } from './reviewed.controller.js';
export { shownGoverned } from './shown-governed.js';
export type { Shown } from './shown-governed.js';
