import { BasisPoints, Money } from '@boon/shared-kernel';
import { shareOf } from './fen.js';

/** How much of an order may be paid from the balance, and how large one lot may be. */
export interface SubsidyLimits {
  /** Of what is left to pay after all other benefits. */
  readonly share: BasisPoints;
  /** Of one order, and of one lot. */
  readonly ceiling: Money;
}

/** 3 % of what is left to pay, at most CNY 200. */
export const DEFAULT_SUBSIDY_LIMITS: SubsidyLimits = {
  share: BasisPoints.of(300),
  ceiling: Money.ofFen(200_00),
};

/** What is drawn from a balance for an order with so much left to pay, in fen (invariant I11). */
export function subsidyOn(payable: number, balance: number, limits: SubsidyLimits): number {
  // Rounded down: what the platform gives is never more than the share.
  return Math.min(shareOf(payable, limits.share.value), Number(limits.ceiling.fen), balance);
}
