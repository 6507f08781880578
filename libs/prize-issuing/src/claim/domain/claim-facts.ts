import type { BenefitKind, TermsWire } from '@boon/benefit-terms';
import type { TermsStrategy } from '@boon/benefit-terms/offering';
import type { StockState } from '@boon/contracts/prize-issuing';
import type { AccountStanding } from '@boon/service-support/budgets';
import type { StockLimits } from '../../stock/domain/stock-limits.js';
import type { Validity } from '../../stock/domain/stock-terms.js';
import type { ClaimedGrant, ClaimItem } from './claim.js';

/** A stock in the version that an item names, and how much of it is left. Money in fen. */
export interface OfferedStock {
  readonly stockId: string;
  readonly assetId: string;
  readonly state: StockState;
  /** As it stands now: a batch that was decided on another one is decided again. */
  readonly version: number;
  /** Null: not limited. */
  readonly unitsLeft: number | null;
  readonly fenLeft: bigint | null;
  /** Of the slice of the day that holds the transaction's time. */
  readonly dayUnitsLeft: number | null;
  readonly dayFenLeft: bigint | null;
  /** Worst case of a grant of the newest version: with less left, the stock is exhausted. */
  readonly fenOfNext: bigint;
  readonly limits: StockLimits;
  /** Who bears a part of its cost; null: the platform alone. */
  readonly merchantId: string | null;
  readonly validity: Validity;
  readonly termsVersion: number;
  readonly kind: BenefitKind;
  readonly terms: TermsWire;
  /** How terms are worked out for each user; null or left out: they are as they stand. */
  readonly strategy?: TermsStrategy | null;
  readonly worstCase: bigint;
  readonly name: { readonly zh: string; readonly en: string };
}

/** All that is known when a batch of claims is decided. */
export interface ClaimFacts {
  /** The transaction's time. */
  readonly now: Date;
  /** By `offerOf`. */
  readonly stocks: ReadonlyMap<string, OfferedStock>;
  /** What earlier attempts of the same claims were given, by `identityOfClaim`. */
  readonly given: ReadonlyMap<string, readonly ClaimedGrant[]>;
  /** How many a holder had, by `tallyOf`; absent: none. */
  readonly tallies: ReadonlyMap<string, number>;
  /** Budgets shared with other stocks, by scope; absent: not limited. */
  readonly accounts: ReadonlyMap<string, AccountStanding>;
  /**
   * What strategies ask of the claimants whose terms are worked out now, by user; absent: nothing is known of
   * them.
   */
  readonly features: ReadonlyMap<string, Features>;
}

/** Values by attribute, such as `profile.spend30d`. */
export type Features = Readonly<Record<string, unknown>>;

export function offerOf(item: Pick<ClaimItem, 'stockId' | 'version'>): string {
  return `${item.stockId}@${item.version}`;
}

/** Whether it has room of any kind that its grants use up: an unlimited stock keeps no count at all. */
export function isCounted(stock: OfferedStock): boolean {
  const { unitsLeft, fenLeft, dayUnitsLeft, dayFenLeft } = stock;
  return [unitsLeft, fenLeft, dayUnitsLeft, dayFenLeft].some((left) => left !== null);
}

export function tallyOf(stockId: string, holder: string, period: string): string {
  return `${stockId} ${period} ${holder}`;
}
