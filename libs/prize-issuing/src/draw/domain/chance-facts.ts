import type { LifecycleState } from '@boon/contracts';
import type { Chance, ChanceRequest } from './chance.js';
import type { LotteryContent } from './lottery.js';
import type { Round } from './round.js';

/** A lottery as whoever sells its chances sees it. */
export interface SellingFacts {
  readonly state: LifecycleState;
  readonly content: LotteryContent;
  /** The newest one; a published lottery has one. */
  readonly round: Round;
}

/** All that is known when a batch of chances is sold. */
export interface ChanceFacts {
  /** The transaction's time. */
  readonly now: Date;
  /** By lottery; nobody else sells chances of these before the end of the unit of work. */
  readonly lotteries: ReadonlyMap<string, SellingFacts>;
  /** What the same requests brought before, by `identityOfChance`. */
  readonly sold: ReadonlyMap<string, Chance>;
  /** Chances that a user took, by `chanceTallyOf`; absent: none. */
  readonly tallies: ReadonlyMap<string, number>;
}

/** A chance to be written. */
export interface ChanceDraft {
  readonly chance: Chance;
  readonly request: ChanceRequest;
}

/** How many more a user took in a period. */
export interface ChanceTally {
  readonly lotteryId: string;
  readonly userId: string;
  /** `total` or `day:YYYY-MM-DD`. */
  readonly period: string;
  readonly count: number;
  readonly most: number;
}

/** What is to be written for a batch. */
export interface ChancePlan {
  readonly chances: readonly ChanceDraft[];
  readonly tallies: readonly ChanceTally[];
  /** Rounds that were begun, in order. */
  readonly begun: readonly Round[];
  /** Rounds whose count of sold chances moved, as they now are; the begun ones too. */
  readonly rounds: readonly Round[];
}

export function chanceTallyOf(lotteryId: string, userId: string, period: string): string {
  return `${lotteryId} ${userId} ${period}`;
}
