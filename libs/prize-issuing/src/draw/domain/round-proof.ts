import type { PrizeTable } from './prize-table.js';

/** A draw as it is shown to the world. */
export interface ProvenDraw {
  readonly nonce: number;
  readonly clientSeed: string;
  /** Index of the prize that the random numbers, or pity, say. */
  readonly drawn: number;
  /** Index of the prize that was awarded; null: none could be. */
  readonly awarded: number | null;
  /** Why it is another one; null when it is not. */
  readonly reason: string | null;
  readonly sequence: number | null;
  readonly weights: readonly number[] | null;
  /** Who drew it, named by the first nonce of theirs in the round. */
  readonly player: number;
  readonly userDraw: number | null;
  readonly missesBefore: number | null;
}

/** All that it takes to check a revealed round. Plain JSON. */
export interface RoundProof {
  readonly roundId: string;
  readonly round: number;
  readonly seedHash: string;
  readonly tableHash: string;
  /** Hex. */
  readonly serverSeed: string;
  readonly table: PrizeTable;
  readonly draws: readonly ProvenDraw[];
}
