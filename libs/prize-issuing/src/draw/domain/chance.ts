import type { Refused } from '@boon/shared-kernel';
import type { Commitment } from './round.js';

/** One more chance for a user. */
export interface ChanceRequest {
  readonly lotteryId: string;
  readonly userId: string;
  /** With lottery and user the idempotency scope: at most 128 characters. */
  readonly key: string;
  /** `user`: within the limits per user; `service`: paid for elsewhere, not limited. */
  readonly source: 'user' | 'service';
}

/** A chance that was sold: it can be drawn once. */
export interface Chance {
  readonly id: string;
  readonly lotteryId: string;
  readonly userId: string;
  readonly roundId: string;
  readonly round: number;
  /** Its number in its round, from 1 on. */
  readonly nonce: number;
  readonly expiresAt: Date;
  /** What its draw is bound to, told before its owner names a seed. */
  readonly commitment: Commitment;
}

/** Why no chance was sold. */
export type ChanceRefusal =
  'lottery.unknown' | 'lottery.not-running' | 'chance.limit-reached' | 'lottery.sold-out';

/** What came of a request. */
export type ChanceOutcome = { readonly ok: true; readonly chance: Chance } | Refused<ChanceRefusal>;

export function identityOfChance(request: Omit<ChanceRequest, 'source'>): string {
  return `${request.lotteryId} ${request.userId} ${request.key}`;
}
