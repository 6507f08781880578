import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import type { ClaimFacts, OfferedStock } from '../../claim/domain/claim-facts.js';
import { offerOf } from '../../claim/domain/claim-facts.js';
import { limitsOf } from '../../stock/domain/stock-limits.js';
import { aLottery, type LotteryBuilder } from '../../testing/draw/a-lottery.js';
import { decideDraws } from './decide-draws.js';
import { prizeTallyOf, type DrawFacts } from './draw-facts.js';
import type { PrizeQuotas } from './lottery.js';
import { planDraws, type DrawPlan } from './plan-draws.js';
import { frozenTable } from './prize-table.js';
import { opened } from './round.js';

const LOTTERY = newId();
const STOCK = newId();
const ROUND = newId();
const NOW = new Date('2026-11-30T15:59:59.000Z');
const NONE = { total: null, month: null, day: null };

let tallies: Map<string, number>;
beforeEach(() => {
  tallies = new Map();
});

function factsOf(lottery: LotteryBuilder, users: readonly string[], now = NOW): DrawFacts {
  const table = frozenTable(LOTTERY, lottery.build(), new Map([[STOCK, 1]]));
  const serverSeed = createHash('sha256').update('a seed').digest();
  const round = opened({ id: ROUND, lotteryId: LOTTERY, number: 1, serverSeed, table });
  const chances = users.map((userId, index) => ({
    ...{ id: `chance-${index + 1}`, userId, roundId: ROUND, number: index + 1 },
    ...{
      expiresAt: new Date('2026-12-31T00:00:00Z'),
      lotteryState: 'running' as const,
      stored: null,
    },
  }));
  return {
    now,
    chances: new Map(chances.map((chance) => [chance.id, chance])),
    rounds: new Map([[ROUND, { ...round, remaining: [], sequence: 0 }]]),
    pity: new Map(),
    tallies,
  };
}

function stockOf(unitsLeft: number, perUserTotal: number | null): ClaimFacts {
  const stock: OfferedStock = {
    ...{ stockId: STOCK, assetId: newId(), state: 'active', unitsLeft, fenLeft: null },
    ...{ version: 1, fenOfNext: 0n, termsVersion: 1, kind: 'event-item', worstCase: 0n },
    ...{ dayUnitsLeft: null, dayFenLeft: null, merchantId: null },
    limits: limitsOf({ perUserTotal, perUserDay: null, perUserMonth: null }),
    validity: {
      ...{ startsAt: new Date('2026-01-01T00:00:00Z'), daysAfterClaim: null },
      endsAt: new Date('2027-01-01T00:00:00Z'),
    },
    terms: { kind: 'event-item', item: 'badge', unitCost: '0' } as OfferedStock['terms'],
    name: { zh: '徽章', en: 'Badge' },
  };
  const offer = offerOf({ stockId: STOCK, version: 1 });
  const none = { given: new Map(), features: new Map(), tallies: new Map(), accounts: new Map() };
  return { now: NOW, stocks: new Map([[offer, stock]]), ...none };
}

/** As good as always a win, of a prize with these quotas. */
const wins = (quotas: PrizeQuotas): LotteryBuilder =>
  aLottery()
    .prize('badge', 999_999, 1_000_000, { stockId: STOCK, quotas })
    .prize('blank', 1, 1_000_000);

function planned(facts: DrawFacts, stocks: ClaimFacts): DrawPlan {
  const requests = [...facts.chances.values()].map(({ id, userId }) => ({
    ...{ chanceId: id, userId, clientSeed: 'seed' },
  }));
  return planDraws(decideDraws(requests, facts).draws, facts, stocks, newId);
}

const reasonsOf = (plan: DrawPlan): unknown[] => plan.draws.map(({ stored }) => stored.reason);

describe('prizes of a batch of draws', () => {
  it('are awarded in order until a quota is used up, then the consolation', () => {
    tallies.set(prizeTallyOf(LOTTERY, 'badge', 'day:2026-11-30'), 3);
    const plan = planned(factsOf(wins({ ...NONE, day: 5 }), ['a', 'b', 'c']), stockOf(9, null));
    expect(reasonsOf(plan)).toEqual([null, null, 'prize.quota-reached']);
    expect(plan.tallies).toEqual([
      { lotteryId: LOTTERY, prizeKey: 'badge', period: 'day:2026-11-30', count: 2, most: 5 },
    ]);
  });

  it('count for the day and the month in Shanghai', () => {
    const midnight = new Date(NOW.getTime() + 1_000);
    tallies.set(prizeTallyOf(LOTTERY, 'badge', 'day:2026-11-30'), 1);
    tallies.set(prizeTallyOf(LOTTERY, 'badge', 'month:2026-11'), 1);
    const lottery = wins({ total: null, month: 1, day: 1 });
    expect(reasonsOf(planned(factsOf(lottery, ['a']), stockOf(9, null)))).toEqual([
      'prize.quota-reached',
    ]);
    expect(reasonsOf(planned(factsOf(lottery, ['a'], midnight), stockOf(9, null)))).toEqual([null]);
  });

  it('that a stock refuses take nothing of a quota: the next one in line gets it', () => {
    const facts = factsOf(wins({ ...NONE, total: 2 }), ['a', 'a', 'a', 'b', 'c']);
    const plan = planned(facts, stockOf(9, 1));
    expect(reasonsOf(plan)).toEqual([
      ...[null, 'claim.limit-reached', 'claim.limit-reached', null, 'prize.quota-reached'],
    ]);
    expect(plan.tallies).toMatchObject([{ period: 'total', count: 2 }]);
  });

  it('end with the stock, and what is drawn stays what the numbers say', () => {
    const plan = planned(factsOf(wins(NONE), ['a', 'b', 'c']), stockOf(1, null));
    expect(reasonsOf(plan)).toEqual([null, 'quota.exhausted', 'quota.exhausted']);
    expect(plan.draws.map(({ stored }) => stored.drawn)).toEqual([0, 0, 0]);
    expect(plan.draws.map(({ stored }) => stored.awarded)).toEqual([0, 1, 1]);
    expect(plan.grants.grants).toHaveLength(1);
  });
});
