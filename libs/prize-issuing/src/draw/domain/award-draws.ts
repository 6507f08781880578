import { platformDay, platformMonth } from '@boon/shared-kernel';
import type { ItemRefusal } from '../../claim/domain/claim.js';
import type { DecidedDraw } from './decide-draws.js';
import type { StandInReason } from './draw.js';
import { prizeTallyOf, type DrawFacts } from './draw-facts.js';
import type { PrizeQuotas } from './lottery.js';
import type { TablePrize } from './prize-table.js';

/** What a draw is to bring. */
export interface Award {
  readonly draw: DecidedDraw;
  /** Index of the prize. */
  readonly prize: number;
  readonly reason: StandInReason | null;
}

/** How many of a prize were awarded in a period; never beyond `most`. */
export interface PrizeTally {
  readonly lotteryId: string;
  readonly prizeKey: string;
  /** `total`, `month:YYYY-MM` or `day:YYYY-MM-DD`. */
  readonly period: string;
  readonly count: number;
  readonly most: number;
}

/** Awards and what they take of the prizes' quotas. */
export interface Awards {
  readonly awards: readonly Award[];
  readonly tallies: readonly PrizeTally[];
}

/**
 * Gives each draw its prize in order while quotas last, else the consolation. `refusedByStock` names the
 * chances whose prize its stock would not grant: they take nothing of a quota.
 */
export function awardDraws(
  draws: readonly DecidedDraw[],
  facts: Pick<DrawFacts, 'now' | 'tallies'>,
  refusedByStock: ReadonlyMap<string, ItemRefusal>,
): Awards {
  const quotas = new QuotaRoom(facts);
  const awards = draws.map((draw): Award => {
    const { table, lotteryId } = draw.round;
    const prize = table.prizes[draw.drawn];
    const refusal = refusedByStock.get(draw.chance.id);
    const isThere = refusal === undefined && prize !== undefined && quotas.take(lotteryId, prize);
    if (isThere) return { draw, prize: draw.drawn, reason: null };
    return { draw, prize: table.consolation, reason: refusal ?? 'prize.quota-reached' };
  });
  return { awards, tallies: quotas.taken() };
}

/** The quotas of a prize in the periods that hold `now`, by the database's clock. */
export function periodsOfPrize(
  quotas: PrizeQuotas,
  now: Date,
): readonly { readonly period: string; readonly most: number }[] {
  const all = [
    { period: 'total', most: quotas.total },
    { period: `month:${platformMonth(now)}`, most: quotas.month },
    { period: `day:${platformDay(now)}`, most: quotas.day },
  ];
  return all.flatMap(({ period, most }) => (most === null ? [] : [{ period, most }]));
}

class QuotaRoom {
  private readonly tallies = new Map<string, PrizeTally>();

  constructor(private readonly facts: Pick<DrawFacts, 'now' | 'tallies'>) {}

  take(lotteryId: string, prize: TablePrize): boolean {
    const limits = periodsOfPrize(prize.quotas, this.facts.now).map((limit) => ({
      ...limit,
      key: prizeTallyOf(lotteryId, prize.key, limit.period),
    }));
    if (limits.some(({ key, most }) => this.had(key) >= most)) return false;
    for (const { key, period, most } of limits) {
      const count = (this.tallies.get(key)?.count ?? 0) + 1;
      this.tallies.set(key, { lotteryId, prizeKey: prize.key, period, count, most });
    }
    return true;
  }

  taken(): readonly PrizeTally[] {
    return [...this.tallies.values()];
  }

  private had(key: string): number {
    return (this.facts.tallies.get(key) ?? 0) + (this.tallies.get(key)?.count ?? 0);
  }
}
