import type { TermsWire } from '@boon/benefit-terms';
import type { ClaimMode } from '@boon/contracts/prize-issuing';
import type { Refused } from '@boon/shared-kernel';

/** One stock that a claim asks for, in the version that was offered. */
export interface ClaimItem {
  readonly stockId: string;
  readonly version: number;
  /** Terms worked out for this user; null where the stock's own hold. */
  readonly resolvedTerms: TermsWire | null;
  /** Which step of the stock's strategy they are of, where the offer says so. */
  readonly step?: number | undefined;
}

/** A user's (or the system's) request for grants, its token checked. */
export interface Claim {
  readonly userId: string;
  /** With the user id the idempotency scope: at most 128 characters. */
  readonly claimKey: string;
  readonly mode: ClaimMode;
  readonly items: readonly ClaimItem[];
  /** `all`: every item or none; `available`: what can be had. */
  readonly pack: 'all' | 'available';
  readonly offeredAt: Date;
  /** Null: the offer was taken up in time already. */
  readonly offerEndsAt: Date | null;
  readonly schemeId: string | null;
  readonly channel: string | null;
  readonly slot: string | null;
  /** HMACs of the natural person behind the user; needed where a stock counts persons. */
  readonly personKeys?: readonly string[];
  /** Scopes of shared budgets that the offer named beside those that every claim is held against. */
  readonly budgetAccounts?: readonly string[];
}

/** One benefit that a claim brought, as the claimant is told; never changes afterwards. */
export interface ClaimedGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly terms: TermsWire;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** Why an item of a claim cannot be had. */
export type ItemRefusal =
  | 'claim.token-invalid'
  | 'claim.limit-reached'
  | 'claim.person-unverified'
  | 'stock.not-active'
  | 'stock.not-started'
  | 'grant.expired'
  | 'quota.exhausted'
  | 'budget.exhausted';

/** What became of a claim: its grants, the same ones at every repeat, or why there are none. */
export type ClaimOutcome =
  | { readonly ok: true; readonly claimKey: string; readonly grants: readonly ClaimedGrant[] }
  | Refused<ItemRefusal | 'claim.token-expired'>;

/**
 * Whether placement offered it: then the terms were worked out when it was offered. Those of every other claim are
 * worked out when it is decided.
 */
export function isOffered({ mode }: Pick<Claim, 'mode'>): boolean {
  return mode === 'tap' || mode === 'auto';
}

/** Names a claim within the process. */
export function identityOfClaim(claim: Pick<Claim, 'userId' | 'claimKey'>): string {
  return `${claim.userId} ${claim.claimKey}`;
}
