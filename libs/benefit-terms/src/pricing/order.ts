import { ensure, type BasisPoints, type Money } from '@boon/shared-kernel';
import type { BenefitTerms } from '../kinds/registry.js';
import type { ScopedItem } from '../scope.js';
import { MOST_FEN } from './fen.js';
import type { PriceBasis, PriceGroup } from './price-rule.js';
import { DEFAULT_SUBSIDY_LIMITS, type SubsidyLimits } from './subsidy.js';

const MOST_UNITS = 9_999;

/** One line of an order at list price: quantity 1-9,999, unit price >= 0. */
export interface OrderLine extends ScopedItem {
  readonly lineId: string;
  readonly quantity: number;
  readonly unitPrice: Money;
}

/** Who pays: the platform's share of the discount; the merchant bears the rest. */
export interface Funding {
  readonly platform: BasisPoints;
  readonly merchantId: string | null;
}

/** A grant that could be used on the order. */
export interface OfferedGrant {
  readonly grantId: string;
  readonly terms: BenefitTerms;
  readonly funding: Funding;
  readonly expiresAt: Date;
  /**
   * The most that this grant may still take off, below what its terms say; absent: as they say.
   * Of a lot of subsidy: what remains of it and is not locked.
   */
  readonly atMost?: Money | null;
}

/** How orders are priced: configuration of the platform, never of a shopper. */
export interface PricingPolicy {
  /** `parallel`: benefits look at list amounts; `progressive`: at what earlier groups left. */
  readonly mode: 'parallel' | 'progressive';
  /** How many grants a group (a voucher's merchant) may take; 1 where nothing is said. */
  readonly groupSizes: Readonly<Partial<Record<PriceGroup, number>>>;
  readonly subsidy: SubsidyLimits;
  /** The search for the best set stops after so many steps, never after a time. */
  readonly maxNodes: number;
}

/** Parallel, one grant per group, subsidy of 3 % up to CNY 200, 200,000 steps. */
export const DEFAULT_PRICING: PricingPolicy = {
  mode: 'parallel',
  groupSizes: {},
  subsidy: DEFAULT_SUBSIDY_LIMITS,
  maxNodes: 200_000,
};

/** What each line comes to at list price, in whole fen. */
export function amountsOf(lines: readonly OrderLine[]): number[] {
  return lines.map((line) => Number(line.unitPrice.fen * BigInt(line.quantity)));
}

export function basisOf(own: PriceBasis | null, policy: PricingPolicy): PriceBasis {
  return own ?? (policy.mode === 'parallel' ? 'list' : 'running');
}

/** Throws `InvariantViolated` for an order that no caller may bring this far. */
export function ensurePriceable(lines: readonly OrderLine[]): void {
  let total = 0n;
  for (const { lineId, quantity, unitPrice } of lines) {
    const whole = Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_UNITS;
    ensure(whole, `line ${lineId}: the quantity must be 1 to ${MOST_UNITS}`);
    ensure(!unitPrice.isNegative(), `line ${lineId}: the unit price must not be negative`);
    total += unitPrice.fen * BigInt(quantity);
  }
  ensure(total <= BigInt(MOST_FEN), `an order may come to at most ${MOST_FEN} fen`);
  const ids = new Set(lines.map((line) => line.lineId));
  ensure(ids.size === lines.length, 'line ids of an order must differ');
}
