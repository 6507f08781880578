export { priceBy } from './pricing/price-after-benefit.js';
export { pricerOf } from './pricing/pricer.js';
export type { Pricer } from './pricing/pricer.js';
export { keysOf, reachOf } from './pricing/reach.js';
