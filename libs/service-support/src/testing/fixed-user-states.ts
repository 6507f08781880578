import { DEFAULT_STAGE_BORDERS } from '../relationship/domain/lifecycle-stage.js';
import { unknownProfile, type UserProfile } from '../relationship/domain/user-state.js';
import { UserStates } from '../relationship/user-states.js';

/** User states that a spec puts there; nothing stands behind them. */
export class FixedUserStates extends UserStates {
  private readonly profiles = new Map<string, UserProfile>();

  constructor() {
    super(DEFAULT_STAGE_BORDERS);
  }

  put(profile: Partial<UserProfile> & { readonly userId: string }): void {
    const known = { ...unknownProfile(profile.userId), version: 1, ...profile };
    this.profiles.set(profile.userId, known);
  }

  async refresh(): Promise<void> {}

  async rebuild(): Promise<number> {
    return this.profiles.size;
  }

  protected async profileOf(userId: string): Promise<UserProfile> {
    return this.profiles.get(userId) ?? unknownProfile(userId);
  }

  protected async recordsOf(userIds: readonly string[]): Promise<UserProfile[]> {
    return userIds.flatMap((userId) => this.profiles.get(userId) ?? []);
  }
}
