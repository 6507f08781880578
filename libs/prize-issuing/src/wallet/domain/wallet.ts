import type { TermsWire } from '@boon/benefit-terms';
import type { Money } from '@boon/shared-kernel';

/** States of a grant. */
export const GRANT_STATES = ['held', 'locked', 'used', 'expired', 'voided'] as const;

/** A state of a grant. */
export type GrantState = (typeof GRANT_STATES)[number];

/** One benefit in a wallet. */
export interface WalletGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly claimKey: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly terms: TermsWire;
  /** Why the terms are these; null where they are the same for everybody. Not for shoppers. */
  readonly termsReason: string | null;
  /** `expired` from the moment of expiry on, by the database's clock. */
  readonly state: GrantState;
  readonly claimedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** The redemption that holds or used it as a whole. */
  readonly redemptionId: string | null;
  /** What is left of a lot that orders draw in parts; null for what is used as a whole. */
  readonly lot: WalletLot | null;
}

/** A lot of subsidy: `remaining` includes what orders hold of it. */
export interface WalletLot {
  readonly amount: Money;
  readonly remaining: Money;
  readonly locked: Money;
}

/** All unexpired lots of a user together. */
export interface SubsidyBalance {
  /** What orders can still draw. */
  readonly available: Money;
  /** What orders hold that are not paid yet. */
  readonly locked: Money;
  /** What of the available ends first, and when; null where there is none. */
  readonly soonest: { readonly amount: Money; readonly expiresAt: Date } | null;
}

/** What of a wallet to read; everything given must hold. */
export interface WalletQuery {
  readonly userId: string;
  readonly state?: GrantState | undefined;
  readonly kind?: string | undefined;
  /** Held grants that expire within so many days. */
  readonly expiringInDays?: number | undefined;
  /** Newest first, after the grant of this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Where wallets are read: always the record, so that a claim shows at once. */
export abstract class Wallets {
  /** Up to `limit` grants of this user, newest first. */
  abstract read(query: WalletQuery): Promise<WalletGrant[]>;

  /** What this user's lots come to, by the database's clock. */
  abstract balance(userId: string): Promise<SubsidyBalance>;
}
