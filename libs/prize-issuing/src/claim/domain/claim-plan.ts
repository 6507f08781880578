import type { TermsWire } from '@boon/benefit-terms';
import type { AccountCharge, AccountStanding } from '@boon/service-support/budgets';
import type { ClaimedGrant, Claim, ClaimOutcome } from './claim.js';
import type { OfferedStock } from './claim-facts.js';

/** A grant to be written. */
export interface GrantDraft {
  readonly claim: Claim;
  readonly stock: OfferedStock;
  /** Tells units of one stock in one claim apart. */
  readonly unit: number;
  /** Null: the stock's own. */
  readonly resolvedTerms: TermsWire | null;
  /** Why the terms are these; null where they are the same for everybody. */
  readonly termsReason: string | null;
  readonly worstCase: bigint;
  /** Under which the stock counted it; none where it does not count persons. */
  readonly personKeys: readonly string[];
  /** Budgets shared with other stocks that pay for it, in the order of their scopes. */
  readonly accounts: readonly AccountStanding[];
  readonly shown: ClaimedGrant;
}

/** What a grant takes, and of what. */
export type Taking = Pick<GrantDraft, 'claim' | 'stock' | 'worstCase' | 'accounts'>;

/** How many more a user or a natural person has of a stock in a period; never beyond `most`. */
export interface TallyDraft {
  readonly stockId: string;
  /** A user id, or a person as `holderOfPerson` writes it. */
  readonly userId: string;
  readonly period: string;
  readonly count: number;
  readonly most: number;
}

/** What a batch takes from a stock. */
export interface StockTaken {
  /** The version that it was decided on. */
  readonly version: number;
  readonly units: number;
  readonly fen: bigint;
  readonly fenOfNext: bigint;
}

/** What is to be written for a batch, and each claim's answer, in the order of the claims. */
export interface ClaimPlan {
  readonly outcomes: readonly ClaimOutcome[];
  /** When it was decided: the time of its grants. */
  readonly now: Date;
  readonly grants: readonly GrantDraft[];
  readonly tallies: readonly TallyDraft[];
  readonly taken: ReadonlyMap<string, StockTaken>;
  /** Stocks that keep no count, in the version that the batch was decided on. */
  readonly watched: ReadonlyMap<string, number>;
  /** One per account and stock. */
  readonly charges: readonly AccountCharge[];
}
