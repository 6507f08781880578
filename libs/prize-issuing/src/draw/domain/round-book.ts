import type { RoundProof } from './round-proof.js';
import type { Round, RoundState } from './round.js';

/** How far the chances of a round are used up. */
export interface RoundProgress {
  readonly drawn: number;
  /** Neither drawn nor lapsed by the database's clock. */
  readonly waiting: number;
}

/** Where rounds are kept. */
export abstract class RoundBook {
  /** Keeps new rounds. */
  abstract add(rounds: readonly Round[]): Promise<void>;

  abstract find(lotteryId: string, number: number): Promise<Round | null>;

  /** As `find`; no chance of it is sold or drawn before the end of the unit of work. */
  abstract findForChange(lotteryId: string, number: number): Promise<Round | null>;

  abstract progress(roundId: string): Promise<RoundProgress>;

  /** Moves a round on; `revealed` sets the database's now as its time. */
  abstract moveTo(roundId: string, state: RoundState): Promise<void>;

  /** The draws of a round, by their nonce. */
  abstract draws(roundId: string): Promise<RoundProof['draws']>;

  /** Newest version of each of these stocks that may still be granted; absent: unknown or stopped. */
  abstract stockVersions(stockIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
