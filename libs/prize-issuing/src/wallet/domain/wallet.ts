import type { TermsWire } from '@boon/benefit-terms';

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
  /** `expired` from the moment of expiry on, by the database's clock. */
  readonly state: GrantState;
  readonly claimedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** The redemption that holds or used it. */
  readonly redemptionId: string | null;
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
}
