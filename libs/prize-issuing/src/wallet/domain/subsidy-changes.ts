/** Users whose subsidy may be another one now, as it stands in the journal. */
export interface ChangedSubsidies {
  readonly ids: readonly string[];
  readonly userIds: readonly string[];
}

/**
 * The journal of users whose lots changed. Written with the change or after it, read until it was told to those
 * who decide: at least once.
 */
export abstract class SubsidyChanges {
  /** Takes down that these users' lots may have changed. */
  abstract note(userIds: readonly string[]): Promise<void>;

  /** The oldest entries, up to so many; they stay until they are `done`. */
  abstract next(most: number): Promise<ChangedSubsidies>;

  abstract done(ids: readonly string[]): Promise<void>;

  /** Takes down everybody who has a lot. */
  abstract noteEverybody(): Promise<void>;

  /** What of these users' unexpired lots can be drawn, in fen; who has none is left out. */
  abstract balancesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, bigint>>;
}
