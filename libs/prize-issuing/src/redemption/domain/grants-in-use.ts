import type { Money } from '@boon/shared-kernel';

/** A grant as redemptions know it. */
export interface GrantInUse {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** A use of a grant: what it really gives to the order, as a whole or as parts of a lot. */
export interface GrantUse {
  readonly grantId: string;
  readonly amount: Money;
  readonly inParts: boolean;
}

/** What became of a grant after a return; of a lot: of the part that came back. */
export interface GrantAfterReturn extends GrantInUse {
  readonly state: 'used' | 'held' | 'expired';
}

/** What redemptions do with grants and with the budgets behind them; in the ambient unit of work. */
export abstract class GrantsInUse {
  /**
   * held -> locked for a redemption, of a lot the part that is used; false (and nothing changed) unless all
   * could be had.
   */
  abstract lock(redemptionId: string, uses: readonly GrantUse[]): Promise<boolean>;

  /**
   * locked -> used (`retake` false), or held -> used where the lock was given up (`retake` true). With
   * `unexpiredOnly`, null (and nothing changed) when one has expired or is gone. Budgets: reserved ->
   * spent, the rest -> free; of a lot the rest stays reserved.
   */
  abstract use(
    redemptionId: string,
    uses: readonly GrantUse[],
    how: { readonly retake: boolean; readonly unexpiredOnly: boolean },
  ): Promise<readonly GrantInUse[] | null>;

  /** locked -> held; parts of lots are free to be drawn again. */
  abstract unlock(redemptionIds: readonly string[]): Promise<void>;

  /**
   * Gives money back (spent -> free); a fully returned grant comes back by its stock's return policy,
   * with as much of its worst case reserved as the budget has. What comes back of a lot refills it at once
   * (spent -> reserved), where its policy and its expiry allow.
   */
  abstract giveBack(
    redemptionId: string,
    returns: readonly (GrantUse & { readonly isFullyReturned: boolean })[],
  ): Promise<readonly GrantAfterReturn[]>;
}
