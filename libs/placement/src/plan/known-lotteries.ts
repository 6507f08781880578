/** What planning has to know of a lottery. */
export interface KnownLottery {
  readonly state: string;
  readonly endsAt: Date;
}

/** The lotteries that issuing told of. */
export abstract class KnownLotteries {
  /** Null: issuing never told of it. */
  abstract find(lotteryId: string): Promise<KnownLottery | null>;
}
