import { lifecycleStage, type StageBorders } from './domain/lifecycle-stage.js';
import type { UserProfile, UserState } from './domain/user-state.js';
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

  /** The user's state straight from PostgreSQL: off the hot path only. */
  async readFromDatabase(userId: string, now: Date): Promise<UserState> {
    return this.stateOf(await this.recordOf(userId), now);
  }

  /** Brings these users up to date with the database; an older state never replaces a newer one. */
  abstract refresh(userIds: readonly string[]): Promise<void>;

  /** Reads every user from the database again; answers how many there are. */
  abstract rebuild(): Promise<number>;

  protected abstract profileOf(userId: string): Promise<UserProfile>;

  protected abstract recordOf(userId: string): Promise<UserProfile>;

  private stateOf(profile: UserProfile, now: Date): UserState {
    const state = { ...profile, stage: lifecycleStage(profile, now, this.borders) };
    return this.segments?.current().appliedTo(state, now) ?? state;
  }
}
