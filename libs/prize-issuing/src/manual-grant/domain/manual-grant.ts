import { Money } from '@boon/shared-kernel';

/** Users whom an operator gives a benefit by hand. */
export interface ManualGrant {
  readonly stockId: string;
  /** The stock's version that was looked at: its terms are the ones that are granted. */
  readonly stockVersion: number;
  readonly userIds: readonly string[];
  readonly reason: string;
  /** What all of them can cost at the very most, in fen. */
  readonly total: string;
}

/** What an operator may give in thirty days without asking anybody. */
export const FREE_HAND = Money.ofFen(200_00);

/** Whether this and what the operator gave freely before stay within what needs no approval. */
export function isFreeHand(total: Money, before: Money): boolean {
  return total.plus(before).compare(FREE_HAND) <= 0;
}
