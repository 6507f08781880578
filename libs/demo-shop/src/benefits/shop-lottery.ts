import type { Draft, Period } from './drafts.js';

/** The code of the wheel at the hall. */
export const SHOP_LOTTERY = 'shop-year-end-wheel';

interface WheelPrize {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** The code of the asset behind it; null: a blank. */
  readonly asset: string | null;
  readonly percent: number;
}

/** The blank stands in for what is gone. */
const BLANK = 'better-luck';
const PRIZES: readonly WheelPrize[] = [
  { key: 'balance', zh: '补贴 8元', en: 'CNY 8 of balance', asset: 'shop-subsidy-8', percent: 30 },
  { key: 'five-yuan', zh: '5元券', en: 'CNY 5 off', asset: 'shop-five-yuan', percent: 25 },
  {
    key: 'ticket',
    zh: '年末抽奖券',
    en: 'A raffle ticket',
    asset: 'shop-raffle-ticket',
    percent: 30,
  },
  { key: 'tea-set', zh: '茶具套装', en: 'A tea set', asset: 'shop-gift-tea-set', percent: 1 },
  { key: BLANK, zh: '谢谢参与', en: 'Better luck next time', asset: null, percent: 14 },
];
const NO_QUOTAS = { total: null, month: null, day: null };
const ALL_PERCENT = 100;

/** A wheel with fixed odds: two turns a day; after nine turns without it the tenth brings balance. */
export function lotteryDraft(period: Period, stockOf: (asset: string) => string): Draft {
  return {
    kind: 'lotteries',
    code: SHOP_LOTTERY,
    content: {
      name: { zh: '年末转转乐', en: 'The year-end wheel' },
      policy: 'fixed-odds',
      prizes: PRIZES.map(({ key, zh, en, asset, percent }) => ({
        key,
        name: { zh, en },
        stockId: asset === null ? null : stockOf(asset),
        odds: { numerator: percent, denominator: ALL_PERCENT },
        tickets: null,
        quotas: NO_QUOTAS,
      })),
      consolation: BLANK,
      pity: { draws: 9, prize: 'balance' },
      chances: { perRound: 10_000, rounds: null, perUserTotal: null, perUserDay: 2, validDays: 7 },
      ...period,
    },
  };
}
