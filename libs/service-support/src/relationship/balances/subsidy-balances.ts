/** What issuing says of users' wallets: fen of subsidy that each holds and may use; who is not named holds none. */
export type ReadBalances = (userIds: readonly string[]) => Promise<ReadonlyMap<string, bigint>>;

/** The subsidy that users hold, beside their states: told by issuing whenever a wallet changes. */
export abstract class SubsidyBalances {
  /**
   * Takes over what `read` says of these users, and brings their states up to date. The users' rows are
   * locked before it reads: of two tellings the later one reads the later wallet, and the last one stays.
   */
  abstract renew(userIds: readonly string[], read: ReadBalances): Promise<void>;

  /** Up to `most` users, after this id, of whom a balance is on record: those who may hold none any more. */
  abstract holders(after: string, most: number): Promise<readonly string[]>;
}
