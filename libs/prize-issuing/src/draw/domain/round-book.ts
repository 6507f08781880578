import type { LotteryChangedPayload } from '@boon/contracts/prize-issuing';
import type { LotteryContent } from './lottery.js';
import type { RoundProof } from './round-proof.js';
import type { Round, RoundState } from './round.js';

/** How far the chances of a round are used up. */
export interface RoundProgress {
  readonly drawn: number;
  /** Neither drawn nor lapsed by the database's clock. */
  readonly waiting: number;
}

/** A lottery as those who lead shoppers to it need to know it. */
export interface LotteryStanding {
  readonly id: string;
  readonly version: number;
  readonly state: LotteryChangedPayload['state'];
  readonly content: Pick<LotteryContent, 'name' | 'startsAt' | 'endsAt'>;
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

  /** Lotteries that were published before anybody was told of such; none of them is answered again. */
  abstract takeUntold(): Promise<readonly LotteryStanding[]>;
}
