export { priceBy } from './pricing/price-after-benefit.js';
export { flatDiscount, pricerOf } from './pricing/pricer.js';
export type { Pricer } from './pricing/pricer.js';
export { isReachScope, keysOf, reachOf } from './pricing/reach.js';
export { resolveTerms } from './strategy/resolve-terms.js';
export type { ResolvedTerms, TermsStrategy } from './strategy/resolve-terms.js';
