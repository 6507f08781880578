export {
  blendedValue,
  blendedValueAtMost,
  blendedValueBy,
  blendFor,
  blendWeights,
} from './blends.js';
export type { Blend, BlendWeights } from './blends.js';
export { valueOf } from './expert-valuation.js';
export type { Valuation, ValuationInput } from './expert-valuation.js';
