/** A probability as an exact fraction: whole numbers, 0 < numerator <= denominator. */
export interface Odds {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * `fixed-odds`: every draw has the published odds; a prize that is gone is replaced by the consolation.
 * `urn`: a round is a box of tickets, each drawn once; the odds follow what is left in it.
 */
export type DrawPolicy = 'fixed-odds' | 'urn';

/** How many of a prize may be awarded, over all rounds; null: no limit but the stock's own. */
export interface PrizeQuotas {
  readonly total: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** One thing that a draw can bring. */
export interface LotteryPrize {
  /** Its short name within the lottery. */
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** The stock that it is granted from, of any kind; null: a blank. */
  readonly stockId: string | null;
  /** With fixed odds; all of them sum to one exactly. */
  readonly odds: Odds | null;
  /** In an urn: how many tickets of it lie in each round's box. */
  readonly tickets: number | null;
  readonly quotas: PrizeQuotas;
}

/** How chances are sold. */
export interface ChanceTerms {
  /** Chances of a round with fixed odds; null for an urn, whose tickets are its chances. */
  readonly perRound: number | null;
  /** Rounds in all; null: as many as it takes. */
  readonly rounds: number | null;
  /** What one user may take for nothing; chances that a service grants are not limited. */
  readonly perUserTotal: number | null;
  readonly perUserDay: number | null;
  /** A chance lapses so many times 24 hours after it was bought. */
  readonly validDays: number;
}

/** What an operator writes of a lottery; instants as ISO 8601. */
export interface LotteryContent {
  readonly name: { readonly zh: string; readonly en: string };
  readonly policy: DrawPolicy;
  readonly prizes: readonly LotteryPrize[];
  /** Key of the prize that stands in for one that is gone; must not be limited itself. */
  readonly consolation: string;
  /** With fixed odds: after `draws - 1` draws without `prize`, the next one brings it. */
  readonly pity: { readonly draws: number; readonly prize: string } | null;
  readonly chances: ChanceTerms;
  readonly startsAt: string;
  readonly endsAt: string;
}
