export { blendedValue, blendedValueAtMost, blendFor } from './blends.js';
export type { Blend } from './blends.js';
export { valueOf } from './expert-valuation.js';
export type { Valuation, ValuationInput } from './expert-valuation.js';
