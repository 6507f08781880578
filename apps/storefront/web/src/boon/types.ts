import type {
  Claim,
  SlotAnswer as WireSlotAnswer,
  WalletGrant as WireWalletGrant,
  WalletPage as WireWalletPage,
  Winner as WireWinner,
} from '@boon/client';
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
export type Mode = WireWinner['mode'];

/** A mechanism to take part in. */
export type Hook = NonNullable<WireWinner['hook']>;

/** The price of one unit with a benefit alone. */
export type PriceAfter = NonNullable<WireWinner['priceAfterBenefit']>;

/** What is needed to claim an offer. */
export type ClaimOffer = NonNullable<WireWinner['claim']>;

/** A benefit on offer. */
export interface Offer extends Pick<
  WireWinner,
  'stockId' | 'name' | 'kind' | 'mode' | 'sku' | 'priceAfterBenefit'
> {
  readonly terms: Terms;
  readonly hook?: Hook | null;
}

/** A benefit that a slot shows. */
export interface Winner extends Offer, Pick<WireWinner, 'claim' | 'exposureToken'> {}

/** The answer for one slot; without a decision where Boon did not answer. */
export interface SlotAnswer extends Pick<
  WireSlotAnswer,
  'slot' | 'decisionId' | 'fallback' | 'degraded'
> {
  readonly winners: readonly Winner[];
}

/** A slot that a page has. */
export interface AskedSlot {
  readonly slot: string;
  readonly sku?: string;
  readonly adClick?: string;
}

/** A grant as a claim brings it. */
export interface ClaimedGrant extends Pick<
  Claim['grants'][number],
  'grantId' | 'stockId' | 'name' | 'kind' | 'expiresAt'
> {
  readonly terms: Terms;
}

/** What a claim brought. */
export interface Claimed extends Pick<Claim, 'claimKey'> {
  readonly grants: readonly ClaimedGrant[];
}

/** The states of a grant. */
export type GrantState = WireWalletGrant['state'];

/** A benefit in the wallet. */
export interface WalletGrant extends Omit<WireWalletGrant, 'terms'> {
  readonly terms: Terms;
}

/** What of the virtual currency can be drawn, and what ends first. */
export type SubsidyBalance = WireWalletPage['subsidyBalance'];

/** A page of the wallet. */
export interface WalletPage extends Omit<WireWalletPage, 'items'> {
  readonly items: readonly WalletGrant[];
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
