export { priceBy } from './pricing/price-after-benefit.js';
export { pricerOf, simpleDiscount } from './pricing/pricer.js';
export type { Pricer, SimpleDiscount } from './pricing/pricer.js';
export { isReachScope, keysOf, reachOf } from './pricing/reach.js';
export {
  faultsOfStrategy,
  isWithinStrategy,
  worstCaseOfStrategy,
} from './strategy/check-strategy.js';
export { fieldsSet, reasonOfStep, resolveTerms } from './strategy/resolve-terms.js';
export type {
  ResolvedTerms,
  StrategyField,
  StrategyStep,
  TermsStrategy,
} from './strategy/resolve-terms.js';
