export { someBudgetAccounts } from './some-budget-accounts.js';
export { countersContract } from './counters-contract.js';
export { FixedUserStates } from './fixed-user-states.js';
export { aProduct, InMemoryProductDirectory } from './in-memory-product-directory.js';
export { userStatesContract } from './user-states-contract.js';
export type { ProfileOnRecord, UserStatesWorld } from './user-states-contract.js';
export { InProcessCounters } from '../counting/infrastructure/in-process-counters.js';
