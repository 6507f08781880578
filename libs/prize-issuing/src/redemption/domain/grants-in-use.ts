import type { Money } from '@boon/shared-kernel';

/** A grant as redemptions know it. */
export interface GrantInUse {
  readonly grantId: string;
  readonly stockId: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** A use of a grant: what it really took off. */
export interface GrantUse {
  readonly grantId: string;
  readonly discount: Money;
}

/** What became of a grant after a return. */
export interface GrantAfterReturn extends GrantInUse {
  readonly state: 'used' | 'held' | 'expired';
}

/** What redemptions do with grants and with the budgets behind them; in the ambient unit of work. */
export abstract class GrantsInUse {
  /** held -> locked for a redemption; false (and nothing changed) unless all could be had. */
  abstract lock(redemptionId: string, grantIds: readonly string[]): Promise<boolean>;

  /**
   * locked -> used (`taken` false), or held -> used where the lock was given up (`taken` true). With
   * `unexpiredOnly`, null (and nothing changed) when one has expired or is gone. Budgets: reserved ->
   * spent, the rest -> free.
   */
  abstract use(
    redemptionId: string,
    uses: readonly GrantUse[],
    how: { readonly retake: boolean; readonly unexpiredOnly: boolean },
  ): Promise<readonly GrantInUse[] | null>;

  /** locked -> held. */
  abstract unlock(redemptionId: string): Promise<void>;

  /**
   * Gives money back (spent -> free); a fully returned grant comes back by its stock's return policy,
   * with as much of its worst case reserved as the budget has.
   */
  abstract giveBack(
    redemptionId: string,
    returns: readonly (GrantUse & { readonly isFullyReturned: boolean })[],
  ): Promise<readonly GrantAfterReturn[]>;
}
