import type { PrizeTable } from '../domain/prize-table.js';
import type { Round, RoundState } from '../domain/round.js';

/** A row of prize_issuing.lottery_round; bigint columns as strings. */
export interface RoundRow {
  readonly id: string;
  readonly lottery_id: string;
  readonly number: number;
  readonly state: RoundState;
  readonly server_seed: Buffer;
  readonly prize_table: PrizeTable;
  readonly seed_hash: string;
  readonly table_hash: string;
  readonly sold: number;
  readonly remaining: readonly string[];
  readonly sequence: number;
}

export const ROUND_COLUMNS = `id, lottery_id, number, state, server_seed, prize_table, seed_hash,
  table_hash, sold, remaining, sequence`;

export function roundOf(row: RoundRow): Round {
  return {
    id: row.id,
    lotteryId: row.lottery_id,
    number: row.number,
    state: row.state,
    serverSeed: row.server_seed,
    table: row.prize_table,
    commitment: { seedHash: row.seed_hash, tableHash: row.table_hash },
    sold: row.sold,
  };
}

/** An array of whole numbers as PostgreSQL reads it, so that arrays of arrays can be unnested. */
export function arrayText(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
