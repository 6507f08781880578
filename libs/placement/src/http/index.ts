export { PlacementDecisionsHttpModule } from './placement-decisions-http.module.js';
export { PlacementOperationsHttpModule } from './placement-operations-http.module.js';
