import type { Asker } from '../coalescing/asker.js';
import { lifecycleStage, type StageBorders } from './domain/lifecycle-stage.js';
import { stateIn, unknownProfile, type UserProfile, type UserState } from './domain/user-state.js';
import type { LiveSegments } from './segments/live-segments.js';

/** What is known of users, fast enough for a page: one round trip at most. */
export abstract class UserStates {
  constructor(
    private readonly borders: StageBorders,
    private readonly segments: LiveSegments | null = null,
  ) {}

  /**
   * The user's state at `now`. A user of whom nothing is kept here is a new one with version 0;
   * `readFromDatabase` tells whether there is more to know.
   */
  async read(userId: string, now: Date): Promise<UserState> {
    return this.stateOf(await this.profileOf(userId), now);
  }

  /** As `read`, for those whose every promise counts. */
  tell(userId: string, now: Date, asker: Asker<UserState>): void {
    this.read(userId, now).then(
      (state) => asker.told(state),
      (error: unknown) => asker.missed(error),
    );
  }

  /** The user's state straight from PostgreSQL: off the hot path only. */
  async readFromDatabase(userId: string, now: Date): Promise<UserState> {
    const [state] = await this.readAllFromDatabase([userId], now);
    return state ?? this.stateOf(unknownProfile(userId), now);
  }

  /** The same of many users in one query, in their order. */
  async readAllFromDatabase(userIds: readonly string[], now: Date): Promise<UserState[]> {
    const onRecord = new Map(
      (await this.recordsOf(userIds)).map((profile) => [profile.userId, profile]),
    );
    return userIds.map((userId) =>
      this.stateOf(onRecord.get(userId) ?? unknownProfile(userId), now),
    );
  }

  /** Brings these users up to date with the database; an older state never replaces a newer one. */
  abstract refresh(userIds: readonly string[]): Promise<void>;

  /** Reads every user from the database again; answers how many there are. */
  abstract rebuild(): Promise<number>;

  protected abstract profileOf(userId: string): Promise<UserProfile>;

  /** Those of the users who are on record, in no particular order. */
  protected abstract recordsOf(userIds: readonly string[]): Promise<UserProfile[]>;

  protected stateOf(profile: UserProfile, now: Date): UserState {
    const state = stateIn(lifecycleStage(profile, now, this.borders), profile);
    return this.segments?.current().appliedTo(state, now) ?? state;
  }
}
