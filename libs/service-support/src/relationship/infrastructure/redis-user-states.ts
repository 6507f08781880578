import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Unavailable } from '@boon/platform';
import { Repeated } from '@boon/platform/database';
import { RedisClient, type RedisScript } from '@boon/platform/redis';
import type { Asker } from '../../coalescing/asker.js';
import { PerTick } from '../../coalescing/per-tick.js';
import { userTag } from '../../counting/cap-key.js';
import type { StageBorders } from '../domain/lifecycle-stage.js';
import { unknownProfile, type UserProfile, type UserState } from '../domain/user-state.js';
import type { LiveSegments } from '../segments/live-segments.js';
import { UserStates } from '../user-states.js';
import { profileOfStored, storedOf, type StoredProfile } from './stored-profile.js';
import type { UserProfiles } from './user-profiles.js';

const READ_AT_ONCE = 2_000;
const BUILT = 'user-states:built';
// Held while somebody builds; its loss tells that what was built so far is lost too.
const BUILDING = 'user-states:building';
const BUILDING_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

/** KEYS: the user. ARGV: version, profile. The version stands in front, to be compared without parsing. */
const PUT_IF_NEWER = `
local held = redis.call('GET', KEYS[1])
if held and tonumber(string.match(held, '^%d+')) >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2])
return 1
`;

/** What was found of a user, and whether everybody's states are there. */
interface Stored {
  readonly text: string | null;
  readonly isBuilt: boolean;
}

/**
 * User states in Redis, one key each, in the hash slot of the user's counters. Written after commit; where
 * they are found missing (a new or wiped server) one of the processes builds them in the background.
 */
export class RedisUserStates extends UserStates implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('UserStates');
  private readonly putIfNewer: RedisScript;
  /** All who ask in one turn of the event loop share a round trip. */
  private readonly reading: PerTick<string, Stored>;
  private readonly looking = new Repeated('UserStates', {
    ...{ what: 'building user states', everyMs: LOOK_EVERY_MS },
    round: () => this.buildWhereMissing(),
  });

  constructor(
    private readonly redis: RedisClient,
    private readonly profiles: UserProfiles,
    borders: StageBorders,
    segments: LiveSegments | null = null,
  ) {
    super(borders, segments);
    this.putIfNewer = redis.script(PUT_IF_NEWER);
    this.reading = new PerTick((keys) => this.storedAt(keys));
  }

  onModuleInit(): void {
    this.looking.startNow();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }

  async refresh(userIds: readonly string[]): Promise<void> {
    for (let start = 0; start < userIds.length; start += READ_AT_ONCE) {
      await this.put(await this.profiles.of(userIds.slice(start, start + READ_AT_ONCE)));
    }
  }

  async rebuild(): Promise<number> {
    let users = 0;
    await this.redis.run((redis) =>
      redis.sendCommand(['SET', BUILDING, '1', 'PX', String(BUILDING_MS)]),
    );
    for await (const some of this.profiles.all(READ_AT_ONCE)) {
      await this.put(some);
      users += some.length;
      const isStillThere = await this.redis.run((redis) => redis.pExpire(BUILDING, BUILDING_MS));
      if (!isStillThere) throw new Error('Redis was wiped while user states were built');
    }
    await this.redis.run((redis) => redis.set(BUILT, String(users)));
    await this.redis.run((redis) => redis.del(BUILDING));
    return users;
  }

  override tell(userId: string, now: Date, asker: Asker<UserState>): void {
    this.reading.tell(keyOf(userId), {
      told: (stored) => {
        let state: UserState;
        try {
          state = this.stateOf(this.profileIn(stored, userId), now);
        } catch (error) {
          asker.missed(error);
          return;
        }
        asker.told(state);
      },
      missed: (error) => asker.missed(error),
    });
  }

  protected async profileOf(userId: string): Promise<UserProfile> {
    return this.profileIn(await this.reading.ask(keyOf(userId)), userId);
  }

  private profileIn({ text, isBuilt }: Stored, userId: string): UserProfile {
    if (text !== null) return profileFrom(userId, text);
    // After a wipe everybody would read as new: until the states are built again nobody is known.
    if (!isBuilt) throw new Unavailable('user states are not built yet');
    return unknownProfile(userId);
  }

  private async storedAt(keys: readonly string[]): Promise<Stored[]> {
    const found = await this.redis.run((redis) => redis.mGet([BUILT, ...keys]));
    const isBuilt = (found[0] ?? null) !== null;
    return keys.map((_, at) => ({ text: found[at + 1] ?? null, isBuilt }));
  }

  protected recordsOf(userIds: readonly string[]): Promise<UserProfile[]> {
    return this.profiles.of(userIds);
  }

  private async put(profiles: readonly UserProfile[]): Promise<void> {
    await Promise.all(
      profiles.map((profile) =>
        this.putIfNewer.run(
          [keyOf(profile.userId)],
          [profile.version, JSON.stringify(storedOf(profile))],
        ),
      ),
    );
  }

  private async buildWhereMissing(): Promise<void> {
    if ((await this.redis.run((redis) => redis.get(BUILT))) !== null) return;
    // Only keeps processes from doing the same work: two at once do no harm.
    const turn = ['SET', BUILDING, '1', 'NX', 'PX', String(BUILDING_MS)];
    if ((await this.redis.run((redis) => redis.sendCommand(turn))) === null) return;
    const users = await this.rebuild();
    this.logger.log(`built the states of ${users} users`);
  }
}

function keyOf(userId: string): string {
  return `user-state:${userTag(userId)}`;
}

function profileFrom(userId: string, text: string): UserProfile {
  const bar = text.indexOf('|');
  const stored = JSON.parse(text.slice(bar + 1)) as StoredProfile;
  return profileOfStored(userId, Number(text.slice(0, bar)), stored);
}
