import type { LotteryContent, LotteryPrize } from '../../draw/domain/lottery.js';

const DAY_MS = 86_400_000;
const NO_QUOTAS = { total: null, month: null, day: null };

type PrizeOf = Partial<LotteryPrize>;

/** Builds a lottery: fixed odds, a blank as consolation, rounds of 1,000 chances, running for a month. */
export class LotteryBuilder {
  private constructor(private readonly content: LotteryContent) {}

  static start(): LotteryBuilder {
    const now = Date.now();
    return new LotteryBuilder({
      name: { zh: '幸运抽奖', en: 'Lucky draw' },
      policy: 'fixed-odds',
      prizes: [],
      consolation: 'blank',
      pity: null,
      chances: {
        perRound: 1_000,
        rounds: null,
        perUserTotal: null,
        perUserDay: null,
        validDays: 7,
      },
      startsAt: new Date(now - DAY_MS).toISOString(),
      endsAt: new Date(now + 30 * DAY_MS).toISOString(),
    });
  }

  with(of: Partial<LotteryContent>): LotteryBuilder {
    return new LotteryBuilder({ ...this.content, ...of });
  }

  chances(of: Partial<LotteryContent['chances']>): LotteryBuilder {
    return this.with({ chances: { ...this.content.chances, ...of } });
  }

  /** A prize at odds of `numerator` in `denominator`. */
  prize(key: string, numerator: number, denominator: number, of: PrizeOf = {}): LotteryBuilder {
    return this.add({ key, odds: { numerator, denominator }, ...of });
  }

  /** An urn's prize. */
  tickets(key: string, tickets: number, of: PrizeOf = {}): LotteryBuilder {
    const urn = this.with({ policy: 'urn', chances: { ...this.content.chances, perRound: null } });
    return urn.add({ key, tickets, ...of });
  }

  build(): LotteryContent {
    return this.content;
  }

  private add({ key = 'prize', ...of }: PrizeOf): LotteryBuilder {
    const prize = {
      key,
      name: { zh: key, en: key },
      ...{ stockId: null, odds: null, tickets: null, quotas: NO_QUOTAS },
      ...of,
    };
    return this.with({ prizes: [...this.content.prizes, prize] });
  }
}

/** Starts a lottery: `aLottery().prize('coupon', 1, 10, { stockId }).prize('blank', 9, 10).build()`. */
export function aLottery(): LotteryBuilder {
  return LotteryBuilder.start();
}
