export { EXPERT_VALUATION_VERSION, expertValue } from './expert-valuation.js';
export type { ValuationInput } from './expert-valuation.js';
