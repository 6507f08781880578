import { Money } from '@boon/shared-kernel';
import type { StockBounds } from './stock-terms.js';

/**
 * The most that a stock can cost: min(value budget, quantity x worst case of a grant); null when nothing
 * bounds it, and such a stock cannot be opened. What costs nothing needs no bound.
 */
export function stockWorstCase(bounds: StockBounds, ofGrant: Money | null): Money | null {
  const { quantity, valueBudget } = bounds;
  if (ofGrant !== null && !ofGrant.isPositive()) return Money.ZERO;
  const ofUnits = quantity === null || ofGrant === null ? null : ofGrant.times(quantity);
  if (ofUnits === null || valueBudget === null) return ofUnits ?? valueBudget;
  return ofUnits.atMost(valueBudget);
}
