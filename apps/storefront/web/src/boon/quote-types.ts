import type { Bilingual } from '../i18n/language.js';

/** A line of a quote. */
export interface QuotedLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly amount: string;
  readonly discount: string;
  readonly payable: string;
}

/** What one grant takes off one line, and who pays for it. */
export interface Share {
  readonly lineId: string;
  readonly discount: string;
  readonly platform: string;
  readonly merchant: string;
}

/** A grant of the best set. */
export interface QuotedGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly discount: string;
  readonly platform: string;
  readonly merchant: string;
  readonly shares: readonly Share[];
}

/** A grant that the best set does without, and why. */
export interface UnusedGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: Bilingual;
  readonly reason: string;
  readonly text?: Bilingual;
  readonly missing: string | null;
}

/** The interest of the chosen plan. */
export interface Interest {
  readonly months: number;
  readonly annualRate: number;
  readonly method: 'flat' | 'declining';
  readonly principal: string;
  readonly interest: string;
  readonly waived: string;
  readonly grant: { readonly grantId: string; readonly name: Bilingual } | null;
}

/** Spend a little more and save. */
export interface SpendMore {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: Bilingual;
  readonly lineId: string;
  readonly spend: string;
  readonly save: string;
}

/** The best price of a cart. */
export interface Quote {
  readonly mode: 'parallel' | 'progressive';
  readonly lines: readonly QuotedLine[];
  readonly amount: string;
  readonly discount: string;
  readonly subsidy: string;
  readonly payable: string;
  readonly grants: readonly QuotedGrant[];
  readonly unused: readonly UnusedGrant[];
  readonly interest: Interest | null;
  readonly spendMore: readonly SpendMore[];
  readonly optimal: boolean;
  readonly gap: string;
}

/** A message of the inbox. */
export interface Message {
  readonly id: string;
  readonly template: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly readAt: string | null;
}

/** A page of the inbox. */
export interface Inbox {
  readonly items: readonly Message[];
  readonly nextCursor: string | null;
  readonly unread: number;
}

/** A prize of a lottery. */
export interface Prize {
  readonly key: string;
  readonly name: Bilingual;
}

/** A chance and what its draw is bound to. */
export interface Chance {
  readonly chanceId: string;
  readonly lotteryId: string;
  readonly round: number;
  readonly seedHash: string;
}

/** What a draw brought. */
export interface Draw {
  readonly chanceId: string;
  readonly drawn: Prize;
  readonly awarded: Prize | null;
  readonly reason: string | null;
  readonly grant: {
    readonly grantId: string;
    readonly name: Bilingual;
    readonly kind: string;
  } | null;
}

/** A gift on its way to its winner. */
export interface Gift {
  readonly grantId: string;
  readonly sku: string;
  readonly name: Bilingual;
  readonly state: 'won' | 'address-given' | 'shipped' | 'delivered' | 'cancelled' | 'expired';
  /** Until then an address must be given. */
  readonly expiresAt: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}
