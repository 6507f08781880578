/** Somebody who knows which stocks suit a shopper: what the source `personalised` asks. */
export abstract class PersonalPicks {
  /**
   * Ids of stocks, the best first. Rejects when it cannot tell; `signal` says that nobody waits any more.
   */
  abstract pick(userId: string, signal: AbortSignal): Promise<readonly string[]>;
}
