import type { Refused } from '@boon/shared-kernel';
import type { ClaimedGrant, ItemRefusal } from '../../claim/domain/claim.js';

/** A user draws a chance of theirs, with a seed of their own choice. */
export interface DrawRequest {
  readonly userId: string;
  readonly chanceId: string;
  /** 1-64 letters, digits, hyphens and underscores. */
  readonly clientSeed: string;
  /** HMACs of the natural person behind the user. */
  readonly personKeys?: readonly string[];
}

/** Why the consolation was awarded instead of what was drawn. */
export type StandInReason = 'prize.quota-reached' | ItemRefusal;

/** A prize as it is told to whoever drew it. */
export interface PrizeShown {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** What a chance brought; the same at every repeat. */
export interface DrawResult {
  readonly chanceId: string;
  readonly lotteryId: string;
  readonly round: number;
  readonly nonce: number;
  readonly clientSeed: string;
  /** What the random numbers, or pity, say. */
  readonly drawn: PrizeShown;
  /** What was awarded: the same, else the consolation, else (it was refused too) nothing. */
  readonly awarded: PrizeShown | null;
  readonly reason: StandInReason | null;
  /** Null for a blank. */
  readonly grant: ClaimedGrant | null;
}

/** Why a chance cannot be drawn. */
export type DrawRefusal =
  'chance.unknown' | 'chance.expired' | 'draw.seed-changed' | 'lottery.not-running';

/** What came of a draw. */
export type DrawOutcome = { readonly ok: true; readonly result: DrawResult } | Refused<DrawRefusal>;

/** The claim key under which a draw's prize is granted. */
export function claimKeyOfDraw(chanceId: string): string {
  return `draw:${chanceId}`;
}
