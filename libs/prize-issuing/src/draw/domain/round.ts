import { createHash } from 'node:crypto';
import { drawMessage, drawWords, type Words } from './draw-words.js';
import { hashOfTable, type PrizeTable } from './prize-table.js';

/** `open`: chances are sold; `closed`: no longer; `revealed`: its seed is known, nothing is drawn any more. */
export type RoundState = 'open' | 'closed' | 'revealed';

/** A series of chances under one commitment. */
export interface Round {
  readonly id: string;
  readonly lotteryId: string;
  /** From 1 on. */
  readonly number: number;
  readonly state: RoundState;
  /** 32 random bytes; told to nobody before the round is revealed. */
  readonly serverSeed: Buffer;
  readonly table: PrizeTable;
  /** As it was published when the round opened. */
  readonly commitment: Commitment;
  readonly sold: number;
}

/** What is told of a round before anything is drawn from it. */
export interface Commitment {
  /** SHA-256 of the server seed, hex. */
  readonly seedHash: string;
  /** SHA-256 of the canonical prize table, hex. */
  readonly tableHash: string;
}

/** Binds the round to its seed and its table. */
export function commitmentOf(round: Pick<Round, 'serverSeed' | 'table'>): Commitment {
  return {
    seedHash: createHash('sha256').update(round.serverSeed).digest('hex'),
    tableHash: hashOfTable(round.table),
  };
}

/** The random words of the chance with this number, once its owner has named a seed. */
export function wordsOfChance(
  round: Pick<Round, 'id' | 'serverSeed'>,
  clientSeed: string,
  nonce: number,
): Words {
  return drawWords(round.serverSeed, drawMessage(round.id, clientSeed, nonce));
}

/** A new round. */
export function opened(
  of: Pick<Round, 'id' | 'lotteryId' | 'number' | 'serverSeed' | 'table'>,
): Round {
  return { ...of, commitment: commitmentOf(of), state: 'open', sold: 0 };
}
