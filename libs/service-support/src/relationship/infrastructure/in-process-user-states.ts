import type { OnModuleInit } from '@nestjs/common';
import type { StageBorders } from '../domain/lifecycle-stage.js';
import { unknownProfile, type UserProfile } from '../domain/user-state.js';
import type { LiveSegments } from '../segments/live-segments.js';
import { UserStates } from '../user-states.js';
import { profileOfStored, storedOf, type StoredProfile } from './stored-profile.js';
import type { UserProfiles } from './user-profiles.js';

const READ_AT_ONCE = 5_000;

/** A profile as it is held: a text of some hundred bytes, where its objects are ten times as much. */
type Held = StoredProfile & { readonly version: number };

/** User states in this process' memory, read from the database before the app listens. For one process. */
export class InProcessUserStates extends UserStates implements OnModuleInit {
  private readonly held = new Map<string, string>();

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
    for (const profile of await this.profiles.of(userIds)) {
      const { userId, version } = profile;
      this.keep(userId, JSON.stringify({ version, ...storedOf(profile) } satisfies Held));
    }
  }

  async rebuild(): Promise<number> {
    let users = 0;
    for await (const some of this.profiles.allStored(READ_AT_ONCE)) {
      for (const { userId, text } of some) this.keep(userId, text);
      users += some.length;
    }
    return users;
  }

  protected async profileOf(userId: string): Promise<UserProfile> {
    const held = this.heldOf(userId);
    return held === null ? unknownProfile(userId) : profileOfStored(userId, held.version, held);
  }

  protected recordsOf(userIds: readonly string[]): Promise<UserProfile[]> {
    return this.profiles.of(userIds);
  }

  private keep(userId: string, text: string): void {
    const held = this.heldOf(userId);
    if (held === null || held.version < (JSON.parse(text) as Held).version)
      this.held.set(userId, text);
  }

  private heldOf(userId: string): Held | null {
    const text = this.held.get(userId);
    return text === undefined ? null : (JSON.parse(text) as Held);
  }
}
