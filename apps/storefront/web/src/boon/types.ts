import type { Bilingual } from '../i18n/language.js';

/** What a benefit covers; a missing dimension covers everything. */
export interface Scope {
  readonly categories?: readonly string[];
  readonly brands?: readonly string[];
  readonly merchants?: readonly string[];
  readonly spus?: readonly string[];
  readonly skus?: readonly string[];
}

/** Terms of any kind as they come over the wire. */
export interface Terms {
  readonly kind?: string;
  readonly threshold?: string;
  readonly amount?: string;
  readonly percent?: number;
  readonly cap?: string;
  readonly scope?: Scope;
  readonly months?: readonly number[];
  readonly merchantId?: string;
  readonly sku?: string;
  readonly unitCost?: string;
  readonly name?: string;
}

/** How a slot delivers. */
export type Mode = 'display' | 'auto-claim' | 'one-click' | 'lottery' | 'task';

/** A mechanism to take part in. */
export interface Hook {
  readonly kind: string;
  readonly lotteryId?: string;
}

/** The price of one unit with a benefit alone. */
export interface PriceAfter {
  readonly unitPrice: string;
  readonly discount: string;
  readonly payable: string;
}

/** What is needed to claim an offer. */
export interface ClaimOffer {
  readonly state: 'claimable' | 'on-its-way' | 'after-login';
  readonly token: string | null;
  readonly claimKey: string;
}

/** A benefit on offer. */
export interface Offer {
  readonly stockId: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly terms: Terms;
  readonly mode: Mode;
  readonly sku: string | null;
  readonly priceAfterBenefit: PriceAfter | null;
  readonly hook?: Hook | null;
}

/** A benefit that a slot shows. */
export interface Winner extends Offer {
  readonly claim: ClaimOffer | null;
  readonly exposureToken: string;
}

/** The answer for one slot; without a decision where Boon did not answer. */
export interface SlotAnswer {
  readonly slot: string;
  readonly decisionId: string | null;
  readonly winners: readonly Winner[];
  readonly runnersUp: readonly Offer[];
  readonly fallback: Bilingual | null;
  readonly degraded: readonly string[];
}

/** A slot that a page has. */
export interface AskedSlot {
  readonly slot: string;
  readonly sku?: string;
  readonly adClick?: string;
}

/** A grant as a claim brings it. */
export interface ClaimedGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly terms: Terms;
  readonly expiresAt: string;
}

/** What a claim brought. */
export interface Claimed {
  readonly claimKey: string;
  readonly grants: readonly ClaimedGrant[];
}

/** The states of a grant. */
export type GrantState = 'held' | 'locked' | 'used' | 'expired' | 'voided';

/** A benefit in the wallet. */
export interface WalletGrant extends ClaimedGrant {
  readonly claimKey: string;
  readonly state: GrantState;
  readonly claimedAt: string;
  readonly usedAt: string | null;
  readonly redemptionId: string | null;
  /** Of virtual currency, which orders draw in parts. */
  readonly lot: {
    readonly amount: string;
    readonly remaining: string;
    readonly locked: string;
  } | null;
}

/** What of the virtual currency can be drawn, and what ends first. */
export interface SubsidyBalance {
  readonly available: string;
  readonly locked: string;
  readonly soonest: { readonly amount: string; readonly expiresAt: string } | null;
}

/** A page of the wallet. */
export interface WalletPage {
  readonly items: readonly WalletGrant[];
  readonly nextCursor: string | null;
  readonly subsidyBalance: SubsidyBalance;
}

/** A grant beside a cart: what it would give by itself, and whether the best price uses it. */
export interface ApplicableGrant {
  readonly grantId: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly terms: Terms;
  readonly expiresAt: string;
  readonly applicable: boolean;
  readonly gives: string;
  readonly used: boolean;
  readonly reason: (Bilingual & { readonly code: string }) | null;
  readonly missing: string | null;
}
