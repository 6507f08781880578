export { PlanChanged, PlanPublished, SlotChanged, SwitchChanged } from './plan-events.js';
export type {
  CapOfPlan,
  HookOfPlan,
  TaskOfPlan,
  InteractionMode,
  PlanChangedPayload,
  SlotChangedPayload,
  SwitchChangedPayload,
} from './plan-events.js';
export { readAdClick } from './ad-click.js';
export type { AdClickPayload } from './ad-click.js';
export { ExposureRecorded } from './exposure-events.js';
export type { ExposureRecordedPayload } from './exposure-events.js';
export { PLACEMENT_CATALOGUE_TOPIC, PLACEMENT_TOPIC } from './topics.js';
export { DecisionLogged } from './decision-events.js';
export type { DecisionLoggedPayload } from './decision-events.js';
