import type { LifecycleState } from '@boon/contracts';
import type { ClaimedGrant } from '../../claim/domain/claim.js';
import type { StandInReason } from './draw.js';
import type { Round } from './round.js';

/** A draw as it was recorded. */
export interface StoredDraw {
  readonly clientSeed: string;
  readonly drawn: number;
  readonly awarded: number | null;
  readonly reason: StandInReason | null;
  readonly grant: ClaimedGrant | null;
}

/** A chance that somebody wants to draw. */
export interface HeldChance {
  readonly id: string;
  readonly userId: string;
  readonly roundId: string;
  /** The nonce: its number in its round, from 1 on. */
  readonly number: number;
  readonly expiresAt: Date;
  readonly lotteryState: LifecycleState;
  /** Null: not drawn yet. */
  readonly stored: StoredDraw | null;
}

/** A round, with what is left in its box (empty for fixed odds) and how many were drawn from it. */
export interface RoundFacts extends Round {
  readonly remaining: readonly number[];
  readonly sequence: number;
}

/** How long a user has been waiting in a lottery with pity. */
export interface PityFacts {
  /** Draws so far. */
  readonly draws: number;
  /** Draws since the last time the pity prize was drawn. */
  readonly misses: number;
}

/** All that is known when a batch of draws is decided. */
export interface DrawFacts {
  /** The transaction's time. */
  readonly now: Date;
  readonly chances: ReadonlyMap<string, HeldChance>;
  readonly rounds: ReadonlyMap<string, RoundFacts>;
  /** By `pityOf`; absent: nothing drawn yet. */
  readonly pity: ReadonlyMap<string, PityFacts>;
  /** How many of a prize were awarded, by `prizeTallyOf`; absent: none. */
  readonly tallies: ReadonlyMap<string, number>;
}

export function pityOf(lotteryId: string, userId: string): string {
  return `${lotteryId} ${userId}`;
}

export function prizeTallyOf(lotteryId: string, prizeKey: string, period: string): string {
  return `${lotteryId} ${prizeKey} ${period}`;
}
