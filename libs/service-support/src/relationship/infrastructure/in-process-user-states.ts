import type { OnModuleInit } from '@nestjs/common';
import type { StageBorders } from '../domain/lifecycle-stage.js';
import { unknownProfile, type UserProfile } from '../domain/user-state.js';
import type { LiveSegments } from '../segments/live-segments.js';
import { UserStates } from '../user-states.js';
import type { UserProfiles } from './user-profiles.js';

const READ_AT_ONCE = 5_000;

/** User states in this process' memory, read from the database before the app listens. For one process. */
export class InProcessUserStates extends UserStates implements OnModuleInit {
  private readonly held = new Map<string, UserProfile>();

  constructor(
    private readonly profiles: UserProfiles,
    borders: StageBorders,
    segments: LiveSegments | null = null,
  ) {
    super(borders, segments);
  }

  async onModuleInit(): Promise<void> {
    await this.rebuild();
  }

  async refresh(userIds: readonly string[]): Promise<void> {
    this.keep(await this.profiles.of(userIds));
  }

  async rebuild(): Promise<number> {
    let users = 0;
    for await (const some of this.profiles.all(READ_AT_ONCE)) {
      this.keep(some);
      users += some.length;
    }
    return users;
  }

  protected async profileOf(userId: string): Promise<UserProfile> {
    return this.held.get(userId) ?? unknownProfile(userId);
  }

  protected recordsOf(userIds: readonly string[]): Promise<UserProfile[]> {
    return this.profiles.of(userIds);
  }

  private keep(profiles: readonly UserProfile[]): void {
    for (const profile of profiles) {
      const held = this.held.get(profile.userId);
      if (held === undefined || held.version < profile.version)
        this.held.set(profile.userId, profile);
    }
  }
}
