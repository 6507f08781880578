import { ensure, type BasisPoints, type Money } from '@boon/shared-kernel';
import type { BenefitTerms } from '../kinds/registry.js';
import type { ScopedItem } from '../scope.js';
import type { PriceBasis, PriceGroup } from './price-rule.js';

const MOST_UNITS = 9_999;
const MOST_FEN = 10n ** 13n;

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
  /** The most that this grant may still take off, below what its terms say; absent: as they say. */
  readonly atMost?: Money | null;
}

/** How orders are priced: configuration of the platform, never of a shopper. */
export interface PricingPolicy {
  /** `parallel`: benefits look at list amounts; `progressive`: at what earlier groups left. */
  readonly mode: 'parallel' | 'progressive';
  /** How many grants a group (a voucher's merchant) may take; 1 where nothing is said. */
  readonly groupSizes: Readonly<Partial<Record<PriceGroup, number>>>;
  /** The search for the best set stops after so many steps, never after a time. */
  readonly maxNodes: number;
}

/** Parallel, one grant per group, 200,000 steps. */
export const DEFAULT_PRICING: PricingPolicy = {
  mode: 'parallel',
  groupSizes: {},
  maxNodes: 200_000,
};

export function lineAmount(line: OrderLine): bigint {
  return line.unitPrice.fen * BigInt(line.quantity);
}

export function basisOf(own: PriceBasis | null, policy: PricingPolicy): PriceBasis {
  return own ?? (policy.mode === 'parallel' ? 'list' : 'running');
}

/** Throws `InvariantViolated` for an order that no caller may bring this far. */
export function ensurePriceable(lines: readonly OrderLine[]): void {
  let total = 0n;
  for (const line of lines) {
    const { lineId, quantity, unitPrice } = line;
    const whole = Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_UNITS;
    ensure(whole, `line ${lineId}: the quantity must be 1 to ${MOST_UNITS}`);
    ensure(!unitPrice.isNegative(), `line ${lineId}: the unit price must not be negative`);
    total += lineAmount(line);
  }
  ensure(total <= MOST_FEN, `an order may come to at most ${MOST_FEN} fen`);
  const ids = new Set(lines.map((line) => line.lineId));
  ensure(ids.size === lines.length, 'line ids of an order must differ');
}
