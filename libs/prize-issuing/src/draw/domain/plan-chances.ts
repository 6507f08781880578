import { platformDay, refused } from '@boon/shared-kernel';
import type { Chance, ChanceOutcome, ChanceRefusal, ChanceRequest } from './chance.js';
import { identityOfChance } from './chance.js';
import {
  chanceTallyOf,
  type ChanceDraft,
  type ChanceFacts,
  type ChancePlan,
  type ChanceTally,
  type SellingFacts,
} from './chance-facts.js';
import type { LotteryContent } from './lottery.js';
import { opened, type Round } from './round.js';

/** Where new rounds get their id and their seed of 32 random bytes from. */
export interface RoundSource {
  newId(): string;
  newSeed(): Buffer;
}

const DAY_MS = 86_400_000;

/** Sells chances in order; each gets the next number of the open round, and a full round makes way for the next. */
export function planChances(
  requests: readonly ChanceRequest[],
  facts: ChanceFacts,
  source: RoundSource,
): { readonly outcomes: readonly ChanceOutcome[]; readonly plan: ChancePlan } {
  const sale = new Sale(facts, source);
  const outcomes = requests.map((request) => sale.sell(request));
  return { outcomes, plan: sale.plan() };
}

class Sale {
  private readonly sold: Map<string, Chance>;
  private readonly current = new Map<string, Round>();
  private readonly moved = new Map<string, Round>();
  private readonly tallies = new Map<string, ChanceTally>();
  private readonly chances: ChanceDraft[] = [];
  private readonly begun: Round[] = [];

  constructor(
    private readonly facts: ChanceFacts,
    private readonly source: RoundSource,
  ) {
    this.sold = new Map(facts.sold);
  }

  sell(request: ChanceRequest): ChanceOutcome {
    const before = this.sold.get(identityOfChance(request));
    if (before !== undefined) return { ok: true, chance: before };

    const lottery = this.facts.lotteries.get(request.lotteryId);
    if (lottery === undefined) return refused('lottery.unknown');
    const refusal = this.closedBecause(lottery, request);
    if (refusal !== null) return refused(refusal);
    const round = this.roundFor(request.lotteryId, lottery);
    if (round === null) return refused('lottery.sold-out');
    return { ok: true, chance: this.give(request, lottery.content, round) };
  }

  plan(): ChancePlan {
    return {
      chances: this.chances,
      tallies: [...this.tallies.values()],
      begun: this.begun,
      rounds: [...this.moved.values()],
    };
  }

  private closedBecause(lottery: SellingFacts, request: ChanceRequest): ChanceRefusal | null {
    const { startsAt, endsAt } = lottery.content;
    const now = this.facts.now.getTime();
    const isOpen = now >= Date.parse(startsAt) && now < Date.parse(endsAt);
    if (lottery.state !== 'running' || !isOpen) return 'lottery.not-running';
    const isFull = this.limitsOf(request, lottery.content).some(
      ({ key, most }) =>
        (this.facts.tallies.get(key) ?? 0) + (this.tallies.get(key)?.count ?? 0) >= most,
    );
    return isFull ? 'chance.limit-reached' : null;
  }

  /** The round that the next chance is of; null when there is none left. */
  private roundFor(lotteryId: string, lottery: SellingFacts): Round | null {
    const round = this.current.get(lotteryId) ?? lottery.round;
    if (round.state === 'open' && round.sold < round.table.capacity) return round;
    const { rounds } = round.table;
    if (rounds !== null && round.number >= rounds) return null;
    if (round.state === 'open') this.moved.set(round.id, { ...round, state: 'closed' });
    const next = opened({
      id: this.source.newId(),
      lotteryId,
      number: round.number + 1,
      serverSeed: this.source.newSeed(),
      table: round.table,
    });
    this.begun.push(next);
    this.current.set(lotteryId, next);
    return next;
  }

  private give(request: ChanceRequest, content: LotteryContent, round: Round): Chance {
    const { lotteryId, userId } = request;
    const after = { ...round, sold: round.sold + 1 };
    this.current.set(lotteryId, after);
    this.moved.set(round.id, after);
    for (const { key, period, most } of this.limitsOf(request, content)) {
      const count = (this.tallies.get(key)?.count ?? 0) + 1;
      this.tallies.set(key, { lotteryId, userId, period, count, most });
    }
    const chance = {
      id: this.source.newId(),
      ...{ lotteryId, userId, roundId: round.id, round: round.number, nonce: after.sold },
      expiresAt: new Date(this.facts.now.getTime() + content.chances.validDays * DAY_MS),
      commitment: round.commitment,
    };
    this.chances.push({ chance, request });
    this.sold.set(identityOfChance(request), chance);
    return chance;
  }

  private limitsOf({ lotteryId, userId, source }: ChanceRequest, { chances }: LotteryContent) {
    if (source === 'service') return [];
    const all = [
      { period: 'total', most: chances.perUserTotal },
      { period: `day:${platformDay(this.facts.now)}`, most: chances.perUserDay },
    ];
    return all.flatMap(({ period, most }) =>
      most === null ? [] : [{ period, most, key: chanceTallyOf(lotteryId, userId, period) }],
    );
  }
}
