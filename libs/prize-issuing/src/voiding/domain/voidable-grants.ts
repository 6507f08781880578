/** A grant as it is looked at before it is made void. */
export interface VoidableGrant {
  readonly grantId: string;
  readonly userId: string;
  readonly stockId: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Past its time it has `expired`, swept or not; a lot of which an order holds a part is `locked`. */
  readonly state: 'held' | 'locked' | 'used' | 'expired' | 'voided';
  /** A gift is cancelled instead: somebody may be packing it. */
  readonly isGift: boolean;
}

/** Grants that are taken back. All calls take part in the ambient unit of work. */
export abstract class VoidableGrants {
  /** The transaction's time. */
  abstract now(): Promise<Date>;

  /** Kept from others until the end of the unit of work; null: there is none. */
  abstract findForChange(grantId: string): Promise<VoidableGrant | null>;

  /**
   * held -> voided; all that counted it has it back. Answers whether the stock, which had nothing left, is open again.
   */
  abstract void(grantId: string): Promise<{ readonly reopened: boolean }>;
}
