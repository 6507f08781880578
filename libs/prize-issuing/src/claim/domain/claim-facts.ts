import type { BenefitKind, TermsWire } from '@boon/benefit-terms';
import type { StockLimits, StockState } from '@boon/contracts/prize-issuing';
import type { Validity } from '../../stock/domain/stock-terms.js';
import type { ClaimedGrant, ClaimItem } from './claim.js';

/** A stock in the version that an item names, and how much of it is left. Money in fen. */
export interface OfferedStock {
  readonly stockId: string;
  readonly assetId: string;
  readonly state: StockState;
  /** Null: not limited. */
  readonly unitsLeft: number | null;
  readonly fenLeft: bigint | null;
  /** Worst case of a grant of the newest version: with less left, the stock is exhausted. */
  readonly fenOfNext: bigint;
  readonly limits: StockLimits;
  readonly validity: Validity;
  readonly termsVersion: number;
  readonly kind: BenefitKind;
  readonly terms: TermsWire;
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
  /** How many a user had, by `tallyOf`; absent: none. */
  readonly tallies: ReadonlyMap<string, number>;
}

export function offerOf(item: Pick<ClaimItem, 'stockId' | 'version'>): string {
  return `${item.stockId}@${item.version}`;
}

export function tallyOf(stockId: string, userId: string, period: string): string {
  return `${stockId} ${period} ${userId}`;
}
