import { contentHash, ensure } from '@boon/shared-kernel';
import { AliasTable, type AliasParts } from './alias-table.js';
import type { DrawPolicy, LotteryContent, LotteryPrize } from './lottery.js';
import { weightsOf } from './odds.js';

/** A prize as a round froze it. */
export interface TablePrize extends LotteryPrize {
  /** The version of the stock that is awarded; null for a blank. */
  readonly stockVersion: number | null;
}

/**
 * All that decides what a draw of a round brings, frozen and hashed before the first chance is sold. Plain
 * JSON: the hash is SHA-256 of its canonical text.
 */
export interface PrizeTable extends AliasParts {
  readonly lotteryId: string;
  readonly policy: DrawPolicy;
  readonly prizes: readonly TablePrize[];
  /** Index of the prize that stands in for one that is gone. */
  readonly consolation: number;
  readonly pity: { readonly draws: number; readonly prize: number } | null;
  /** Exact weights of the prizes: of the odds, or the tickets in the box. */
  readonly weights: readonly number[];
  /** Chances of a round. */
  readonly capacity: number;
  /** Rounds in all; null: as many as it takes. */
  readonly rounds: number | null;
}

/** Freezes a lottery that passed its checks; `versions` are those of its stocks. */
export function frozenTable(
  lotteryId: string,
  content: LotteryContent,
  versions: ReadonlyMap<string, number>,
): PrizeTable {
  const { policy, pity, chances } = content;
  const weights = weightsOfPrizes(content);
  ensure(weights !== null, 'a lottery is checked before it is frozen');
  const indexOf = (key: string): number => content.prizes.findIndex((prize) => prize.key === key);
  const parts = policy === 'urn' ? { thresholds: [], aliases: [] } : AliasTable.of(weights).parts();
  return {
    lotteryId,
    policy,
    prizes: content.prizes.map((prize) => ({
      ...prize,
      stockVersion: prize.stockId === null ? null : (versions.get(prize.stockId) ?? null),
    })),
    consolation: indexOf(content.consolation),
    pity: pity === null ? null : { draws: pity.draws, prize: indexOf(pity.prize) },
    weights,
    ...parts,
    capacity: chances.perRound ?? sumOf(weights),
    rounds: chances.rounds,
  };
}

/** What is published of a table before the round. */
export function hashOfTable(table: PrizeTable): string {
  return contentHash(table);
}

/** The weights of a lottery's prizes; null where odds or tickets do not make any. */
export function weightsOfPrizes({ policy, prizes }: LotteryContent): readonly number[] | null {
  if (policy === 'urn') {
    const tickets = prizes.flatMap((prize) => prize.tickets ?? []);
    return tickets.length === prizes.length && sumOf(tickets) > 0 ? tickets : null;
  }
  const odds = prizes.flatMap((prize) => prize.odds ?? []);
  return odds.length === prizes.length ? weightsOf(odds) : null;
}

export function sumOf(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}
