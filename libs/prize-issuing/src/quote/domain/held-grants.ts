import type { BenefitTerms, Funding } from '@boon/benefit-terms';
import type { Money } from '@boon/shared-kernel';

/** A grant that its user could use now. */
export interface HeldGrant {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly terms: BenefitTerms;
  readonly funding: Funding;
  readonly expiresAt: Date;
  /** Below what its terms say; null: as they say. */
  readonly atMost: Money | null;
}

/** The part of a wallet that can be used on an order. */
export abstract class HeldGrants {
  /** Held and not expired by the database's clock; the soonest to expire, at most 500. */
  abstract of(userId: string): Promise<HeldGrant[]>;
}
