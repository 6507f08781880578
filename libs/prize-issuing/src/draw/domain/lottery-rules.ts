import type { LotteryContent } from './lottery.js';
import { sumOf, weightsOfPrizes } from './prize-table.js';

/** Why the content of a lottery may not be kept, whatever its stocks. */
export type LotteryFault =
  | 'lottery.window-empty'
  | 'lottery.prize-keys-repeat'
  | 'lottery.odds-not-one'
  | 'lottery.tickets-missing'
  | 'lottery.round-size'
  | 'lottery.consolation-invalid'
  | 'lottery.pity-invalid';

/** Chances of one round at the most: its proof is one document. */
export const MOST_CHANCES = 100_000;

interface Rule {
  readonly code: LotteryFault;
  readonly holds: (content: LotteryContent) => boolean;
}

const RULES: readonly Rule[] = [
  {
    code: 'lottery.window-empty',
    holds: ({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt),
  },
  {
    code: 'lottery.prize-keys-repeat',
    holds: ({ prizes }) => new Set(prizes.map((prize) => prize.key)).size === prizes.length,
  },
  {
    code: 'lottery.odds-not-one',
    holds: (content) => content.policy === 'urn' || weightsOfPrizes(content) !== null,
  },
  {
    code: 'lottery.tickets-missing',
    holds: (content) => content.policy !== 'urn' || weightsOfPrizes(content) !== null,
  },
  { code: 'lottery.round-size', holds: isRoundSized },
  { code: 'lottery.consolation-invalid', holds: hasConsolation },
  { code: 'lottery.pity-invalid', holds: hasSoundPity },
];

/** The first rule that a lottery breaks; null when it may be kept. */
export function faultOfLottery(content: LotteryContent): LotteryFault | null {
  return RULES.find((rule) => !rule.holds(content))?.code ?? null;
}

function isRoundSized(content: LotteryContent): boolean {
  const { perRound } = content.chances;
  if (content.policy === 'fixed-odds') {
    return perRound !== null && perRound >= 1 && perRound <= MOST_CHANCES;
  }
  const tickets = sumOf(weightsOfPrizes(content) ?? []);
  return perRound === null && tickets >= 1 && tickets <= MOST_CHANCES;
}

/** It stands in for what is gone, so nothing of the lottery's own may limit it. */
function hasConsolation({ prizes, consolation }: LotteryContent): boolean {
  const prize = prizes.find(({ key }) => key === consolation);
  return prize !== undefined && Object.values(prize.quotas).every((limit: number | null) => !limit);
}

function hasSoundPity({ policy, prizes, pity }: LotteryContent): boolean {
  if (pity === null) return true;
  return policy === 'fixed-odds' && pity.draws >= 1 && prizes.some(({ key }) => key === pity.prize);
}
