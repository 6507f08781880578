export { BilingualBody } from './bilingual-body.js';
export { GovernedController } from './governed.controller.js';
export type { Shown } from './governed.controller.js';
export { IsInstant } from './is-instant.js';
export { GovernedView } from './governed-dtos.js';
